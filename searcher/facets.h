#pragma once

#include "searcher/facet_columns.h"
#include "searcher/people.h"
#include "searcher/search.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>
#include <xapian.h>

namespace dateline {

/// THE list of what can be counted.
std::vector<std::string> facet_names();

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

/// Notes the numbers of what an Enquire finds, for a FacetColumn.
class HitNumbers : public Xapian::MatchSpy {
  public:
    /// `numbers` must outlive it.
    explicit HitNumbers(std::vector<Xapian::docid>& numbers) : numbers_(&numbers) {}
    void operator()(const Xapian::Document& document, double) override {
        numbers_->push_back(document.get_docid());
    }

  private:
    std::vector<Xapian::docid>* numbers_;
};

/// Counts, over all releases that are found, what a request wants counted.
class FacetCounter {
  public:
    /// In the present state of an index; `whole`: releases may be in any of its shards. Throws
    /// Error for a facet that there is none of.
    FacetCounter(const Request& request, Index& index, bool whole);

    bool counts_anything() const { return !kinds_.empty(); }

    /// Counts what `enquire` is going to find.
    void watch(Xapian::Enquire& enquire);

    /// Whether numbers of releases are enough, which count() takes in place of an Enquire.
    bool counts_numbers() const { return kinds_.empty() || kinds_.front().column != nullptr; }
    void count(std::vector<Xapian::docid> found) { numbers_ = std::move(found); }

    /// Fills facets and timeline.
    void report(SearchResult& result, People& people) const;

  private:
    struct Kind {
        std::string facet; ///< empty: the timeline
        Xapian::valueno slot;
        std::size_t digits; ///< see FacetColumn
        std::size_t most;
        const FacetColumn* column = nullptr;             ///< of all kinds or none
        std::shared_ptr<ValueCounter> counter = nullptr; ///< where there is no column
    };
    MostFrequent counts_of(const Kind& kind) const;

    std::vector<Kind> kinds_;
    std::vector<Xapian::docid> numbers_; ///< of what is found, where there are columns
    std::unique_ptr<HitNumbers> spy_;
};

/// Over all releases of the index: the values of that facet, most frequent first, at most `most`.
std::vector<FacetValue> all_values(Index& index, const std::string& facet, std::size_t most);

} // namespace dateline
