#pragma once

#include "common/press_release.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Names of fields in JSON, CSV and XML dumps that the user gave with --field-map:
/// "headline_text" -> "title". Empty unless given.
using FieldMap = std::map<std::string, std::string, std::less<>>;

/// One file to read, decompressed.
struct Input {
    std::string_view path;  ///< as given, for messages and for what the name tells
    std::string_view bytes; ///< any at all; readers get them without a byte order mark of UTF-8
    const FieldMap& field_map;
    /// Where a reader writes what it had to leave out of a file that it could read; may be null.
    std::string* note = nullptr;
};

struct Format {
    std::string_view name; ///< for tests and benchmarks
    /// Whether the bytes look like it. Formats are asked in the table's order; the first wins.
    bool (*recognises)(const Input&);
    /// Every release in the file, at least one. Throws FormatError where the file is broken or
    /// holds no release. `id` and `path` are left to the caller.
    std::vector<PressRelease> (*read)(const Input&);
};

/// THE table of input formats, most specific first; plain text is last and takes any text.
std::span<const Format> formats();

/// Reads with the first format that recognises the input, and cleans what it gave (NFC, white
/// space, control characters). Throws FormatError: "is empty", "is binary", "line 3: …".
std::vector<PressRelease> read_releases(const Input& file);

} // namespace dateline
