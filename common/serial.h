#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// The Error of stored data that cannot be what was written.
[[noreturn]] void throw_damaged();

/// Numbers as variable-length integers (7 bits a byte, least significant first), strings preceded
/// by their length.
class SerialWriter {
  public:
    void put(std::uint64_t value);
    void put(std::string_view text);
    std::string take() { return std::move(out_); }

  private:
    std::string out_;
};

/// Reads what SerialWriter wrote, in the same order. Every call throws Error where the data ends
/// early or makes no sense.
class SerialReader {
  public:
    /// `data` must outlive the reader.
    explicit SerialReader(std::string_view data) : data_(data) {}

    std::uint64_t number();
    std::string text();
    std::string_view view(); ///< the same, in the data
    /// The length of a list whose elements take one byte or more each.
    std::size_t count();
    bool at_end() const { return data_.empty(); }

  private:
    std::string_view data_;
};

} // namespace dateline
