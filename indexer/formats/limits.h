#pragma once

#include "common/error.h"

#include <cstddef>

namespace dateline {

// No release comes near these limits; with them no file can take more than some hundred MB of
// memory, whatever is in it.
constexpr std::size_t max_text_bytes = 4u << 20;  ///< of a release
constexpr std::size_t max_page_bytes = 16u << 20; ///< of an HTML page
constexpr std::size_t max_field_bytes = 8u << 20; ///< of a record or page, before it is plain text
constexpr std::size_t max_front_matter_bytes = 64u << 10; ///< in a Markdown file
constexpr std::size_t max_releases = 100'000;             ///< in a file
constexpr std::size_t max_json_values = 2'000'000;        ///< in a file
constexpr std::size_t max_xml_elements = 1'000'000;       ///< in a file
constexpr std::ptrdiff_t max_xml_attributes = 2'000'000;  ///< in a file

inline void check_text_size(std::size_t bytes) {
    if (bytes > max_text_bytes) throw FormatError("holds a text of over 4 MB");
}

inline void check_field_size(std::size_t bytes) {
    if (bytes > max_field_bytes) throw FormatError("holds a field of over 8 MB");
}

inline void check_release_count(std::size_t releases) {
    if (releases > max_releases) throw FormatError("holds over 100,000 releases");
}

} // namespace dateline
