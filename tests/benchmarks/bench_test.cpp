#include "benchmarks/compare.h"
#include "benchmarks/process.h"
#include "benchmarks/query_file.h"
#include "benchmarks/results.h"
#include "benchmarks/synthetic.h"
#include "common/error.h"
#include "tests/support/temp_dir.h"

#include <doctest/doctest.h>
#include <sstream>

using namespace dateline;
using namespace dateline::bench;

TEST_CASE("a query file is read into Dateline's own language") {
    struct Row {
        std::string line;
        std::string group, text;
    };
    const Row rows[] = {
        {"rare\tharbour", "rare", "harbour"},
        {"and\tharbour AND dredging\r", "and", "harbour AND dredging"},
        {"phrase\t\"port of call\"", "phrase", "\"port of call\""},
        {"range\tharbour DATE 20050310 20060320", "range", "harbour date:2005-03-10..2006-03-20"},
        {"range\tharbour DATE 20050201 20050231", "range", "harbour date:2005-02-01..2005-02-28"},
        {"words\tharbour DATE 2005 2006", "words", "harbour DATE 2005 2006"}, // no days: words
        {"words\tharbour DATE 20051301 20051401", "words", "harbour DATE 20051301 20051401"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.line);
        std::istringstream lines("# what follows is a query\n\n" + row.line + "\n");
        const auto queries = read_queries(lines);
        REQUIRE(queries.size() == 1);
        CHECK(queries[0].group == row.group);
        CHECK(queries[0].text == row.text);
    }
}

TEST_CASE("a query file without a query, or with a line without one, is an error") {
    for (const char* text : {"", "# nothing\n", "rare harbour\n", "rare\t\n"}) {
        CAPTURE(text);
        std::istringstream lines(text);
        CHECK_THROWS_AS(read_queries(lines), Error);
    }
}

TEST_CASE("a comparison tells a difference from noise") {
    const std::vector<double> slow{10.2, 10.0, 10.6, 9.8, 10.2, 10.4};
    const std::vector<double> fast{5.1, 5.0, 5.3, 4.9, 5.2, 5.1};
    const std::vector<double> wild{5.0, 16.0, 10.0, 7.0, 14.0, 9.0};
    struct Row {
        std::vector<double> before, after;
        bool more_is_better;
        std::string words;
    };
    const Row rows[] = {
        {slow, fast, false, "better by 50 %"},
        {fast, slow, false, "worse by 100 %"},
        {fast, slow, true, "better by 100 %"},
        {slow, slow, false, "no difference shown"},
        {slow, wild, false, "no difference shown"},
        {{10, 10.01, 10.02, 10.03, 10.04, 10.05},
         {10.1, 10.11, 10.12, 10.13, 10.14, 10.15},
         false,
         "a difference too small to matter"},
        {{10, 10, 10}, {5, 5, 5}, false, "too few repetitions to tell (3 of 5)"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.words);
        CHECK(compare(row.before, row.after, row.more_is_better).words == row.words);
    }
}

TEST_CASE("the probability that a comparison gives is the exact one") {
    // All of five below all of five: 1 of the 252 ways to deal ten values, on either side.
    CHECK(compare({1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}, false).p == doctest::Approx(2.0 / 252));
    CHECK(compare({1, 3}, {2, 4}, false).p == doctest::Approx(2.0 * 2 / 6));
}

TEST_CASE("result files gather runs and give them back") {
    const TempDir folder;
    const auto file = folder / "results.json";
    Results results{"latency", {{"cpu", "some processor"}}, {new_run()}};
    results.runs[0].series.push_back({"rare", "ms", {{0.5, 2.25}, {1, 4}}});
    append_results(file, results);
    append_results(file, results);
    const Results read = read_results(file);
    CHECK(read.runs.size() == 2);
    CHECK(read.facts[0].value == "some processor");
    CHECK(samples(read, "rare") == std::vector<double>{0.5, 0.5, 1, 1, 2.25, 2.25, 4, 4});
    CHECK(percentile(samples(read, "rare"), .5) == 2.25);
    results.task = "indexing";
    CHECK_THROWS_AS(append_results(file, results), Error);
}

TEST_CASE("a program is run as given, its end and its cost are told") {
    CHECK(fill_in("quest -d news.db {}", "two words") ==
          std::vector<std::string>{"quest", "-d", "news.db", "two words"});
    const Cost cost = run_program({"sh", "-c", "exit 3"}, true);
    CHECK(cost.exit_code == 3);
    CHECK(cost.wall_seconds > 0);
    CHECK(cost.peak_megabytes > 0);
    CHECK_THROWS_AS(run_program({"no-such-program-anywhere"}, false), Error);
}

TEST_CASE("a synthetic release depends on seed and number alone") {
    const SyntheticSettings settings{7, 1000, 50};
    const Synthesiser one(settings);
    const Synthesiser same(settings);
    const Synthesiser other({8, 1000, 50});
    one.release(1);
    CHECK(one.release(42) == same.release(42));
    CHECK(one.release(42) != one.release(43));
    CHECK(one.release(42) != other.release(42));
    CHECK(one.release(42).size() > 500);
}
