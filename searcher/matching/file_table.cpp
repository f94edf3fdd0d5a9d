#include "searcher/matching/file_table.h"

#include <atomic>
#include <tuple>
#include <utility>

namespace dateline {

using namespace glass;

FileTable::FileTable(BlockFile file, std::uint64_t revision, const TableHead& head)
    : file_(std::move(file)), revision_(revision), root_(head.root), level_(head.level) {}

void FileTable::check_state(std::string_view block) const {
    std::atomic_thread_fence(std::memory_order_acquire); // or it might be looked up too early
    if (get_big_endian(block.data(), revision_bytes) > revision_)
        throw Xapian::DatabaseModifiedError("the revision being read has been discarded");
}

std::uint32_t FileTable::leaf_of(std::string_view key, unsigned component) const {
    std::uint32_t number = root_;
    for (unsigned level = level_; level > 0; --level)
        number = look_into(number, level, [&](const GlassBlock& block) {
            return block.child(block.branch_to(key, component));
        });
    return number;
}

/// Of an entry that is not compressed.
std::string FileTable::joined_pieces(std::string_view key, std::optional<TablePlace>& near) const {
    std::string tag;
    unsigned flags = 0;
    for (unsigned component = 1; (flags & last_flag) == 0; ++component) {
        bool is_there = false;
        take_piece(key, component, near, [&](const GlassBlock::Piece& piece) {
            is_there = true;
            flags = piece.flags;
            tag += piece.bytes;
        });
        if (!is_there) throw Xapian::DatabaseCorruptError("a tag of a table has no end");
    }
    return tag;
}

bool FileTable::read(std::string_view key, std::string& tag) const {
    tag.clear();
    std::optional<TablePlace> nowhere;
    return use_entry(key, nowhere, [&](std::string_view found) { tag = found; }) !=
           Entry::compressed;
}

void TableCursor::find(std::string_view key) {
    // Where it is a later piece of an entry, the entry begins before.
    if (!descend_to(key) && !descend_to(std::string(key_)))
        throw Xapian::DatabaseCorruptError("an entry of a table has no beginning");
    read_entry();
}

/// Whether the piece that it finds is the first of its entry. Its key is key_ then.
bool TableCursor::descend_to(std::string_view key) {
    std::uint32_t number = table_->root_;
    for (unsigned level = table_->level_; level > 0; --level) {
        path_[level].block = number;
        std::tie(path_[level].item, number) =
            table_->look_into(number, level, [&](const GlassBlock& block) {
                const std::size_t item = block.branch_to(key, 1);
                return std::pair(item, block.child(item));
            });
    }
    path_[0].block = number;
    unsigned component = look_at(table_->look_into(
        number, 0, [&](const GlassBlock& leaf) { return leaf.last_up_to(key, 1); }));
    // What leads to a leaf is shortened: all that is in it may come after the key.
    if (key_ > key && step(false)) component = look_at(path_[0].item);
    return component == 1;
}

/// Takes the key of an item of the leaf; gives the number of the piece.
unsigned TableCursor::look_at(std::size_t item) {
    path_[0].item = item;
    return table_->look_into(path_[0].block, 0, [&](const GlassBlock& leaf) {
        const GlassBlock::Piece piece = leaf.piece(item);
        key_ = piece.key;
        return piece.component;
    });
}

bool TableCursor::next() {
    if (!step(true)) return false;
    read_entry();
    return true;
}

/// To the next item of the leaves, or the one before; false where there is none.
bool TableCursor::step(bool forwards) {
    const auto is_there = [&](unsigned level) {
        if (!forwards) return path_[level].item > 0;
        return table_->look_into(path_[level].block, level, [&](const GlassBlock& block) {
            return path_[level].item + 1 < block.items();
        });
    };
    unsigned level = 0;
    while (!is_there(level))
        if (++level == path_.size()) return false;
    forwards ? ++path_[level].item : --path_[level].item;
    for (; level > 0; --level) {
        const std::uint32_t below =
            table_->look_into(path_[level].block, level, [&](const GlassBlock& block) {
                return block.child(path_[level].item);
            });
        const std::size_t last = table_->look_into(
            below, level - 1, [](const GlassBlock& block) { return block.items() - 1; });
        path_[level - 1] = {below, forwards ? 0 : last};
    }
    return true;
}

void TableCursor::read_entry() {
    tag_.clear();
    for (unsigned component = 1;; ++component) {
        const unsigned flags = table_->look_into(path_[0].block, 0, [&](const GlassBlock& leaf) {
            const GlassBlock::Piece piece = leaf.piece(path_[0].item);
            if (component == 1) key_ = piece.key;
            if (piece.component != component || piece.key != key_ ||
                (piece.flags & packed_flag) != 0)
                throw Xapian::DatabaseCorruptError("an entry of a table is not whole");
            tag_ += piece.bytes;
            return piece.flags;
        });
        if ((flags & last_flag) != 0) return;
        if (!step(true)) throw Xapian::DatabaseCorruptError("a tag of a table has no end");
    }
}

} // namespace dateline
