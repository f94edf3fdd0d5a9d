#pragma once

#include "indexer/discover.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace dateline {

/// Largest file that is read, and largest that a compressed one may unpack to.
constexpr std::uint64_t max_file_bytes = 64ull << 20;

/// Unpacks gzip of any number of members. Throws FormatError where it is broken, or more than
/// max_file_bytes when unpacked.
std::string gunzip(std::string_view packed);

/// The bytes of a regular file, gunzipped where they are gzip. Never follows a link, never blocks
/// on a pipe or device, never reads more than max_file_bytes. Throws FormatError with the reason:
/// "is not a regular file", "cannot be opened: …", "is over 64 MB".
std::string read_file(const std::filesystem::path& path);

/// The whole of a file that the command line names as `what` ("field map"), without byte order
/// mark; links are followed.
/// Throws Error, with the hint, where it cannot be read.
std::string read_settings(const std::filesystem::path& path, const std::string& what,
                          const std::string& hint);

struct StampedBytes {
    std::string bytes;
    FileState state;
};

/// The same with how the file looked: whoever changes it afterwards changes that too. Waits for
/// the clock to leave the moment of the last change, in which another would not show; throws
/// AccessError where the file keeps changing while it is read.
StampedBytes read_stamped(const std::filesystem::path& path);

} // namespace dateline
