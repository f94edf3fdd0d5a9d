#pragma once

#include "searcher/terms.h"

#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Joins filters to queries around a fault of Xapian 1.4.22: in place of a term that is not weighed
/// and that all documents of a database have it takes all documents, and goes wrong where their
/// numbers have gaps. Within a synonym it asks for each term itself, if the synonym is weighed,
/// however little; so from the first filter with such a term on, the filters of a query become
/// that.
class FilterGuard {
  public:
    /// `terms` must outlive it.
    explicit FilterGuard(const Terms& terms) : terms_(terms) {}

    /// Sees whether any of the terms, which are not going to be weighed, is such a one.
    void look_at(const std::vector<std::string>& terms);

    /// Whether one was: then nothing that it may be in must go without weight.
    bool is_needed() const { return is_needed_; }

    /// Those of the query that fulfil the filter, which adds nothing to their scores.
    Xapian::Query filtered(const Xapian::Query& query, const Xapian::Query& filter) const;

    /// All that fulfil the filter, without a score.
    Xapian::Query alone(const Xapian::Query& filter) const;

  private:
    const Terms& terms_;
    bool is_needed_ = false;
};

/// Sets weights for counting what a query finds, none where it was built without need of a guard.
void set_no_weights(Xapian::Enquire& enquire, bool guarded);

} // namespace dateline
