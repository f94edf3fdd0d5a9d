#include "common/glass_block.h"

#include "common/glass.h"

#include <utility>
#include <xapian.h>

namespace dateline {

using namespace glass;

namespace {

[[noreturn]] void fail() {
    throw Xapian::DatabaseCorruptError("a block of a table makes no sense");
}

} // namespace

GlassBlock::GlassBlock(std::string_view bytes) : bytes_(bytes) {
    const std::size_t end = number(directory_end_at, entry_bytes);
    if (end < directory_begin + entry_bytes) fail();
    at(directory_begin, end - directory_begin);
    items_ = (end - directory_begin) / entry_bytes;
}

inline std::string_view GlassBlock::at(std::size_t begin, std::size_t count) const {
    if (begin > bytes_.size() || count > bytes_.size() - begin) fail();
    return bytes_.substr(begin, count);
}

inline std::uint32_t GlassBlock::number(std::size_t begin, unsigned count) const {
    return get_big_endian(at(begin, count).data(), count);
}

inline std::string_view GlassBlock::key_at(std::size_t begin) const {
    return at(begin + key_length_bytes, number(begin, key_length_bytes));
}

inline std::size_t GlassBlock::item(std::size_t index) const {
    return number(directory_begin + index * entry_bytes, entry_bytes);
}

unsigned GlassBlock::level() const {
    return number(level_at, 1);
}

std::pair<std::string_view, unsigned> GlassBlock::branch_name(std::size_t item) const {
    const std::string_view key = key_at(item + block_number_bytes);
    const std::size_t behind = item + block_number_bytes + key_length_bytes + key.size();
    return {key, number(behind, component_bytes)};
}

std::pair<std::string_view, unsigned> GlassBlock::leaf_name(std::size_t item) const {
    const std::string_view key = key_at(item + size_bytes);
    if ((number(item, size_bytes) & first_flag) != 0) return {key, 1};
    return {key, number(item + size_bytes + key_length_bytes + key.size(), component_bytes)};
}

/// The last item from `low` on that does not come after; else `low`. `high` does, or is the end.
template <typename IsAfter>
std::size_t GlassBlock::last_not_after(std::size_t low, std::size_t high, IsAfter is_after) {
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (is_after(middle) ? high : low) = middle;
    }
    return low;
}

std::uint32_t GlassBlock::child(std::size_t index) const {
    return number(item(index), block_number_bytes);
}

std::size_t GlassBlock::branch_to(std::string_view key, unsigned component) const {
    const std::pair wanted(key, component);
    return last_not_after(0, items_,
                          [&](std::size_t index) { return branch_name(item(index)) > wanted; });
}

std::size_t GlassBlock::last_up_to(std::string_view key, unsigned component) const {
    const std::pair wanted(key, component);
    return last_not_after(0, items_,
                          [&](std::size_t index) { return leaf_name(item(index)) > wanted; });
}

std::optional<std::size_t> GlassBlock::last_up_to(std::string_view key, unsigned component,
                                                  std::size_t near) const {
    const std::pair wanted(key, component);
    const auto is_after = [&](std::size_t index) { return leaf_name(item(index)) > wanted; };
    if (near >= items_ || is_after(near)) return std::nullopt;
    for (std::size_t low = near, leap = 1;; low += leap, leap *= 2) {
        if (low + leap >= items_) {
            if (leaf_name(item(items_ - 1)) < wanted) return std::nullopt;
            return last_not_after(low, items_, is_after);
        }
        if (is_after(low + leap)) return last_not_after(low, low + leap, is_after);
    }
}

GlassBlock::Piece GlassBlock::piece(std::size_t index) const {
    const std::size_t begin = item(index);
    const auto [key, component] = leaf_name(begin);
    const unsigned head = number(begin, size_bytes);
    const std::size_t size = (head & size_mask) + size_offset;
    const std::size_t before =
        size_bytes + key_length_bytes + key.size() + (component > 1 ? component_bytes : 0);
    if (size < before) fail();
    return {key, component, head & ~size_mask, at(begin + before, size - before)};
}

} // namespace dateline
