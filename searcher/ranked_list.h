#pragma once

#include "searcher/matching/match_limits.h"
#include "searcher/ranking.h"

#include <deque>
#include <optional>
#include <unordered_set>
#include <vector>
#include <xapian.h>

namespace dateline {

enum class Order { best, newest, oldest }; ///< among equals the best first, then as indexed

/// What a query finds, in order. The first ones are there at once; the others are found a slice at
/// a time, each by asking again, so that memory does not grow with their number.
class RankedList {
  public:
    /// `remote`: servers read the database. `slice`: so many are found at a time; each time
    /// costs asking the whole query again.
    RankedList(Xapian::Database database, const Xapian::Query& query, Order order,
               const Deadline& deadline, bool remote = false, std::size_t slice = 60'000);

    /// Finds the first ones, with what else is to be watched, through an Enquire of that database.
    Xapian::MSet start(Xapian::Enquire& enquire, Xapian::doccount first,
                       Xapian::doccount check_at_least);

    /// A later state of the same databases: what is not found yet is looked for there.
    void go_on_in(Xapian::Database database) { database_ = std::move(database); }

    /// Looks at the best of the first ones again; `usual`: so many are going to be read. What it is
    /// given must outlive the list.
    void rank_again(const QueryPlan& plan, Documents& documents, Terms& terms, std::size_t usual);

    /// These come before all others, whose highest score is added to theirs, and not again.
    void put_first(std::vector<Candidate> candidates);

    /// The next in order, nothing at the end.
    std::optional<Candidate> next();

  private:
    /// By what releases are in order.
    struct Place {
        std::uint32_t key; ///< day or age, the highest first; 0 where there is none
        double score;
        Xapian::docid document;
    };
    bool is_before(const Place& a, const Place& b) const;
    Place place_of(const Xapian::MSetIterator& item) const;
    void set_up(Xapian::Enquire& enquire);
    double best_score();
    std::optional<Candidate> next_found();
    void find_slice();
    void collect(const Xapian::MSet& found, std::vector<Place>& places) const;

    Xapian::Database database_;
    Xapian::Query query_;
    Order order_;
    Deadline deadline_;
    bool remote_;
    std::size_t slice_size_;
    std::optional<SecondPass> best_;
    std::vector<Candidate> slice_; ///< the first ones, then one slice after the other
    std::size_t at_ = 0;
    bool complete_ = true;                        ///< nothing follows the slice
    bool first_slice_ = true;                     ///< slice_ holds the first ones
    std::unordered_set<Xapian::docid> firsts_;    ///< numbers of the first ones, once they are read
    std::deque<Candidate> before_all_;            ///< of those that are put first, the rest
    std::unordered_set<Xapian::docid> put_first_; ///< numbers of all of those
    std::optional<Place> last_;                   ///< of the slice before
};

} // namespace dateline
