#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// The form in which words are compared: lower case, accents and compatibility forms gone,
/// apostrophes and quotation marks of all kinds as ASCII. "Shinjirō’s" -> "shinjiro's".
/// `text` must be valid UTF-8.
std::string fold(std::string_view text);

/// White space of all kinds as single spaces, none at the ends; zero-width spaces and soft hyphens
/// gone.
std::string squeeze(std::string_view text);

/// squeeze(), but line breaks stay: one for each run of white space that holds one.
std::string squeeze_lines(std::string_view text);

/// NFC; bytes that are no UTF-8 become U+FFFD.
std::string to_nfc(std::string_view text);

bool is_utf8(std::string_view text);

/// Without the mark of UTF-8 that some programs begin files with.
std::string_view without_byte_order_mark(std::string_view text);

/// Decodes the character at `position` (which must be inside) and moves past it. Bytes that are no
/// UTF-8 give U+FFFD, one a byte.
char32_t next_character(std::string_view text, std::size_t& position);

void append_utf8(std::string& text, char32_t character);

/// Whether words are made of it: letters, digits, combining marks.
bool is_word_character(char32_t character);

bool is_upper(char32_t character);
char32_t to_lower(char32_t character);

/// At most `bytes` bytes, cut between characters.
std::string_view cut(std::string_view text, std::size_t bytes);

/// Safe to print on a terminal: no control, escape or bidirectional formatting characters.
std::string printable(std::string_view text);

/// The same for JSON text, where such characters can be written as `\u009B`.
std::string without_raw_controls(std::string json);

/// Folded words joined by hyphens: "Shinjirō Koizumi" -> "shinjiro-koizumi".
std::string slug(std::string_view text);

/// The parts, none of them empty, with `between` between any two.
std::string joined(const std::vector<std::string>& parts, std::string_view between);

/// With commas, and the `last` word before the last part: "json, csv or tsv".
std::string listed(std::vector<std::string> parts, const std::string& last);

/// `Jo` -> `4a6f`.
std::string hex_of_bytes(std::string_view bytes);

/// `4a6f` -> `Jo`. All but a last odd one must be hexadecimal digits.
std::string bytes_of_hex(std::string_view digits);

/// 16 hexadecimal digits, to tell long texts apart that were cut: see fnv().
std::string short_hash(std::string_view text);

/// What machine formats write for an id: white space, `%`, controls and bytes that are no UTF-8
/// percent-encoded.
std::string encoded_id(std::string_view id);

} // namespace dateline
