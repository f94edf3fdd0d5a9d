#include "searcher/matching/match_in_files.h"

#include "searcher/ranking.h"
#include "tests/support/grown_database.h"
#include "tests/support/text.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <map>
#include <random>

using namespace dateline;
using Xapian::Query;

namespace {

/// Grown databases as one, their files open.
Databases together(const std::vector<const GrownDatabase*>& grown) {
    Databases databases;
    for (const GrownDatabase* one : grown) {
        databases.shards.push_back(one->reader());
        databases.all.add_database(databases.shards.back());
        databases.files.push_back(std::make_shared<ShardFiles>(one->path()));
        REQUIRE(databases.files.back()->follow(databases.shards.back()));
    }
    return databases;
}

/// Words as the planner makes them, joined in all ways that it knows.
class AnyQuery {
  public:
    explicit AnyQuery(std::uint32_t seed) : random_(seed) {}

    /// `inner`: others join it. An OR in which is a phrase is not, because the engine goes wrong.
    Query make(bool inner = false) {
        const unsigned kind = up_to(13);
        if (kind < 2) return word();
        if (kind < 4) return joined(Query::OP_AND, 1 + up_to(3));
        if (kind < 6) return joined(Query::OP_OR, 1 + up_to(kind == 5 ? 19 : 4));
        if (kind < 8) return phrase();
        if (kind == 8) return Query(Query::OP_AND_NOT, make(inner), terms());
        if (kind == 9) return Query(Query::OP_FILTER, make(true), terms());
        if (kind == 10) return Query(Query::OP_AND_MAYBE, make(true), joined(Query::OP_OR, 2));
        if (kind == 11) return Query(Query::OP_AND, make(true), word());
        const Query any = joined(Query::OP_OR, 2);
        if (kind == 12) return Query(Query::OP_OR, any, inner ? word() : make());
        return Query(Query::OP_AND_MAYBE, word(), Query(Query::OP_OR, any, word()));
    }

    Query word() {
        const unsigned kind = up_to(9);
        if (kind < 4) return term();
        const Query both(Query::OP_SYNONYM, term(), term());
        if (kind == 8) return Query(Query::OP_SCALE_WEIGHT, both, 2);
        return kind == 9 ? Query(Query::OP_SYNONYM, both, term()) : both;
    }

    Query joined(Query::op op, unsigned more) {
        std::vector<Query> words;
        for (unsigned i = 0; i <= more; ++i)
            words.push_back(word());
        return Query(op, words.begin(), words.end());
    }

  private:
    unsigned up_to(unsigned most) {
        return std::uniform_int_distribution<unsigned>(0, most)(random_);
    }
    Query term() {
        constexpr unsigned common = 60, rare = 3100; // the last are nowhere
        return Query("w" + std::to_string(up_to(up_to(2) == 0 ? rare : common)), 1 + up_to(5) / 5);
    }
    Query terms() { return up_to(1) == 0 ? term() : Query(Query::OP_OR, term(), term()); }
    Query phrase() {
        std::vector<std::string> terms;
        for (unsigned i = 0; i < 2 + up_to(1); ++i)
            terms.push_back("w" + std::to_string(up_to(60)));
        return Query(Query::OP_PHRASE, terms.begin(), terms.end(),
                     static_cast<Xapian::termcount>(terms.size()));
    }

    std::mt19937 random_;
};

/// Texts of few words, each a document, and where phrases are in them.
class Babble {
  public:
    explicit Babble(Xapian::docid texts) : writer_(path(), Xapian::DB_CREATE | Xapian::DB_NO_SYNC) {
        texts_.resize(texts + 1);
        for (Xapian::docid number = 1; number <= texts; ++number) {
            if (number % 50 == 0) continue;
            Xapian::Document document;
            document.set_data("data");
            std::vector<std::string>& words = texts_[number];
            for (std::size_t length = 1 + random_() % (number % 400 == 1 ? 6000 : 80); length > 0;
                 --length) {
                words.push_back(word());
                document.add_posting(words.back(), static_cast<Xapian::termpos>(words.size()));
            }
            writer_.replace_document(number, document);
        }
        writer_.commit();
    }

    std::string path() const { return (home_ / "db").string(); }

    /// Some often, some seldom.
    std::string word() {
        return std::string(1, static_cast<char>('a' + random_() % (1 + random_() % 9)));
    }

    std::vector<std::string> phrase() {
        std::vector<std::string> words;
        for (std::size_t length = 2 + random_() % 3; length > 0; --length)
            words.push_back(word());
        return words;
    }

    std::vector<Xapian::docid> with(const std::vector<std::string>& phrase) const {
        std::vector<Xapian::docid> found;
        for (Xapian::docid number = 1; number < texts_.size(); ++number) {
            const auto& words = texts_[number];
            if (std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) !=
                words.end())
                found.push_back(number);
        }
        return found;
    }

  private:
    TempDir home_;
    Xapian::WritableDatabase writer_;
    std::mt19937 random_{20261130};
    std::vector<std::vector<std::string>> texts_; ///< by number
};

Databases opened(const Babble& babble) {
    const Xapian::Database database(babble.path());
    const auto files = std::make_shared<ShardFiles>(babble.path());
    files->require(database);
    return {database, {database}, {files}};
}

Query phrase_of(const std::vector<std::string>& words) {
    return Query(Query::OP_PHRASE, words.begin(), words.end(),
                 static_cast<Xapian::termcount>(words.size()));
}

struct Found {
    std::vector<std::pair<Xapian::docid, double>> hits;
    Xapian::doccount least, likely, most;
    bool operator==(const Found&) const = default;
};

Found find(const Xapian::Database& database, const Query& query, Xapian::doccount limit,
           Xapian::doccount check_at_least) {
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(first_pass_weight());
    const Xapian::MSet found = enquire.get_mset(0, limit, check_at_least);
    Found all{{},
              found.get_matches_lower_bound(),
              found.get_matches_estimated(),
              found.get_matches_upper_bound()};
    for (auto hit = found.begin(); hit != found.end(); ++hit)
        all.hits.emplace_back(*hit, hit.get_weight());
    return all;
}

/// Whether the best seven are the first of all.
bool is_beginning(const Found& best, const Found& all) {
    return best.hits.size() == std::min<std::size_t>(7, all.hits.size()) &&
           std::equal(best.hits.begin(), best.hits.end(), all.hits.begin());
}

} // namespace

TEST_CASE("what is matched in files has the hits, scores and estimates of the engine's own") {
    GrownDatabase grown;
    for (const unsigned documents : {300u, 500u, 900u})
        grown.commit(documents);
    const Databases databases = together({&grown});
    AnyQuery any(20260116);
    unsigned hits = 0, whole = 0;
    for (int i = 0; i < 1500; ++i) {
        const Query query = any.make();
        const Query rewritten = in_files(query, databases);
        CAPTURE(query.get_description());
        const Found all = find(databases.all, query, 2000, 0);
        CHECK(find(databases.all, rewritten, 2000, 0) == all);
        hits += static_cast<unsigned>(all.hits.size());
        for (const unsigned check : {0u, 11u}) {
            const Found engine = find(databases.all, query, 7, check);
            if (is_beginning(engine, all))
                CHECK(find(databases.all, rewritten, 7, check) == engine);
        }
        if (rewritten.get_type() == Query::LEAF_POSTING_SOURCE) ++whole;
    }
    CHECK(hits > 100'000);
    CHECK(whole > 500);
}

TEST_CASE("over several shards the files have the engine's hits and scores, and lose none of the "
          "best") {
    GrownDatabase first(1), second(2), third(3);
    first.commit(400);
    second.commit(700);
    third.commit(20); // some words are not in it
    const Databases databases = together({&first, &second, &third});
    AnyQuery any(20260117);
    for (int i = 0; i < 1000; ++i) {
        const Query query = any.make();
        const Query rewritten = in_files(query, databases);
        CAPTURE(query.get_description());
        const Found all = find(databases.all, rewritten, 1200, 0);
        CHECK(all == find(databases.all, query, 1200, 0));
        const bool is_beside = rewritten.get_type() == Query::OP_AND_MAYBE;
        const Query any_part = is_beside ? rewritten.get_subquery(1) : rewritten;
        if (any_part.get_type() != Query::LEAF_POSTING_SOURCE) continue; // the engine's own
        CHECK(is_beginning(find(databases.all, rewritten, 7, 0), all));
    }
}

TEST_CASE("all that a query finds is listed as the engine lists it, shard by shard") {
    GrownDatabase first, second, third;
    first.commit(500);
    second.commit(700);
    third.commit(400);
    const Databases databases = together({&first, &second, &third});
    AnyQuery any(20261129);
    unsigned listed = 0, found = 0;
    for (int i = 0; i < 1000; ++i) {
        const Query query = any.make();
        auto numbers = list_in_files(query, databases);
        if (!numbers) continue;
        ++listed;
        CAPTURE(query.get_description());
        std::sort(numbers->begin(), numbers->end());
        Xapian::Enquire enquire(databases.all);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        const Xapian::MSet all = enquire.get_mset(0, 2000);
        CHECK(*numbers == std::vector<Xapian::docid>(all.begin(), all.end()));
        CHECK(count_part_in_files(query, databases, 1, Deadline()) == numbers->size());
        found += all.size();
    }
    CHECK(listed > 900);
    CHECK(found > 50'000);
    CHECK(!list_in_files(Query(), databases));
    CHECK(!list_in_files(Query::MatchAll, databases));
    CHECK(!list_in_files(Query(Query::OP_FILTER, Query("w1"), Query(Query::OP_VALUE_GE, 1, "a")),
                         databases));
    const Deadline passed(1);
    while (!passed.has_passed())
        ;
    CHECK(list_in_files(Query("w1"), databases, passed)->size() <
          list_in_files(Query("w1"), databases)->size());
}

TEST_CASE("a phrase is found where its words stand side by side, by however many threads") {
    for (const Xapian::docid texts : {30u, 6000u}) {
        Babble babble(texts);
        const Databases databases = opened(babble);
        std::size_t found = 0;
        for (int i = 0; i < 100; ++i) {
            const std::vector<std::string> words = babble.phrase();
            const std::vector<Xapian::docid> expected = babble.with(words);
            CAPTURE(words);
            REQUIRE(list_in_files(phrase_of(words), databases) == expected);
            const Query without(Query::OP_AND_NOT, Query(words.front()), phrase_of(words));
            std::vector<Xapian::docid> others = babble.with({words.front()});
            std::erase_if(others, [&](Xapian::docid number) {
                return std::binary_search(expected.begin(), expected.end(), number);
            });
            REQUIRE(list_in_files(without, databases) == others);
            found += expected.size();
        }
        CHECK(found > texts);
    }
}

TEST_CASE("how many have a phrase is told from a part of the releases to within a third") {
    Babble babble(6000);
    const Databases databases = opened(babble);
    unsigned compared = 0;
    for (int i = 0; i < 100; ++i) {
        const std::vector<std::string> words = babble.phrase();
        const auto all = static_cast<double>(babble.with(words).size());
        if (all < 1000) continue;
        CAPTURE(words);
        const auto part = count_part_in_files(phrase_of(words), databases, 16, Deadline());
        CHECK(16.0 * static_cast<double>(*part) == doctest::Approx(all).epsilon(0.33));
        ++compared;
    }
    CHECK(compared > 10);
}

TEST_CASE("threads stop listing a phrase at the deadline") {
    Babble babble(6000);
    const Databases databases = opened(babble);
    const Deadline passed(1);
    while (!passed.has_passed())
        ;
    const Query query = phrase_of({"a", "b"});
    CHECK(list_in_files(query, databases, passed)->size() * 2 <
          list_in_files(query, databases)->size());
}

TEST_CASE("what a thread throws while it lists a phrase comes through") {
    Babble babble(6000);
    const Databases databases = opened(babble);
    const auto file = std::filesystem::path(babble.path()) / "position.glass";
    std::fstream bytes(file, std::ios::in | std::ios::out | std::ios::binary);
    bytes << std::string(std::filesystem::file_size(file), '\0') << std::flush;
    CHECK_THROWS_AS(list_in_files(phrase_of({"a", "b"}), databases), Xapian::DatabaseError);
}

TEST_CASE("what several AND_MAYBE give is summed as the engine sums it") {
    GrownDatabase grown;
    grown.commit(400);
    const Databases databases = together({&grown});
    AnyQuery any(20260121);
    for (int i = 0; i < 200; ++i) {
        const Query first(Query::OP_AND_MAYBE, any.word(), any.joined(Query::OP_OR, 2));
        const Query second(Query::OP_AND_MAYBE, Query(Query::OP_FILTER, first, Query("w1")),
                           any.joined(Query::OP_OR, 2));
        const Query query(Query::OP_FILTER, second, Query("w2"));
        CAPTURE(query.get_description());
        CHECK(find(databases.all, in_files(query, databases), 400, 0) ==
              find(databases.all, query, 400, 0));
    }
}

TEST_CASE("beside others a phrase counts only where it is") {
    GrownDatabase grown;
    grown.commit(900);
    const Databases databases = together({&grown});
    // The engine's own OR takes a side that it has not found in a release to stand at the next one
    // (1.4.22: OrPostList::check()).
    unsigned with_phrase = 0;
    for (const char* last : {"w3", "w14", "w25", "w36", "w47", "w58"}) {
        const std::vector<std::string> terms{"w30", last};
        const Query word("w0");
        const Query any(Query::OP_OR, Query("w42"),
                        Query(Query::OP_PHRASE, terms.begin(), terms.end(), 2));
        std::map<Xapian::docid, double> expected;
        for (const auto& [document, score] : find(databases.all, word, 900, 0).hits)
            expected[document] = score;
        for (const auto& [document, score] : find(databases.all, any, 900, 0).hits)
            if (expected.contains(document)) expected[document] += score;
        const Query beside(Query::OP_AND_MAYBE, word, any);
        const Found found = find(databases.all, in_files(beside, databases), 900, 0);
        REQUIRE(found.hits.size() == expected.size());
        for (const auto& [document, score] : found.hits)
            CHECK(score == doctest::Approx(expected[document]).epsilon(1e-12));
        with_phrase +=
            find(databases.all, Query(Query::OP_PHRASE, terms.begin(), terms.end(), 2), 900, 0)
                    .hits.empty()
                ? 0
                : 1;
    }
    CHECK(with_phrase > 0);
}

TEST_CASE("a query that is matched in files goes on in the state that was committed meanwhile") {
    GrownDatabase grown;
    grown.commit(300);
    Databases databases = together({&grown});
    const Query query = in_files(Query("w1"), databases);
    REQUIRE(query.get_type() == Query::LEAF_POSTING_SOURCE);
    REQUIRE(databases.files.front()->map());
    grown.commit(100);
    grown.commit(100);
    CHECK_THROWS_AS(find(databases.all, query, 500, 0), Xapian::DatabaseModifiedError);
    REQUIRE(databases.all.reopen());
    databases.shards.front().reopen();
    const Found found = find(databases.all, query, 500, 0);
    CHECK(found.hits.size() == databases.all.get_termfreq("w1"));
}

TEST_CASE("terms with zero bytes are left to the engine") {
    const TempDir home;
    Xapian::WritableDatabase writer((home / "db").string(), Xapian::DB_CREATE);
    const std::string odd("a\0b", 3);
    Xapian::Document document;
    document.set_data("data");
    document.add_posting(odd, 1);
    document.add_posting("word", 2);
    writer.add_document(document);
    writer.commit();
    Databases databases;
    databases.all = Xapian::Database((home / "db").string());
    databases.shards = {databases.all};
    databases.files = {std::make_shared<ShardFiles>((home / "db").string())};
    for (const Query& query : {Query(odd), Query(Query::OP_OR, Query(odd), Query("word")),
                               Query(Query::OP_SYNONYM, Query(odd), Query("word"))})
        CHECK(find(databases.all, in_files(query, databases), 5, 0) ==
              find(databases.all, query, 5, 0));
}

TEST_CASE("after its deadline a query that is matched in files finds nothing more") {
    GrownDatabase grown;
    grown.commit(1500);
    const Databases databases = together({&grown});
    const Deadline past(1);
    while (!past.has_passed())
        ;
    for (const auto op : {Query::OP_AND, Query::OP_OR, Query::OP_PHRASE}) {
        const Query query(op, Query("w1"), Query("w2"));
        const auto found = find(databases.all, in_files(query, databases, past), 1500, 0);
        CHECK(found.hits.size() < find(databases.all, query, 1500, 0).hits.size());
    }
}

TEST_CASE("damaged posting lists are errors and nothing worse") {
    GrownDatabase grown;
    grown.commit(400);
    const auto file = std::filesystem::path(grown.path()) / "postlist.glass";
    Databases databases = together({&grown});
    std::mt19937 random(20260119);
    AnyQuery any(20260119);
    unsigned errors = 0;
    for (int round = 0; round < 1500; ++round) {
        const DamagedByte damaged(file, random);
        databases.files.front() = std::make_shared<ShardFiles>(grown.path());
        for (int question = 0; question < 2; ++question) // the second one after an error, perhaps
            try {
                databases.files.front()->require(databases.shards.front());
                find(databases.all, in_files(any.make(), databases), 10, 0);
            } catch (const Xapian::Error&) {
                ++errors;
            }
    }
    CHECK(errors > 0);
}
