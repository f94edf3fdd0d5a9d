#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace dateline {

/// Where each word of a text stands, as TokenStream says, known by a hash of 64 bits.
class WordPlaces {
  public:
    WordPlaces() = default;
    explicit WordPlaces(std::string_view text);

    /// In order; empty where the word, folded, is not in the text.
    std::vector<std::uint32_t> positions(std::string_view word) const;

    std::size_t bytes() const { return hashes_.size() * (sizeof hashes_[0] + sizeof places_[0]); }

  private:
    std::vector<std::uint64_t> hashes_; ///< in order, those of one word in the order of the text
    std::vector<std::uint32_t> places_;
};

} // namespace dateline
