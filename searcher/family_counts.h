#pragma once

#include "searcher/matching/match_limits.h"

#include <map>
#include <set>
#include <string>
#include <xapian.h>

namespace dateline {

/// How many releases of each family of near-identical ones a query finds.
class FamilyCounts {
  public:
    bool knows(const std::string& family) const { return all_ || counts_.contains(family); }

    /// Counts those of `families` if they are few, and the first that are counted; else all.
    /// `query` is one that is weighed.
    void count(const std::set<std::string>& families, const Xapian::Database& database,
               const Xapian::Query& query, const Deadline& deadline);

    /// Of a family that knows() knows.
    unsigned of(const std::string& family) const;

  private:
    std::map<std::string, unsigned> counts_;
    bool all_ = false;
};

} // namespace dateline
