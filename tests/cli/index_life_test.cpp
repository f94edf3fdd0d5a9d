#include "tests/support/desk.h"
#include "tests/support/print.h"
#include "tests/support/text.h"

using namespace dateline;
namespace fs = std::filesystem;

namespace {

/// Enough files to be built in batches and put in the place of the index.
void write_many(const Desk& desk) {
    for (int i = 0; i < 450; ++i)
        desk.home.write("in/" + std::to_string(i) + ".txt",
                        "Pier " + std::to_string(i) + " opened\n\nHarbour, Jan. 5, 2024 - Open.");
}

} // namespace

TEST_CASE("what somebody put into the folder of an index outlives every rewriting of it") {
    for (const char* shards : {"1", "year"}) {
        CAPTURE(shards);
        const Desk desk;
        desk.home.write("first/a.txt", "Ships came\n\nHarbour, Jan. 5, 2024 - They came.");
        REQUIRE(desk.index({"--shards", shards, desk.home / "first"}).code == 0);
        desk.home.write("index/notes.txt", "mine");
        desk.home.write("index/1999/letter.txt", "mine"); // named like a year
        write_many(desk);
        CHECK(desk.index({desk.home / "in"}).code == 0);
        CHECK(desk.index({"--full"}).code == 0);
        CHECK(desk.index({"--compact"}).code == 0);
        CHECK(desk.index({"--check"}).code == 0);
        CHECK(read_whole(desk.home / "index/notes.txt") == "mine");
        CHECK(read_whole(desk.home / "index/1999/letter.txt") == "mine");
        CHECK(desk.index({"--status"}).out.find("releases: 451\n") != std::string::npos);
    }
}

TEST_CASE("what a killed run moved aside gives back what is not of the index") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\nThey came.");
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    desk.home.write("index.new/iamglass", "");
    desk.home.write("index.new/mine/notes.txt", "mine");
    CHECK(desk.index({}).code == 0);
    CHECK_FALSE(fs::exists(desk.home / "index.new"));
    CHECK(read_whole(desk.home / "index/mine/notes.txt") == "mine");
}

TEST_CASE("releases and reports have no place in the folder of the index") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\nThey came.");
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    desk.home.write("index/more/b.txt", "Pier opened\nIt is open.");
    const std::vector<std::vector<std::string>> rows = {
        {desk.home / "index/more"},
        {desk.home / "index/"},
        {"--dry-run", desk.home / "in/../index/more/b.txt"},
        {"--report", desk.home / "index/report"}};
    for (const auto& arguments : rows) {
        const Outcome outcome = desk.index(arguments);
        CAPTURE(outcome);
        CHECK(outcome.code == 2);
        CHECK(contains(outcome.errors, "cannot hold " + arguments.back() + " as well\nhint: "));
    }
    CHECK(desk.releases() == 1);
}

TEST_CASE("a first run that cannot begin leaves no index, and no lock beside what is none") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\nThey came.");
    CHECK(desk.index({"--include", "*.html", desk.home / "in"}).code == 2);
    CHECK_FALSE(fs::exists(desk.database()));
    for (const char* task : {"--full", "--check", "--compact"}) {
        std::vector<std::string> words{"--db", desk.home / "in", task};
        if (words.back() == "--full") words.push_back(desk.home / "in/a.txt");
        CHECK(run_program(DATELINE_INDEX_PROGRAM, words).code == 2);
    }
    CHECK_FALSE(fs::exists(desk.home / "in.lock"));
    fs::create_directory(desk.database());
    CHECK(contains(desk.index({"--check"}).errors, "there is no index at"));
}

TEST_CASE("a check names the file that is missing or broken, and says what to do") {
    for (const char* table : {"docdata", "position", "termlist"}) {
        const Desk desk;
        write_many(desk);
        REQUIRE(desk.index({desk.home / "in"}).code == 0);
        const fs::path file = desk.database() / (std::string(table) + ".glass");
        const auto check = [&](const std::string& problem, const std::string& hint) {
            const Outcome outcome = desk.index({"--check"});
            CAPTURE(outcome);
            CHECK(outcome.code == 2);
            CHECK(contains(outcome.out + outcome.errors, problem));
            CHECK(contains(outcome.errors, hint));
        };
        fs::resize_file(file, fs::file_size(file) - 5000);
        check("EOF reading block", "build it a");
        fs::remove(file);
        check(file.string() + " is missing\n", "hint: build it anew: dateline-index --full\n");
        CHECK(desk.index({"--full"}).code == 0);
        CHECK(desk.index({"--check"}).code == 0);
    }
}

TEST_CASE("where the index is damaged, an update says so, and not to run it again") {
    const Desk desk;
    write_many(desk);
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    const fs::path file = desk.database() / "termlist.glass";
    fs::resize_file(file, fs::file_size(file) - 5000);
    for (int i = 0; i < 450; i += 5)
        desk.home.write("in/" + std::to_string(i) + ".txt", "Pier closed\nIt is closed.");
    const Outcome outcome = desk.index({});
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "is damaged: EOF reading block"));
    CHECK(contains(outcome.errors, "hint: build it anew: dateline-index --full\n"));
}

TEST_CASE("a folder inside another that is indexed, too, is named once") {
    const Desk desk;
    desk.home.write("in/2024/a.txt", "Ships came\nThey came.");
    REQUIRE(desk.index({desk.home / "in"}).errors.find("is inside") == std::string::npos);
    const Outcome outcome = desk.index({desk.home / "in/2024"});
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.errors, (desk.home / "in/2024").string() + " is inside " +
                                       (desk.home / "in").string() + ", "));
    CHECK(contains(outcome.errors, "--forget 2024 "));
    CHECK(desk.releases() == 2);
    CHECK(desk.index({}).errors.find("is inside") == std::string::npos);
}

TEST_CASE("a terminal that is closed ends a run as other signals do, but not under nohup") {
    const Desk desk;
    desk.home.write("in/a.pdf", "%PDF-1.4");
    desk.home.write("bin/pdftotext", "#!/bin/sh\nkill -HUP $PPID\nsleep 1\necho Ships came.\n");
    fs::permissions(desk.home / "bin/pdftotext", fs::perms::owner_all);
    const Surroundings around{
        .settings = {{"PATH", (desk.home / "bin").string() + ":/bin:/usr/bin"}}};
    const Outcome outcome = desk.index({desk.home / "in"}, around);
    CAPTURE(outcome);
    CHECK(outcome.code == 129);
    CHECK(contains(outcome.errors, "what was done is kept"));
    desk.home.write("in/b.pdf", "%PDF-1.5");
    const Outcome other = run_program(
        "/bin/sh",
        {"-c", "trap '' HUP; exec " DATELINE_INDEX_PROGRAM " --db \"$0\"", desk.database()},
        around);
    CAPTURE(other);
    CHECK(other.code == 0);
    CHECK(desk.releases() == 2);
}

TEST_CASE("a terminal is told of the work behind the last file, too, and keeps the summary alone") {
    const Desk desk;
    write_many(desk);
    const Outcome outcome = run_program("/usr/bin/script", {"-qec",
                                                            DATELINE_INDEX_PROGRAM " --db '" +
                                                                desk.database().string() + "' '" +
                                                                (desk.home / "in").string() + "'",
                                                            "/dev/null"});
    CAPTURE(outcome);
    CHECK(contains(outcome.out, "\r\x1b[Kputting the index together ...\r\x1b[K"));
    CHECK(contains(outcome.out, "\r\x1b[Kfiles: 450 seen"));
}

TEST_CASE("a folder that is there no more keeps its releases, and is named with what drops them") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\nThey came.");
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    fs::rename(desk.home / "in", desk.home / "moved");
    const Outcome outcome = desk.index({});
    CHECK(outcome.code == 1);
    CHECK(contains(outcome.errors, "is kept until --forget in\n"));
    CHECK(desk.releases() == 1);
    CHECK(desk.index({"--forget", "in"}).code == 0);
    CHECK(desk.releases() == 0);
}

TEST_CASE("what lies in the folder of an index and is no file of it is nobody's to delete") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\n\nHarbour, Jan. 5, 2024 - They came.");
    REQUIRE(desk.index({"--shards", "year", desk.home / "in"}).code == 0);
    const std::vector<std::string> paths = {"index/draft.tmp", "index/draft.new",
                                            "index/copy/iamglass", "index/2024/notes/a.txt"};
    for (const std::string& path : paths)
        desk.home.write(path, "mine");
    fs::create_symlink(desk.home / "in", desk.home / "index/link");
    CHECK(desk.index({"--full"}).code == 0);
    CHECK(desk.index({"--full", "--shards", "1"}).code == 0);
    for (const std::string& path : paths)
        CHECK(read_whole(desk.home / path) == "mine");
    CHECK(fs::is_symlink(desk.home / "index/link"));
    CHECK_FALSE(fs::exists(desk.home / "index/2024/iamglass")); // no part any more
    CHECK(desk.index({"--check"}).code == 0);
}

TEST_CASE("a folder named like a year is in no shard's way, whosever it is") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\n\nHarbour, Jan. 5, 2024 - They came.");
    REQUIRE(desk.index({"--shards", "year", desk.home / "in"}).code == 0);
    desk.home.write("index/2023/letter.txt", "mine");
    desk.home.write("index/2023/iamglass", "of a run that was killed");
    desk.home.write("index/2022", "a file");
    desk.home.write("in/b.txt", "Pier opened\n\nHarbour, Jan. 5, 2023 - It is open.");
    CHECK(desk.index({}).code == 0);
    CHECK(desk.index({"--check"}).code == 0);
    CHECK(desk.releases() == 2);
    CHECK(read_whole(desk.home / "index/2023/letter.txt") == "mine");
    desk.home.write("in/c.txt", "Dock opened\n\nHarbour, Jan. 5, 2022 - It is open.");
    CHECK(desk.index({"--full"}).code == 0);
    CHECK(read_whole(desk.home / "index/2022~2") == "a file");
}

TEST_CASE("a file of a shard may lie on another disk, behind a link") {
    const Desk desk;
    desk.home.write("first/a.txt", "Ships came\n\nHarbour, Jan. 5, 2023 - They came.");
    REQUIRE(desk.index({"--shards", "year", desk.home / "first"}).code == 0);
    REQUIRE(desk.index({"--full"}).code == 0); // which leaves it compact
    const fs::path file = desk.home / "index/2023/docdata.glass";
    fs::rename(file, desk.home / "moved");
    fs::create_symlink(desk.home / "moved", file);
    write_many(desk);
    CHECK(desk.index({desk.home / "in"}).code == 0);
    CHECK(desk.index({"--check"}).code == 0);
    CHECK(fs::is_symlink(file));
}

TEST_CASE("what is somebody else's beside an index stays there") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\nThey came.");
    REQUIRE(desk.index({desk.home / "in"}).code == 0);
    fs::copy(desk.home / "index", desk.home / "index.old"); // as one keeps a copy
    CHECK(desk.index({"--full"}).code == 0);
    CHECK(fs::exists(desk.home / "index.old/iamglass"));
    desk.home.write("index.new/notes.txt", "mine");
    const Outcome outcome = desk.index({"--full"});
    CHECK(outcome.code == 2);
    CHECK(contains(outcome.errors, "index.new is in the way"));
    CHECK(read_whole(desk.home / "index.new/notes.txt") == "mine");
}

TEST_CASE("a link to an index is still one when the index was written anew") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\nThey came.");
    fs::create_directory(desk.home / "disk");
    fs::create_symlink(desk.home / "disk", desk.home / "index");
    for (const char* option : {"--quiet", "--full"})
        CHECK(desk.index({option, desk.home / "in"}).code == 0);
    CHECK(fs::is_symlink(desk.home / "index"));
    CHECK(fs::exists(desk.home / "disk/iamglass"));
}

TEST_CASE("a report may go into a pipe") {
    const Desk desk;
    desk.home.write("in/a.txt", "Ships came\nThey came.");
    const Outcome outcome = desk.index({"--report", "/dev/stdout", desk.home / "in"});
    CHECK(outcome.code == 0);
    CHECK(contains(outcome.out, "\"outcome\":\"indexed\""));
}
