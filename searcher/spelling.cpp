#include "searcher/spelling.h"

#include "common/spelling_distance.h"

#include <limits>

namespace dateline {

namespace {

constexpr std::size_t shortest_word = 4;
constexpr std::size_t longest_word = 60;

constexpr std::size_t short_word = 7; ///< of fewer letters

} // namespace

std::optional<std::string> nearest_spelling(Terms& terms, const std::string& prefix,
                                            std::string_view word, std::size_t most) {
    if (word.size() < shortest_word || word.size() > longest_word) return std::nullopt;
    const std::string start = prefix + word.front();
    std::optional<std::string> nearest;
    std::size_t least = (word.size() < short_word ? 1 : most) + 1;
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
