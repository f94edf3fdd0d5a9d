#pragma once

#include <algorithm>
#include <string_view>

namespace dateline {

// Of ASCII alone, whatever the locale is.

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_ascii_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Whether nothing else is in it; it may be empty.
constexpr bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

} // namespace dateline
