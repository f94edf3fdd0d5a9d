#include "common/glass.h"

#include <bit>
#include <xapian.h>

namespace dateline::glass {

void put_number(std::string& out, std::uint64_t value) {
    for (; value >= 128; value >>= 7)
        out += static_cast<char>(value | 128);
    out += static_cast<char>(value);
}

void put_text(std::string& out, std::string_view text) {
    put_number(out, text.size());
    out += text;
}

void put_sorted_number(std::string& out, std::uint32_t value) {
    // As many leading ones as there are bytes beyond the second; seven bits of use in each.
    const std::size_t length =
        value < 0x8000 ? 2 : (37 - static_cast<std::size_t>(std::countl_zero(value))) / 7;
    char bytes[8];
    std::uint64_t rest = value;
    for (std::size_t i = length; i-- > 1; rest >>= 8)
        bytes[i] = static_cast<char>(rest);
    bytes[0] = static_cast<char>(rest | (0xffu << (10 - length)));
    if (length == 2) bytes[0] = static_cast<char>(rest);
    out.append(bytes, length);
}

std::uint32_t take_sorted_number(std::string_view& bytes) {
    const auto first = static_cast<unsigned char>(bytes.empty() ? 0xff : bytes.front());
    const auto ones = static_cast<unsigned>(std::countl_one(first));
    const std::size_t length = ones + 2;
    if (bytes.size() < length) throw Xapian::DatabaseCorruptError("a sorted number is cut off");
    std::uint32_t value = first & (0xffu >> (ones + 1));
    for (const char byte : bytes.substr(1, length - 1))
        value = value << 8 | static_cast<unsigned char>(byte);
    bytes.remove_prefix(length);
    return value;
}

void put_big_endian(char* out, std::uint32_t value, unsigned bytes) {
    for (unsigned i = bytes; i-- > 0; value >>= 8)
        out[i] = static_cast<char>(value);
}

std::string key_of(std::string_view term, std::uint32_t document) {
    std::string key(term);
    key += '\0';
    put_sorted_number(key, document);
    return key;
}

std::string value_chunks_key(std::uint32_t slot) {
    std::string key("\0\xd8", 2);
    put_number(key, slot);
    return key;
}

void Numbers::fail() {
    throw Xapian::DatabaseCorruptError("packed numbers are too long or cut off");
}

std::string_view Numbers::take(std::size_t bytes) {
    if (rest_.size() < bytes) fail();
    const std::string_view taken = rest_.substr(0, bytes);
    rest_.remove_prefix(bytes);
    return taken;
}

TableHead take_table_head(Numbers& numbers) {
    TableHead head{};
    head.root = static_cast<std::uint32_t>(numbers.next());
    const std::uint64_t level = numbers.next(); // twice doubled, with two flags
    head.level = static_cast<unsigned>(level >> 2);
    head.is_empty = (level & 1) != 0;
    numbers.next(); // entries
    head.block_bytes = numbers.next() << 11;
    numbers.next(); // which tags are compressed
    head.free = numbers.take(numbers.next());
    return head;
}

} // namespace dateline::glass
