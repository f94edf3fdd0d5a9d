#include "common/tokens.h"
#include "tests/support/print.h"

#include <string>
#include <vector>

using namespace dateline;

namespace {

struct Word {
    std::string word;
    std::uint32_t position, sentence;
};

std::vector<Word> read(std::string_view text) {
    std::vector<Word> words;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        words.push_back({std::string(token.word), token.position, token.sentence});
    return words;
}

std::vector<std::string> words(std::string_view text) {
    std::vector<std::string> found;
    for (Word& word : read(text))
        found.push_back(std::move(word.word));
    return found;
}

std::uint32_t sentences(std::string_view text) {
    const auto found = read(text);
    return found.empty() ? 0 : found.back().sentence + 1;
}

} // namespace

TEST_CASE("a text is cut into the words a reader would look for") {
    struct Row {
        std::string text;
        std::vector<std::string> expected;
    };
    const Row rows[] = {
        {"Shinjirō Koizumi", {"shinjiro", "koizumi"}},
        {"KOIZUMI’S", {"koizumi's"}},
        {"the U.S. and us", {"the", "u.s.", "and", "us"}},
        {"the U.S-Japan alliance", {"the", "u.s.", "japan", "alliance"}},
        {"Washington, D.C", {"washington", "d.c."}},
        {"J. Smith wrote e-mail", {"j", "smith", "wrote", "e", "mail"}},
        {"$1,000.50 or 3.5%", {"1000.50", "or", "3.5"}},
        {"AT&T and Q&A", {"at&t", "and", "q&a"}},
        {"hard-nosed [We] talk", {"hard", "nosed", "we", "talk"}},
        {"日本の首相", {"日", "本", "の", "首", "相"}},
        {"", {}},
        {" … — ", {}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(words(text) == expected);
    }
}

TEST_CASE("sentences end where a reader sees an end") {
    struct Row {
        std::string text;
        std::uint32_t expected;
    };
    const Row rows[] = {
        {"Talks began. They went on.", 2},
        {"Sen. John Smith met Mr. Jones.", 1},
        {"The Rt. Hon. Jo Orr and the Rev. Ann Orr spoke of the harbour.", 1},
        {"He met the U.S. Senate.", 1},
        {"He came to the U.S. He spoke.", 2},
        {"John F. Kennedy spoke.", 1},
        {"“Is it so?” She nodded.", 2},
        {"It rose by 3.5 percent", 1},
        {"Title without stop\nBody begins", 2},
        {"Wait … and see", 1},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(sentences(text) == expected);
    }
}

TEST_CASE("positions leave a gap wherever a phrase must not run on") {
    const auto body = read("Title\nOne two. Three four\nFive");
    REQUIRE(body.size() == 6);
    CHECK(body[1].position - body[0].position > positions::title_gap);
    CHECK(body[2].position - body[1].position == 1);
    CHECK(body[3].position - body[2].position > positions::sentence_gap);
    CHECK(body[5].position - body[4].position > positions::paragraph_gap);
}

TEST_CASE("a sentence of more than 128 words is cut") {
    std::string text;
    for (int i = 0; i < 300; ++i)
        text += "word ";
    CHECK(sentences(text) == 3);
}
