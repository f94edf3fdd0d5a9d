#include "tests/crash/process.h"
#include "tests/support/print.h"
#include "tests/support/sample_index.h"
#include "tests/support/text.h"

#include <nlohmann/json.hpp>
#include <sstream>
#include <sys/stat.h>

using namespace dateline;
using Json = nlohmann::json;

namespace {

const std::filesystem::path& database() {
    static const SampleIndex sample;
    static const std::filesystem::path path = sample.database();
    return path;
}

Outcome ask(const std::string& lines, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments{"--db", database(), "--batch", "-", "--no-spelling"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_program(DATELINE_SEARCH_PROGRAM, arguments, {.input = lines});
}

std::vector<Json> objects(const Outcome& outcome) {
    std::vector<Json> found;
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);)
        found.push_back(Json::parse(line));
    return found;
}

} // namespace

TEST_CASE("a batch answers each line under its id, in order") {
    const Outcome outcome = ask("a\tlighthouse\nb\tzeppelin\n", {"--format", "json"});
    CHECK(outcome.code == 0);
    const auto answers = objects(outcome);
    REQUIRE(answers.size() == 2);
    CHECK(answers[0]["qid"] == "a");
    CHECK(answers[0]["total"]["value"] >= 1);
    CHECK(answers[1]["qid"] == "b");
    CHECK(answers[1]["hits"].empty());
    CHECK(ask("a\tzeppelin\n").code == 1);
}

TEST_CASE("a bad line of a batch is an error in its place, and the others are answered") {
    const std::string long_query(5000, 'x');
    const std::string endless(100'000, 'x');
    const Outcome outcome =
        ask("no tab here\n"
            "\tno id\n"
            "empty\t\n"
            "blank\t  \n"
            "bad\t(lighthouse\n"
            "nowhere\tcountry:atlantis\n"
            "long\t" +
                long_query + "\nendless\t" + endless + "\n" + "good\tlighthouse\n",
            {"--format", "json"});
    CHECK(outcome.code == 2);
    const auto answers = objects(outcome);
    REQUIRE(answers.size() == 9);
    const char* ids[] = {"1", "2", "empty", "blank", "bad", "nowhere", "long", "endless"};
    for (std::size_t i = 0; i < 8; ++i) {
        CAPTURE(i);
        CHECK(answers[i]["qid"] == ids[i]);
        CHECK(answers[i].contains("error"));
    }
    CHECK(answers[4]["error"]["offset"] == 0);
    CHECK(answers[8]["qid"] == "good");
    CHECK(answers[8]["total"]["value"] >= 1);
}

TEST_CASE("lines of a batch may end either way, be empty, begin with a byte order mark and lack "
          "the last end") {
    const std::string plain = ask("a\tlighthouse\nb\tharbour\n", {"--format", "trec"}).out;
    CHECK_FALSE(plain.empty());
    CHECK(ask("a\tlighthouse\r\n\r\nb\tharbour\r\n", {"--format", "trec"}).out == plain);
    CHECK(ask("\xEF\xBB\xBF"
              "a\tlighthouse\n\n\nb\tharbour",
              {"--format", "trec"})
              .out == plain);
}

TEST_CASE("an empty batch has no answers") {
    const Outcome outcome = ask("", {"--format", "json"});
    CHECK(outcome.code == 1);
    CHECK(outcome.out.empty());
    const Outcome missing = run_program(DATELINE_SEARCH_PROGRAM,
                                        {"--db", database(), "--batch", "/nowhere/queries.tsv"});
    CHECK(missing.code == 2);
    const Outcome folder =
        run_program(DATELINE_SEARCH_PROGRAM, {"--db", database(), "--batch", "/tmp"});
    CHECK(folder.code == 2);
}

TEST_CASE("any bytes may stand in a batch") {
    std::string lines = "\xFF\xFE\t\xC0\xAF\nn\t";
    lines += '\0';
    lines += "\nesc\t\x1b[31mlighthouse\n";
    for (const char* format : {"json", "jsonl", "csv", "tsv", "text", "trec", "paths"}) {
        CAPTURE(format);
        CHECK(ask(lines, {"--format", format}).code <= 2);
    }
}

namespace {

/// `script`, in which `run` is the searcher asking the batch that it reads, `$DB` the index.
Outcome run_script(const std::filesystem::path& index, const std::string& script) {
    const std::string run = std::string("run() { \"") + DATELINE_SEARCH_PROGRAM +
                            "\" --db \"$DB\" --batch - --format trec \"$@\"; }\n";
    return run_program("/bin/sh", {"-c", run + script}, {.settings = {{"DB", index.string()}}});
}

} // namespace

TEST_CASE("who asks a batch line by line has each answer before the next question") {
    const TempDir home;
    CHECK(::mkfifo((home / "questions").c_str(), 0600) == 0);
    const Outcome outcome =
        run_script(database(), "cd '" + home.path().string() + "'\n" +
                                   "run < questions | { read answer; echo \"$answer\" > first;"
                                   " cat > rest; } &\n"
                                   "exec 3> questions\n"
                                   "printf 'a\\tlighthouse\\n' >&3\n"
                                   "for try in $(seq 300); do [ -s first ] && break; sleep 0.1; "
                                   "done\n"
                                   "cat first\n"
                                   "exec 3>&-\n"
                                   "wait\n");
    CAPTURE(outcome);
    CHECK(outcome.out.starts_with("a Q0 "));
}

TEST_CASE("an index that is cut off while a batch is asked ends it with a sentence") {
    const SampleIndex sample;
    const Outcome outcome = run_script(
        sample.database(),
        "cd \"$DB/..\"\n" // after so many the files are mapped
        "{ for i in $(seq 100); do printf \"$i\\tminister\\n\"; done\n"
        "for try in $(seq 300); do grep -qs '^100 ' answers && break; sleep 0.1; done\n"
        ": > \"$DB/docdata.glass\"; printf 'last\\tminister\\n'; } | run --limit 50 > answers\n"
        "code=$?; cat answers; exit $code\n");
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(outcome.errors ==
          "dateline-search: a file of the index can no longer be read; look into it with "
          "dateline-index --check\n");
    CHECK(outcome.out.find("\n100 Q0 ") != std::string::npos);
}

#ifndef __SANITIZE_ADDRESS__ // which reserves more than any limit
TEST_CASE("a line of a batch for which memory runs out is an error in its place, and no more") {
    const TempDir home;
    home.write("in/a.jsonl", harbour_releases(1000));
    home.write("lines", "few\tzeppelin\nmany\tharbour\nlast\tzeppelin\n");
    REQUIRE(run_program(DATELINE_INDEX_PROGRAM, {"--db", home / "index", home / "in"}).code == 0);
    const std::string run = " && exec " DATELINE_SEARCH_PROGRAM
                            " --db \"$0\" --format json --limit 1000 --no-spelling --batch \"$1\"";
    bool went_on = false;
    int code = 2;
    for (int limit = 15'000; code != 0 && limit < 200'000; limit += 500) {
        const Outcome outcome =
            run_program("/bin/sh", {"-c", "ulimit -v " + std::to_string(limit) + run,
                                    home / "index", home / "lines"});
        CAPTURE(outcome.errors);
        code = outcome.code;
        CHECK((code == 0 || code == 2));
        const auto answers = objects(outcome);
        went_on = went_on || (answers.size() == 3 && answers[1].contains("error") &&
                              answers[2].contains("hits"));
    }
    CHECK(went_on);
    CHECK(code == 0);
}
#endif

TEST_CASE("columns are named once in a batch, and text says which query it answers") {
    const std::string table = ask("a\tlighthouse\nb\tlighthouse\n", {"--format", "csv"}).out;
    CHECK(table.starts_with("qid,rank,"));
    CHECK(table.find("qid,rank,", 1) == std::string::npos);
    const std::string text = ask("a\tlighthouse\nb\tzeppelin\n").out;
    CHECK(text.starts_with("# a: lighthouse\n"));
    CHECK(text.find("# b: zeppelin\n") != std::string::npos);
}

TEST_CASE("memory does not grow with the lines of a batch") {
    const TempDir home;
    const auto peak = [&](int count) {
        std::string lines;
        for (int i = 0; i < count; ++i)
            lines += std::to_string(i) + "\tlighthouse OR harbour OR minister\n";
        home.write("lines", lines);
        crash::Process process({{DATELINE_SEARCH_PROGRAM, "--db", database(), "--batch", "-",
                                 "--no-spelling", "--format", "trec"},
                                home / "answers",
                                home / "lines"});
        CHECK(process.wait() == 0);
        return process.peak();
    };
    const std::size_t few = peak(1'000);
    const std::size_t many = peak(20'000);
    CAPTURE(few);
    CAPTURE(many);
#ifndef __SANITIZE_ADDRESS__ // which keeps what was freed
    CHECK(many < few + (1u << 20));
#endif
}
