#include "common/schema.h"
#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"
#include "tests/support/text.h"

#include <fcntl.h>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <sys/file.h>
#include <xapian.h>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

/// A place for an index, and dateline-index run upon it.
struct Desk {
    TempDir home;

    fs::path database() const { return home / "index"; }

    Outcome index(std::vector<std::string> arguments, const Surroundings& around = {}) const {
        arguments.insert(arguments.begin(), {"--db", database().string()});
        return run_program(DATELINE_INDEX_PROGRAM, arguments, around);
    }

    unsigned releases() const { return Xapian::Database(database().string()).get_doccount(); }
};

std::vector<nlohmann::json> json_lines(const std::string& text) {
    std::vector<nlohmann::json> values;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        values.push_back(nlohmann::json::parse(line));
    return values;
}

} // namespace

TEST_CASE("what the indexer cannot do is said in one sentence with a hint, and ends with 2") {
    const TempDir folder;
    folder.write("map.txt", "no equals sign\n");
    folder.write("other.txt", "headline_text = nosuch\n");
    folder.write("own.tsv", "person\tJo Farr\nmayor\tLu Brandt\n");
    struct Row {
        std::vector<std::string> arguments;
        std::string message;
    };
    const Row rows[] = {
        {{"/nowhere/at-all"}, "/nowhere/at-all"},
        {{}, "there is no folder to index"},
        {{"--bogus"}, "--bogus"},
        {{"--date-from", "crystal-ball", "/"}, "crystal-ball"},
        {{"--language", "klingon", "/"}, "klingon"},
        {{"--date-from", "", "/"}, "--date-from is empty"},
        {{"--forget", ""}, "--forget is empty"},
        {{"--color", "pink", "/"}, "pink"},
        {{"--shards", "0", "/"}, "--shards does not know '0'"},
        {{"--shards", "month", "/"}, "it takes a number from 1 to 256, or year"},
        {{"--field-map", folder / "absent", "/"}, "absent"},
        {{"--field-map", folder.path(), "/"},
         "cannot read the field map " + folder.path().string()},
        {{"--field-map", folder / "other.txt", "/"}, "line 1: no field is called 'nosuch'"},
        {{"--field-map", folder / "map.txt", "/"}, "line 1: no '='"},
        {{"--gazetteer", folder / "absent", "/"}, "absent"},
        {{"--gazetteer", folder.path(), "/"},
         "cannot read the gazetteer " + folder.path().string()},
        {{"--gazetteer", folder / "own.tsv", "/"}, "line 2: 'mayor'"},
        {{"--inspect"}, "there is nothing to inspect"},
        {{"--inspect", "--include", "nosuch/*", folder.path()}, "no file matches --include"},
        {{"--check", "--compact"}, "--check and --compact cannot be done at once"},
        {{"--status", "/"}, "a folder means nothing beside --status"},
        {{"--compact", "--full"}, "--full means nothing beside --compact"},
        {{"--inspect", "--report", folder / "report", "/"},
         "--report means nothing beside --inspect"},
        {{"--verbose", "/"}, "--verbose means nothing without --inspect"},
    };
    for (const auto& [arguments, message] : rows) {
        const Desk desk;
        const Outcome outcome = desk.index(arguments);
        CAPTURE(outcome);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.errors.starts_with("dateline-index: "));
        CHECK(contains(outcome.errors, message));
    }
    const Outcome unnamed = run_program(DATELINE_INDEX_PROGRAM, {"--db", "", folder.path()},
                                        {.settings = {{"DATELINE_DB", folder / "index"}}});
    CHECK(unnamed.code == 2);
    CHECK_FALSE(fs::exists(folder / "index"));
    const Outcome no_index =
        run_program(DATELINE_INDEX_PROGRAM, {"--db", folder.path(), folder.path()});
    CHECK(no_index.code == 2);
    CHECK(contains(no_index.errors, "is not an index that can be opened"));
    CHECK(contains(no_index.errors, "hint: give another --db\n"));
}

TEST_CASE("a signal ends at once what leaves nothing half done") {
    const TempDir home;
    home.write("in/a.txt", "Harbour opened\n" + repeated("Ships came to the port. ", 10'000));
    const Outcome outcome = run_program("/bin/sh",
                                        {"-c",
                                         "{ timeout --preserve-status 0.5 \"$0\" --inspect in;"
                                         " echo $? >code; } | sleep 2",
                                         DATELINE_INDEX_PROGRAM},
                                        {.folder = home.path().string()});
    CAPTURE(outcome);
    CHECK(read_whole(home / "code") == "143\n");
}

TEST_CASE("a changed gazetteer has unchanged files read again") {
    const Desk desk;
    desk.home.write("in/a.txt", "Pier opened\nIt was opened by Harbour Reeve Jo Farr.");
    desk.home.write("own.tsv", "office\twarden\n");
    const auto own = desk.home / "own.tsv";
    REQUIRE(desk.index({"--gazetteer", own, desk.home / "in"}).code == 0);
    CHECK(contains(desk.index({"--gazetteer", own, desk.home / "in"}).errors, "1 unchanged"));
    desk.home.write("own.tsv", "office\twarden\nperson\tJo Farr\n");
    CHECK(contains(desk.index({"--gazetteer", own, desk.home / "in"}).errors, "1 indexed"));
    CHECK(contains(desk.index({"--gazetteer", own, "--inspect", desk.home / "in"}).out,
                   "\"jo-farr\""));
}

TEST_CASE("a dry run says what would be done, and does none of it") {
    const Desk desk;
    desk.home.write("one/a.txt", "Budget passed\nThe council agreed.");
    CHECK(desk.index({"--dry-run", desk.home / "one"}).out.ends_with("a.txt\n"));
    CHECK_FALSE(fs::exists(desk.home / "index.lock"));
    desk.index({desk.home / "one"});
    CHECK(contains(desk.index({"--dry-run", "--full"}).errors, "1 files to read"));
    CHECK(desk.index({"--dry-run", "--forget", "one"}).out == "forget a.txt\n");
    CHECK(desk.releases() == 1);
}

TEST_CASE("what was removed is reported by the path that it had, what broke as kept") {
    const Desk desk;
    desk.home.write("one/a.txt", "Budget passed\nThe council agreed.");
    desk.home.write("one/b.txt", "Harbour opened\nShips came.");
    desk.home.write("one/7:30.txt", "Pier closed\nIt rained.");
    desk.index({desk.home / "one"});
    fs::remove(desk.home / "one/a.txt");
    fs::remove(desk.home / "one/7:30.txt");
    desk.home.write("one/b.txt", "");
    desk.index({"--report", desk.home / "report"});
    std::map<std::string, nlohmann::json> fates;
    for (const auto& line : json_lines(read_whole(desk.home / "report")))
        fates[line.at("path")] = line;
    for (const char* file : {"one/a.txt", "one/7:30.txt"})
        CHECK(fates.at(desk.home / file).at("outcome") == "removed");
    const auto& broken = fates.at(desk.home / "one/b.txt");
    CHECK(broken.at("outcome") == "skipped");
    CHECK(broken.at("reason") == "is empty; what was read from it before is kept");
}

TEST_CASE("what is skipped is marked in colour where that is wished") {
    const Desk desk;
    desk.home.write("in/a.txt", "");
    CHECK(contains(desk.index({"--color", "always", desk.home / "in"}).errors,
                   "\x1b[33mskipped\x1b[0m "));
    CHECK(contains(desk.index({desk.home / "in"}).errors, "dateline-index: skipped "));
}

TEST_CASE("an inspection leaves out what --exclude names") {
    const Desk desk;
    desk.home.write("in/a.txt", "Budget passed\nThe council agreed.");
    desk.home.write("in/draft/b.txt", "Harbour opened\nShips came.");
    const auto lines =
        json_lines(desk.index({"--inspect", "--exclude", "draft/*", desk.home / "in"}).out);
    REQUIRE(lines.size() == 1);
    CHECK(lines[0].at("title") == "Budget passed");
}

TEST_CASE("--include is held against the path below each folder, and against a file's name") {
    const Desk desk;
    desk.home.write("one/2025/a.txt", "Budget passed\nThe council agreed.");
    desk.home.write("two/2025/b.txt", "Harbour opened\nShips came.");
    desk.home.write("two/c.txt", "Pier closed\nNobody came.");
    REQUIRE(desk.index({"--include", "2025/*", desk.home / "one", desk.home / "two"}).code == 0);
    CHECK(desk.releases() == 2);
    CHECK(desk.index({"--dry-run", "--include", "c.*", desk.home / "two/c.txt"}).out ==
          "read " + (desk.home / "two/c.txt").string() + "\n");
}

TEST_CASE("a PDF whose reading was stopped from outside is read by the next run") {
    const Desk desk;
    desk.home.write("in/a.pdf", "%PDF-1.4");
    desk.home.write("bin/pdftotext", "#!/bin/sh\nkill -TERM $$\n");
    fs::permissions(desk.home / "bin/pdftotext", fs::perms::owner_all);
    Surroundings around;
    around.settings = {{"PATH", (desk.home / "bin").string() + ":/bin:/usr/bin"}};
    CHECK(contains(desk.index({desk.home / "in"}, around).errors, "was stopped while it read it"));
    desk.home.write("bin/pdftotext", "#!/bin/sh\nkill -TERM $PPID\nexec sleep 60\n");
    CHECK(desk.index({desk.home / "in"}, around).code == 143);
    // It is in a group of processes of its own: Ctrl-C on the terminal is for the indexer.
    desk.home.write("bin/pdftotext", "#!/bin/sh\nread -r pid name state parent group rest "
                                     "</proc/$$/stat\n[ $group = $$ ] && echo 'Pier opened'\n");
    CHECK(desk.index({desk.home / "in"}, around).code == 0);
    CHECK(desk.releases() == 1);
}

TEST_CASE("a report replaces an earlier one, and no other file") {
    const Desk desk;
    desk.home.write("one/a.txt", "Budget passed\nThe council agreed.");
    CHECK(desk.index({"--report", desk.home / "report", desk.home / "one"}).code == 0);
    CHECK(desk.index({"--report", desk.home / "report"}).code == 0);
    const Outcome outcome = desk.index({"--report", desk.home / "one/a.txt"});
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "one/a.txt, which is none"));
    CHECK(desk.releases() == 1);
}

TEST_CASE("help and version are asked for, so they go to stdout and end well") {
    const Desk desk;
    for (const char* option : {"-h", "--help", "--version"}) {
        const Outcome outcome = desk.index({option});
        CAPTURE(outcome);
        CHECK(outcome.code == 0);
        CHECK(contains(outcome.out, "dateline-index"));
        CHECK(outcome.errors.empty());
    }
    CHECK(contains(desk.index({"--version"}).out, DATELINE_VERSION));
}

TEST_CASE("an index of another schema version is named as such and left as it is") {
    const Desk desk;
    desk.home.write("in/a.txt", "Pier opened\nThe pier is open.");
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    {
        Xapian::WritableDatabase database(desk.database().string(), Xapian::DB_OPEN);
        database.set_metadata(std::string(schema::version_key), "0");
        database.commit();
    }
    const Outcome outcome = desk.index({desk.home / "in"});
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "schema 0"));
    CHECK(contains(outcome.errors, "hint: "));
    CHECK(desk.releases() == 1);

    CHECK(desk.index({"--full", desk.home / "in"}).code == 0);
    CHECK(desk.releases() == 1);
}

TEST_CASE("however its folder is named, an index is made, updated, built anew and found") {
    const Desk desk;
    desk.home.write("in/a.txt", "Pier opened\nThe pier is open.");
    fs::create_directory(desk.home / "here");
    for (const char* name : {"slash/", "slashes//", "dot/.", "here"}) {
        CAPTURE(name);
        const std::string place = desk.home / name;
        for (const std::vector<std::string>& work :
             {{}, {"--full"}, {"--compact"}, std::vector<std::string>{"--check"}}) {
            std::vector<std::string> words{"--db", place};
            words.insert(words.end(), work.begin(), work.end());
            if (work.empty()) words.push_back(desk.home / "in");
            const Outcome outcome = run_program(DATELINE_INDEX_PROGRAM, words);
            CAPTURE(outcome);
            CHECK(outcome.code == 0);
            CHECK(run_program(DATELINE_SEARCH_PROGRAM, {"--db", place, "pier"}).code == 0);
        }
    }
    const auto here = (desk.home / "here").string();
    CHECK(run_program(DATELINE_INDEX_PROGRAM, {"--db", ".", "--full"}, {.folder = here}).code == 0);
    CHECK(run_program(DATELINE_SEARCH_PROGRAM, {"--db", here, "pier"}).code == 0);
}

TEST_CASE("what cannot be printed whole is an error") {
    const Desk desk;
    desk.home.write("in/a.txt", "Pier opened\nThe pier is open.");
    const Outcome outcome =
        run_program("/bin/sh", {"-c", std::string(DATELINE_INDEX_PROGRAM) + " --inspect " +
                                          (desk.home / "in/a.txt").string() + " >/dev/full"});
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "could not be written whole"));
}

TEST_CASE("an index that another run is writing is not touched") {
    const Desk desk;
    desk.home.write("in/a.txt", "Pier opened\nThe pier is open.");
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    desk.home.write("in/b.txt", "Pier closed\nThe pier is closed.");

    const int lock = ::open((desk.home / "index.lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);
    const Outcome outcome = desk.index({desk.home / "in"});
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "is being written by another dateline-index"));
    CHECK(desk.releases() == 1);
    ::close(lock);

    CHECK(desk.index({desk.home / "in"}).code == 0);
    CHECK(desk.releases() == 2);
}

TEST_CASE("each file that cannot be read is named with its reason, and costs nothing else") {
    struct Row {
        std::string file, reason;
    };
    const Row rows[] = {
        {"empty.txt", "is empty"},
        {"blank.txt", "holds no text"},
        {"binary-named.txt", "is binary"},
        {"broken.xml", "is broken XML at line 4"},
        {"no-releases.rss", "is a feed without items"},
        {"cut-short.txt.gz", "is a broken or truncated gzip file"},
        {"broken.json", "is broken JSON"},
        {"not-a.pdf", "is a PDF that cannot be read"},
        {"listing-page.html", "is a listing or home page, not a release"},
    };
    const Desk desk;
    fs::create_directory(desk.home / "in");
    for (const auto& [file, reason] : rows)
        fs::copy_file(fs::path(DATELINE_CORPUS) / "broken" / file, desk.home / "in" / file);
    desk.home.write("in/good.txt", "Pier opened\nThe pier is open.");
    const Outcome outcome = desk.index({"--report", desk.home / "report", desk.home / "in"});
    CAPTURE(outcome);
    CHECK(outcome.code == 1);
    CHECK(desk.releases() == 1);
    for (const auto& [file, reason] : rows) {
        CAPTURE(file);
        CHECK(contains(outcome.errors, "/" + file + ": " + reason));
    }

    const Outcome report = run_program("/bin/cat", {desk.home / "report"});
    const auto fates = json_lines(report.out);
    CHECK(fates.size() == std::size(rows) + 1);
    for (const auto& fate : fates)
        CHECK(fate["outcome"] ==
              (contains(fate["path"].get<std::string>(), "good.txt") ? "indexed" : "skipped"));
}

TEST_CASE("a renamed file is known by its content, wherever it went") {
    const Desk desk;
    desk.home.write("in/old.txt", "Pier opened\nThe pier is open.");
    desk.home.write("in/gone.txt", "Pier closed\nThe pier is closed.");
    CHECK(desk.index({desk.home / "in"}).code == 0);
    desk.home.write("in/2024/new.txt", "Pier opened\nThe pier is open.");
    fs::remove(desk.home / "in/old.txt");
    fs::remove(desk.home / "in/gone.txt");
    const Outcome outcome = desk.index({"--report", desk.home / "report", desk.home / "in"});
    CAPTURE(outcome);
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.errors, "2 removed (1 renamed)"));
    std::map<std::string, nlohmann::json> reasons;
    for (const auto& fate : json_lines(run_program("/bin/cat", {desk.home / "report"}).out))
        if (fate["outcome"] == "removed")
            reasons[fs::path(fate["path"]).filename()] = fate["reason"];
    CHECK(reasons["old.txt"] == "renamed to " + (desk.home / "in/2024/new.txt").string());
    CHECK(reasons.at("gone.txt").is_null());
    CHECK(desk.releases() == 1);
}

TEST_CASE("names of files and items that look alike cost no release") {
    const Desk desk;
    const auto feed = [](const std::string& items) {
        return "<rss><channel><title>News</title>" + items + "</channel></rss>";
    };
    const auto item = [](const std::string& guid) {
        return "<item><title>Pier opened</title><guid>" + guid +
               "</guid><description>Ships came.</description></item>";
    };
    desk.home.write("in/a.jsonl", "{\"title\":\"One\",\"body\":\"1\"}\n"
                                  "{\"title\":\"Two\",\"body\":\"2\"}\n");
    desk.home.write("in/a.jsonl#1", "Pier opened\nThe pier is open.");
    desk.home.write("in/b#2/a.txt", "Pier opened\nThe pier is open.");
    desk.home.write("in/feed:x", "Pier opened\nThe pier is open.");
    desk.home.write("in/a.xml", feed(item("x") + item("#4") + item("a.jsonl#2") + item("") +
                                     item("\u200B") + item("\u200B")));
    desk.home.write("feed/x", "Pier opened\nThe pier is open.");
    const Outcome outcome = desk.index({desk.home / "in", desk.home / "feed"});
    CAPTURE(outcome);
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.errors, "12 read, 12 in the index"));
    CHECK(desk.index({"--check"}).code == 0);
    CHECK(contains(desk.index({}).errors, "6 unchanged"));
    fs::remove(desk.home / "in/a.jsonl#1");
    fs::remove_all(desk.home / "in/b#2");
    CHECK(contains(desk.index({}).errors, "2 removed"));
    CHECK(desk.releases() == 10);
    CHECK(desk.index({"--check"}).code == 0);
}

TEST_CASE("a broken line of JSON Lines is named, and costs no other line") {
    const Desk desk;
    fs::create_directory(desk.home / "in");
    fs::copy_file(fs::path(DATELINE_CORPUS) / "broken/broken-line.jsonl", desk.home / "in/a.jsonl");
    const Outcome outcome = desk.index({desk.home / "in"});
    CAPTURE(outcome);
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.errors, "/a.jsonl left out 1 line: line 2"));
    CHECK(desk.releases() == 2);
}

TEST_CASE("a file that may not be read is skipped with that reason, and read once it may be") {
    const Desk desk;
    desk.home.write("in/open.txt", "Pier opened\nThe pier is open.");
    desk.home.write("in/shut.txt", "Pier closed\nThe pier is closed.");
    fs::permissions(desk.home / "in/shut.txt", fs::perms::none);
    const Outcome outcome = desk.index({desk.home / "in"}, {.reads_all = false});
    CAPTURE(outcome);
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.errors, "shut.txt: cannot be opened: Permission denied"));
    CHECK(desk.releases() == 1);
    fs::permissions(desk.home / "in/shut.txt", fs::perms::owner_read);
    CHECK(desk.index({desk.home / "in"}).code == 0);
    CHECK(desk.releases() == 2);
}

TEST_CASE(
    "what lies in a folder that may not be read stays in the index, and the folder is named") {
    struct Row {
        fs::perms mode;
        std::string reason;
    };
    const Row rows[] = {
        {fs::perms::none, "/shut: cannot be listed: Permission denied"},
        {fs::perms::owner_read, "/shut/a.txt: Permission denied"}, // names are all that it gives
    };
    for (const auto& [mode, reason] : rows) {
        const Desk desk;
        desk.home.write("in/open.txt", "Pier opened\nThe pier is open.");
        desk.home.write("in/shut/a.txt", "Pier closed\nThe pier is closed.");
        desk.home.write("in/shut/b/c.txt", "Pier mended\nThe pier is mended.");
        REQUIRE(desk.index({desk.home / "in"}).code == 0);
        fs::permissions(desk.home / "in/shut", mode);
        const Outcome outcome = desk.index({desk.home / "in"}, {.reads_all = false});
        CAPTURE(outcome);
        CHECK(outcome.code == 1);
        CHECK(contains(outcome.errors, reason));
        CHECK(desk.releases() == 3);
        fs::permissions(desk.home / "in/shut", fs::perms::owner_all);
        fs::remove(desk.home / "in/shut/a.txt");
        CHECK(desk.index({desk.home / "in"}).code == 0);
        CHECK(desk.releases() == 2);
    }
}

TEST_CASE("a file replaced by an older one is read again") {
    const Desk desk;
    desk.home.write("in/a.txt", "Pier opened\nThe pier is open.");
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    desk.home.write("older.txt", "Pier closed\nThe pier is shut.");
    fs::last_write_time(desk.home / "older.txt",
                        fs::last_write_time(desk.home / "in/a.txt") - std::chrono::hours(48));
    fs::rename(desk.home / "older.txt", desk.home / "in/a.txt");
    CHECK(contains(desk.index({desk.home / "in"}).errors, "1 indexed"));
}

TEST_CASE("a file's name cannot send commands to the terminal") {
    const Desk desk;
    desk.home.write("in/\x1b[31mred\x07.txt", "");
    const Outcome outcome = desk.index({desk.home / "in"});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.errors, "red"));
    CHECK_FALSE(contains(outcome.errors, "\x1b"));
    CHECK_FALSE(contains(outcome.errors, "\x07"));
}

TEST_CASE("inspecting prints every key of every release, and writes no index") {
    const Desk desk;
    const Outcome outcome =
        desk.index({"--inspect", fs::path(DATELINE_CORPUS) / "sample/no-date.txt"});
    CAPTURE(outcome);
    CHECK(outcome.code == 0);
    CHECK_FALSE(fs::exists(desk.database()));
    const auto releases = json_lines(outcome.out);
    REQUIRE(releases.size() == 1);
    for (const char* key :
         {"schema", "id", "path", "title", "date", "date_partial", "date_evidence", "countries",
          "officials", "language", "source", "url", "hash", "body"}) {
        CAPTURE(key);
        CHECK(releases[0].contains(key));
    }
    CHECK(releases[0]["id"] == "no-date.txt");
    CHECK(releases[0]["date"].is_null());
}

TEST_CASE("a divided index is built, updated, looked at and laid out anew by the program") {
    const Desk desk;
    desk.home.write("in/a.txt", "Pier opened\nSALO, March 3, 2004 - The pier is open.");
    desk.home.write("in/b.txt", "Pier closed\nSALO, March 3, 2006 - The pier is closed.");
    const std::string in = desk.home / "in";
    Outcome outcome = desk.index({"--shards", "year", in});
    CAPTURE(outcome);
    CHECK(outcome.code == 0);
    CHECK(run_program("/bin/cat", {desk.database() / "XAPIANDB"}).out ==
          "auto undated\nauto 2004\nauto 2006\n");
    CHECK(contains(desk.index({"--status"}).out,
                   "shards: one for each year\nshard: undated, 0 releases\n"
                   "shard: 2004, 1 releases\nshard: 2006, 1 releases\n"));
    CHECK(desk.releases() == 2);

    desk.home.write("in/c.txt", "Pier mended\nSALO, May 3, 2005 - The pier is mended.");
    CHECK(contains(desk.index({"--dry-run"}).out, "read " + in + "/c.txt"));
    CHECK(desk.index({}).code == 0);
    CHECK(desk.releases() == 3);
    CHECK(desk.index({"--check"}).code == 0);
    CHECK(desk.index({"--compact"}).code == 0);
    CHECK(desk.index({"--check"}).code == 0);

    outcome = desk.index({"--shards", "4"});
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "has a shard for each year, not 4 shards"));
    CHECK(contains(outcome.errors, "--full"));
    CHECK(desk.index({"--shards", "4", "--full"}).code == 0);
    CHECK(contains(desk.index({"--status"}).out, "shards: 4\n"));
    CHECK(desk.index({"--shards", "1", "--full"}).code == 0);
    CHECK_FALSE(contains(desk.index({"--status"}).out, "shards:"));
    CHECK(desk.releases() == 3);
    CHECK(desk.index({"--forget", "in"}).code == 0);
    CHECK(desk.releases() == 0);
}
