#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

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

    unsigned level() const; ///< 0: a leaf
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
    std::string_view at(std::size_t begin, std::size_t count) const;
    std::uint32_t number(std::size_t begin, unsigned count) const;
    std::string_view key_at(std::size_t begin) const;
    std::size_t item(std::size_t index) const;
    std::pair<std::string_view, unsigned> branch_name(std::size_t item) const;
    std::pair<std::string_view, unsigned> leaf_name(std::size_t item) const;
    template <typename IsAfter>
    static std::size_t last_not_after(std::size_t low, std::size_t high, IsAfter is_after);

    std::string_view bytes_;
    std::size_t items_ = 0;
};

} // namespace dateline
