#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

// Tables of databases in the engine's glass format, one after the other, as one: documents of the
// later ones have numbers that follow the earlier ones'. In each they must be numbered without
// gaps. The engine takes three times as long, most of it to pack anew what it then leaves as it is.
// Both write the file `merged` and return what a version file says of the table; where there is
// nothing to write, they make no file. They throw Xapian::DatabaseError.

/// Of position lists.
std::string merge_positions(std::span<const std::string> databases,
                            const std::filesystem::path& merged);

/// Of `docdata` or `termlist`, whose keys begin with the document's number.
std::string merge_by_document(std::span<const std::string> databases, std::string_view table,
                              const std::filesystem::path& merged);

} // namespace dateline
