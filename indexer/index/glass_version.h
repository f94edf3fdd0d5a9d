#pragma once

#include "common/glass.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace dateline {

/// What the version file says of a table that has no entry and no file.
constexpr std::string_view no_glass_table("\0\3\0\4\x12\0", 6);

/// The version file of a database, `iamglass`, which the engine reads first and writes last (its
/// backends/glass: glass_version.cc and glass_freelist.h).
class GlassVersion {
  public:
    /// Reads that of `database`. Throws Xapian::DatabaseError.
    explicit GlassVersion(const std::filesystem::path& database);

    /// A database that the engine has just compacted has revision 1, and a reader that reopens the
    /// one that was there before takes equal revisions for the same database: give it another.
    std::uint64_t revision = 0;

    /// Where the table's root is, and so on, as it stands in the file.
    std::string& table(std::string_view name);

    /// The first file that `database`, whose version this is, should have and has not; or empty.
    std::string missing_file(const std::filesystem::path& database) const;

    /// Whether nothing was written to the database since it was compacted.
    bool is_compact() const;

    std::uint64_t documents() const;

    /// Whether there is a document of each number up to the last.
    bool is_without_gaps() const;

    /// Makes `database` one that is so. Throws Xapian::DatabaseError.
    void write(const std::filesystem::path& database) const;

  private:
    std::string head_; ///< what it is, and the UUID
    std::array<std::string, glass::tables.size()> tables_;
    std::string statistics_;
};

} // namespace dateline
