#include "common/error.h"
#include "common/serial.h"
#include "indexer/index/glass_version.h"
#include "indexer/index/index_database.h"
#include "indexer/maintenance.h"
#include "indexer/pipeline.h"
#include "tests/support/archive.h"
#include "tests/support/print.h"

#include <algorithm>
#include <random>
#include <sys/stat.h>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

using Names = std::vector<std::string>;

/// A folder of releases and an index of it that is divided in some way.
struct Library {
    TempDir folder;
    TempDir home;

    IndexOptions options(const std::string& shards, const std::string& name = "index") const {
        IndexOptions options;
        options.inputs = {folder.path()};
        options.database = home / name;
        options.jobs = 2;
        options.quiet = true;
        options.settings = "as they are";
        options.shards = Layout(shards);
        return options;
    }

    fs::path index() const { return home / "index"; }

    void write(const std::string& name, const std::string& date, const std::string& text) const {
        folder.write(name, "Works approved\n" +
                               (date.empty() ? "" : "WASHINGTON, " + date + " - ") + text);
    }
};

Names shards_of(const fs::path& index) {
    Names names;
    for (const Shard& shard : parts_of(index).shards)
        names.push_back(shard.name);
    return names;
}

Names ids_in(const fs::path& shard) {
    return ids(shard);
}

/// Files of a database with their inodes and times.
Names looks_of(const fs::path& database) {
    Names looks;
    for (const auto& entry : fs::directory_iterator(database)) {
        struct stat status {};
        ::stat(entry.path().c_str(), &status);
        looks.push_back(entry.path().filename().string() + ' ' + std::to_string(status.st_ino) +
                        ' ' + std::to_string(status.st_mtim.tv_sec) + '.' +
                        std::to_string(status.st_mtim.tv_nsec));
    }
    std::sort(looks.begin(), looks.end());
    return looks;
}

std::string pick(std::mt19937& random, std::initializer_list<const char*> list) {
    return list.begin()[random() % list.size()];
}

/// Releases of some years and of none, that name some of a few persons; some of them
/// near-identical.
void write_any(const Library& library, int number, std::mt19937& random) {
    std::string date;
    if (random() % 6 != 0)
        date = pick(random, {"January", "June", "October"}) + " " +
               std::to_string(1 + random() % 28) + ", " +
               pick(random, {"2001", "2003", "2004", "2009", "2010"});
    std::string text = "The works were approved.";
    for (auto n = random() % 4; n > 0; --n)
        text += " " + pick(random, {"Senator", "Governor", "Mayor"}) + " " +
                pick(random, {"Mabel Orr", "Ann Orr", "Orr", "Peter Lindgren", "Lindgren"}) +
                " said that it was time.";
    std::mt19937 mould(static_cast<unsigned>(random() % 200));
    for (int word = 0; word < 60; ++word)
        text += " word" + std::to_string(mould() % 300);
    library.write(std::to_string(number % 7) + "/" + std::to_string(number) + ".txt", date, text);
}

struct Layouts {
    const char* shards;
    Names names; ///< of the shards in the end
};

} // namespace

TEST_CASE("a divided index holds what an undivided one does, after any history of edits") {
    const Layouts rows[] = {
        {"1", {"0"}},
        {"3", {"0", "1", "2"}},
        {"year", {"undated", "2001", "2003", "2004", "2009", "2010"}},
    };
    for (const auto& [shards, names] : rows) {
        CAPTURE(std::string(shards));
        std::mt19937 random(20260115);
        const Library library;
        for (int number = 0; number < 450; ++number)
            write_any(library, number, random);
        const IndexOptions options = library.options(shards);
        CHECK(update_index(options) == exit_code::good); // so many files are built in batches
        for (int round = 0; round < 4; ++round) {
            for (int change = 0; change < (round == 2 ? 450 : 15); ++change)
                write_any(library, static_cast<int>(random() % 600), random);
            for (int loss = 0; loss < 6; ++loss)
                fs::remove(library.folder / (std::to_string(loss) + "/" +
                                             std::to_string(loss + 7 * (random() % 60)) + ".txt"));
            CHECK(update_index(options) == exit_code::good);
        }
        CHECK(shards_of(library.index()) == names);
        CHECK(check_index(options) == exit_code::good);

        const IndexOptions at_once = library.options("1", "at-once");
        CHECK(update_index(at_once) == exit_code::good);
        const auto expected = contents(at_once.database);
        CHECK(contents(library.index()) == expected);
        CHECK(registry(library.index()) == registry(at_once.database));

        CHECK(compact_index(options) == exit_code::good);
        CHECK(contents(library.index()) == expected);
        IndexOptions rebuilt = options;
        rebuilt.full = true;
        CHECK(update_index(rebuilt) == exit_code::good);
        CHECK(shards_of(library.index()) == names);
        CHECK(contents(library.index()) == expected);
        CHECK(registry(library.index()) == registry(at_once.database));
        CHECK(check_index(options) == exit_code::good);
    }
}

TEST_CASE("a new year gets a shard of its own, and the years before keep their files") {
    const Library library;
    const IndexOptions options = library.options("year");
    library.write("a.txt", "March 3, 2004", "Mayor Mabel Orr agreed.");
    library.write("b.txt", "March 3, 2006", "Nobody came.");
    library.write("c.txt", "", "Nobody knows when.");
    REQUIRE(update_index(options) == exit_code::good);
    CHECK(shards_of(library.index()) == Names{"undated", "2004", "2006"});
    const auto before = looks_of(library.index() / "2004");

    library.write("d.txt", "March 3, 2005", "Between the years.");
    CHECK(update_index(options) == exit_code::good);
    CHECK(shards_of(library.index()) == Names{"undated", "2004", "2005", "2006"});
    CHECK(ids_in(library.index() / "2005") == Names{"d.txt"});
    CHECK(looks_of(library.index() / "2004") == before);

    for (int i = 0; i < 450; ++i) // so many that the index is built anew beside
        library.write("new/" + std::to_string(i) + ".txt", "May 5, 2008", std::to_string(i));
    CHECK(update_index(options) == exit_code::good);
    CHECK(ids_in(library.index() / "2008").size() == 450);
    CHECK(looks_of(library.index() / "2004") == before);
    CHECK(check_index(options) == exit_code::good);
}

TEST_CASE("a release whose date changes moves to the shard of its new year") {
    const Library library;
    const IndexOptions options = library.options("year");
    library.write("a.txt", "March 3, 2004", "Nobody came.");
    update_index(options);
    library.write("a.txt", "March 3, 2006", "Nobody came.");
    CHECK(update_index(options) == exit_code::good);
    CHECK(ids_in(library.index() / "2004").empty());
    CHECK(ids_in(library.index() / "2006") == Names{"a.txt"});
    library.write("a.txt", "", "Nobody came.");
    CHECK(update_index(options) == exit_code::good);
    CHECK(ids_in(library.index() / "undated") == Names{"a.txt"});
    CHECK(check_index(options) == exit_code::good);
}

TEST_CASE("an index is divided once, and keeps its layout until it is built anew") {
    const Library library;
    library.write("a.txt", "March 3, 2004", "Nobody came.");
    REQUIRE(update_index(library.options("3")) == exit_code::good);
    CHECK_THROWS_WITH_AS(update_index(library.options("year")),
                         doctest::Contains("has 3 shards, not a shard for each year"), Error);
    IndexOptions as_it_is = library.options("3");
    as_it_is.shards.reset();
    library.write("b.txt", "March 3, 2005", "Nobody came.");
    CHECK(update_index(as_it_is) == exit_code::good);
    as_it_is.full = true;
    CHECK(update_index(as_it_is) == exit_code::good);
    CHECK(shards_of(library.index()) == Names{"0", "1", "2"});

    for (const auto& [shards, names] : {Layouts{"year", {"undated", "2004", "2005"}},
                                        Layouts{"1", {"0"}}, Layouts{"2", {"0", "1"}}}) {
        IndexOptions anew = library.options(shards);
        anew.full = true;
        CHECK(update_index(anew) == exit_code::good);
        CHECK(shards_of(library.index()) == names);
        CHECK(ids(library.index()) == Names{"a.txt", "b.txt"});
    }
}

TEST_CASE("each shard says what it is part of, and one of another index is refused") {
    const Library library;
    library.write("a.txt", "March 3, 2004", "Nobody came.");
    const IndexOptions options = library.options("2"), other = library.options("2", "other");
    update_index(options);
    update_index(other);
    const IndexParts parts = parts_of(library.index());
    for (const Shard& shard : parts.shards) {
        const Xapian::Database database(shard.path.string());
        const auto identity =
            decode_shard_identity(database.get_metadata(std::string(schema::shard_key)));
        REQUIRE(identity);
        CHECK(identity->name == shard.name);
        CHECK(identity->layout == "2");
        CHECK(identity->index.size() == 16);
        CHECK(identity->index == parts.id);
        CHECK(database.get_metadata(std::string(schema::language_key)) == "english");
    }
    fs::rename(library.index() / "1", library.home / "aside");
    fs::rename(other.database / "1", library.index() / "1");
    CHECK_THROWS_WITH_AS(update_index(options), doctest::Contains("is no part of the index"),
                         Error);
    CHECK_THROWS_AS(check_index(options), Error);
    fs::remove_all(library.index() / "1");
    CHECK_THROWS_WITH_AS(update_index(options), doctest::Contains("index/1 is not an index"),
                         Error);
    fs::rename(library.home / "aside", library.index() / "1");
    CHECK(update_index(options) == exit_code::good);
}

TEST_CASE("checking finds a release that is in the wrong shard, or in two") {
    for (const bool moved : {true, false}) {
        const Library library;
        const IndexOptions options = library.options("year");
        library.write("a.txt", "March 3, 2004", "Nobody came.");
        library.write("b.txt", "March 3, 2006", "Nobody came.");
        update_index(options);
        {
            Xapian::WritableDatabase from((library.index() / "2004").string(), Xapian::DB_OPEN);
            Xapian::WritableDatabase to((library.index() / "2006").string(), Xapian::DB_OPEN);
            to.add_document(from.get_document(1));
            if (moved) from.delete_document(1);
            from.commit();
            to.commit();
        }
        CHECK_THROWS_WITH_AS(check_index(options), doctest::Contains("is damaged"), Error);
    }
}

TEST_CASE("what a run wrote into some shards only is put right by the next") {
    const Library library;
    const IndexOptions options = library.options("year");
    library.write("a.txt", "March 3, 2004", "Nobody came.");
    library.write("b.txt", "March 3, 2005", "Nobody came.");
    library.write("c.txt", "March 3, 2006", "Mayor Mabel Orr came.");
    update_index(options);
    for (const char* shard : {"2004", "2005"})
        fs::copy(library.index() / shard, library.home / shard);
    library.write("a.txt", "March 3, 2006", "Nobody came.");
    fs::remove(library.folder / "b.txt");
    update_index(options);
    const auto after = contents(library.index());
    CHECK(after.size() == 2);

    // As it is between two commits: the first shard knows what has changed, these do not.
    for (const char* shard : {"2004", "2005"}) {
        fs::remove_all(library.index() / shard);
        fs::copy(library.home / shard, library.index() / shard);
    }
    SerialWriter unfinished;
    unfinished.put(std::uint64_t{2});
    unfinished.put("a.txt");
    unfinished.put("b.txt");
    unfinished.put(std::uint64_t{0});
    {
        Xapian::WritableDatabase first((library.index() / "undated").string(), Xapian::DB_OPEN);
        first.set_metadata(std::string(unfinished_key), unfinished.take());
        first.commit();
    }
    CHECK(contents(library.index()) != after);
    CHECK_THROWS_WITH_AS(check_index(options), doctest::Contains("was cut off"), Error);

    CHECK(update_index(options) == exit_code::good);
    CHECK(contents(library.index()) == after);
    CHECK(check_index(options) == exit_code::good);
}

TEST_CASE("a shard that was being added when the run was killed is cleared away") {
    const Library library;
    const IndexOptions options = library.options("year");
    library.write("a.txt", "March 3, 2004", "Nobody came.");
    update_index(options);
    fs::create_directory(library.index() / "2005");
    fs::create_directory(library.index() / "2006.new");
    library.home.write("index/XAPIANDB.new", "auto 20");
    library.home.write("index/notes.txt", "somebody's own");
    library.write("b.txt", "March 3, 2005", "Nobody came.");
    CHECK(update_index(options) == exit_code::good);
    CHECK(shards_of(library.index()) == Names{"undated", "2004", "2005"});
    CHECK_FALSE(fs::exists(library.index() / "2006.new"));
    CHECK_FALSE(fs::exists(library.index() / "XAPIANDB.new"));
    CHECK(fs::exists(library.index() / "notes.txt"));
}

TEST_CASE("databases that dateline-index did not put together are left alone") {
    const Library library;
    library.write("a.txt", "March 3, 2004", "Nobody came.");
    update_index(library.options("1", "one"));
    update_index(library.options("1", "two"));
    const auto before = looks_of(library.home / "one");
    library.home.write("index/XAPIANDB", "auto ../one\nauto ../two\n");
    CHECK_THROWS_WITH_AS(update_index(library.options("1")), doctest::Contains("did not put there"),
                         Error);
    library.home.write("index/XAPIANDB", "remote localhost:7001\n");
    CHECK_THROWS_AS(update_index(library.options("1")), Error);
    CHECK(looks_of(library.home / "one") == before);
}

TEST_CASE("a reader that reopens sees the index that has replaced its own") {
    for (const char* shards : {"1", "2"}) {
        CAPTURE(std::string(shards));
        const Library library;
        const IndexOptions options = library.options(shards);
        library.write("a.txt", "March 3, 2004", "Nobody came.");
        update_index(options);
        IndexOptions anew = options;
        anew.full = true;
        update_index(anew);
        Xapian::Database reader(library.index().string());
        CHECK(reader.get_doccount() == 1);
        for (int round = 0; round < 3; ++round) {
            const std::string uuid = reader.get_uuid();
            for (int file = 0; file < 10; ++file)
                library.write(std::to_string(round) + "/" + std::to_string(file) + ".txt",
                              "May 5, 2005", "Everybody came.");
            update_index(anew);
            CHECK(reader.reopen());
            CHECK(reader.get_uuid() != uuid);
            CHECK(reader.get_doccount() == 11 + static_cast<unsigned>(round) * 10);
            Xapian::Enquire enquire(reader);
            enquire.set_query(Xapian::Query("everybody"));
            CHECK(enquire.get_mset(0, 100).size() == 10 + static_cast<unsigned>(round) * 10);
            CHECK_FALSE(reader.reopen());
        }
        for (const Shard& shard : parts_of(library.index()).shards)
            CHECK(Xapian::Database::check(shard.path.string()) == 0);
        CHECK(check_index(options) == exit_code::good);
    }
}

TEST_CASE("compacting leaves shards alone that are compact already") {
    const Library library;
    const IndexOptions options = library.options("year");
    library.write("a.txt", "March 3, 2004", "Nobody came.");
    library.write("b.txt", "March 3, 2006", "Nobody came.");
    update_index(options);
    for (const Shard& shard : parts_of(library.index()).shards)
        CHECK_FALSE(GlassVersion(shard.path).is_compact());
    compact_index(options);
    for (const Shard& shard : parts_of(library.index()).shards)
        CHECK(GlassVersion(shard.path).is_compact());
    const auto looks = looks_of(library.index() / "2004");
    compact_index(options);
    CHECK(looks_of(library.index() / "2004") == looks);
    library.write("c.txt", "May 5, 2006", "Nobody came.");
    update_index(options);
    CHECK(GlassVersion(library.index() / "2004").is_compact());
    CHECK_FALSE(GlassVersion(library.index() / "2006").is_compact());
    compact_index(options);
    CHECK(GlassVersion(library.index() / "2006").is_compact());
    CHECK(looks_of(library.index() / "2004") == looks);
    CHECK(check_index(options) == exit_code::good);
}

TEST_CASE("a layout has one name, and each release one place in it") {
    for (const char* wrong : {"", "0", "257", "-1", "2x", "years", "3.5"}) {
        CAPTURE(std::string(wrong));
        CHECK_THROWS_AS(Layout{wrong}, Error);
    }
    CHECK_FALSE(Layout("1").is_sharded());
    CHECK(Layout("1") == Layout());
    const Layout years("year");
    CHECK(years.text() == "year");
    CHECK(years.shard_of("a", "2004-03-03") == "2004");
    CHECK(years.shard_of("a", "2004-03") == "2004");
    CHECK(years.shard_of("a", "2004") == "2004");
    CHECK(years.shard_of("a", "") == "undated");
    const Layout four("4");
    std::vector<int> counts(4);
    for (int i = 0; i < 4000; ++i)
        ++counts[std::stoul(four.shard_of(std::to_string(i) + ".txt", "2004"))];
    for (const int count : counts)
        CHECK(std::abs(count - 1000) < 150);
}
