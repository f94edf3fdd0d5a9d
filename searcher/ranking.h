#pragma once

#include "searcher/query.h"

#include <cstddef>
#include <vector>
#include <xapian.h>

namespace dateline {

struct Candidate {
    Xapian::docid document;
    double score;
};

/// So many of the best are looked at again.
constexpr std::size_t second_pass = 50;

/// The formula of the first pass, by which the engine scores every release that matches.
Xapian::IneB2Weight first_pass_weight();

/// Whether it can tell anything: a single word has no neighbours.
bool has_second_pass(const QueryPlan& plan);

/// Adds to each score what the positions of the query's words and the date tell, and orders anew.
/// Scores only grow, so that what follows the candidates still follows them.
void rank_again(std::vector<Candidate>& candidates, const QueryPlan& plan,
                const Xapian::Database& database);

} // namespace dateline
