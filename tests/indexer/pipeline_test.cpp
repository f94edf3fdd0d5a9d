#include "indexer/pipeline.h"

#include "common/error.h"
#include "indexer/batches.h"
#include "indexer/discover.h"
#include "indexer/index/index_lock.h"
#include "indexer/maintenance.h"
#include "indexer/update_plan.h"
#include "tests/support/archive.h"
#include "tests/support/print.h"
#include "tests/support/text.h"

#include <atomic>
#include <fstream>
#include <random>
#include <thread>
#include <unistd.h>

using namespace dateline;

namespace {

using Ids = std::vector<std::string>;

Xapian::rev revision(const Archive& archive) {
    return Xapian::Database(archive.database().string()).get_revision();
}

} // namespace

TEST_CASE("an index follows its folder: new, changed and vanished files") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    archive.folder.write("b.txt", "Harbour opened\nShips came.");
    CHECK(archive.update() == exit_code::good);
    CHECK(ids(archive.database()) == Ids{"a.txt", "b.txt"});
    const auto before = contents(archive.database());

    archive.folder.write("a.txt", "Budget refused\nThe council did not agree.");
    archive.folder.write("c/d.txt", "Bridge closed\nCars turned back.");
    std::filesystem::remove(archive.folder / "b.txt");
    CHECK(archive.update() == exit_code::good);
    CHECK(ids(archive.database()) == Ids{"a.txt", "c/d.txt"});
    CHECK(contents(archive.database()).at("a.txt") != before.at("a.txt"));
    CHECK(check_index(archive.options()) == exit_code::good);
}

TEST_CASE("while files are moved, readers find their releases under the old name or the new one") {
    constexpr int files = 6, releases = 1500;
    const Archive archive;
    for (int file = 0; file < files; ++file) {
        std::string lines;
        for (int i = 0; i < releases; ++i)
            lines += "{\"title\":\"Harbour opened\",\"body\":\"Ship " + std::to_string(i) +
                     " came.\"}\n";
        archive.folder.write("old/" + std::to_string(file) + ".jsonl", lines);
    }
    archive.update();
    std::filesystem::rename(archive.folder / "old", archive.folder / "new");
    std::atomic<bool> done = false;
    Xapian::doccount fewest = files * releases;
    {
        std::jthread reader([&] {
            while (!done)
                try {
                    const Xapian::Database database(archive.database().string());
                    fewest = std::min(fewest, database.get_doccount());
                } catch (const Xapian::DatabaseError&) { // is being replaced
                }
        });
        CHECK(archive.update() == exit_code::good);
        done = true;
    }
    CHECK(fewest == files * releases);
    CHECK(ids(archive.database()).size() == files * releases);
    CHECK(ids(archive.database()).front() == "new/0.jsonl#1");
}

TEST_CASE("a second run on an unchanged folder writes nothing") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    archive.update();
    const auto before = revision(archive);
    CHECK(archive.update() == exit_code::good);
    CHECK(revision(archive) == before);
}

TEST_CASE("a file that became unreadable keeps what was read from it, and is reported each time") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    archive.update();
    archive.folder.write("a.txt", "");
    CHECK(archive.update() == exit_code::partly);
    CHECK(ids(archive.database()) == Ids{"a.txt"});
    CHECK(archive.update() == exit_code::partly);
}

TEST_CASE("batches, single steps and a rebuilding all give the same index") {
    std::mt19937 random(20260115);
    const Archive stepwise;
    const auto name = [](int number) {
        return std::to_string(number % 7) + "/" + std::to_string(number) + ".txt";
    };
    const auto write = [&](int number) {
        std::string text = "Release " + std::to_string(number) + "\n";
        for (int word = 0; word < 40; ++word)
            text += "word" + std::to_string(random() % 300) + ' ';
        stepwise.folder.write(name(number), text);
    };
    for (int number = 0; number < 900; ++number)
        write(number);
    CHECK(stepwise.update() == exit_code::good); // so many files are built in batches
    for (int round = 0; round < 6; ++round) {
        for (int change = 0; change < 25; ++change)
            write(static_cast<int>(random() % 1000));
        for (int loss = 0; loss < 10; ++loss)
            std::filesystem::remove(stepwise.folder / name(static_cast<int>(random() % 900)));
        CHECK(stepwise.update() == exit_code::good);
    }

    IndexOptions at_once = stepwise.options();
    const TempDir elsewhere;
    at_once.database = elsewhere / "index";
    CHECK(update_index(at_once) == exit_code::good);
    const auto expected = contents(at_once.database);
    CHECK(contents(stepwise.database()) == expected);

    IndexOptions rebuilt = stepwise.options();
    rebuilt.full = true;
    CHECK(update_index(rebuilt) == exit_code::good);
    CHECK(contents(stepwise.database()) == expected);
    CHECK(compact_index(stepwise.options()) == exit_code::good);
    CHECK(contents(stepwise.database()) == expected);
    CHECK(check_index(stepwise.options()) == exit_code::good);
}

TEST_CASE("releases of a second folder carry its name, and forgetting it leaves the first alone") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    archive.update();
    const TempDir other;
    other.write("news/a.txt", "Harbour opened\nShips came.");
    IndexOptions second = archive.options();
    second.inputs = {other / "news"};
    CHECK(update_index(second) == exit_code::good);
    CHECK(ids(archive.database()) == Ids{"a.txt", "news:a.txt"});
    second.forget = "news";
    CHECK(forget_root(second) == exit_code::good);
    CHECK(ids(archive.database()) == Ids{"a.txt"});
    CHECK_THROWS_AS(forget_root(second), Error);
}

TEST_CASE("a folder that is gone is an error, not an empty folder") {
    const Archive archive;
    archive.folder.write("below/a.txt", "Budget passed\nThe council agreed.");
    IndexOptions options = archive.options();
    options.inputs = {archive.folder / "below"};
    update_index(options);
    std::filesystem::remove_all(archive.folder / "below");
    CHECK_THROWS_AS(update_index(options), Error);
    CHECK(ids(archive.database()) == Ids{"a.txt"});
}

TEST_CASE("other settings read every file again") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    archive.update();
    const auto before = revision(archive);
    IndexOptions other = archive.options();
    other.settings = "something else";
    CHECK(update_index(other) == exit_code::good);
    CHECK(revision(archive) > before);
}

TEST_CASE("settings are remembered file by file, so that a run over a part counts for the part") {
    const Archive archive;
    const TempDir other;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    other.write("b.txt", "Harbour opened\nShips came.");
    IndexOptions options = archive.options();
    options.inputs.push_back(other.path());
    update_index(options);
    IndexOptions part = archive.options();
    part.settings = options.settings = "something else";
    update_index(part);
    const IndexState state = read_index_state(archive.database());
    const UpdatePlan plan = plan_update(state.roots, state.roots, options, state.files);
    REQUIRE(plan.unchanged.size() == 1);
    CHECK(plan.unchanged.front().id == "a.txt");
    REQUIRE(plan.to_read.size() == 1);
    CHECK(plan.to_read.front().id.ends_with(":b.txt"));
}

TEST_CASE("a remembered folder that is not there keeps its releases and costs no other folder") {
    const Archive archive;
    const TempDir other;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    other.write("disk/b.txt", "Harbour opened\nShips came.");
    archive.update();
    IndexOptions options = archive.options();
    options.inputs = {other / "disk"};
    update_index(options);
    std::filesystem::remove_all(other / "disk");
    archive.folder.write("c.txt", "Bridge closed\nCars turned back.");
    options.inputs = {};
    CHECK(update_index(options) == exit_code::partly);
    CHECK(ids(archive.database()) == Ids{"a.txt", "c.txt", "disk:b.txt"});
    options.full = true;
    CHECK_THROWS_AS(update_index(options), Error);
    CHECK(ids(archive.database()) == Ids{"a.txt", "c.txt", "disk:b.txt"});
}

TEST_CASE("an index keeps its language, unless it is built anew") {
    const Archive archive;
    archive.folder.write("a.txt", "Accord\nLes ministres sont venus.");
    IndexOptions french = archive.options();
    french.language = "french";
    update_index(french);
    archive.folder.write("b.txt", "Accord\nDes ministres viennent.");
    CHECK(archive.update() == exit_code::good);
    const Xapian::Database database(archive.database().string());
    CHECK(database.get_termfreq("Z" + Xapian::Stem("french")("ministres")) == 2);
    IndexOptions english = archive.options();
    english.language = "english";
    CHECK_THROWS_WITH_AS(update_index(english), doctest::Contains("french"), Error);
    english.full = true;
    CHECK(update_index(english) == exit_code::good);
}

TEST_CASE("the index, what lies beside it, and the report are not taken for releases") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    const TempDir other;
    const auto link = other / "link";
    std::filesystem::create_directory_symlink(archive.folder.path(), link);
    for (const auto& database : {archive.folder / "index", archive.folder / "b:c", link / "d#1"}) {
        CAPTURE(database.string());
        IndexOptions options = archive.options();
        options.database = database;
        options.report = link / "report.jsonl";
        CHECK(update_index(options) == exit_code::good);
        CHECK(update_index(options) == exit_code::good);
        CHECK(ids(options.database) == Ids{"a.txt"});
        std::filesystem::remove_all(database);
        std::filesystem::remove(database.string() + ".lock");
    }
}

TEST_CASE("a pattern that no file matches removes nothing") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    archive.update();
    IndexOptions options = archive.options();
    options.include = {"*.text"};
    CHECK_THROWS_WITH_AS(update_index(options), doctest::Contains("*.text"), Error);
    CHECK(ids(archive.database()) == Ids{"a.txt"});
}

TEST_CASE("a second writer is told who holds the index") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    archive.update();
    const IndexLock held(archive.database());
    const std::string holder = "process " + std::to_string(::getpid());
    CHECK_THROWS_WITH_AS(archive.update(), doctest::Contains(holder.c_str()), Error);
}

TEST_CASE("what a killed run left behind does not hinder the next one") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    std::filesystem::create_directories(archive.home / "index.new");
    std::filesystem::create_directories(archive.home / "index.building/batch-1-1.part");
    std::ofstream(archive.home / "index.building/.DS_Store") << "of somebody who looked into it";
    std::filesystem::create_directories(archive.home / "index");
    CHECK(archive.update() == exit_code::good);
    CHECK(ids(archive.database()) == Ids{"a.txt"});
}

TEST_CASE("batches of a killed run are taken up, but for those that the disk damaged meanwhile") {
    constexpr std::size_t files = 450;
    const Archive archive;
    for (std::size_t i = 0; i < files; ++i)
        archive.folder.write(std::to_string(i) + ".txt",
                             "Release " + std::to_string(i) + "\nShips came.");
    const auto build = [&] {
        std::size_t read = 0;
        const auto batches = build_batches(
            archive.home / "building", discover(archive.folder.path()).files, Layout(),
            archive.options(), [&](const FileResult&) { ++read; }, std::chrono::hours(1));
        CHECK(read == files);
        return batches;
    };
    const auto written = [](const Batch& batch) {
        return std::filesystem::last_write_time(batch.database(0) / "postlist.glass");
    };
    const auto first = build();
    REQUIRE(first.size() == 1);
    const auto before = written(first[0]);
    const auto again = build();
    REQUIRE(again.size() == 1);
    CHECK(written(again[0]) == before);
    for (const char* name : {"postlist.glass", "termlist.glass", "docdata.glass", "iamglass"}) {
        CAPTURE(name);
        const std::filesystem::path damaged = build()[0].database(0) / name;
        {
            std::fstream file(damaged, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(std::streamoff(std::filesystem::file_size(damaged) / 2));
            file.put('\x55').put('\xAA');
        }
        const auto anew = build();
        REQUIRE(anew.size() == 1);
        CHECK(Xapian::Database(anew[0].database(0).string()).get_doccount() == files);
        CHECK(Xapian::Database::check(anew[0].database(0).string()) == 0);
        CHECK(written(anew[0]) != before);
    }
}

TEST_CASE("batches that a program of another schema version left are built anew") {
    const Archive archive;
    for (int i = 0; i < 450; ++i)
        archive.folder.write(std::to_string(i) + ".txt",
                             "Release " + std::to_string(i) + "\nShips came.");
    const auto build = [&] {
        return build_batches(archive.home / "building", discover(archive.folder.path()).files,
                             Layout(), archive.options(), [](const FileResult&) {})
            .at(0)
            .path;
    };
    const auto contents = build() / "contents";
    const std::string whole = read_whole(contents);
    const std::string ours = "schema=" + std::to_string(schema::version);
    REQUIRE(whole.find(ours) != whole.npos);
    std::string theirs = whole;
    theirs[whole.find(ours) + ours.size() - 1] = 'x';
    std::ofstream(contents, std::ios::binary) << theirs;
    build();
    CHECK(read_whole(contents).find(ours) == whole.find(ours));
}

TEST_CASE("where reading takes long a batch is closed before all that it was to hold is read") {
    constexpr std::size_t files = 450;
    const Archive archive;
    for (std::size_t i = 0; i < files; ++i)
        archive.folder.write(std::to_string(i) + ".txt", "Harbour opened\nShips came.");
    std::size_t read = 0;
    const auto batches = build_batches(
        archive.home / "building", discover(archive.folder.path()).files, Layout(),
        archive.options(), [&](const FileResult&) { ++read; }, std::chrono::seconds(0));
    CHECK(batches.size() > 1);
    CHECK(read == files);
    CHECK(archive.update() == exit_code::good);
    CHECK(ids(archive.database()).size() == files);
}

TEST_CASE("more batches than are merged at once give the same index, and leave nothing behind") {
    const Archive archive;
    for (int i = 0; i < 450; ++i)
        archive.folder.write(std::to_string(i) + ".txt", "Release " + std::to_string(i) +
                                                             " of word" + std::to_string(i % 9) +
                                                             "\nShips came to Portugal.");
    archive.update();
    IndexOptions many = archive.options();
    const TempDir elsewhere;
    many.database = elsewhere / "index";
    many.jobs = 96; // a share of the memory each, which few releases fill
    many.memory_mb = 2;
    many.language = "english";
    std::size_t databases = 0;
    for (const Batch& batch :
         build_batches(elsewhere / "index.building", discover(archive.folder.path()).files,
                       Layout(), many, [](const FileResult&) {}))
        databases += batch.databases.size();
    CHECK(databases > 64);
    many.jobs = 2;
    CHECK(update_index(many) == exit_code::good);
    CHECK(contents(many.database) == contents(archive.database()));
    CHECK(!std::filesystem::exists(elsewhere / "index.building"));
}

TEST_CASE("an index of another schema version is refused, and a full run replaces it") {
    const Archive archive;
    archive.folder.write("a.txt", "Budget passed\nThe council agreed.");
    archive.update();
    {
        Xapian::WritableDatabase database(archive.database().string(), Xapian::DB_OPEN);
        database.set_metadata("dateline:schema", "0");
        database.commit();
    }
    CHECK_THROWS_AS(archive.update(), Error);
    IndexOptions full = archive.options();
    full.full = true;
    CHECK(update_index(full) == exit_code::good);
    CHECK(archive.update() == exit_code::good);
}

TEST_CASE("a folder that is not there leaves no index behind") {
    const Archive archive;
    IndexOptions options = archive.options();
    options.inputs = {archive.folder / "nowhere"};
    CHECK_THROWS_AS(update_index(options), Error);
    CHECK_FALSE(std::filesystem::exists(archive.database()));
    CHECK_THROWS_AS(print_status(archive.options()), Error);
    CHECK_FALSE(std::filesystem::exists(archive.database()));
}
