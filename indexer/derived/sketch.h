#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace dateline {

/// What tells one text from others, in few bytes: by it near-identical releases are known without
/// reading them again.
///
/// Of the hashes of all runs of three words that fall into each of 56 bins a byte of the least, and
/// the same in 8 bins for the figures in the text. Two texts agree in as many places, in
/// proportion, as they have runs in common. Years, numbers below 100 and the ends of telephone
/// numbers do not count as figures.
class Sketcher {
  public:
    /// The words of the text, folded, one after the other.
    void add(std::string_view word);

    /// 64 bytes; empty for a text of too few words.
    std::string sketch() const;

  private:
    void add_number(std::string_view word, std::uint64_t hash);

    static constexpr std::uint64_t none = std::numeric_limits<std::uint64_t>::max();
    template <std::size_t size>
    using Bins = std::array<std::uint64_t, size>;

    template <std::size_t size>
    static void put(Bins<size>& bins, std::uint64_t hash);
    template <std::size_t size>
    static void append(std::string& sketch, const Bins<size>& bins);
    template <std::size_t size>
    static constexpr Bins<size> empty_bins() {
        Bins<size> bins{};
        bins.fill(none);
        return bins;
    }

    Bins<56> runs_ = empty_bins<56>();
    Bins<8> figures_ = empty_bins<8>();
    std::uint64_t before_last_ = 0, last_ = 0;
    std::size_t words_ = 0;
    bool has_figures_ = false;
    bool after_number_ = false;
    bool after_short_number_ = false; ///< of three digits
};

constexpr std::size_t sketch_bytes = 64;

/// Whether two sketches are of near-identical texts: 43 of their 56 places for runs are equal
/// (about 77 % of the runs are in both), and 4 of the 8 places for figures, unless one text has
/// none. Texts from one mould that report different grants, say, thus stay apart.
bool near_identical(std::string_view one, std::string_view other);

/// Groups of the places of a sketch: candidates are those that agree in one group.
constexpr std::size_t sketch_groups = 14;
std::string_view sketch_group(std::string_view sketch, std::size_t group);

} // namespace dateline
