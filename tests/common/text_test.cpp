#include "common/text.h"
#include "tests/support/print.h"

using namespace dateline;

TEST_CASE("folding makes equal what readers hold for equal") {
    struct Row {
        std::string text, expected;
    };
    const Row rows[] = {
        {"Koizumí", "koizumi"},
        {"SHINJIRŌ", "shinjiro"},
        {"Japan’s", "japan's"},
        {"Łódź", "lodz"},
        {"Straße", "strasse"},
        {"Øystein", "oystein"},
        {"co\u00ADoperate", "cooperate"},
        {"“so”", "\"so\""},
        {"ＡＢＣ", "abc"},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(fold(text) == expected);
    }
}

TEST_CASE("white space of every kind becomes one space, line breaks stay where asked") {
    CHECK(squeeze(" a\u00A0 b\t\nc\u2003") == "a b c");
    CHECK(squeeze_lines("\n a \r\n\n b  c \n") == "a\nb c");
}

TEST_CASE("bytes that are no UTF-8 never get through") {
    CHECK_FALSE(is_utf8("\xE9t\xE9"));
    CHECK(is_utf8(to_nfc("\xE9t\xE9 \xC0\x80 \xED\xA0\x80")));
    CHECK(to_nfc("e\u0301") == "é");
}

TEST_CASE("what is printed on a terminal carries no escapes") {
    CHECK(printable("a\x1b[31mb\u202Ec\x07\nd") == "a[31mbc d");
}

TEST_CASE("JSON carries no raw controls, and says the same") {
    CHECK(without_raw_controls("{\"a\":\"é ق \u20AC\"}") == "{\"a\":\"é ق \u20AC\"}");
    CHECK(without_raw_controls("\"\x7F \u009B31m \u202E \u061C\"") ==
          "\"\\u007F \\u009B31m \\u202E \\u061C\"");
}

TEST_CASE(
    "an id for machines has no white space, controls or broken characters, and can be undone") {
    CHECK(encoded_id("news/été 1%.txt") == "news/été%201%25.txt");
    CHECK(encoded_id("a\x1b\n\x7F\u009B\u202Eb") == "a%1B%0A%7F%C2%9B%E2%80%AEb");
    CHECK(encoded_id("a\u00A0b\u3000c\u2028") == "a%C2%A0b%E3%80%80c%E2%80%A8");
    CHECK(encoded_id("a\xFF\xE9.txt") == "a%FF%E9.txt");
    CHECK(encoded_id("a\uFFFD.txt") == "a\uFFFD.txt");
}

TEST_CASE("a text is cut between characters") {
    CHECK(cut("aé", 2) == "a");
    CHECK(cut("aé", 3) == "aé");
}

TEST_CASE("slugs are made of folded words") {
    CHECK(slug("Shinjirō Koizumi") == "shinjiro-koizumi");
    CHECK(slug("Beto O’Rourke, Jr.") == "beto-orourke-jr");
}
