#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// XXH3 of 128 bits, as 32 hexadecimal digits.
std::string hash_digits(std::string_view text);

} // namespace dateline
