#include "common/position_list.h"

#include "common/glass.h"

#include <bit>
#include <cstring>
#include <xapian.h>

namespace dateline {

namespace {

// Words side by side take no bits, but every 128 there is a gap.
constexpr std::size_t most_a_byte = 4096;

/// How a number out of 0 to `count` - 1 is written: in so many bits, or in one less if it is one of
/// those in the middle, as many as there is room for.
struct Code {
    explicit Code(std::uint32_t count)
        : bits(static_cast<unsigned>(std::bit_width(count - 1))),
          spare(static_cast<std::uint32_t>((std::uint64_t{1} << bits) - count)),
          middle((count - spare) / 2) {}

    unsigned bits;
    std::uint32_t spare, middle;
};

class Packer {
  public:
    explicit Packer(std::string& out) : out_(out) {}

    void put(std::uint32_t value, std::uint32_t count) {
        const Code code(count);
        unsigned bits = code.bits;
        if (code.spare > 0) {
            if (value >= code.middle + code.spare)
                value = (value - (code.middle + code.spare)) | (1u << (bits - 1));
            else if (value >= code.middle)
                --bits;
        }
        pending_ |= std::uint64_t{value} << bits_;
        for (bits_ += bits; bits_ >= 8; bits_ -= 8, pending_ >>= 8)
            out_ += static_cast<char>(pending_);
    }

    void put_between(std::span<const std::uint32_t> positions, std::size_t low, std::size_t high) {
        while (low + 1 < high) {
            const std::size_t middle = low + (high - low) / 2;
            const auto least = static_cast<std::uint32_t>(positions[low] + (middle - low));
            put(positions[middle] - least,
                static_cast<std::uint32_t>(positions[high] - positions[low] - (high - low) + 1));
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

class Unpacker {
  public:
    explicit Unpacker(std::string_view packed) : rest_(packed) {}

    std::uint32_t get(std::uint32_t count) {
        const Code code(count);
        if (code.spare == 0) return bits(code.bits);
        const std::uint32_t value = bits(code.bits - 1);
        return value < code.middle && bits(1) == 1 ? value + code.middle + code.spare : value;
    }

    void get_between(std::span<std::uint32_t> positions, std::size_t low, std::size_t high) {
        while (low + 1 < high) {
            const std::size_t middle = low + (high - low) / 2;
            const auto least = static_cast<std::uint32_t>(positions[low] + (middle - low));
            positions[middle] = least + get(static_cast<std::uint32_t>(
                                            positions[high] - positions[low] - (high - low) + 1));
            get_between(positions, low, middle);
            low = middle;
        }
    }

  private:
    std::uint32_t bits(unsigned count) {
        if (bits_ < count) fill(count);
        const auto value = static_cast<std::uint32_t>(pending_ & ((std::uint64_t{1} << count) - 1));
        pending_ >>= count;
        bits_ -= count;
        return value;
    }

    /// At least so many bits, as many as there is room for: the first byte holds the lowest.
    void fill(unsigned count) {
        std::uint64_t next = 0;
        if (rest_.size() >= sizeof next && std::endian::native == std::endian::little) {
            std::memcpy(&next, rest_.data(), sizeof next);
            const unsigned bytes = (64 - bits_) / 8;
            pending_ |= next << bits_;
            rest_.remove_prefix(bytes);
            bits_ += 8 * bytes;
            if (bits_ < 64) pending_ &= (std::uint64_t{1} << bits_) - 1;
        }
        for (; bits_ < count; bits_ += 8) {
            if (rest_.empty()) throw Xapian::DatabaseCorruptError("positions are cut off");
            pending_ |= std::uint64_t{static_cast<unsigned char>(rest_.front())} << bits_;
            rest_.remove_prefix(1);
        }
    }

    std::string_view rest_;
    std::uint64_t pending_ = 0;
    unsigned bits_ = 0;
};

} // namespace

void pack_positions(std::string& out, std::span<const std::uint32_t> positions) {
    glass::put_number(out, positions.back());
    if (positions.size() == 1) return;
    Packer packer(out);
    packer.put(positions.front(), positions.back());
    packer.put(static_cast<std::uint32_t>(positions.size() - 2),
               positions.back() - positions.front());
    packer.put_between(positions, 0, positions.size() - 1);
    packer.finish();
}

void unpack_positions(std::string_view packed, std::vector<std::uint32_t>& positions) {
    glass::Numbers numbers(packed);
    const auto last = static_cast<std::uint32_t>(numbers.next());
    positions.assign(1, last);
    if (numbers.rest().empty()) return;
    Unpacker unpacker(numbers.rest());
    const std::uint32_t first = last == 0 ? 0 : unpacker.get(last);
    if (first >= last) throw Xapian::DatabaseCorruptError("positions are out of order");
    const std::size_t count = std::size_t{unpacker.get(last - first)} + 2;
    if (count > last - first + std::size_t{1} || count > most_a_byte * packed.size())
        throw Xapian::DatabaseCorruptError("positions are more than have room");
    positions.resize(count);
    positions.front() = first;
    positions.back() = last;
    unpacker.get_between(positions, 0, count - 1);
}

} // namespace dateline
