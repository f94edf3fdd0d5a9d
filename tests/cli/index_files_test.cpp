#include "tests/support/desk.h"
#include "tests/support/print.h"
#include "tests/support/text.h"

#include <map>
#include <set>

using namespace dateline;
namespace fs = std::filesystem;

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

TEST_CASE("a file that is read again for an item, in vain, is reported once, as skipped") {
    const auto feed = [](const std::string& day) {
        return "<rss><channel><item><title>Pier</title><guid>x</guid><pubDate>" + day +
               " Mar 2024 09:00:00 GMT</pubDate></item></channel></rss>";
    };
    for (const bool is_broken : {true, false}) {
        CAPTURE(is_broken);
        const Desk desk;
        desk.home.write("in/a.xml", feed("Thu, 14"));
        desk.home.write("in/b.xml", feed("Fri, 15"));
        REQUIRE(desk.index({desk.home / "in"}).code == 0);
        if (is_broken) {
            desk.home.write("in/a.xml", "<rss><channel><item>");
            CHECK(contains(desk.index({}).errors, "1 unchanged + 1 skipped"));
        } else {
            fs::permissions(desk.home / "in/a.xml", fs::perms::none);
        }
        fs::remove(desk.home / "in/b.xml");
        const Outcome outcome =
            desk.index({"--report", desk.home / "report"}, {.reads_all = false});
        CAPTURE(outcome);
        CHECK(outcome.code == 1);
        CHECK(contains(outcome.errors, "1 seen = 0 indexed + 0 unchanged + 1 skipped; 1 removed"));
        std::multiset<std::string> outcomes;
        for (const auto& fate : json_lines(read_whole(desk.home / "report")))
            outcomes.insert(fate.at("outcome"));
        CHECK(outcomes == std::multiset<std::string>{"removed", "skipped"});
    }
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

TEST_CASE("a file that was read in part is named by every run until it is whole") {
    for (const char* way : {"--quiet", "--full"}) { // in place, by batches
        const Desk desk;
        const std::string file = desk.home / "in/a.jsonl";
        const std::string whole = "{\"title\":\"Pier\",\"body\":\"It is open.\"}\n";
        desk.home.write("in/a.jsonl", whole + "{\"title\":\"Pier\n" + whole);
        const std::string said = file + " left out 1 line: line 2";
        CHECK(contains(desk.index({way, desk.home / "in"}).errors, said));
        const Outcome again = desk.index({"--report", desk.home / "report"});
        CAPTURE(again);
        CHECK(again.code == 1);
        CHECK(contains(again.errors, said));
        CHECK(contains(again.errors, "0 indexed + 1 unchanged + 0 skipped"));
        const auto fate = json_lines(read_whole(desk.home / "report")).at(0);
        CHECK(fate.at("outcome") == "unchanged");
        CHECK(contains(fate.at("reason").get<std::string>(), "left out 1 line: line 2"));
        CHECK(
            contains(desk.index({"--status"}).out, "files: 1, 0 of them skipped, 1 read in part"));
        desk.home.write("in/a.jsonl", whole);
        CHECK(desk.index({}).code == 0);
        CHECK(desk.index({}).code == 0);
    }
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
