#include "searcher/snippets/sentences.h"

#include "tests/support/print.h"

#include <random>
#include <tuple>

using namespace dateline;

namespace {

std::size_t count(const std::string& stem, const std::string& text) {
    WantedWords wanted("english");
    wanted.add_stem(stem, wanted.new_item());
    return matches_in(text, wanted).size();
}

using Found = std::tuple<std::size_t, std::size_t, std::vector<std::size_t>>;

/// Sentences with their matches, of words, a phrase and the beginning of a word, all of which no
/// sentence has.
std::vector<Found> find_sentences(const std::string& text, bool read_all) {
    WantedWords wanted(read_all ? "indonesian"
                                : "none"); // in which words begin otherwise than stems
    wanted.add_phrase({"long", "ice"}, wanted.new_item());
    wanted.add_phrase({"1000", "u.s."}, wanted.new_item());
    for (const char* word : {"ice", "elan", "o'brien", "1000", "u.s.", "冰", "averages"})
        wanted.add_word(word, wanted.new_item());
    wanted.add_beginning("harb", wanted.new_item());
    wanted.add_word("nowhere", wanted.new_item());
    if (read_all) wanted.add_stem("nowhere", wanted.new_item());
    std::vector<Found> found;
    for (const Sentence& sentence : sentences_for_snippet(text, wanted)) {
        std::vector<std::size_t> matches;
        for (const WordMatch& match : sentence.matches)
            matches.insert(matches.end(), {match.item, match.begin, match.end});
        found.emplace_back(sentence.begin, sentence.end, matches);
    }
    return found;
}

} // namespace

TEST_CASE("words are found by their stems though these differ from their beginnings") {
    struct Case {
        const char *stem, *text;
    };
    const Case cases[] = {
        {"die", "dying"},         {"sky", "skies"},     {"possibl", "possibility"},
        {"relat", "relational"},  {"hope", "hoping"},   {"earli", "early"},
        {"allianc", "Alliances"}, {"polici", "Policy"}, {"eye", "eyeing"}};
    for (const auto& [stem, text] : cases) {
        CAPTURE(text);
        CHECK(count(stem, text) == 1);
    }
    CHECK(count("relat", "released") == 0);
    WantedWords wanted("indonesian");
    wanted.add_stem(Xapian::Stem("indonesian")("memakan"), wanted.new_item());
    CHECK(matches_in("Mereka memakan nasi.", wanted).size() == 1);
}

TEST_CASE(
    "sentences that are passed over hold nothing that is wanted and leave the others as they are") {
    const char* const words[] = {
        "ice",    "Ice",     "nice",         "long ice", "harbours",  "averages", "av\u00ADerages",
        "élan",   "O’Brien", "o'brien",      "1,000",    "1000 U.S.", "U.S",      "冰",
        "Sen.",   "Corp.",   "office.",      "office.”", "“The",      "The",      "assn. The",
        "e.mail", "(ice)",   "e\u0301lan",   "…",        "–",         "\n",       ".",
        "? It",   "a.",      "Ottawa. Long", "™"};
    std::mt19937 random(1);
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const auto often = 1 + random() % 20; // one of so many is no plain word
        for (auto left = random() % (round % 30 == 0 ? 600 : 60); left > 0; --left) {
            text += random() % often == 0 ? words[random() % std::size(words)] : "said";
            if (random() % 16 > 0) text += ' ';
        }
        CAPTURE(text);
        CHECK(find_sentences(text, false) == find_sentences(text, true));
    }
}

TEST_CASE("no sentence is read behind one that has all items") {
    WantedWords wanted;
    wanted.add_word("harbour", wanted.new_item());
    wanted.add_word("ice", wanted.new_item());
    const auto found =
        sentences_for_snippet("Ice. Nothing. The harbour froze. Ice in the harbour. Ice.", wanted);
    REQUIRE(found.size() == 3);
    CHECK(found[0].matches.size() == 1);
    CHECK(found[2].matches.size() == 2);
    CHECK(found[2].begin == 33);
}

TEST_CASE("of two items that claim a word the first has it") {
    WantedWords wanted;
    wanted.add_word("harbour", wanted.new_item());
    wanted.add_word("harbour", wanted.new_item());
    wanted.add_beginning("harb", wanted.new_item());
    CHECK(wanted.items() == 3);
    CHECK(wanted.find_item("harbour") == 0u);
    CHECK(wanted.find_item("harbours") == 2u);
}
