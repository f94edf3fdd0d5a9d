#include "searcher/query/filter_guard.h"

#include "searcher/query/query_places.h"

#include <algorithm>

namespace dateline {

namespace {

using Query = Xapian::Query;

/// On servers, which are not to be asked for each term, any may be everywhere.
bool may_be_everywhere(const std::vector<std::string>& terms, const Xapian::Database& shard,
                       bool remote) {
    const auto releases = shard.get_doccount();
    if (releases == shard.get_lastdocid()) return false; // its numbers have no gaps
    return remote || std::any_of(terms.begin(), terms.end(), [&](const std::string& term) {
               return shard.get_termfreq(term) == releases;
           });
}

Query guarded(const Query& filter) {
    constexpr double next_to_nothing = 1e-200;
    return Query(Query::OP_SCALE_WEIGHT, Query(Query::OP_SYNONYM, filter, nothing()),
                 next_to_nothing);
}

} // namespace

void FilterGuard::look_at(const std::vector<std::string>& terms) {
    const Databases& databases = terms_.databases();
    is_needed_ =
        is_needed_ || std::any_of(databases.shards.begin(), databases.shards.end(),
                                  [&](const Xapian::Database& shard) {
                                      return may_be_everywhere(terms, shard, databases.remote);
                                  });
}

Query FilterGuard::filtered(const Query& query, const Query& filter) const {
    return is_needed_ ? Query(Query::OP_AND, query, guarded(filter))
                      : Query(Query::OP_FILTER, query, filter);
}

Query FilterGuard::alone(const Query& filter) const {
    return is_needed_ ? guarded(filter) : Query(Query::OP_SCALE_WEIGHT, filter, 0);
}

void set_no_weights(Xapian::Enquire& enquire, bool guarded) {
    if (guarded)
        enquire.set_weighting_scheme(Xapian::TradWeight());
    else
        enquire.set_weighting_scheme(Xapian::BoolWeight());
}

} // namespace dateline
