#pragma once

#include "common/glass.h"
#include "common/glass_block.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// All that a table of the engine's glass format holds, in the order of its keys. All functions
/// throw Xapian::DatabaseError.
class TableEntries {
  public:
    TableEntries(std::filesystem::path file, const glass::TableHead& head);
    TableEntries(const TableEntries&) = delete;
    TableEntries& operator=(const TableEntries&) = delete;
    ~TableEntries();

    /// Goes to the next entry, the first at first. False behind the last.
    bool next();

    // Of the entry, until next().
    std::string_view key() const { return key_; }
    std::string_view tag() const { return tag_; } ///< as it is stored
    bool is_packed() const { return is_packed_; }

  private:
    struct Place {
        std::string bytes; ///< of the block
        std::size_t next = 0;
        std::size_t items = 0;
    };

    void enter(std::uint32_t block, std::size_t level);
    bool next_piece(GlassBlock::Piece& piece);

    std::string path_;
    int file_;
    std::size_t block_bytes_;
    std::vector<Place> path_down_; ///< a block of each level, the leaf first
    std::string_view key_, tag_;
    std::string long_tag_, long_key_;
    bool is_packed_ = false;
};

} // namespace dateline
