#pragma once

#include "searcher/query/query_tree.h"
#include "searcher/query/query_words.h"
#include "searcher/terms.h"

#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// What to ask the engine, and what to look at in what it finds.
struct QueryPlan {
    Xapian::Query all;            ///< everything asked for
    Xapian::Query any;            ///< filters and phrases hold, and at least one keyword
    bool relaxable = false;       ///< `any` may find more than `all`
    bool ranked = false;          ///< there is something to weigh; else all scores are equal
    bool guarded = false;         ///< see FilterGuard
    std::vector<DateRange> dates; ///< that plain words name: `march 2006`
    QueryWords words;
};

struct PlanOptions {
    /// `all`: the words of a date may be lacking in a release of that date.
    bool dates_as_words = false;
    bool loose_phrases = false; ///< `any`: phrases are words like others
    bool to_count = false;      ///< to be asked with set_no_weights(), for its total
    /// Releases that fulfil all but the clauses on dates, and have no date.
    bool undated = false;
    std::vector<std::string> among = {}; ///< ids of the only releases to find; empty: all
    std::string except = {};             ///< id of a release not to find; empty: none
};

/// Walks the tree and the schema's table. Throws QueryError where a word with `*` has too many
/// forms in this index or a query is too complex.
QueryPlan plan_query(const QueryNode& root, Terms& terms, const std::string& stemmer,
                     const PlanOptions& options = {});

} // namespace dateline
