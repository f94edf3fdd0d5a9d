#include "searcher/word_places.h"

#include "common/tokens.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace dateline {

namespace {

static_assert(sizeof(std::size_t) == sizeof(std::uint64_t));

std::uint64_t hash_of(std::string_view word) {
    return std::hash<std::string_view>()(word);
}

} // namespace

WordPlaces::WordPlaces(std::string_view text) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> words;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        words.emplace_back(hash_of(token.word), token.position);
    std::sort(words.begin(), words.end());
    hashes_.reserve(words.size());
    places_.reserve(words.size());
    for (const auto& [hash, place] : words) {
        hashes_.push_back(hash);
        places_.push_back(place);
    }
}

std::vector<std::uint32_t> WordPlaces::positions(std::string_view word) const {
    const auto [begin, end] = std::equal_range(hashes_.begin(), hashes_.end(), hash_of(word));
    const auto first = places_.begin() + (begin - hashes_.begin());
    return {first, first + (end - begin)};
}

} // namespace dateline
