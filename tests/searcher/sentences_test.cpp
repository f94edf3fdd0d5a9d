#include "searcher/sentences.h"

#include "tests/support/print.h"

using namespace dateline;

namespace {

std::size_t count(const std::string& stem, const std::string& text) {
    WantedWords wanted("english");
    wanted.add_stem(stem, wanted.new_item());
    return matches_in(text, wanted).size();
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
