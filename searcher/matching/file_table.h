#pragma once

#include "common/glass.h"
#include "common/glass_block.h"
#include "searcher/matching/block_file.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Where a key was looked for in a table: of keys that are asked for in their order the next one is
/// most often near.
struct TablePlace {
    std::uint32_t leaf;
    std::size_t item;
};

/// A table of a database in the engine's glass format, a B-tree in blocks, in one state. Writers
/// leave that alone until the second commit after it, so whoever looks something up may find that
/// it is gone: all functions throw Xapian::DatabaseModifiedError then, and
/// Xapian::DatabaseCorruptError where a block makes no sense.
class FileTable {
  public:
    FileTable(BlockFile file, std::uint64_t revision, const glass::TableHead& head);

    /// As BlockFile has it.
    bool map() const { return file_.map(); }

    enum class Entry { none, compressed, used };

    /// Calls `use` with the tag of `key`, where there is one that is not compressed: in the file if
    /// it is there in one piece, so that what it makes of it holds only if this function returns.
    /// `near`: where it may be, best not behind it, as where another key was; becomes where it was.
    template <typename Use>
    Entry use_entry(std::string_view key, std::optional<TablePlace>& near, Use use) const {
        const auto is_whole = [](unsigned flags) {
            return (flags & (glass::packed_flag | glass::last_flag)) == glass::last_flag;
        };
        std::optional<unsigned> flags;
        take_piece(key, 1, near, [&](const GlassBlock::Piece& piece) {
            flags = piece.flags;
            if (is_whole(*flags)) use(piece.bytes);
        });
        if (!flags) return Entry::none;
        if ((*flags & glass::packed_flag) != 0) return Entry::compressed;
        if (!is_whole(*flags)) use(std::string_view(joined_pieces(key, near)));
        return Entry::used;
    }

    /// Puts the tag of `key` in place of what was there, nothing where there is no such key. False
    /// where the tag is compressed.
    bool read(std::string_view key, std::string& tag) const;

  private:
    friend class TableCursor;

    template <typename Take>
    void take_piece(std::string_view key, unsigned component, std::optional<TablePlace>& near,
                    Take take) const {
        const auto take_at = [&](const GlassBlock& leaf, std::size_t item) {
            near->item = item;
            const GlassBlock::Piece piece = leaf.piece(item);
            const bool is_it = piece.key == key && piece.component == component;
            if (is_it) take(piece);
            return is_it;
        };
        const bool is_near = near && look_into(near->leaf, 0, [&](const GlassBlock& leaf) {
                                 if (near->item >= leaf.items()) return false;
                                 if (take_at(leaf, near->item)) return true;
                                 const auto item = leaf.last_up_to(key, component, near->item);
                                 if (item) take_at(leaf, *item);
                                 return item.has_value();
                             });
        if (is_near) return;
        near = TablePlace{leaf_of(key, component), 0};
        look_into(near->leaf, 0, [&](const GlassBlock& leaf) {
            return take_at(leaf, leaf.last_up_to(key, component));
        });
    }

    /// What `read` finds in a block that was this state's before and after.
    template <typename Read>
    auto look_into(std::uint32_t number, unsigned level, Read read) const {
        const std::string_view bytes = file_.block(number, glass::revision_bytes);
        check_state(bytes);
        try {
            const GlassBlock block(bytes);
            if (block.level() != level)
                throw Xapian::DatabaseCorruptError("a block of a table is out of place");
            auto found = read(block);
            check_state(bytes);
            return found;
        } catch (const Xapian::DatabaseCorruptError&) {
            check_state(bytes); // else it made no sense because it was being written
            throw;
        }
    }

    void check_state(std::string_view block) const;
    std::string joined_pieces(std::string_view key, std::optional<TablePlace>& near) const;
    std::uint32_t leaf_of(std::string_view key, unsigned component) const;

    mutable BlockFile file_;
    std::uint64_t revision_;
    std::uint32_t root_;
    unsigned level_;
};

/// Goes through the entries of a table that is not compressed in the order of their keys, and holds
/// a copy of the one where it stands. The table must outlive it; throws as that does.
class TableCursor {
  public:
    explicit TableCursor(const FileTable& table) : table_(&table), path_(table.level_ + 1) {}

    /// Goes to the last entry whose key does not come after that one; where all come after it, to
    /// the entry without key or tag with which each table begins.
    void find(std::string_view key);

    /// Goes on to the next entry, unless that was the last.
    bool next();

    const std::string& key() const { return key_; }
    const std::string& tag() const { return tag_; }

  private:
    struct Step {
        std::uint32_t block;
        std::size_t item;
    };
    bool descend_to(std::string_view key);
    unsigned look_at(std::size_t item);
    bool step(bool forwards);
    void read_entry();

    const FileTable* table_;
    std::vector<Step> path_; ///< from the leaf to the root
    std::string key_, tag_;
};

} // namespace dateline
