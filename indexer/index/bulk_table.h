#pragma once

#include "indexer/index/new_file.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A B-tree of the engine's glass format (Xapian 1.4: backends/glass/glass_table.h), written at one
/// go: entries come in the order of their keys and fill one block after the other.
class BulkTable {
  public:
    /// `least_packed`: tags longer than that may be compressed; 0: none may.
    BulkTable(const std::filesystem::path& path, unsigned least_packed);

    /// Keys have 1 to 252 bytes and come in ascending order. `is_packed`: the tag is deflated, raw.
    void add(std::string_view key, std::string_view tag, bool is_packed = false);

    /// Writes what is left. What the database's version file says of the table.
    std::string finish();

  private:
    static constexpr std::size_t block_bytes = 8192;

    struct Block {
        explicit Block(unsigned tree_level);
        std::size_t room() const; ///< for an item
        bool has_room(std::size_t item_bytes) const;
        void add(std::string_view item);

        std::array<char, block_bytes> bytes{};
        std::size_t directory_end;
        std::size_t items_begin = block_bytes;
        std::string divider; ///< key and component that tell it from the block before
    };

    std::size_t piece_bytes(std::size_t key, unsigned component, std::size_t left) const;
    void add_item(std::string_view key, unsigned component, std::string_view item);
    void add_child(std::size_t level, const std::string& divider, std::uint32_t block);
    void close_block(std::size_t level);
    std::uint32_t write(Block& block);

    NewFile file_;
    unsigned least_packed_;
    std::vector<Block> open_; ///< one for each level, the leaf first
    std::vector<bool> has_siblings_;
    std::string last_key_;
    std::string item_;
    std::uint64_t entries_ = 0;
    std::uint32_t blocks_ = 0;
};

} // namespace dateline
