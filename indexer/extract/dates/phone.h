#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// Where a telephone number of ten digits, "(202) 555-0100", ends that begins before `reach`, a
/// bracket before it aside; 0 if there is none.
std::size_t end_of_phone(std::string_view text, std::size_t reach);

} // namespace dateline
