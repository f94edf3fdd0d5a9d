#include "searcher/ranked_list.h"

#include "common/schema.h"
#include "tests/support/print.h"

#include <random>
#include <set>
#include <thread>

using namespace dateline;

namespace {

/// Some share a score, some a day, some have none.
Xapian::WritableDatabase releases(int count) {
    Xapian::WritableDatabase database("", Xapian::DB_BACKEND_INMEMORY);
    std::mt19937 random(5);
    for (int i = 0; i < count; ++i) {
        Xapian::Document document;
        document.add_term("grain", 1 + static_cast<Xapian::termcount>(random() % 4));
        document.add_term("other", 1 + static_cast<Xapian::termcount>(random() % 3));
        if (random() % 5 != 0) {
            const std::string day = "2025010" + std::to_string(1 + random() % 9);
            document.add_value(schema::date_slot, day);
            document.add_value(schema::age_slot, schema::age_of(day));
        }
        database.add_document(document);
    }
    return database;
}

std::vector<Xapian::docid> in_order(const Xapian::Database& database, Order order,
                                    Xapian::doccount first, std::size_t slice = 100) {
    RankedList list(database, Xapian::Query("grain"), order, Deadline(), false, slice);
    Xapian::Enquire enquire(database);
    list.start(enquire, first, 0);
    std::vector<Xapian::docid> documents;
    while (const auto candidate = list.next())
        documents.push_back(candidate->document);
    return documents;
}

} // namespace

TEST_CASE("a list that is found in slices has the order of one found at once") {
    const auto database = releases(3000);
    for (const Order order : {Order::best, Order::newest, Order::oldest}) {
        const auto at_once = in_order(database, order, 3000);
        CHECK(at_once.size() == 3000);
        CHECK(in_order(database, order, 7) == at_once);
        CHECK(in_order(database, order, 0) == at_once);
    }
}

TEST_CASE("a list over several databases holds each release once") {
    Xapian::Database both;
    both.add_database(releases(300));
    both.add_database(releases(500));
    const auto documents = in_order(both, Order::best, 10);
    CHECK(documents.size() == 800);
    CHECK(std::set(documents.begin(), documents.end()).size() == 800);
}

TEST_CASE("what is put first comes before all others, and once") {
    const auto database = releases(50);
    RankedList list(database, Xapian::Query("grain"), Order::best, Deadline());
    Xapian::Enquire enquire(database);
    list.start(enquire, 10, 0);
    list.put_first({{5, 0.2}, {3, 0.1}});
    std::vector<Candidate> candidates;
    while (const auto candidate = list.next())
        candidates.push_back(*candidate);
    REQUIRE(candidates.size() == 50);
    CHECK(candidates[0].document == 5);
    CHECK(candidates[1].document == 3);
    CHECK(candidates[1].score > candidates[2].score);
    std::set<Xapian::docid> documents;
    for (const Candidate& candidate : candidates)
        documents.insert(candidate.document);
    CHECK(documents.size() == 50);
}

TEST_CASE("after the deadline nothing more is found") {
    const auto database = releases(3000);
    const Deadline deadline(1);
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
    Xapian::Enquire enquire(database);
    enquire.set_query(until(deadline, Xapian::Query("grain")));
    CHECK(enquire.get_mset(0, 3000).size() < 100);
    enquire.set_query(until(Deadline(), Xapian::Query("grain")));
    CHECK(enquire.get_mset(0, 3000).size() == 3000);
}
