#pragma once

#include "searcher/search.h"

#include <memory>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Counts, over all releases that an Enquire finds, what a request wants counted.
class FacetCounter {
  public:
    /// Throws Error for a facet that there is none of.
    explicit FacetCounter(const Request& request);

    bool counts_anything() const { return !spies_.empty(); }
    void watch(Xapian::Enquire& enquire);

    /// Fills facets and timeline.
    void report(SearchResult& result, const Request& request,
                const Xapian::Database& database) const;

  private:
    struct Spy {
        Xapian::valueno slot;
        std::unique_ptr<Xapian::ValueCountMatchSpy> spy;
    };
    void add(Xapian::valueno slot);
    const Xapian::ValueCountMatchSpy& spy_of(Xapian::valueno slot) const;

    std::vector<Spy> spies_;
};

/// Over all releases of the index: the values of that facet, most frequent first, at most `most`.
std::vector<FacetValue> all_values(const Xapian::Database& database, const std::string& facet,
                                   std::size_t most);

} // namespace dateline
