#include "searcher/ranking.h"

#include "common/schema.h"

#include <algorithm>
#include <cmath>

namespace dateline {

namespace {

// Neighbours in the query that stand near each other in a text tell more than their number.
constexpr std::uint32_t near_distance = 8;
constexpr double pair_weight = 0.1; // of the mean score of a keyword

using Positions = std::vector<std::uint32_t>;

std::size_t near_pairs(const Positions& a, const Positions& b) {
    std::size_t pairs = 0;
    std::size_t next = 0;
    for (const std::uint32_t at : a) {
        while (next < b.size() && b[next] + near_distance < at)
            ++next;
        if (next < b.size() && b[next] <= at + near_distance) ++pairs;
    }
    return pairs;
}

Positions positions_of(const Xapian::Database& database, Xapian::docid document,
                       const Keyword& keyword) {
    Positions found;
    const schema::Field& field = *schema::find_field("");
    const std::string term = schema::word_term(field, keyword.words.back());
    for (auto at = database.positionlist_begin(document, term);
         at != database.positionlist_end(document, term); ++at)
        found.push_back(*at);
    return found;
}

} // namespace

Xapian::IneB2Weight first_pass_weight() {
    return Xapian::IneB2Weight(1.0);
}

void rank_again(std::vector<Candidate>& candidates, const QueryPlan& plan,
                const Xapian::Database& database) {
    if (plan.keywords.size() < 2 || candidates.empty()) return;
    const double unit = candidates.front().score / static_cast<double>(plan.keywords.size());
    for (Candidate& candidate : candidates) {
        Positions before = positions_of(database, candidate.document, plan.keywords[0]);
        for (std::size_t i = 1; i < plan.keywords.size(); ++i) {
            Positions here = positions_of(database, candidate.document, plan.keywords[i]);
            const auto pairs = static_cast<double>(near_pairs(before, here));
            candidate.score += pair_weight * unit * pairs / (pairs + 1);
            before = std::move(here);
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
}

} // namespace dateline
