#include "indexer/index/bulk_table.h"

#include "common/glass.h"

#include <algorithm>
#include <cstring>

namespace dateline {

using namespace glass;

namespace {

constexpr std::uint32_t revision = 1;
constexpr std::size_t items_a_block = 4; // at least

std::string two_bytes(unsigned value) {
    std::string bytes(2, '\0');
    put_big_endian(bytes.data(), value, 2);
    return bytes;
}

/// The shortest beginning of `key` that sorts after `before`.
std::string_view shortest_divider(std::string_view before, std::string_view key) {
    const auto differs = std::mismatch(before.begin(), before.end(), key.begin(), key.end());
    const auto same = static_cast<std::size_t>(differs.second - key.begin());
    return key.substr(0, same + 1);
}

} // namespace

BulkTable::Block::Block(unsigned tree_level) : directory_end(directory_begin) {
    put_big_endian(bytes.data(), revision, revision_bytes);
    bytes[level_at] = static_cast<char>(tree_level);
}

std::size_t BulkTable::Block::room() const {
    const std::size_t gap = items_begin - directory_end;
    return gap - std::min(gap, entry_bytes);
}

bool BulkTable::Block::has_room(std::size_t item_bytes) const {
    return items_begin - directory_end >= item_bytes + entry_bytes;
}

void BulkTable::Block::add(std::string_view item) {
    items_begin -= item.size();
    std::memcpy(bytes.data() + items_begin, item.data(), item.size());
    put_big_endian(bytes.data() + directory_end, static_cast<std::uint32_t>(items_begin), 2);
    directory_end += entry_bytes;
}

BulkTable::BulkTable(const std::filesystem::path& path, unsigned least_packed)
    : file_(path), least_packed_(least_packed) {
    open_.emplace_back(0u);
    has_siblings_.push_back(false);
    // Before all entries the format has one without a key.
    open_[0].add(two_bytes(first_flag | last_flag) + '\0');
}

void BulkTable::add(std::string_view key, std::string_view tag, bool is_packed) {
    unsigned component = 1;
    do {
        const std::string_view part = tag.substr(0, piece_bytes(key.size(), component, tag.size()));
        tag.remove_prefix(part.size());
        item_.assign(size_bytes, '\0');
        item_ += static_cast<char>(key.size());
        item_ += key;
        if (component > 1) item_ += two_bytes(component);
        item_ += part;
        const auto size = static_cast<unsigned>(item_.size() - size_offset);
        put_big_endian(item_.data(),
                       size | (is_packed ? packed_flag : 0) | (component == 1 ? first_flag : 0) |
                           (tag.empty() ? last_flag : 0),
                       2);
        add_item(key, component++, item_);
    } while (!tag.empty());
    last_key_ = key;
    ++entries_;
}

/// How much of what is left of a tag goes into its next piece: all, or as much as the open block
/// has room for, or, where that is little, what an item may have at most.
std::size_t BulkTable::piece_bytes(std::size_t key, unsigned component, std::size_t left) const {
    constexpr std::size_t longest_item =
        (block_bytes - directory_begin - items_a_block * entry_bytes) / items_a_block;
    // As the engine does: to fill up less makes the branches longer than the leaves shorter.
    constexpr std::size_t worth_filling = 34;
    const std::size_t head =
        size_bytes + key_length_bytes + key + (component > 1 ? component_bytes : 0);
    const std::size_t most = longest_item - head;
    if (left <= most && open_[0].has_room(head + left)) return left;
    const std::size_t filled = head + key + worth_filling;
    if (!open_[0].has_room(filled)) return std::min(left, most);
    return std::min({left, most, open_[0].room() - head});
}

void BulkTable::add_item(std::string_view key, unsigned component, std::string_view item) {
    if (!open_[0].has_room(item.size())) {
        close_block(0);
        // A tag's later components have the key of the first, and differ by their number.
        const std::string_view divider = component > 1 ? key : shortest_divider(last_key_, key);
        open_[0].divider = std::string(divider) + two_bytes(component);
    }
    open_[0].add(item);
}

/// Writes the open block of a level, enters it in the level above, and opens the next.
void BulkTable::close_block(std::size_t level) {
    const std::string divider = std::move(open_[level].divider);
    const std::uint32_t number = write(open_[level]);
    open_[level] = Block(static_cast<unsigned>(level));
    has_siblings_[level] = true;
    add_child(level + 1, divider, number);
}

void BulkTable::add_child(std::size_t level, const std::string& divider, std::uint32_t block) {
    if (level == open_.size()) {
        open_.emplace_back(static_cast<unsigned>(level));
        has_siblings_.push_back(false);
    }
    std::string item(block_number_bytes, '\0');
    put_big_endian(item.data(), block, block_number_bytes);
    const std::size_t key_length = divider.empty() ? 0 : divider.size() - component_bytes;
    const std::size_t size = item.size() + key_length_bytes + key_length + component_bytes;
    if (!open_[level].has_room(size)) {
        close_block(level);
        open_[level].divider = divider;
    }
    // The first item of a branch needs no key: what comes before it is in another block.
    if (open_[level].directory_end == directory_begin)
        item += std::string(key_length_bytes + component_bytes, '\0');
    else
        item += static_cast<char>(key_length) + divider;
    open_[level].add(item);
}

std::uint32_t BulkTable::write(Block& block) {
    const auto free = static_cast<std::uint32_t>(block.items_begin - block.directory_end);
    put_big_endian(block.bytes.data() + largest_gap_at, free, 2);
    put_big_endian(block.bytes.data() + free_bytes_at, free, 2);
    put_big_endian(block.bytes.data() + directory_end_at,
                   static_cast<std::uint32_t>(block.directory_end), 2);
    file_.write({block.bytes.data(), block.bytes.size()});
    return blocks_++;
}

std::string BulkTable::finish() {
    std::size_t level = 0;
    for (; has_siblings_[level]; ++level)
        close_block(level);
    const std::uint32_t root = write(open_[level]);
    file_.finish();
    std::string free_blocks;
    put_number(free_blocks, revision);
    put_number(free_blocks, blocks_);
    free_blocks += std::string(4, '\0'); // none is free
    std::string about;
    constexpr unsigned sequential = 2;
    put_number(about, root);
    put_number(about, (level << 2) | sequential);
    put_number(about, entries_);
    put_number(about, block_bytes >> 11);
    put_number(about, least_packed_);
    put_text(about, free_blocks);
    return about;
}

} // namespace dateline
