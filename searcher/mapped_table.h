#pragma once

#include "common/glass.h"
#include "common/glass_block.h"

#include <cstdint>
#include <string>
#include <string_view>

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

/// A table of a database in the engine's glass format, a B-tree in blocks, in one state. Writers
/// leave that alone until the second commit after it, so whoever looks something up may find that
/// it is gone: all functions throw Xapian::DatabaseModifiedError then, and
/// Xapian::DatabaseCorruptError where a block makes no sense.
class MappedTable {
  public:
    MappedTable(MappedFile file, std::uint64_t revision, const glass::TableHead& head);

    /// Puts the tag of `key` in place of what was there, nothing where there is no such key. False
    /// where the tag is compressed.
    bool read(std::string_view key, std::string& tag) const;

  private:
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

} // namespace dateline
