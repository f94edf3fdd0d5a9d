#include "indexer/extract/extract.h"
#include "tests/support/print.h"

#include <random>

using namespace dateline;

namespace {

std::vector<std::string> names(const std::string& text, const std::string& author = {}) {
    std::vector<std::string> found;
    for (const Official& official : find_officials(text, author, find_countries(text)))
        found.push_back(official.name);
    return found;
}

std::vector<std::string> words_of(const std::string& text, const Official& official) {
    std::vector<std::string> found;
    for (const Mention& mention : official.mentions)
        found.push_back(text.substr(mention.begin, mention.end - mention.begin));
    return found;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("an official is a name that an office stands beside") {
    struct Row {
        std::string text;
        Names expected;
    };
    const Row rows[] = {
        {"He met Secretary of State Ann Q. Harlow on Monday.", {"Ann Q. Harlow"}},
        {"Talks with Edvard Lindqvist, minister of foreign affairs, went on.",
         {"Edvard Lindqvist"}},
        {"Senators Mabel Orr (R-ID), Tom Veck (D-WA) and Lu Brandt wrote a letter.",
         {"Mabel Orr", "Tom Veck", "Lu Brandt"}},
        {"A bill by Mabel Orr (R-Idaho) passed.", {"Mabel Orr"}},
        {"The Prime Minister, Julian Farr, will travel.", {"Julian Farr"}},
        {"Gen. Rolf Masters spoke with Lt. Col. Dana O'Dell.", {"Rolf Masters", "Dana O'Dell"}},
        {"Judge Karen van der Meulen presided.", {"Karen van der Meulen"}},
        {"Acme Corporation President Bob Lorimer spoke.", {}},
        {"Jane Doe, director of the Riverside Museum, spoke.", {}},
        {"They drove down Senator Orr Boulevard.", {}},
        {"Mr. Smith bought a house.", {}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(names(text) == expected);
    }
}

TEST_CASE("later mentions join the person, each as far as the name reaches") {
    const std::string text =
        "Orr Speaks\nSenator Mabel Orr spoke. Orr's staff and Mr. Veck listened. "
        "“No,” said Sen. Orr.";
    const auto officials = find_officials(text, {}, {});
    REQUIRE(officials.size() == 1);
    CHECK(officials[0].id == "mabel-orr");
    CHECK(officials[0].role == "Senator");
    CHECK(words_of(text, officials[0]) == Names{"Orr", "Mabel Orr", "Orr", "Orr"});
}

TEST_CASE("a by-line may name the official that speaks") {
    CHECK(names("On the Holiday\nOn behalf of all, best wishes.",
                "Ann Q. Harlow, Secretary of State") == Names{"Ann Q. Harlow"});
}

TEST_CASE("no text, however odd, upsets the finder, and mentions lie inside it") {
    const char* pieces[] = {"Senator", " ",         "Senators", ", ",   "and",       "(D-", "WA)",
                            "\xC3",    "é",         "\n",       "’s",   "President", ".",   "J",
                            "-",       "Secretary", "of",       "\xFF", "van",       "\"",  "Jr.",
                            "II",      "'",         "Smith",    "the"};
    std::mt19937 random(7);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (auto n = random() % 60; n > 0; --n)
            text += pieces[random() % std::size(pieces)];
        for (const Official& official : find_officials(text, text, {}))
            for (const Mention& mention : official.mentions) {
                CHECK(mention.begin < mention.end);
                CHECK(mention.end <= text.size());
            }
    }
}
