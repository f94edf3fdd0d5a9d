#include "common/schema.h"
#include "tests/support/desk.h"
#include "tests/support/print.h"
#include "tests/support/text.h"

#include <fcntl.h>
#include <sys/file.h>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

void write_pdftotext(const Desk& desk, const std::string& script) {
    desk.home.write("bin/pdftotext", "#!/bin/sh\n" + script + "\n");
    fs::permissions(desk.home / "bin/pdftotext", fs::perms::owner_all);
}

Surroundings own_pdftotext(const Desk& desk) {
    return {.settings = {{"PATH", (desk.home / "bin").string() + ":/bin:/usr/bin"}}};
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
        {{"--dry-run", "--report", folder / "report", "/"},
         "--report means nothing beside --dry-run"},
        {{"--verbose", "/"}, "--verbose means nothing without --inspect"},
        {{"--report"}, "'--report' is missing"},
        {{"--report", "-q", folder.path()}, "--report has no value before -q"},
        {{"--report", "--full", folder.path()}, "--report has no value before --full"},
        {{"--exclude", "--shards=4", folder.path()}, "--exclude has no value before --shards=4"},
        {{"--exclude", "--", folder.path()}, "--exclude has no value before --\n"},
        {{"--jobs", "many", folder.path()}, "hint: it takes a number"},
    };
    for (const auto& [arguments, message] : rows) {
        const Desk desk;
        const Outcome outcome = desk.index(arguments);
        CAPTURE(outcome);
        CHECK(outcome.code == 2);
        CHECK(outcome.out.empty());
        CHECK(outcome.errors.starts_with("dateline-index: "));
        CHECK(contains(outcome.errors, message));
        CHECK(contains(outcome.errors, "\nhint: "));
    }
    const Outcome unnamed = run_program(DATELINE_INDEX_PROGRAM, {"--db", "", folder.path()},
                                        {.settings = {{"DATELINE_DB", folder / "index"}}});
    CHECK(unnamed.code == 2);
    CHECK_FALSE(fs::exists(folder / "index"));
    const Outcome no_index = run_program(DATELINE_INDEX_PROGRAM, {"--db", folder.path(), "/"});
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

TEST_CASE(
    "a run that is cut off at its first file leaves an index that knows what it is to be of") {
    for (const char* signal : {"TERM", "KILL"})
        for (const char* way : {"--full", "--quiet"}) { // by batches, in place
            CAPTURE(signal);
            CAPTURE(way);
            const Desk desk;
            desk.home.write("in/a.pdf", "%PDF-1.4");
            desk.home.write("in/b.txt", "Pier opened\nThe pier is open.");
            write_pdftotext(desk, std::string("kill -") + signal + " $PPID; exec sleep 60");
            CHECK(desk.index({way, desk.home / "in"}, own_pdftotext(desk)).code > 128);
            const Outcome search =
                run_program(DATELINE_SEARCH_PROGRAM, {"--db", desk.database(), "nowhere"});
            CAPTURE(search);
            CHECK(search.code == 1);
            write_pdftotext(desk, "echo Pier closed");
            const Outcome outcome = desk.index({}, own_pdftotext(desk));
            CAPTURE(outcome);
            CHECK(outcome.code == 0);
            CHECK(desk.releases() == 2);
        }
}

TEST_CASE("what was read some seconds before a run was killed is not read again") {
    for (const char* way : {"--full", "--quiet"}) { // by batches, in place
        CAPTURE(way);
        const Desk desk;
        for (const char* name : {"in/a.pdf", "in/b.pdf", "in/c.pdf"})
            desk.home.write(name, "%PDF-1.4");
        write_pdftotext(desk, "echo . >>" + (desk.home / "calls").string() + "\n[ $(wc -l <" +
                                  (desk.home / "calls").string() +
                                  ") = 3 ] && kill -KILL $PPID\nsleep 1.7; echo Pier closed");
        CHECK(desk.index({"--jobs", "1", way, desk.home / "in"}, own_pdftotext(desk)).code > 128);
        CHECK(desk.index({"--jobs", "1", way}, own_pdftotext(desk)).code == 0);
        CHECK(desk.releases() == 3);
        CHECK(read_whole(desk.home / "calls") == repeated(".\n", 4));
    }
}

TEST_CASE("where no thread can be started the work is done by the one that there is") {
    const TempDir home;
    for (int i = 0; i < 1500; ++i)
        home.write("in/" + std::to_string(i) + ".txt", "Harbour opened\nShips came to port.");
    // A thread gets a stack of that size, for which there is no room.
    const auto run = [&](const std::string& words) {
        return run_program("/bin/sh", {"-c", "ulimit -s 200000000000 && exec " + words},
                           {.folder = home.path().string()});
    };
    const Outcome indexed = run(DATELINE_INDEX_PROGRAM " --db index --jobs 2 --shards 3 in");
    CAPTURE(indexed);
    CHECK(indexed.code == 0);
    CHECK(run(DATELINE_INDEX_PROGRAM " --db one --jobs 2 in").code == 0);
    const Outcome found = run(DATELINE_SEARCH_PROGRAM " --db one --count exact '\"ships came\"'");
    CAPTURE(found);
    CHECK(found.code == 0);
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

TEST_CASE("a place that may not be reached is named in one sentence, with the cause") {
    const Desk desk;
    desk.home.write("shut/in/a.txt", "Pier opened\nThe pier is open.");
    REQUIRE(desk.index({desk.home / "shut/in"}).code == 0);
    fs::permissions(desk.home / "shut", fs::perms::none);
    const std::string shut = desk.home / "shut";
    struct Row {
        std::vector<std::string> arguments;
        std::string message;
        int code;
    };
    const Row rows[] = {
        {{}, "skipped " + shut + "/in: cannot be read: Permission denied; what was read", 1},
        {{shut + "/in"},
         "dateline-index: cannot read " + shut + "/in: Permission denied\nhint: ",
         2},
        {{"--full"}, "dateline-index: cannot read " + shut + "/in: Permission denied\nhint: ", 2},
        {{"--report", shut + "/r"},
         "dateline-index: cannot use " + shut + "/r: Permission denied\nhint: ",
         2},
        {{"--db", shut + "/index", "--status"},
         "dateline-index: cannot use " + shut + "/index: Permission denied\nhint: ",
         2},
    };
    for (const auto& [arguments, message, code] : rows) {
        std::vector<std::string> words{"--db", desk.database().string()};
        if (!arguments.empty() && arguments.front() == "--db") words.clear();
        words.insert(words.end(), arguments.begin(), arguments.end());
        const Outcome outcome = run_program(DATELINE_INDEX_PROGRAM, words, {.reads_all = false});
        CAPTURE(outcome);
        CHECK(outcome.code == code);
        CHECK(contains(outcome.errors, message));
    }
    fs::permissions(desk.home / "shut", fs::perms::owner_all);
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
