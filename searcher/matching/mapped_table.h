#pragma once

#include "common/glass.h"
#include "common/glass_block.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A file's bytes where the system has them; none where there is no such file or it cannot be
/// mapped. A file that is cut off under it ends the program with SIGBUS.
class MappedFile {
  public:
    /// `folder`: a descriptor, to which `name` is relative.
    MappedFile(int folder, const std::string& name);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile& operator=(MappedFile&& other) noexcept;
    ~MappedFile();

    std::string_view bytes() const { return bytes_; }

  private:
    std::string_view bytes_;
};

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
class MappedTable {
  public:
    MappedTable(MappedFile file, std::uint64_t revision, const glass::TableHead& head);

    /// Puts the tag of `key` in place of what was there, nothing where there is no such key. False
    /// where the tag is compressed. `near`: where another key was looked for in this table; becomes
    /// where this one was.
    bool read(std::string_view key, std::string& tag, std::optional<TablePlace>& near) const;
    bool read(std::string_view key, std::string& tag) const;

  private:
    friend class TableCursor;
    std::optional<unsigned> take_piece(std::string_view key, unsigned component, std::string& tag,
                                       std::optional<TablePlace>& near) const;
    std::uint32_t leaf_of(std::string_view key, unsigned component) const;
    template <typename Read>
    auto look_into(std::uint32_t number, unsigned level, Read read) const;
    std::string_view bytes_of(std::uint32_t block) const;
    void check_state(std::uint32_t block) const;

    MappedFile file_;
    std::uint64_t revision_;
    std::uint32_t root_;
    unsigned level_;
    std::size_t block_bytes_;
};

/// Goes through the entries of a table that is not compressed in the order of their keys, and holds
/// a copy of the one where it stands. The table must outlive it; throws as that does.
class TableCursor {
  public:
    explicit TableCursor(const MappedTable& table) : table_(&table), path_(table.level_ + 1) {}

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

    const MappedTable* table_;
    std::vector<Step> path_; ///< from the leaf to the root
    std::string key_, tag_;
};

} // namespace dateline
