#include "searcher/matching/posting_list.h"

#include "searcher/matching/shard_files.h"
#include "tests/support/grown_database.h"
#include "tests/support/text.h"

#include <doctest/doctest.h>
#include <fstream>
#include <random>

using namespace dateline;

namespace {

/// A database of documents of one word, numbered so.
void write_words(const std::string& folder, Xapian::docid first, Xapian::docid last) {
    Xapian::WritableDatabase writer(folder, Xapian::DB_CREATE);
    Xapian::Document document;
    document.set_data("data");
    document.add_posting("word", 1);
    for (Xapian::docid number = first; number <= last; ++number)
        writer.replace_document(number, document);
    writer.close();
}

} // namespace

TEST_CASE("posting lists in files are the engine's, from the front and by leaps") {
    GrownDatabase grown;
    for (const unsigned documents : {300u, 2500u})
        grown.commit(documents);
    const Xapian::Database database = grown.reader();
    ShardFiles files(grown.path());
    files.require(database);
    std::mt19937 random(20260118);
    unsigned postings = 0;
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
        PostingList list(files.postings(), *term), leaping(files.postings(), *term);
        REQUIRE(list.size() == database.get_termfreq(*term));
        REQUIRE(list.occurrences() == database.get_collection_freq(*term));
        for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
            REQUIRE(list.document() == *at);
            REQUIRE(list.count() == at.get_wdf());
            REQUIRE(list.count() <= list.most_in_one());
            REQUIRE(files.length(*at) == at.get_doclength());
            list.next();
            ++postings;
        }
        CHECK(list.document() == PostingList::at_end);
        const auto leap = static_cast<Xapian::docid>(1u << random() % 12);
        auto at = database.postlist_begin(*term);
        for (Xapian::docid to = 1; at != database.postlist_end(*term);
             to += 1 + static_cast<Xapian::docid>(random()) % leap) {
            at.skip_to(to);
            leaping.skip_to(to);
            REQUIRE(leaping.document() ==
                    (at == database.postlist_end(*term) ? PostingList::at_end : *at));
        }
    }
    CHECK(postings > 50'000);
}

TEST_CASE("a leap into a posting list of many chunks ends where it should") {
    const TempDir home;
    Xapian::WritableDatabase writer((home / "db").string(), Xapian::DB_CREATE);
    constexpr Xapian::docid documents = 30'000, step = 3;
    for (Xapian::docid number = 1; number <= documents; ++number) {
        Xapian::Document document;
        document.set_data("data");
        document.add_posting("every", 1);
        if (number % step == 0) document.add_posting("third", 2);
        writer.add_document(document);
    }
    writer.commit();
    ShardFiles files((home / "db").string());
    files.require(Xapian::Database((home / "db").string()));
    unsigned wrong = 0;
    for (Xapian::docid number = 1; number <= documents; ++number) {
        PostingList every(files.postings(), "every"), third(files.postings(), "third");
        every.skip_to(number);
        third.skip_to(number);
        if (every.document() != number) ++wrong;
        if (third.document() != (number + step - 1) / step * step) ++wrong;
    }
    CHECK(wrong == 0);
}

TEST_CASE("a damaged list of lengths is an error each time") {
    GrownDatabase grown;
    grown.commit(50);
    const auto file = std::filesystem::path(grown.path()) / "postlist.glass";
    std::string bytes = read_whole(file);
    const std::string key("\x02\x00\xe0", 3); // with its length
    unsigned found = 0;
    for (auto at = bytes.find(key); at != std::string::npos; at = bytes.find(key, at + 1), ++found)
        bytes.replace(at + key.size(), 300, 300, '\xff');
    REQUIRE(found > 0);
    const Xapian::Database reader = grown.reader();
    std::ofstream(file, std::ios::binary) << bytes;
    ShardFiles files(grown.path());
    for (int time = 0; time < 3; ++time)
        CHECK_THROWS_AS(files.require(reader), Xapian::DatabaseError);
}

TEST_CASE("lengths in a damaged chunk are an error each time, also right behind a good one") {
    const TempDir home;
    const std::string folder = (home / "db").string();
    write_words(folder, 1, 5000);
    const auto file = home / "db/postlist.glass";
    std::string bytes = read_whole(file);
    // The keys of all chunks but the first, before tags that begin with whether it is the last:
    // their length, the list's name, two bytes of a number.
    const std::string key("\x04\x00\xe0", 3);
    const auto number_at = [&](std::size_t place) {
        return static_cast<Xapian::docid>(static_cast<unsigned char>(bytes[place + 3]) << 8 |
                                          static_cast<unsigned char>(bytes[place + 4]));
    };
    Xapian::docid first = 5000;
    for (auto at = bytes.find(key); at != std::string::npos; at = bytes.find(key, at + 1))
        if (bytes[at + 5] == '0') first = std::min(first, number_at(at));
    REQUIRE(first < 5000);
    for (auto at = bytes.find(key); at != std::string::npos; at = bytes.find(key, at + 1))
        if (bytes[at + 5] == '0' && number_at(at) == first)
            bytes[at + 6] = '\0'; // it ends where it begins, and goes on
    std::ofstream(file, std::ios::binary) << bytes;
    ShardFiles files(folder);
    files.require(Xapian::Database(folder));
    CHECK(files.length(first - 1) == 1);
    for (const Xapian::docid number : {first + 1, first, first + 1})
        CHECK_THROWS_AS(files.length(number), Xapian::DatabaseError);
}

TEST_CASE("a list of lengths that begins after the last document is an error") {
    const TempDir home;
    const std::string folder = (home / "db").string();
    write_words(folder, 200, 300);
    std::string bytes = read_whole(home / "db/postlist.glass");
    const std::string begin("\xc7\x01\x31", 3); // 199, and that it is the last chunk
    unsigned found = 0;
    for (auto at = bytes.find(begin); at != std::string::npos;
         at = bytes.find(begin, at + 1), ++found)
        bytes.replace(at, 2, "\x87\x28"); // 5127
    REQUIRE(found > 0);
    std::ofstream(home / "db/postlist.glass", std::ios::binary) << bytes;
    ShardFiles files(folder);
    files.require(Xapian::Database(folder));
    CHECK_THROWS_AS(files.length(200), Xapian::DatabaseCorruptError);
}

TEST_CASE("lengths are known of documents with any number, and of those without words") {
    const TempDir home;
    Xapian::WritableDatabase writer((home / "db").string(), Xapian::DB_CREATE);
    Xapian::Document tagged;
    tagged.add_boolean_term("tag");
    Xapian::Document worded;
    worded.add_term("word", 3);
    worded.set_data("data");
    worded.add_posting("word", 1);
    const std::vector<Xapian::docid> numbers{1, 2, 4096, 70'000, 4'000'000'000};
    for (const Xapian::docid number : numbers) {
        writer.replace_document(number, worded);
        writer.replace_document(number + 1, tagged);
    }
    writer.commit();
    ShardFiles files((home / "db").string());
    const Xapian::Database reader((home / "db").string());
    files.require(reader);
    for (const Xapian::docid number : numbers) {
        CHECK(files.length(number) == reader.get_doclength(number));
        CHECK(files.length(number + 1) == reader.get_doclength(number + 1));
    }
    CHECK_THROWS_AS(files.length(4'100'000'000), Xapian::DatabaseCorruptError);
}

TEST_CASE("lengths of any number of bytes are the engine's") {
    const TempDir home;
    const std::string folder = (home / "db").string();
    Xapian::WritableDatabase writer(folder, Xapian::DB_CREATE);
    for (const Xapian::termcount length : {1u, 127u, 128u, 16'383u, 16'384u, 65'533u, 65'534u,
                                           65'535u, 65'536u, 3'000'000u, 200u, 201u}) {
        Xapian::Document document;
        document.set_data("data");
        document.add_posting("word", 1);
        document.add_term("word", length - 1);
        writer.add_document(document);
    }
    writer.commit();
    ShardFiles files(folder);
    const Xapian::Database reader(folder);
    files.require(reader);
    for (const Xapian::docid number : {12u, 1u, 2u, 3u, 4u, 5u, 6u, 7u, 8u, 9u, 10u, 11u})
        CHECK(files.length(number) == reader.get_doclength(number));
}
