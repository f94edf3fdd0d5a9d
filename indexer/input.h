#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace dateline {

/// Largest file that is read, and largest that a compressed one may unpack to.
constexpr std::uint64_t max_file_bytes = 64ull << 20;

/// The bytes of a regular file, gunzipped where they are gzip. Never follows a link, never blocks
/// on a pipe or device, never reads more than max_file_bytes. Throws FormatError with the reason:
/// "is not a regular file", "cannot be opened: …", "is over 64 MB".
std::string read_file(const std::filesystem::path& path);

} // namespace dateline
