#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace dateline {

// Of ASCII alone, whatever the locale is.

constexpr bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

constexpr bool is_ascii_upper(char c) {
    return c >= 'A' && c <= 'Z';
}

constexpr bool is_ascii_lower(char c) {
    return c >= 'a' && c <= 'z';
}

constexpr bool is_ascii_letter(char c) {
    return is_ascii_lower(c) || is_ascii_upper(c);
}

constexpr bool is_ascii_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

constexpr char to_ascii_lower(char c) {
    return is_ascii_upper(c) ? static_cast<char>(c + 32) : c;
}

inline std::string to_ascii_lower(std::string_view text) {
    std::string lowered(text);
    for (char& c : lowered)
        c = to_ascii_lower(c);
    return lowered;
}

/// Whether nothing else is in it; it may be empty.
constexpr bool are_digits(std::string_view text) {
    return std::all_of(text.begin(), text.end(), is_digit);
}

constexpr std::string_view trimmed_front(std::string_view text,
                                         std::string_view marks = " \t\r\n") {
    text.remove_prefix(std::min(text.find_first_not_of(marks), text.size()));
    return text;
}

constexpr std::string_view trimmed_back(std::string_view text, std::string_view marks = " \t\r\n") {
    return text.substr(0, text.find_last_not_of(marks) + 1); // npos + 1 is 0
}

constexpr std::string_view trimmed(std::string_view text, std::string_view marks = " \t\r\n") {
    return trimmed_back(trimmed_front(text, marks), marks);
}

/// What stands before the first such mark, or all: taken off, with the mark.
constexpr std::string_view take_part(std::string_view& rest, char mark) {
    const std::string_view part = rest.substr(0, rest.find(mark));
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
    return part;
}

} // namespace dateline
