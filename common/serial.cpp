#include "common/serial.h"

#include "common/error.h"

namespace dateline {

void throw_damaged() {
    throw Error("the index holds damaged data", "rebuild it with dateline-index --full");
}

void SerialWriter::put(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7)
        out_ += static_cast<char>(value | 0x80);
    out_ += static_cast<char>(value);
}

void SerialWriter::put(std::string_view text) {
    put(text.size());
    out_ += text;
}

std::uint64_t SerialReader::number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
        if (data_.empty()) throw_damaged();
        const auto byte = static_cast<unsigned char>(data_.front());
        data_.remove_prefix(1);
        value |= static_cast<std::uint64_t>(byte & 0x7F) << shift;
        if (byte < 0x80) return value;
    }
    throw_damaged();
}

std::string_view SerialReader::view() {
    const auto size = number();
    if (size > data_.size()) throw_damaged();
    const std::string_view out = data_.substr(0, size);
    data_.remove_prefix(size);
    return out;
}

std::string SerialReader::text() {
    return std::string(view());
}

std::size_t SerialReader::count() {
    const auto value = number();
    if (value > data_.size()) throw_damaged();
    return value;
}

} // namespace dateline
