#include "indexer/extract/gazetteer.h"

#include "common/error.h"
#include "indexer/extract/extract.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

Extraction facts(const std::string& gazetteer, const std::string& body) {
    ExtractOptions options;
    options.gazetteer = Gazetteer::parse(gazetteer, "own.tsv");
    PressRelease release;
    release.title = "News";
    release.body = body;
    return extract(release, options);
}

std::string error_of(const std::string& gazetteer) {
    try {
        Gazetteer::parse(gazetteer, "own.tsv");
    } catch (const Error& error) {
        CHECK(!error.hint.empty());
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("a person of the gazetteer is an official under every name given") {
    const auto found =
        facts("person\tJo Farr\tJo Q. Farr|Farr of the Bay\tjo-farr-1\tport warden\tNorway\n",
              "A day with Jo Farr. Of course Jo Q. Farr came, and “Farr of the Bay” was sung.");
    REQUIRE(found.officials.size() == 1);
    const Official& person = found.officials[0];
    CHECK(person.id == "jo-farr-1");
    CHECK(person.role == "port warden");
    CHECK(person.country == "NO");
    CHECK(person.mentions.size() == 3);
}

TEST_CASE("what the release says of a person goes before what the gazetteer says") {
    const auto found = facts("person\tJo Farr\t\tjo-farr-1\tport warden\tNO\n",
                             "Swedish Prime Minister Jo Farr spoke. Farr thanked all.");
    REQUIRE(found.officials.size() == 1);
    CHECK(found.officials[0].id == "jo-farr-1");
    CHECK(found.officials[0].role == "Prime Minister");
    CHECK(found.officials[0].country == "SE");
    CHECK(found.officials[0].mentions.size() == 2);
}

TEST_CASE("an office of the gazetteer makes officials of those beside it") {
    const std::string text = "We met Harbour Reeve Tom Veck and Lu Brandt, reeve of the bay.";
    CHECK(facts("", text).officials.empty());
    const auto found = facts("# ours\n\noffice\tharbour reeve\treeve\n", text);
    REQUIRE(found.officials.size() == 2);
    CHECK(found.officials[0].name == "Tom Veck");
    CHECK(found.officials[0].role == "Harbour Reeve");
    CHECK(found.officials[1].name == "Lu Brandt");
}

TEST_CASE("a country of the gazetteer is named by its further names") {
    const auto found = facts("country\tCelandine Republic\tthe Celandines\tNO\n",
                             "The Celandine Republic signed. The Celandines are glad.");
    REQUIRE(found.countries.size() == 1);
    CHECK(found.countries[0].code == "NO");
    CHECK(found.countries[0].evidence ==
          std::vector<std::string>{"Celandine Republic", "The Celandines"});
}

TEST_CASE("a country's further name may begin with a small letter, if not all of it is small") {
    const std::string gazetteer = "country\tCelandine Republic\tthe Celandines\tNO\n";
    CHECK(facts(gazetteer, "Ships came to the Celandines.").countries.size() == 1);
    CHECK(facts(gazetteer, "They picked the celandines.").countries.empty());
}

TEST_CASE("a line of the gazetteer that cannot be understood is named") {
    struct Row {
        std::string gazetteer, message;
    };
    const Row rows[] = {
        {"person\tJo Farr\nmayor\tX\n",
         "own.tsv, line 2: 'mayor' is none of person, office and country"},
        {"# all\n\nperson\n", "own.tsv, line 3: no name"},
        {"person\tJo Farr\t\tJo Farr\n", "own.tsv, line 1: 'Jo Farr' is no id: write jo-doe"},
        {"person\tJo Farr\t\t\t\tAtlantis\n", "own.tsv, line 1: 'Atlantis' is no country"},
        {"country\tAtlantis\n", "own.tsv, line 1: no code of a country"},
        {"country\tAtlantis\t\tQQ\n", "own.tsv, line 1: 'QQ' is no country"},
        {"office\treeve\t\treeve-1\n", "own.tsv, line 1: an office has a name and aliases only"},
        {"office\t...\n", "own.tsv, line 1: '...' holds no word"},
        {"person\ta\tb\tc\td\te\tf\n", "own.tsv, line 1: more than six cells"},
    };
    for (const auto& [gazetteer, message] : rows)
        CHECK(error_of(gazetteer) == message);
}

TEST_CASE("a gazetteer is told from another by what it says, not by its comments") {
    const auto print = [](const char* text) { return Gazetteer::parse(text, "")->fingerprint(); };
    CHECK(print("office\treeve\n") == print("# ours\r\n\r\noffice\treeve\r\n"));
    CHECK(print("office\treeve\n") != print("office\twarden\n"));
}
