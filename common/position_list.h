#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Where a term stands in a document: ascending positions, packed as the engine packs them
/// (common/bitstream.cc there): the last, the first and the count, then the rest by the
/// interpolative code of Moffat and Stuiver (Managing Gigabytes, 2nd edition, page 126).
void pack_positions(std::string& out, std::span<const std::uint32_t> positions);

/// Numbers of which it is known how large they can be, in no more bits than that takes; the lowest
/// bit of a byte is the first.
class SmallNumbers {
  public:
    explicit SmallNumbers(std::string_view packed) : rest_(packed) {}

    /// One from 0 to `most`. Throws Xapian::DatabaseCorruptError where there are no more bits.
    std::uint32_t next(std::uint32_t most) {
        if (most == 0) return 0;
        // As not all numbers of so many bits occur, some are written without the highest one.
        const auto width = static_cast<unsigned>(std::bit_width(most));
        if (held_ < width) fill();
        const std::uint32_t high = std::uint32_t{1} << (width - 1);
        const std::uint32_t low = static_cast<std::uint32_t>(bits_) & (high - 1);
        const bool is_whole = low <= most - high;
        const std::uint32_t number =
            low | (is_whole ? static_cast<std::uint32_t>(bits_) & high : 0);
        take(width - !is_whole);
        return number;
    }

  private:
    void take(unsigned bits) {
        if (held_ < bits) fail();
        bits_ >>= bits;
        held_ -= bits;
    }
    /// As many bits as there is room for, if there are so many.
    void fill() {
        const std::size_t bytes = std::min<std::size_t>((64 - held_) / 8, rest_.size());
        bits_ |= first_eight() << held_;
        held_ += static_cast<unsigned>(8 * bytes);
        if (held_ < 64) bits_ &= (std::uint64_t{1} << held_) - 1;
        rest_.remove_prefix(bytes);
    }
    std::uint64_t first_eight() const {
        if (rest_.size() >= 8) return first_bytes<std::uint64_t>(0);
        if (rest_.size() >= 4) {
            const std::size_t last = rest_.size() - 4;
            return first_bytes<std::uint32_t>(0) | first_bytes<std::uint32_t>(last) << 8 * last;
        }
        std::uint64_t bytes = 0;
        for (std::size_t i = rest_.size(); i-- > 0;)
            bytes = bytes << 8 | static_cast<unsigned char>(rest_[i]);
        return bytes;
    }
    template <typename Number>
    std::uint64_t first_bytes(std::size_t from) const {
        Number number;
        std::memcpy(&number, rest_.data() + from, sizeof number);
        if constexpr (std::endian::native == std::endian::little) return number;
        return sizeof number == 8 ? __builtin_bswap64(number)
                                  : __builtin_bswap32(static_cast<std::uint32_t>(number));
    }
    [[noreturn]] static void fail();

    std::string_view rest_;
    std::uint64_t bits_ = 0;
    unsigned held_ = 0;
};

/// Unpacks positions in order, no more of them than are asked for. The bytes must outlive it.
class PositionReader {
  public:
    /// Throws Xapian::DatabaseCorruptError, as next() does, where the bytes do not tell of as many
    /// positions as they say, or of more than 4,096 a byte, which no text has.
    explicit PositionReader(std::string_view packed);

    std::uint32_t left() const { return known_[0].index - at_.index; } ///< at first 1 or more
    std::uint32_t last() const { return known_[0].position; }

    /// While any are left.
    std::uint32_t next() {
        Place next = known_[nearest_];
        while (next.index - at_.index > 1)
            known_[++nearest_] = next = one_between(next);
        --nearest_;
        at_ = next;
        return at_.position;
    }

  private:
    struct Place {
        std::uint32_t index, position;
    };
    /// The middle one between the place and that one.
    Place one_between(Place high) {
        const std::uint32_t steps = high.index - at_.index, half = steps / 2;
        const std::uint32_t spare = high.position - at_.position - steps;
        return {at_.index + half, at_.position + half + numbers_.next(spare)};
    }

    SmallNumbers numbers_;
    Place at_{static_cast<std::uint32_t>(-1), 0}; ///< before the first
    std::array<Place, 34> known_;                 ///< that are to come, the last one first
    std::size_t nearest_ = 0;                     ///< of those
};

/// Puts them in place of what was there; throws as PositionReader.
void unpack_positions(std::string_view packed, std::vector<std::uint32_t>& positions);

} // namespace dateline
