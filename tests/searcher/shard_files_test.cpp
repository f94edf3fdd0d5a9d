#include "searcher/matching/shard_files.h"
#include "tests/support/grown_database.h"

#include <atomic>
#include <doctest/doctest.h>
#include <random>
#include <thread>

using namespace dateline;

namespace {

using Positions = std::vector<std::uint32_t>;

Positions positions_of(const Xapian::Database& database, Xapian::docid document,
                       const std::string& term) {
    Positions found;
    for (auto at = database.positionlist_begin(document, term);
         at != database.positionlist_end(document, term); ++at)
        found.push_back(*at);
    return found;
}

/// How much was read; it must be what the engine reads.
unsigned count_same(ShardFiles& files, const Xapian::Database& database) {
    unsigned same = 0;
    std::string data, value;
    Positions positions;
    for (auto at = database.postlist_begin(""); at != database.postlist_end(""); ++at) {
        const Xapian::Document document = database.get_document(*at);
        if (files.read_data(*at, data)) {
            REQUIRE(data == document.get_data());
            ++same;
        }
        for (const Xapian::valueno slot : {0u, 1u, 2u, 200u}) {
            files.read_value(*at, slot, value);
            REQUIRE(value == document.get_value(slot));
        }
        for (auto term = document.termlist_begin(); term != document.termlist_end(); ++term) {
            for (int time = 0; time < 2; ++time) {
                REQUIRE(files.read_positions(*at, *term, positions));
                REQUIRE(positions == positions_of(database, *at, *term));
            }
            ++same;
        }
    }
    return same;
}

} // namespace

TEST_CASE("what is read in the files of a shard is what the engine reads") {
    GrownDatabase archive;
    for (unsigned documents : {1u, 30u, 400u, 400u}) {
        archive.commit(documents);
        const Xapian::Database reader = archive.reader();
        ShardFiles files(archive.path());
        REQUIRE(files.follow(reader));
        CHECK(count_same(files, reader) >= reader.get_doccount() * 5);
        ShardFiles mapped(archive.path());
        REQUIRE(mapped.follow(reader));
        REQUIRE(mapped.map());
        CHECK(count_same(mapped, reader) >= reader.get_doccount() * 5);
    }
    const Xapian::Database reader = archive.reader();
    ShardFiles files(archive.path());
    REQUIRE(files.follow(reader));
    Positions positions{1};
    CHECK(files.read_positions(reader.get_lastdocid() + 1, "w1", positions));
    CHECK(positions.empty());
    CHECK(files.read_positions(1, "nobody", positions));
    CHECK(positions.empty());
    std::string data = "before";
    CHECK(files.read_data(reader.get_lastdocid() + 1, data));
    CHECK(data.empty());
    std::string value = "before";
    files.read_value(reader.get_lastdocid() + 1, 0, value);
    CHECK(value.empty());
}

TEST_CASE("the files of a shard are read as a database opened them, or not at all") {
    GrownDatabase archive;
    archive.commit(200);
    Xapian::Database reader = archive.reader();
    ShardFiles files(archive.path()), late(archive.path());
    REQUIRE(files.follow(reader));
    REQUIRE(files.map());
    archive.commit(50);
    CHECK(files.follow(reader)); // it has the state in hand
    CHECK(count_same(files, reader) > 0);
    CHECK_FALSE(late.follow(reader)); // the folder no longer tells where it is
    archive.commit(200);
    try {
        std::string data;
        for (Xapian::docid document = 1; document <= 200; ++document)
            files.read_data(document, data);
        FAIL("a state that was written over was read");
    } catch (const Xapian::DatabaseModifiedError&) {
        CHECK(reader.reopen());
        CHECK(files.follow(reader));
        CHECK(count_same(files, reader) > 0);
    }
    const GrownDatabase other(7);
    ShardFiles elsewhere(other.path()), nowhere(archive.path() + "/none");
    CHECK_FALSE(elsewhere.follow(reader));
    CHECK_FALSE(nowhere.follow(reader));
}

TEST_CASE("a state that is written over while it is read is gone, and never told otherwise") {
    const TempDir home;
    const std::string path = (home / "db").string();
    constexpr Xapian::docid documents = 1000;
    const auto letter_of = [](Xapian::docid number) {
        return static_cast<char>('a' + number % 26);
    };
    const auto document = [&](Xapian::docid number, unsigned version) {
        Xapian::Document made;
        made.set_data(std::string(12, letter_of(number))); // too short to be compressed
        for (Xapian::docid word = 0; word < 20; ++word)
            made.add_posting("w" + std::to_string((number * 7 + word) % 100),
                             number + word + 40 * (version % 2) * word);
        return made;
    };
    Xapian::WritableDatabase writer(path, Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
    for (Xapian::docid number = 1; number <= documents; ++number)
        writer.add_document(document(number, 0));
    writer.commit();
    std::atomic<bool> stop = false;
    std::thread writing([&] {
        for (unsigned version = 1; !stop; ++version) {
            for (unsigned i = 0; i < 50; ++i) {
                const Xapian::docid number = 1 + (version * 50 + i) * 17 % documents;
                writer.replace_document(number, document(number, version));
            }
            writer.commit();
        }
    });
    unsigned gone = 0, wrong = 0;
    std::string data;
    Positions positions;
    ShardFiles files(path);
    for (int tries = 0; gone < 600 && tries < 5000; ++tries)
        try {
            const Xapian::Database reader(path); // which may find that it is late, too
            bool follows = files.follow(reader);
            if (follows && tries % 2 != 0) REQUIRE(files.map());
            // Mapped it is gone some time, while copies of all that is asked for would last.
            for (unsigned i = 0; follows && (i < 3000 || tries % 2 != 0); ++i) {
                const Xapian::docid number = 1 + i % documents;
                try {
                    if (!files.read_data(number, data) || data[0] != letter_of(number)) ++wrong;
                    files.read_positions(number, "w" + std::to_string(number * 7 % 100), positions);
                    if (positions != Positions{number}) ++wrong;
                } catch (const Xapian::DatabaseModifiedError&) {
                    ++gone;
                    follows = false;
                }
            }
        } catch (const Xapian::DatabaseError&) {
        }
    stop = true;
    writing.join();
    CHECK(gone > 0);
    CHECK(wrong == 0);
}

TEST_CASE("damaged files of a shard are errors and nothing worse") {
    GrownDatabase archive;
    archive.commit(60);
    const Xapian::Database reader = archive.reader();
    std::mt19937 random(20260115);
    unsigned errors = 0;
    for (const char* table : {"position.glass", "docdata.glass", "postlist.glass"}) {
        const auto file = std::filesystem::path(archive.path()) / table;
        for (int round = 0; round < 200; ++round) {
            const DamagedByte damaged(file, random);
            ShardFiles files(archive.path());
            if (files.follow(reader) && (round % 2 == 0 || files.map())) try {
                    std::string data, value;
                    Positions positions;
                    for (Xapian::docid document = 1; document <= 60; ++document) {
                        files.read_data(document, data);
                        files.read_value(document, 1, value);
                        for (const char* word : {"w1", "w2", "w30", "w59"})
                            files.read_positions(document, word, positions);
                    }
                } catch (const Xapian::DatabaseError&) {
                    ++errors;
                }
        }
    }
    CHECK(errors > 0);
}
