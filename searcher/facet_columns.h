#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <xapian.h>

namespace dateline {

/// How many releases have a value.
using ValueCount = std::pair<std::string, std::uint64_t>;

/// The most frequent first; of equals the first by name.
struct MostFrequent {
    std::vector<ValueCount> values;
    std::size_t more = 0; ///< so many others are there
};

/// The `most` most frequent ones.
MostFrequent most_frequent(std::vector<ValueCount> counts, std::size_t most);

/// The values that all releases have in a slot, read once and kept in memory (a number a value and
/// one a release), so that those of many hits are counted without reading the index again.
class FacetColumn {
  public:
    /// `digits`: of each value so many bytes count; 0: the value is a list of lines, each counts.
    FacetColumn(const Xapian::Database& database, Xapian::valueno slot, std::size_t digits);

    /// Of these releases, in any order, each once.
    MostFrequent counts(const std::vector<Xapian::docid>& releases, std::size_t most) const;

  private:
    std::vector<std::string> values_;
    std::vector<std::uint32_t> ends_;    ///< of each release, by its number, in numbers_
    std::vector<std::uint32_t> numbers_; ///< which of values_
};

/// Columns of one state of an index, by slot and digits.
using FacetColumns = std::map<std::pair<Xapian::valueno, std::size_t>, FacetColumn>;

/// The lines of a value in a list slot, each once, without the mark of what other releases told.
void distinct_lines(std::string_view value, std::vector<std::string_view>& lines);

} // namespace dateline
