#include "searcher/spelling.h"

#include <algorithm>
#include <limits>
#include <vector>

namespace dateline {

namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::size_t longest_word = 60;

std::size_t most_changes(std::size_t letters) {
    return letters < 6 ? 1 : 2;
}

} // namespace

std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t most) {
    if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > most) return most + 1;
    // Three rows of the table: the one before the last is needed for swapped neighbours.
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        last[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        std::size_t least = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
            least = std::min(least, row[j]);
        }
        if (least > most) return most + 1;
        std::swap(before, last);
        std::swap(last, row);
    }
    return std::min(last[b.size()], most + 1);
}

std::optional<std::string> nearest_spelling(Terms& terms, const std::string& prefix,
                                            std::string_view word) {
    if (word.size() < shortest_word || word.size() > longest_word) return std::nullopt;
    const std::string start = prefix + word.front();
    std::optional<std::string> nearest;
    std::size_t least = most_changes(word.size()) + 1;
    Xapian::doccount most_frequent = 0;
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    for (const auto& [term, frequency] : terms.beginning_with(start, all)) {
        const std::string rest = term.substr(prefix.size());
        const std::size_t distance = spelling_distance(word, rest, least);
        if (distance == 0 || distance > least) continue;
        if (distance == least && (!nearest || frequency <= most_frequent)) continue;
        nearest = rest;
        least = distance;
        most_frequent = frequency;
    }
    return nearest;
}

} // namespace dateline
