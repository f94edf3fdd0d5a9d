#pragma once

#include "common/glass.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>

namespace dateline {

/// A block of a table in the engine's glass format, a B-tree (see glass.h). Its bytes may be
/// anything, and another process may be writing there: each number is read once and looked at then.
/// All functions throw Xapian::DatabaseCorruptError where it makes no sense.
class GlassBlock {
  public:
    /// A tag that is too long for a block comes in pieces, one after the other, numbered from 1.
    struct Piece {
        std::string_view key;
        unsigned component;
        unsigned flags; ///< of glass.h
        std::string_view bytes;
    };

    /// The whole block; the bytes must outlive it.
    explicit GlassBlock(std::string_view bytes);

    unsigned level() const { return number(glass::level_at, 1); } ///< 0: a leaf
    std::size_t items() const { return items_; }

    /// Of a branch, the item that leads to where such a piece is, if anywhere, and the block that
    /// an item leads to.
    std::size_t branch_to(std::string_view key, unsigned component) const;
    std::uint32_t child(std::size_t index) const;

    /// Of a leaf, the last item that does not come after one named so, else the first; the piece of
    /// an item. The first piece of a table has no key.
    std::size_t last_up_to(std::string_view key, unsigned component) const;
    Piece piece(std::size_t index) const;

    /// The same, at or not far behind the item `near`; nothing where that comes after it, or where
    /// the piece may be in another leaf.
    std::optional<std::size_t> last_up_to(std::string_view key, unsigned component,
                                          std::size_t near) const;

  private:
    [[noreturn]] static void fail();
    std::string_view at(std::size_t begin, std::size_t count) const {
        if (begin > bytes_.size() || count > bytes_.size() - begin) fail();
        return bytes_.substr(begin, count);
    }
    std::uint32_t number(std::size_t begin, unsigned count) const {
        return glass::get_big_endian(at(begin, count).data(), count);
    }
    std::string_view key_at(std::size_t begin) const {
        return at(begin + glass::key_length_bytes, number(begin, glass::key_length_bytes));
    }
    std::size_t item(std::size_t index) const {
        return number(glass::directory_begin + index * glass::entry_bytes, glass::entry_bytes);
    }
    std::pair<std::string_view, unsigned> branch_name(std::size_t item) const;
    std::pair<std::string_view, unsigned> leaf_name(std::size_t item) const;
    template <typename IsAfter>
    static std::size_t last_not_after(std::size_t low, std::size_t high, IsAfter is_after);

    std::string_view bytes_;
    std::size_t items_ = 0;
};

inline GlassBlock::GlassBlock(std::string_view bytes) : bytes_(bytes) {
    const std::size_t end = number(glass::directory_end_at, glass::entry_bytes);
    if (end < glass::directory_begin + glass::entry_bytes) fail();
    at(glass::directory_begin, end - glass::directory_begin);
    items_ = (end - glass::directory_begin) / glass::entry_bytes;
}

inline std::pair<std::string_view, unsigned> GlassBlock::leaf_name(std::size_t item) const {
    using namespace glass;
    const std::string_view key = key_at(item + size_bytes);
    if ((number(item, size_bytes) & first_flag) != 0) return {key, 1};
    return {key, number(item + size_bytes + key_length_bytes + key.size(), component_bytes)};
}

inline GlassBlock::Piece GlassBlock::piece(std::size_t index) const {
    using namespace glass;
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
