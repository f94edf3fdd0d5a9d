#pragma once

#include "searcher/query.h"

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
Xapian::IneB2Weight first_pass_weight();

/// Whether a second one can tell anything: a single word has no neighbours.
bool has_second_pass(const QueryPlan& plan);

/// The best of the first pass in an order to which the positions of the query's words and the dates
/// add: each score grows by what they tell, at most by a known sum, so that the candidates far down
/// need not be read to know the first ones. Scores only grow, so that what follows the candidates
/// still follows them.
class SecondPass {
  public:
    /// The candidates best first. `plan` must outlive it. `usual`: so many will be asked for.
    SecondPass(std::vector<Candidate> candidates, const QueryPlan& plan,
               const Xapian::Database& database, std::size_t usual);
    ~SecondPass();
    SecondPass(SecondPass&&) noexcept;
    SecondPass& operator=(SecondPass&&) noexcept;

    std::size_t size() const { return candidates_.size(); }

    /// The candidate of that rank, from 0, best first.
    const Candidate& at(std::size_t rank);

  private:
    class PositionReader;

    void settle(std::size_t count);
    void read_to(std::size_t end);
    double date_evidence(Xapian::docid document) const;

    std::vector<Candidate> candidates_; ///< up to read_ in their final order
    const QueryPlan* plan_;
    Xapian::Database database_;
    std::size_t usual_;
    std::unique_ptr<PositionReader> reader_;
    double unit_ = 0;
    std::size_t read_ = 0;
    std::size_t settled_ = 0;
};

} // namespace dateline
