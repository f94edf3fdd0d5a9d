#include "searcher/facet_columns.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/schema.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

namespace {

bool is_more_frequent(const ValueCount& a, const ValueCount& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
}

/// Numbers values in the order in which they are met.
class Numbering {
  public:
    std::uint32_t of(std::string_view value, std::vector<std::string>& values) {
        const auto next = static_cast<std::uint32_t>(values.size());
        const auto [entry, is_new] = numbers_.try_emplace(std::string(value), next);
        if (is_new) values.emplace_back(value);
        return entry->second;
    }

  private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

} // namespace

MostFrequent most_frequent(std::vector<ValueCount> counts, std::size_t most) {
    const auto end = counts.begin() + static_cast<std::ptrdiff_t>(std::min(most, counts.size()));
    std::partial_sort(counts.begin(), end, counts.end(), is_more_frequent);
    const auto more = static_cast<std::size_t>(counts.end() - end);
    counts.erase(end, counts.end());
    return {std::move(counts), more};
}

void distinct_lines(std::string_view value, std::vector<std::string_view>& lines) {
    constexpr std::size_t few = 32; // are looked through faster than in a set
    std::unordered_set<std::string_view> seen;
    lines.clear();
    while (!value.empty()) {
        std::string_view line = take_part(value, '\n');
        if (line.starts_with(schema::resolved_mark))
            line.remove_prefix(schema::resolved_mark.size());
        if (lines.size() == few && seen.empty()) seen.insert(lines.begin(), lines.end());
        const bool known = seen.empty() ? contains(lines, line) : !seen.insert(line).second;
        if (!line.empty() && !known) lines.push_back(line);
    }
}

FacetColumn::FacetColumn(const Xapian::Database& database, Xapian::valueno slot, std::size_t digits)
    : ends_(database.get_lastdocid() + 1, 0) {
    Numbering numbering;
    std::vector<std::string_view> lines;
    Xapian::docid next = 0;
    for (auto item = database.valuestream_begin(slot); item != database.valuestream_end(slot);
         ++item) {
        const Xapian::docid release = item.get_docid();
        for (; next < release; ++next)
            ends_[next] = static_cast<std::uint32_t>(numbers_.size());
        const std::string value = *item;
        if (digits == 0)
            distinct_lines(value, lines);
        else
            lines = {std::string_view(value).substr(0, digits)};
        for (const std::string_view line : lines)
            numbers_.push_back(numbering.of(line, values_));
    }
    for (; next < ends_.size(); ++next)
        ends_[next] = static_cast<std::uint32_t>(numbers_.size());
}

MostFrequent FacetColumn::counts(const std::vector<Xapian::docid>& releases,
                                 std::size_t most) const {
    std::vector<std::uint32_t> counts(values_.size(), 0);
    for (const Xapian::docid release : releases) {
        if (release >= ends_.size() || release == 0) continue;
        for (std::uint32_t i = ends_[release - 1]; i < ends_[release]; ++i)
            ++counts[numbers_[i]];
    }
    // Names are copied of those only that may be among the most frequent.
    std::vector<std::uint32_t> order;
    for (std::uint32_t number = 0; number < counts.size(); ++number)
        if (counts[number] > 0) order.push_back(number);
    const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
    std::partial_sort(order.begin(), end, order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : values_[a] < values_[b];
    });
    MostFrequent found;
    for (auto number = order.begin(); number != end; ++number)
        found.values.emplace_back(values_[*number], counts[*number]);
    found.more = static_cast<std::size_t>(order.end() - end);
    return found;
}

} // namespace dateline
