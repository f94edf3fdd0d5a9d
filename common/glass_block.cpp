#include "common/glass_block.h"

#include <xapian.h>

namespace dateline {

using namespace glass;

void GlassBlock::fail() {
    throw Xapian::DatabaseCorruptError("a block of a table makes no sense");
}

std::pair<std::string_view, unsigned> GlassBlock::branch_name(std::size_t item) const {
    const std::string_view key = key_at(item + block_number_bytes);
    const std::size_t behind = item + block_number_bytes + key_length_bytes + key.size();
    return {key, number(behind, component_bytes)};
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

} // namespace dateline
