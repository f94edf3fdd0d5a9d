// What the programs print is held to the JSON Schema files that they ship.

#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/sample_index.h"
#include "tests/support/text.h"

#include <filesystem>

using namespace dateline;

namespace {

namespace fs = std::filesystem;

/// How many lines or rows of the output there are, all of them valid; else what is wrong.
std::string validate(const std::string& output, const char* schema, const char* form = "json") {
    const fs::path source(DATELINE_SOURCE);
    Surroundings surroundings;
    surroundings.input = output;
    const Outcome outcome =
        run_program("/usr/bin/python3", {source / "tests/cli/validate.py", source / schema, form},
                    surroundings);
    return outcome.code == 0 ? outcome.out : outcome.errors;
}

} // namespace

TEST_CASE("every form of output that is JSON keeps to its schema") {
    const SampleIndex sample;
    struct Row {
        std::vector<std::string> arguments;
        const char* schema;
        const char* form = "json";
    };
    const Row rows[] = {
        {{"--format", "json", "minister"}, "searcher/schemas/answer.schema.json"},
        {{"--format", "json", "minister", "--facets", "officials,countries,year,month,source",
          "--timeline", "month", "--limit", "50"},
         "searcher/schemas/answer.schema.json"},
        {{"--format", "json", "--explain", "ferry icebreakers \"year's notice\""},
         "searcher/schemas/answer.schema.json"},
        {{"--format", "json", "--duplicates", "fold", "minister"},
         "searcher/schemas/answer.schema.json"},
        {{"--format", "json", "nosuchwordanywhere"}, "searcher/schemas/answer.schema.json"},
        {{"--format", "json", "minsiter"}, "searcher/schemas/answer.schema.json"},
        {{"--format", "json", "country:atlantis"}, "searcher/schemas/error.schema.json"},
        {{"--format", "jsonl", "\"never closed"}, "searcher/schemas/error.schema.json"},
        {{"--format", "jsonl", "--limit", "1000", "--match", "any", "the minister of harbour"},
         "searcher/schemas/hit.schema.json"},
        {{"--format", "json", "--list", "officials"}, "searcher/schemas/value.schema.json"},
        {{"--format", "json", "--list", "countries"}, "searcher/schemas/value.schema.json"},
        {{"--format", "json", "--list", "roots"}, "searcher/schemas/value.schema.json"},
        {{"--format", "json", "--show", "no-date.txt"}, "searcher/schemas/release.schema.json"},
        {{"--format", "csv", "minister"}, "searcher/schemas/row.schema.json", "csv"},
        {{"--format", "tsv", "minister"}, "searcher/schemas/row.schema.json", "tsv"},
        {{"--format", "paths", "minister"}, "searcher/schemas/line.schema.json", "lines"},
    };
    for (const auto& [arguments, schema, form] : rows) {
        std::vector<std::string> all{"--db", sample.database()};
        all.insert(all.end(), arguments.begin(), arguments.end());
        const std::string output = run_program(DATELINE_SEARCH_PROGRAM, all).out;
        CAPTURE(arguments);
        const std::string verdict = validate(output, schema, form);
        CHECK(std::atoi(verdict.c_str()) > 0);
        CHECK(verdict.find(':') == std::string::npos);
    }
}

TEST_CASE("a batch keeps to the schemas with the id of each query") {
    const SampleIndex sample;
    Surroundings surroundings;
    surroundings.input = "first\tminister\nsecond\tferry\n";
    const auto batch = [&](const char* format) {
        return run_program(DATELINE_SEARCH_PROGRAM,
                           {"--db", sample.database(), "--batch", "-", "--format", format},
                           surroundings)
            .out;
    };
    CHECK(validate(batch("json"), "searcher/schemas/answer.schema.json") == "2\n");
    CHECK(std::atoi(validate(batch("jsonl"), "searcher/schemas/hit.schema.json").c_str()) > 0);
    CHECK(std::atoi(validate(batch("trec"), "searcher/schemas/line.schema.json", "lines").c_str()) >
          0);
    CHECK(std::atoi(validate(batch("csv"), "searcher/schemas/row.schema.json", "csv").c_str()) > 0);
    surroundings.input = "third\tcountry:atlantis\n";
    CHECK(validate(batch("json"), "searcher/schemas/error.schema.json") == "1\n");
}

TEST_CASE("a person, an inspection and a report keep to their schemas") {
    const SampleIndex sample;
    const std::string list =
        run_program(DATELINE_SEARCH_PROGRAM, {"--db", sample.database(), "--list", "officials"})
            .out;
    const std::string id = list.substr(0, list.find('\t'));
    const std::string person =
        run_program(DATELINE_SEARCH_PROGRAM,
                    {"--db", sample.database(), "--format", "json", "--show", "official:" + id})
            .out;
    CAPTURE(id);
    CHECK(std::atoi(validate(person, "searcher/schemas/person.schema.json").c_str()) > 0);

    const TempDir home;
    const fs::path corpus = fs::path(DATELINE_CORPUS) / "sample";
    const std::string inspected = run_program(DATELINE_INDEX_PROGRAM, {"--inspect", corpus}).out;
    CHECK(std::atoi(validate(inspected, "indexer/schemas/inspected.schema.json").c_str()) > 60);
    run_program(DATELINE_INDEX_PROGRAM,
                {"--quiet", "--db", home / "index", "--report", home / "report.jsonl", corpus});
    const std::string report = read_whole(home / "report.jsonl");
    CHECK(std::atoi(validate(report, "indexer/schemas/report.schema.json").c_str()) > 50);
}

TEST_CASE("output that breaks a schema is told") {
    CHECK(validate("{\"schema\":1}\n", "searcher/schemas/answer.schema.json").find("required") !=
          std::string::npos);
    CHECK(validate("{\"schema\":1,\"value\":\"a\",\"label\":\"b\",\"more\":1}\n",
                   "searcher/schemas/value.schema.json")
              .find("more") != std::string::npos);
}
