#include "searcher/outputs/outputs.h"

#include "common/error.h"
#include "searcher/outputs/json.h"
#include "tests/support/print.h"
#include "tests/support/text.h"

#include <nlohmann/json.hpp>
#include <sstream>

using namespace dateline;

namespace {

SearchResult sample() {
    SearchResult result;
    result.query = "fish";
    result.understood = "fish";
    result.total = 1;
    result.total_exact = true;
    Hit hit;
    hit.rank = 1;
    hit.score = 2.5;
    hit.id = "a b%.txt";
    hit.record.id = hit.id;
    hit.record.path = "/x/a b%.txt";
    hit.record.title = "Fish, \"fresh\"\x1b[31m";
    hit.record.date = "2026-01-15";
    hit.record.officials = {{"aino-aalto", "Aino Aalto", "minister", "FI", 2}};
    hit.record.countries = {{"JP", 3, {"Japanese"}}};
    hit.snippet = {"The fish came.", {{4, 8}}};
    result.hits.push_back(hit);
    return result;
}

std::string write(std::string_view format, OutputStyle style = {}) {
    const Output& output = find_output(format);
    const SearchResult result = sample();
    std::ostringstream out;
    if (output.begin != nullptr) output.begin(out, result, style);
    if (output.hit != nullptr)
        for (const Hit& hit : result.hits)
            output.hit(out, result, hit, style);
    if (output.end != nullptr) output.end(out, result, style);
    return out.str();
}

} // namespace

TEST_CASE("text shows who, where, when and the words that matched, and no escapes from the input") {
    CHECK(write("text") == "1. Fish, \"fresh\"[31m\n    2026-01-15 · Aino Aalto (minister) · "
                           "Japan\n    The *fish* came.\n"
                           "    /x/a b%.txt\n\n1 release\n");
}

TEST_CASE(
    "text names the countries and officials of a hit that it names most, and counts the others") {
    SearchResult result = sample();
    Record& record = result.hits[0].record;
    record.countries.assign(12, {"JP", 3, {"Japanese"}});
    record.countries.push_back({"FI", 1, {"Finland"}});
    record.officials.resize(8, record.officials[0]);
    std::ostringstream out;
    find_output("text").hit(out, result, result.hits[0], {});
    CHECK(contains(out.str(), "(minister) and 2 more · Japan, "));
    CHECK(contains(out.str(), "Japan and 1 more\n"));
}

TEST_CASE("text says of a facet without values that there are none") {
    SearchResult result = sample();
    result.facets = {{"source", {}, 0}};
    std::ostringstream out;
    find_output("text").end(out, result, {});
    CHECK(out.str() == "source:\n    none\n\n1 release\n");
}

TEST_CASE("an ellipsis stands for the periods of a timeline in which there is nothing") {
    const auto marks = [](const std::vector<std::string>& periods) {
        SearchResult result;
        for (const std::string& period : periods)
            result.timeline.push_back({period, 1});
        std::ostringstream out;
        find_output("text").end(out, result, {});
        const std::string text = out.str();
        std::string starts;
        for (std::size_t line = 0; line < text.find("undated"); line = text.find('\n', line) + 1)
            starts += text.compare(line, 3, "…") == 0 ? '.' : text[line];
        return starts;
    };
    CHECK(marks({"1999", "2000", "2002"}) == "12.2");
    CHECK(marks({"2024-11", "2024-12", "2025-01", "2025-03"}) == "222.2");
    CHECK(marks({"2024-02-28", "2024-02-29", "2024-03-01", "2025-03-01"}) == "222.2");
}

TEST_CASE("values for other programs are whole, but command no terminal") {
    OutputStyle style;
    style.fields = {"title"};
    CHECK(write("tsv", style) == "title\nFish, \"fresh\"\x1b[31m\n");
    style.to_terminal = true;
    CHECK(write("tsv", style) == "title\nFish, \"fresh\"[31m\n");
}

TEST_CASE("colours are used only where asked for, and lines are broken at the width") {
    OutputStyle style;
    style.color = true;
    style.width = 21;
    const std::string text = write("text", style);
    CHECK(text.find("\x1b[1;33mfish\x1b[0m") != std::string::npos);
    CHECK(text.find("\x1b[31m") == std::string::npos);
    CHECK(write("text").find('\x1b') == std::string::npos);
}

TEST_CASE("JSON has every key, whatever is missing") {
    const auto object = nlohmann::json::parse(write("json"));
    for (const char* key : {"schema", "query", "understood", "relaxed", "total", "took_ms", "hits",
                            "facets", "timeline", "undated", "suggestion"})
        CHECK(object.contains(key));
    const auto& hit = object["hits"][0];
    CHECK(hit["id"] == "a%20b%25.txt");
    CHECK(hit["officials"][0]["name"] == "Aino Aalto");
    CHECK(hit["countries"][0]["evidence"][0] == "Japanese");
    CHECK(hit["url"].is_null());
    CHECK(nlohmann::json::parse(write("jsonl"))["rank"] == 1);
}

TEST_CASE("a batch's answers carry its ids") {
    OutputStyle style;
    style.query_id = "q7";
    CHECK(nlohmann::json::parse(write("json", style))["qid"] == "q7");
    CHECK(write("trec", style) == "q7 Q0 a%20b%25.txt 1 2.500000 dateline\n");
    CHECK(write("tsv", style).starts_with("qid\trank"));
}

TEST_CASE("CSV quotes what it must, TSV keeps a hit on its line, paths end as asked") {
    CHECK(write("csv").find("\"Fish, \"\"fresh\"\"") != std::string::npos);
    CHECK(write("paths") == "/x/a b%.txt\n");
    OutputStyle style;
    style.end_with_nul = true;
    CHECK(write("paths", style) == std::string("/x/a b%.txt\0", 12));
}

TEST_CASE("an error in JSON says what, where and what to do") {
    std::ostringstream out;
    write_json_error(out, Error("no", "do"), 3, {});
    CHECK(nlohmann::json::parse(out.str()) ==
          nlohmann::json::parse(R"({"schema":1,"error":{"message":"no","offset":3,"hint":"do"}})"));
}

TEST_CASE("a format that there is none of is an error that names the others") {
    CHECK_THROWS_AS(find_output("xml"), Error);
}
