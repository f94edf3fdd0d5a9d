#pragma once

#include "searcher/search.h"

#include <vector>

namespace dateline {

/// For each clause of the query whether the hit fulfils it, by which words, and what share of the
/// weight of all words it gives. Clauses that exclude are left out.
std::vector<Reason> explain_hit(Index& index, const Request& request, const Hit& hit);

} // namespace dateline
