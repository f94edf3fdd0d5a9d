#include "searcher/family_counts.h"

#include "common/schema.h"
#include "searcher/ranking.h"

#include <vector>

namespace dateline {

namespace {

using Query = Xapian::Query;

Query in_any_family() {
    return Query(Query::OP_VALUE_GE, schema::family_slot, std::string(1, '\0'));
}

Query members_of(const std::set<std::string>& families) {
    std::vector<Query> members;
    for (const std::string& family : families)
        members.emplace_back(Query::OP_VALUE_RANGE, schema::family_slot, family, family);
    return Query(Query::OP_OR, members.begin(), members.end());
}

} // namespace

void FamilyCounts::count(const std::set<std::string>& families, const Xapian::Database& database,
                         const Query& query, const Deadline& deadline) {
    // The engine goes through the families of all releases for each that is named.
    constexpr std::size_t most_by_name = 4;
    const bool by_name = counts_.empty() && families.size() <= most_by_name;
    Xapian::ValueCountMatchSpy spy(schema::family_slot);
    Xapian::Enquire enquire(database);
    enquire.set_weighting_scheme(first_pass_weight());
    enquire.set_query(until(deadline, Query(Query::OP_FILTER, query,
                                            by_name ? members_of(families) : in_any_family())));
    enquire.add_matchspy(&spy);
    enquire.get_mset(0, 0, database.get_doccount());
    for (auto found = spy.values_begin(); found != spy.values_end(); ++found)
        counts_[*found] = found.get_termfreq();
    all_ = !by_name;
}

unsigned FamilyCounts::of(const std::string& family) const {
    const auto count = counts_.find(family);
    return count == counts_.end() ? 1 : count->second; // it was removed since it was found
}

} // namespace dateline
