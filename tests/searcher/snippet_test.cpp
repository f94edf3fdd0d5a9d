#include "searcher/snippets/snippet.h"

#include "common/schema.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

/// The snippet's text with the marked words in brackets.
std::string marked(const Snippet& snippet) {
    std::string out;
    std::size_t at = 0;
    for (const Mention& mark : snippet.marks) {
        out += snippet.text.substr(at, mark.begin - at) + "[" +
               snippet.text.substr(mark.begin, mark.end - mark.begin) + "]";
        at = mark.end;
    }
    return out + snippet.text.substr(at);
}

MatchTerms terms() {
    MatchTerms terms;
    terms.stemmer = "english";
    return terms;
}

std::string make(const MatchTerms& terms, std::string body) {
    Record record;
    record.body = std::move(body);
    return marked(SnippetMaker(terms).make(record));
}

} // namespace

TEST_CASE("the sentence that holds most of the words is shown, with every form of them marked") {
    MatchTerms asked = terms();
    asked.stems = {"allianc", "japan"};
    CHECK(make(asked, "Ships came. Japan’s alliances grew. Japan waited.") ==
          "[Japan’s] [alliances] grew.");
    CHECK(make(asked,
               "Japan came. “Allies of Japan are in an alliance.” The alliance with Japan grew.") ==
          "“Allies of [Japan] are in an [alliance].”");
    CHECK(make(asked, "Japan came; the alliance came.") == "[Japan] came; the [alliance] came.");
}

TEST_CASE("where no sentence matches, the first that is prose is shown") {
    const MatchTerms asked = terms();
    CHECK(make(asked, "Lena Brandt, Secretary of Ice\nWashington, D.C.\nOn behalf of the harbour I "
                      "send “best wishes.” Ships came.") ==
          "On behalf of the harbour I send “best wishes.”");
    CHECK(make(asked, "Lena Brandt\nSecretary of Ice") == "Lena Brandt");
}

TEST_CASE("a quoted phrase is shown before all words, as written and within one sentence") {
    MatchTerms asked = terms();
    asked.phrases = {{"peace", "through", "strength"}};
    asked.stems = {"fleet"};
    CHECK(make(asked, "The fleet sailed. Peace. Through strength the fleet won. “Peace through "
                      "Strength,” he said.") ==
          "The [fleet] sailed. … “[Peace through Strength],” he said.");
}

TEST_CASE("all phrases are shown though they are far apart") {
    MatchTerms asked = terms();
    asked.phrases = {{"red", "fish"}, {"blue", "fish"}, {"green", "fish"}};
    const std::string snippet =
        make(asked, "A red fish. Nothing.\nMore.\nA blue fish. Then.\nA green fish.");
    CHECK(snippet == "A [red fish]. … A [blue fish]. … A [green fish].");
}

TEST_CASE("the beginning is shown where nothing of the body matched") {
    CHECK(make(terms(), "First. Second.") == "First.");
    CHECK(make(terms(), "").empty());
}

TEST_CASE("of a long sentence the part around the match is shown") {
    MatchTerms asked = terms();
    asked.words = {"needle"};
    std::string hay;
    for (int i = 0; i < 60; ++i)
        hay += "straw ";
    const std::string snippet = make(asked, hay + "needle " + hay);
    CHECK(snippet.find("[needle]") != std::string::npos);
    CHECK(snippet.starts_with("… straw"));
    CHECK(snippet.ends_with(" …"));
    CHECK(snippet.size() < 400);
}

TEST_CASE("persons and countries asked for are marked in the release's own wording") {
    MatchTerms asked = terms();
    asked.officials = {schema::surname_key("Aalto")};
    asked.countries = {"FI"};
    Record record;
    record.body = "The Finnish minister, Aino Aalto, spoke.";
    record.officials = {{"aino-aalto", "Aino Aalto", "minister", "FI", 1}};
    record.countries = {{"FI", 1, {"Finnish"}}};
    CHECK(marked(SnippetMaker(asked).make(record)) ==
          "The [Finnish] minister, [Aino Aalto], spoke.");
}

TEST_CASE("a by-line that matches is shown with the first sentence of what is said") {
    MatchTerms asked = terms();
    asked.words = {"brandt"};
    CHECK(make(asked, "Lena Brandt, Secretary of Ice\nOn behalf of the harbour I send wishes.") ==
          "Lena [Brandt], Secretary of Ice … On behalf of the harbour I send wishes.");
    CHECK(make(asked, "On behalf of the harbour I send wishes.\nLena Brandt") == "Lena [Brandt]");
    CHECK(make(asked, "Lena Brandt of the harbour sends you wishes. On behalf of all she sends "
                      "ice.") == "Lena [Brandt] of the harbour sends you wishes.");
    CHECK(make(asked, "Lena Brandt\nSecretary of Ice") == "Lena [Brandt]");
    CHECK(make(asked, "By Lena Brandt\nIce came to port, as Lena Brandt said today.") ==
          "By Lena [Brandt] … Ice came to port, as Lena [Brandt] said today.");
}

TEST_CASE("two words of a long sentence are shown though they are far apart") {
    MatchTerms asked = terms();
    asked.words = {"needle", "thread"};
    std::string hay;
    for (int i = 0; i < 55; ++i)
        hay += "straw ";
    const std::string snippet = make(asked, "A needle " + hay + hay + "and thread.");
    CHECK(snippet.starts_with("A [needle] straw"));
    CHECK(snippet.find(" … ") != std::string::npos);
    CHECK(snippet.ends_with("and [thread]."));
    CHECK(snippet.size() < 800);
}

TEST_CASE("sentences that follow one another are shown without a gap") {
    MatchTerms asked = terms();
    asked.stems = {"fleet", "harbour"};
    CHECK(make(asked, "The fleet sailed. The harbour froze. No.") ==
          "The [fleet] sailed. The [harbour] froze.");
    CHECK(make(asked, "The fleet sailed.\nThe harbour froze.") ==
          "The [fleet] sailed. The [harbour] froze.");
    CHECK(make(asked, "Jo Orr, Secretary of the Fleet\nThe harbour froze.") ==
          "Jo Orr, Secretary of the [Fleet] … The [harbour] froze."); // no sentence runs on
    for (const std::string end : {"。", "！", "」", "»", "]"})
        CHECK(make(asked, "The fleet sailed" + end + "\nThe harbour froze.") ==
              "The [fleet] sailed" + end + " The [harbour] froze.");
}

TEST_CASE("words are marked whatever stands beside them and however they are written") {
    struct Line {
        std::string text, shown;
    };
    const Line lines[] = {
        {"An imminent sale.", "An [imminent] sale."},
        {"IMMINENT", "[IMMINENT]"},
        {"Sales: “imminent”", "Sales: “[imminent]”"},
        {"Sales…imminent", "Sales…[imminent]"},
        {"Sales·imminent", "Sales·[imminent]"},
        {"café-imminent", "café-[imminent]"},
        {"naïve/imminent", "naïve/[imminent]"},
        {"i\u00ADmminent", "[i\u00ADmminent]"},
        {"\u200Bi\u200Bmminent", "[i\u200Bmminent]"},
        {"Ímminent", "[Ímminent]"},
        {"the U.S. sale", "the [U.S.] sale"},
        {"sold 1,000 ships", "sold [1,000] ships"},
        {"sold by O’Hara", "sold by [O’Hara]"},
        {"sold by o'hara", "sold by [o'hara]"},
        {"sold at R&D", "sold at [R&D]"},
        {"plan x: none", "plan [x]: none"},
        {"plan x", "plan [x]"},
        {"they are dying", "they are [dying]"},
        {"日本語", "日[本]語"},
        {"sold to 本", "sold to [本]"},
        {"preamble", "[preamble]"},
    };
    MatchTerms asked = terms();
    asked.stems = {"immin", "die"};
    asked.words = {"u.s.", "1000", "o'hara", "r&d", "x", "本"};
    asked.beginnings = {"pream"};
    for (const auto& [text, shown] : lines) {
        CAPTURE(text);
        CHECK(make(asked, "Nothing here.\n" + text) == shown);
        CHECK(make(asked, "Nothing here.\nNor here, by any of us.\n" + text + "\nEnd.") == shown);
    }
    CHECK(make(asked, "First.\nNothing else, says the prelate.") == "First.");
}

TEST_CASE("any bytes give a snippet") {
    MatchTerms asked = terms();
    asked.words = {"a"};
    asked.phrases = {{"a", "a"}};
    std::string text;
    for (int i = 0; i < 2000; ++i)
        text += i % 7 == 0 ? "a" : i % 5 == 0 ? " " : i % 3 == 0 ? "é" : "“";
    CHECK_FALSE(make(asked, text).empty());
}
