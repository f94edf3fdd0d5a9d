#pragma once

#include "searcher/documents.h"
#include "searcher/matching/first_pass_weight.h"
#include "searcher/query/query_plan.h"

#include <cstddef>
#include <memory>
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
FirstPassWeight first_pass_weight();
WordScore first_pass_score(const WordStatistics& word);

/// Whether a second one can tell anything: a single word has no neighbours.
bool has_second_pass(const QueryPlan& plan);

/// The best of the first pass in an order to which the positions of the query's words and the dates
/// add. Scores only grow, so that what follows the candidates still follows them, and at most by a
/// known sum, so that of those far down little or nothing is read to know the first ones.
class SecondPass {
  public:
    /// The candidates best first. `plan`, `documents` and `terms` must outlive it. `usual`: so many
    /// will be asked for.
    SecondPass(const std::vector<Candidate>& candidates, const QueryPlan& plan,
               Documents& documents, Terms& terms, std::size_t usual);
    ~SecondPass();

    std::size_t size() const { return ranked_.size(); }

    /// The candidate of that rank, from 0, best first.
    const Candidate& at(std::size_t rank);

  private:
    class PositionReader;
    struct Ranked {
        Candidate candidate; ///< its score as far as it is known
        double first_score;  ///< of the first pass
        double most;         ///< that the score can become
    };

    void settle(std::size_t count);
    void read(std::vector<Ranked*> batch, double bar);
    void start(Ranked& one) const;
    double most_of_pairs(std::size_t pairs) const;
    double date_evidence(Xapian::docid document) const;

    std::vector<Ranked> ranked_; ///< up to settled_ in their final order
    const QueryPlan* plan_;
    Documents* documents_;
    std::size_t usual_;
    std::unique_ptr<PositionReader> reader_;
    double unit_ = 0; ///< what a word of the query gives
    std::size_t settled_ = 0;
};

} // namespace dateline
