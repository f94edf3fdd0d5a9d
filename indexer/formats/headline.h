#pragma once

#include <string_view>

namespace dateline {

/// Where a telephone number of ten digits ends that begins before `reach`; 0 if there is none.
std::size_t end_of_phone(std::string_view text, std::size_t reach);

/// Of a line that holds the text too: what stands behind the labels at its head and before the
/// dateline, "FOR IMMEDIATE RELEASE Harbour opens on time WASHINGTON, D.C. - The port said …". All
/// of it where nothing tells for sure.
std::string_view headline_before_text(std::string_view line);

} // namespace dateline
