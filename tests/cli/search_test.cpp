#include "common/schema.h"
#include "tests/support/desk.h"
#include "tests/support/print.h"
#include "tests/support/sample_index.h"
#include "tests/support/text.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <xapian.h>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

/// Indexed once for all tests here.
const fs::path& database() {
    static const SampleIndex sample;
    static const fs::path path = sample.database();
    return path;
}

Outcome search(std::vector<std::string> arguments, const Surroundings& around = {}) {
    arguments.insert(arguments.begin(), {"--db", database()});
    return run_program(DATELINE_SEARCH_PROGRAM, arguments, around);
}

/// Paths of the hits, without folders, sorted.
std::vector<std::string> files(const std::string& query) {
    std::istringstream lines(
        search({"--format", "paths", "--match", "all", "--limit", "100", "--", query}).out);
    std::vector<std::string> names;
    for (std::string line; std::getline(lines, line);)
        names.push_back(fs::path(line).filename());
    std::sort(names.begin(), names.end());
    return names;
}

using Files = std::vector<std::string>;

} // namespace

TEST_CASE("an answer ends with 0, no answer with 1, a question that cannot be asked with 2") {
    struct Row {
        std::vector<std::string> arguments;
        int code;
    };
    const Row rows[] = {
        {{"lighthouse"}, 0},
        {{"zeppelin"}, 1},
        {{"country:atlantis"}, 2},
        {{"(lighthouse"}, 2},
        {{"date:2024-13"}, 2},
        {{"--bogus", "lighthouse"}, 2},
        {{"--limit", "-3", "lighthouse"}, 2},
        {{"--show", "official:whitmore"}, 0},
        {{"--show", "official:nobody"}, 2},
        {{"--show", "official:whitmore", "--list", "roots"}, 2},
        {{"--list", "roots", "--similar-to", "dateline.txt"}, 2},
        {{"--format", "stone-tablet", "lighthouse"}, 2},
    };
    for (const auto& [arguments, code] : rows) {
        const Outcome outcome = search(arguments);
        CAPTURE(arguments);
        CAPTURE(outcome);
        CHECK(outcome.code == code);
        if (code == 0) CHECK_FALSE(outcome.out.empty());
        if (code == 2) CHECK(outcome.errors.starts_with("dateline-search: "));
        if (code == 2) CHECK(contains(outcome.errors, "hint: "));
    }
    CHECK(contains(search({"--facets", "--explain", "lighthouse"}).errors,
                   "--facets has no value before --explain"));
    for (const std::string option : {"--facets", "--fields"})
        CHECK(contains(search({option, "", "lighthouse"}).errors, option + " is empty\nhint: "));
    CHECK(contains(run_program(DATELINE_SEARCH_PROGRAM, {"--db", "-q", "lighthouse"}).errors,
                   "--db has no value before -q"));
    CHECK_FALSE(contains(search({""}).errors, "^")); // there is nothing that it could point at
}

#ifndef __SANITIZE_ADDRESS__ // which needs all the memory there is
TEST_CASE("a search that runs out of memory says so in one sentence") {
    bool told = false;
    int code = 2;
    for (int limit = 6'000; code != 0 && limit < 200'000; limit += 250) {
        const Outcome outcome =
            run_program("/bin/sh",
                        {"-c",
                         "ulimit -v " + std::to_string(limit) +
                             " && exec " DATELINE_SEARCH_PROGRAM " --db \"$0\" -",
                         database()},
                        {.input = "lighthouse"});
        CAPTURE(outcome);
        code = outcome.code;
        told = told || (code == 2 && outcome.errors.starts_with(
                                         "dateline-search: there is not enough memory\nhint: "));
        CHECK_FALSE(contains(outcome.errors, "bad_alloc"));
    }
    CHECK(told);
    CHECK(code == 0);
}

TEST_CASE("an answer that is too long for the memory says so as JSON, where that is asked for") {
    const TempDir home;
    home.write("in/a.jsonl", harbour_releases(1000));
    REQUIRE(run_program(DATELINE_INDEX_PROGRAM, {"--db", home / "index", home / "in"}).code == 0);
    const std::string run =
        " && exec " DATELINE_SEARCH_PROGRAM " --db \"$0\" --format json --limit 1000 harbour";
    int code = 2;
    for (int limit = 15'000; code != 0 && limit < 200'000; limit += 500) {
        const Outcome outcome = run_program(
            "/bin/sh", {"-c", "ulimit -v " + std::to_string(limit) + run, home / "index"});
        CAPTURE(outcome.errors);
        code = outcome.code;
        CHECK((code == 0 || code == 2));
        CHECK(nlohmann::json::parse(outcome.out).contains(code == 0 ? "hits" : "error"));
    }
    CHECK(code == 0);
}
#endif

TEST_CASE("a release stands among a person's with its month where no day is known") {
    const Desk desk;
    desk.home.write("in/a.jsonl", R"({"title":"Pier opens","date":"2024-03",)"
                                  R"("text":"Foreign Minister Jo Orr of Japan came."})");
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    const Outcome outcome = run_program(
        DATELINE_SEARCH_PROGRAM, {"--db", desk.database().string(), "--show", "official:jo-orr"});
    CAPTURE(outcome);
    CHECK(contains(outcome.out, "\n    2024-03     Pier opens\n"));
}

TEST_CASE("the name of a field with a blank behind its colon is told of, in a query") {
    const std::string told = "official: before a blank is read as a word";
    CHECK(contains(search({"official:", "lindqvist"}).errors, told));
    for (const std::string query :
         {"official:lindqvist", "Official: Lindqvist", "lighthouse: open",
          "as they told us the official: we have seen ships come and go in the harbour today"})
        CHECK_FALSE(contains(search({query}).errors, "before a blank"));
    CHECK(search({"official: lindqvist", "--format", "json"}).errors.empty());
}

TEST_CASE("text tells which days are meant by words") {
    CHECK(contains(search({"date:\"last year\"", "--today", "2025-03-01"}).out,
                   "; read as date:2024-01-01..2024-12-31\n"));
    CHECK_FALSE(contains(search({"date:2024"}).out, "read as"));
}

TEST_CASE("where an answer has nothing to show, it says why") {
    CHECK(contains(search({"lighthouse", "--offset", "1000"}).errors,
                   "no release is left after the first 1000"));
    CHECK(search({"lighthouse", "--limit", "0"}).errors.empty());
    const TempDir home;
    home.write("in/a.txt", "Harbour opened\nShips came to port.");
    REQUIRE(run_program(DATELINE_INDEX_PROGRAM, {"--db", home / "index", home / "in"}).code == 0);
    const Outcome outcome =
        run_program(DATELINE_SEARCH_PROGRAM, {"--db", home / "index", "--list", "sources"});
    CAPTURE(outcome);
    CHECK(outcome.code == 1);
    CHECK(outcome.errors == "nothing to list: no release names any\n");
}

TEST_CASE("an index may have more shards than a program may usually have files open") {
    const TempDir home;
    home.write("in/a.txt", "Harbour opened\nShips came to port.");
    REQUIRE(
        run_program(DATELINE_INDEX_PROGRAM, {"--db", home / "index", "--shards", "12", home / "in"})
            .code == 0);
    const Outcome outcome = run_program(
        "/bin/sh", {"-c", "ulimit -Sn 20 && exec " DATELINE_SEARCH_PROGRAM " --db index ships"},
        {.folder = home.path().string()});
    CAPTURE(outcome);
    CHECK(outcome.code == 0);
}

TEST_CASE("a search without an index says so, and makes none") {
    const TempDir home;
    const Outcome outcome =
        run_program(DATELINE_SEARCH_PROGRAM, {"--db", home / "absent", "lighthouse"});
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "absent"));
    CHECK(contains(outcome.errors, "dateline-index"));
    CHECK(fs::is_empty(home.path()));
}

TEST_CASE("an index in a folder that may not be read is told of in one sentence") {
    const TempDir home;
    fs::create_directory(home / "shut");
    fs::permissions(home / "shut", fs::perms::none);
    Surroundings around;
    around.reads_all = false;
    const Outcome outcome =
        run_program(DATELINE_SEARCH_PROGRAM, {"--db", home / "shut/index", "lighthouse"}, around);
    fs::permissions(home / "shut", fs::perms::owner_all);
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(outcome.errors.starts_with("dateline-search: cannot reach the index " +
                                     (home / "shut/index").string() +
                                     ": Permission denied\nhint: "));
}

TEST_CASE("a list is shown from --offset on, --limit long") {
    const std::string whole = search({"--list", "countries"}).out;
    std::size_t second = whole.find('\n') + 1;
    const std::size_t third = whole.find('\n', second) + 1;
    const std::size_t fifth = whole.find('\n', whole.find('\n', third) + 1) + 1;
    CHECK(search({"--list", "countries", "--offset", "2", "-n", "2"}).out ==
          whole.substr(third, fifth - third));
    CHECK(search({"--list", "countries", "--offset", "1"}).out == whole.substr(second));
    CHECK(search({"--list", "countries", "--offset", "1000"}).code == 1);
}

TEST_CASE("a facet has its ten commonest values, or all years and months, and says how many more") {
    const Outcome text = search(
        {"minister", "--match", "any", "--limit", "0", "--facets", "countries,month,officials"});
    const Outcome outcome = search({"minister", "--match", "any", "--limit", "0", "--facets",
                                    "countries,month,officials", "--format", "json"});
    CAPTURE(outcome);
    const auto answer = nlohmann::json::parse(outcome.out);
    CHECK(answer["facets"]["countries"].size() == 10);
    CHECK(answer["facets"]["month"].size() > 10);
    CHECK_FALSE(answer["facets_more"].contains("month"));
    CHECK(contains(text.out, "… and " + answer["facets_more"]["countries"].dump() + " more\n"));
}

TEST_CASE("an index of another schema version is not searched") {
    const SampleIndex old;
    {
        Xapian::WritableDatabase database(old.database().string(), Xapian::DB_OPEN);
        database.set_metadata(std::string(schema::version_key), "0");
        database.commit();
    }
    const Outcome outcome =
        run_program(DATELINE_SEARCH_PROGRAM, {"--db", old.database(), "lighthouse"});
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "hint: "));
}

TEST_CASE("a name is found however it is typed") {
    for (const char* query :
         {"Hořejší", "horejsi", "HOŘEJŠÍ", "Hořejší’s", "Hor\u030Cejs\u030Ci\u0301"}) {
        CAPTURE(query);
        CHECK(files(query) == Files{"accented-names.txt", "german.txt", "mojibake.txt"});
    }
}

TEST_CASE("the sample corpus answers as a reader expects") {
    struct Row {
        std::string query;
        Files expected;
    };
    const Row rows[] = {
        {"\"share four icebreakers\"", {"no-date.txt"}},
        {"\"four share icebreakers\"", {}},
        {"\"year's notice\"", {"no-date.txt"}},
        {"\"said Senda thanked\"", {}}, // no phrase runs over a full stop
        {"crossing us title:ferry", {"us-the-pronoun.txt"}},
        {"date:none icebreakers", {"no-date.txt"}},
        {"date:2024-03-05", {"date-only-in-file-name-2024-03-05.txt"}},
        {"date:2024-05-08 railway", {"georgia-the-country.txt"}},
        {"tonnes after:2024-09-03", {"corrected-reissue.txt"}},
        {"path:release.txt.gz", {"release.txt.gz"}},
        {"path:newsml-g2.xml", {"newsml-g2.xml"}}, // a file of many
        {"dredg* title:towns", {"release-line.txt"}},
        {"lighthouses ireland -declaration", {"share-links.txt"}},
    };
    for (const auto& [query, expected] : rows) {
        CAPTURE(query);
        CHECK(files(query) == expected);
    }
}

TEST_CASE("a filter that every release fulfils finds them all, though some were removed before") {
    const TempDir home;
    const auto line = [](int number) {
        return R"({"title":"Pier )" + std::to_string(number) +
               R"(","date":"2021-01-02","text":"Ships came."})" + '\n';
    };
    std::string lines;
    for (int i = 0; i < 3000; ++i) // so many that the engine's list of documents has parts
        lines += line(i);
    home.write("in/gone.jsonl", line(-1));
    home.write("in/kept.jsonl", lines);
    const std::vector<std::string> index{"--db", home / "index", "--quiet", home / "in"};
    CHECK(run_program(DATELINE_INDEX_PROGRAM, index).code == 0);
    fs::remove(home / "in/gone.jsonl");
    CHECK(run_program(DATELINE_INDEX_PROGRAM, index).code == 0);
    for (const char* query : {"date:2021", "pier -language:fr date:2021", "ships after:2020"}) {
        const Outcome outcome =
            run_program(DATELINE_SEARCH_PROGRAM, {"--db", home / "index", "--count", "exact",
                                                  "--limit", "1", "--format", "json", query});
        CAPTURE(outcome);
        REQUIRE(outcome.code == 0);
        CHECK(nlohmann::json::parse(outcome.out)["total"]["value"] == 3000);
    }
    CHECK(run_program(DATELINE_SEARCH_PROGRAM, {"--db", home / "index", "pier", "-ships"}).code ==
          1);
}

TEST_CASE("releases like one are found whatever it is called, and it is none of them") {
    const TempDir home;
    const std::string text = "Harbour ferry breaks ice\nThe ferry broke through ice off the pier.";
    const std::string like[] = {"a*b.txt", "“Ice” news.txt", "two  spaces.txt", "say \"so\".txt"};
    for (const std::string& name : like)
        home.write("in/" + name, text);
    home.write("in/A*B.txt", text);
    home.write("in/other.txt", "Pier 1 painted\nThe ferry waited, and ice was sold.");
    run_program(DATELINE_INDEX_PROGRAM, {"--quiet", "--db", home / "index", home / "in"});
    const auto ask = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"--db", home / "index", "--format", "paths"});
        return run_program(DATELINE_SEARCH_PROGRAM, arguments);
    };
    for (const std::string& name : like) {
        CAPTURE(name);
        const Outcome outcome = ask({"--similar-to", name});
        CAPTURE(outcome);
        CHECK(std::count(outcome.out.begin(), outcome.out.end(), '\n') == 5);
        CHECK_FALSE(contains(outcome.out, "/" + name + "\n"));
    }
    CHECK(ask({"--similar-to", like[0], "1) painted"}).out ==
          (home / "in/other.txt").string() + "\n");
    const Outcome bad = ask({"--similar-to", like[0], "ice (pier"});
    CHECK(contains(bad.errors, "\n  ice (pier\n      ^\n"));
}

TEST_CASE("searching leaves the index as it was") {
    const auto before = Xapian::Database(database().string()).get_revision();
    search({"lighthouse"});
    search({"--format", "json", "country:atlantis"});
    CHECK(Xapian::Database(database().string()).get_revision() == before);
}

TEST_CASE("a reader that closes the pipe early is no error") {
    const Outcome outcome = run_program(
        "/bin/sh",
        {"-c", std::string("{ \"") + DATELINE_SEARCH_PROGRAM + "\" --db \"" + database().string() +
                   "\" --format jsonl --limit 1000 the; echo $? >&2; } | head -c 1"});
    CAPTURE(outcome);
    CHECK(outcome.errors.size() <= 4); // the exit code, and nothing said
}

TEST_CASE("a bad command line is an object in JSON, wherever the format is asked for") {
    for (const auto& arguments : {std::vector<std::string>{"--format", "json", "--limit", "x", "a"},
                                  {"--limit", "x", "a", "--format=jsonl"},
                                  {"--format=json", "--no-such", "a"},
                                  {"--format", "json"}}) {
        const Outcome outcome = search(arguments);
        CAPTURE(outcome);
        CHECK(outcome.code == 2);
        CHECK(outcome.errors.empty());
        CHECK(nlohmann::json::parse(outcome.out)["error"]["hint"].is_string());
    }
}

TEST_CASE("a bad query is an object in JSON, with its place") {
    const Outcome outcome = search({"--format", "json", "pier country:atlantis"});
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    const auto answer = nlohmann::json::parse(outcome.out);
    CHECK(answer["schema"] == 1);
    CHECK(answer["error"]["message"].is_string());
    CHECK(answer["error"]["offset"].is_number());
    CHECK(answer["error"]["hint"].is_string());
}

TEST_CASE("few hits are counted in any case, and of many that have a phrase a part") {
    const Desk desk;
    std::string lines;
    for (int i = 0; i < 3000; ++i) {
        const nlohmann::json release = {
            {"title", "Harbour note " + std::to_string(i)},
            {"body", std::string(i % 2 == 0 ? "Budget talks went on. " : "Talks about a budget. ") +
                         (i % 10 == 0   ? "A pier was built."
                          : i % 20 == 1 ? "The port is open."
                                        : "A quay was built.")}};
        lines += release.dump() + "\n";
    }
    desk.home.write("in/notes.jsonl", lines);
    REQUIRE(desk.index({(desk.home / "in").string()}).code == 0);
    const auto total = [&](const std::string& query) {
        const Outcome outcome =
            run_program(DATELINE_SEARCH_PROGRAM, {"--db", desk.database().string(), "--format",
                                                  "json", "--limit", "1", "--", query});
        return nlohmann::json::parse(outcome.out)["total"];
    };
    CHECK(total("\"budget talks\"") == nlohmann::json{{"value", 1500}, {"exact", false}});
    CHECK(total("pier OR port") == nlohmann::json{{"value", 450}, {"exact", true}});
}
