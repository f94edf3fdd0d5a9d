#pragma once

#include "searcher/query/query_places.h"
#include "searcher/query/query_tree.h"
#include "searcher/query/word_forms.h"

#include <cstddef>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A proximity operator whose operands' AND and OR have been taken out of it: `(a b) NEAR c` is
/// a NEAR c and b NEAR c.
struct PlaceTree {
    Place place;                  ///< of a leaf
    std::vector<PlaceTree> parts; ///< else
    bool all = false;             ///< whether all of the parts must hold
};

/// Makes the places of one query, whose combinations have a limit in all.
class PlacePlanner {
  public:
    /// All must outlive it.
    PlacePlanner(Terms& terms, const Xapian::Stem& stem, WordBeginnings& beginnings)
        : terms_(terms), stem_(stem), beginnings_(beginnings) {}

    /// Throws QueryError where the alternatives make too many combinations, and as
    /// WordBeginnings does.
    PlaceTree place_tree(const QueryNode& node);

  private:
    PlaceTree near(const PlaceTree& left, const PlaceTree& right, const QueryNode& node);

    Terms& terms_;
    const Xapian::Stem& stem_;
    WordBeginnings& beginnings_;
    std::size_t windows_ = 0;
};

} // namespace dateline
