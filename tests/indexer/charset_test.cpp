#include "indexer/charset.h"

#include "common/text.h"
#include "tests/support/print.h"

#include <random>

using namespace dateline;

TEST_CASE("bytes of every usual charset come out as the text that was meant") {
    struct Row {
        std::string bytes, expected;
    };
    const Row rows[] = {
        {"Ko\xC3\xA9", "Koé"},
        {"\xEF\xBB\xBFKo", "Ko"},
        {"Caf\xE9 \x93quoted\x94 \x96 it\x92s", "Café “quoted” – it’s"},
        {std::string("\xFF\xFEK\0o\0\xE9\0", 8), "Koé"},
        {std::string("\xFE\xFF\0K\0o\0\xE9", 8), "Koé"},
        {std::string("\xFF\xFE\0\0K\0\0\0\xE9\0\0\0", 12), "Ké"},
        {std::string("\0\0\xFE\xFF\0\0\0K\0\0\0\xE9", 12), "Ké"},
        {std::string("K\0o\0n\0o\0e\0 \0w\0a\0s\0", 18), "Konoe was"},
    };
    for (const auto& [bytes, expected] : rows) {
        CAPTURE(expected);
        CHECK(to_utf8(bytes) == expected);
    }
}

TEST_CASE("UTF-8 that was read as windows-1252 is repaired, once or twice, and nothing else is") {
    struct Row {
        std::string text, expected;
    };
    const Row rows[] = {
        {"Japanâ€™s", "Japan’s"},
        {"â€œsoâ€\u009D", "“so”"},
        {"CafÃ© ShinjirÅ\u008D", "Café Shinjirō"},
        {"CafÃƒÂ©", "Café"},
        {"it\u0092s", "it’s"},
        {"Café, LIBERTÉ» and «À» stay", "Café, LIBERTÉ» and «À» stay"},
        {"Â alone", "Â alone"},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(repair_mojibake(text) == expected);
    }
}

TEST_CASE("whatever the bytes, what comes out is UTF-8") {
    std::mt19937 random(7);
    for (int round = 0; round < 2000; ++round) {
        std::string bytes;
        for (int i = 0; i < 60; ++i)
            bytes += static_cast<char>(32 + random() % 224);
        CHECK(is_utf8(to_utf8(bytes)));
    }
}
