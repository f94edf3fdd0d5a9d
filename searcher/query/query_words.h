#pragma once

#include "searcher/match_terms.h"
#include "searcher/query/query_tree.h"

#include <string>
#include <vector>

namespace dateline {

/// A word or phrase by which releases are ranked.
struct Keyword {
    std::vector<std::string> words; ///< folded; more than one: a phrase
    std::string stem;               ///< of a single word
};

/// What of a query can be looked for in a text.
struct QueryWords {
    MatchTerms terms;              ///< to be marked
    std::vector<Keyword> keywords; ///< in the order of the query
    bool positional = false;       ///< where words stand decides what is found
};

/// `stemmer`: Xapian's name of the index's language.
QueryWords find_query_words(const QueryNode& root, const std::string& stemmer);

} // namespace dateline
