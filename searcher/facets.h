#pragma once

#include "searcher/search.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Counts the lines of the values in a slot, in a hash table: the engine's own counter, which
/// remote databases know and fill, has a tree of whole values.
class ValueCounter : public Xapian::ValueCountMatchSpy {
  public:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>()(text);
        }
    };
    using Counts = std::unordered_map<std::string, std::uint64_t, Hash, std::equal_to<>>;

    explicit ValueCounter(Xapian::valueno slot) : ValueCountMatchSpy(slot), slot_(slot) {}

    void operator()(const Xapian::Document& document, double weight) override;
    void merge_results(const std::string& serialised) override;

    const Counts& counts() const { return counts_; }

  private:
    void add(std::string_view lines, std::uint64_t count);

    Xapian::valueno slot_;
    std::vector<std::string_view> seen_; ///< of the value in hand: a release counts once
    Counts counts_;
};

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
        std::unique_ptr<ValueCounter> spy;
    };
    void add(Xapian::valueno slot);
    const ValueCounter& counter_of(Xapian::valueno slot) const;

    std::vector<Spy> spies_;
};

/// Over all releases of the index: the values of that facet, most frequent first, at most `most`.
std::vector<FacetValue> all_values(const Xapian::Database& database, const std::string& facet,
                                   std::size_t most);

} // namespace dateline
