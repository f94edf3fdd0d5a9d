#pragma once

#include "searcher/facets.h"
#include "searcher/matching/match_limits.h"
#include "searcher/query/query_plan.h"
#include "searcher/ranked_list.h"
#include "searcher/scope.h"
#include "searcher/search.h"

#include <cstdint>
#include <optional>
#include <xapian.h>

namespace dateline {

/// What a request finds in the present state of an index: a list of candidates, and all that the
/// answer says besides the hits.
class Finding {
  public:
    /// Of `query`, which is parse_request(request), as long as there is time. Index and request
    /// must outlive it. Throws as plan_query(), FacetCounter and the engine do.
    Finding(Index& index, const Request& request, const QueryNode& query, const Deadline& deadline);
    Finding(const Finding&) = delete;
    Finding& operator=(const Finding&) = delete;

    SearchResult& result() { return result_; }
    Scope& scope() { return scope_; }
    RankedList& list() { return *list_; }

    /// What the list holds; it is to be asked with weights.
    const Xapian::Query& query() const { return any_ ? plan_.any : plan_.all; }

    /// So many hits are to be passed over or shown.
    std::size_t page();

  private:
    bool counts_all() const;
    bool is_ranked_again() const;
    Order order() const;
    Xapian::doccount wanted();
    PlanOptions plan_options() const;
    Xapian::MSet rank(bool any);
    Xapian::MSet relax();
    bool counts_while_ranking();
    void count_all();
    bool count_in_files();
    void count_passed_over(const Xapian::MSet& ranked);
    std::uint64_t count_by_engine(Xapian::Enquire& enquire, Terms& terms, bool undated);

    Index& index_;
    const Request& request_;
    Deadline deadline_;
    QueryNode query_; ///< with the persons it means
    Scope scope_;
    QueryPlan plan_;
    FacetCounter counter_;
    bool any_ = false; ///< the list holds plan_.any, else plan_.all
    std::optional<RankedList> list_;
    SearchResult result_;
};

} // namespace dateline
