#pragma once

#include <cstdint>
#include <filesystem>

namespace dateline {

/// The file `iamglass` of a database, which the engine reads first (its backends/glass:
/// glass_version.cc and glass_freelist.h). All functions throw Xapian::DatabaseError.

/// A database that the engine has just compacted has revision 1, and a reader that reopens the one
/// that was there before takes equal revisions for the same database. Gives it a revision by which
/// readers see that it is another; its UUID stays.
void set_revision(const std::filesystem::path& database, std::uint64_t revision);

/// Whether nothing was written to the database since it was compacted.
bool is_compact(const std::filesystem::path& database);

} // namespace dateline
