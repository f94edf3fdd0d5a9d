#include "common/position_list.h"

#include "common/glass.h"

#include <bit>
#include <xapian.h>

namespace dateline {

namespace {

// Words side by side take no bits, but every 128 there is a gap.
constexpr std::size_t most_a_byte = 4096;

class Packer {
  public:
    explicit Packer(std::string& out) : out_(out) {}

    /// As SmallNumbers reads it.
    void put(std::uint32_t number, std::uint32_t most) {
        if (most == 0) return;
        const auto width = static_cast<unsigned>(std::bit_width(most));
        const std::uint32_t high = std::uint32_t{1} << (width - 1);
        const bool is_whole = (number & (high - 1)) <= most - high;
        pending_ |= std::uint64_t{number} << bits_;
        for (bits_ += width - !is_whole; bits_ >= 8; bits_ -= 8, pending_ >>= 8)
            out_ += static_cast<char>(pending_);
    }

    void put_between(std::span<const std::uint32_t> positions, std::size_t low, std::size_t high) {
        while (low + 1 < high) {
            const std::size_t middle = low + (high - low) / 2;
            const auto least = static_cast<std::uint32_t>(positions[low] + (middle - low));
            put(positions[middle] - least,
                static_cast<std::uint32_t>(positions[high] - positions[low] - (high - low)));
            put_between(positions, low, middle);
            low = middle;
        }
    }

    void finish() {
        if (bits_ > 0) out_ += static_cast<char>(pending_);
    }

  private:
    std::string& out_;
    std::uint64_t pending_ = 0;
    unsigned bits_ = 0;
};

} // namespace

void pack_positions(std::string& out, std::span<const std::uint32_t> positions) {
    glass::put_number(out, positions.back());
    if (positions.size() == 1) return;
    Packer packer(out);
    packer.put(positions.front(), positions.back() - 1);
    packer.put(static_cast<std::uint32_t>(positions.size() - 2),
               positions.back() - positions.front() - 1);
    packer.put_between(positions, 0, positions.size() - 1);
    packer.finish();
}

void SmallNumbers::fail() {
    throw Xapian::DatabaseCorruptError("positions are cut off");
}

PositionReader::PositionReader(std::string_view packed) : numbers_({}) {
    glass::Numbers numbers(packed);
    const auto last = static_cast<std::uint32_t>(numbers.next());
    known_[0] = {0, last};
    if (numbers.rest().empty()) return;
    numbers_ = SmallNumbers(numbers.rest());
    const std::uint32_t first = last == 0 ? 0 : numbers_.next(last - 1);
    if (first >= last) throw Xapian::DatabaseCorruptError("positions are out of order");
    const std::uint32_t between = numbers_.next(last - first - 1);
    if (between >= last - first || between + std::size_t{2} > most_a_byte * packed.size())
        throw Xapian::DatabaseCorruptError("positions are more than have room");
    known_[0].index = between + 1;
    known_[++nearest_] = {0, first};
}

void unpack_positions(std::string_view packed, std::vector<std::uint32_t>& positions) {
    PositionReader reader(packed);
    positions.resize(reader.left());
    for (std::uint32_t& position : positions)
        position = reader.next();
}

} // namespace dateline
