#include "common/text.h"

#include "common/ascii.h"
#include "common/fnv.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utf8proc.h>

namespace dateline {

namespace {

constexpr char32_t replacement = 0xFFFD;

bool is_space(char32_t c) {
    if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return c == 0x85 || category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
           category == UTF8PROC_CATEGORY_ZP;
}

bool is_zero_width(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

bool is_line_break(char32_t c) {
    return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

// Letters that Unicode does not decompose, and punctuation that users type in many shapes.
std::string_view plain_form(char32_t c) {
    switch (c) {
    case U'ø':
    case U'Ø':
        return "o";
    case U'ł':
    case U'Ł':
        return "l";
    case U'đ':
    case U'Đ':
    case U'ð':
    case U'Ð':
        return "d";
    case U'ħ':
    case U'Ħ':
        return "h";
    case U'ı':
        return "i";
    case U'æ':
    case U'Æ':
        return "ae";
    case U'œ':
    case U'Œ':
        return "oe";
    case U'þ':
    case U'Þ':
        return "th";
    case U'‘':
    case U'’':
    case U'‚':
    case U'‛':
    case U'ʼ':
    case U'ʻ':
    case U'′':
    case U'`':
    case U'´':
        return "'";
    case U'“':
    case U'”':
    case U'„':
    case U'‟':
    case U'«':
    case U'»':
    case U'″':
        return "\"";
    case U'‐':
    case U'‑':
    case U'‒':
    case U'–':
    case U'—':
    case U'―':
    case U'−':
        return "-";
    case 0xAD:
    case 0x200B:
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
        return "";
    default:
        return {nullptr, 0};
    }
}

void append_folded(std::string& out, char32_t c) {
    if (const auto plain = plain_form(c); plain.data() != nullptr) {
        out += plain;
        return;
    }
    utf8proc_int32_t buffer[24];
    int boundary = 0;
    const auto count = utf8proc_decompose_char(
        static_cast<utf8proc_int32_t>(c), buffer, 24,
        static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD |
                                       UTF8PROC_STRIPMARK),
        &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 24; ++i) {
        const auto part = static_cast<char32_t>(buffer[i]);
        if (const auto plain = plain_form(part); plain.data() != nullptr)
            out += plain;
        else
            append_utf8(out, part);
    }
}

/// Whether the eight bytes from `position` on are ASCII words with single spaces between them.
bool are_words(std::string_view text, std::size_t position) {
    constexpr std::uint64_t every = 0x0101010101010101u;
    constexpr std::uint64_t high = 0x80 * every;
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, text.data() + position, sizeof bytes);
    const std::uint64_t controls = (bytes - ' ' * every) & ~bytes & high;
    const std::uint64_t apart = bytes ^ (' ' * every); // zero where a space is
    const std::uint64_t spaces = (apart - every) & ~apart & high;
    return ((bytes & high) | controls | (spaces & (spaces << 8))) == 0;
}

/// Where the run of ASCII words with single spaces between them ends that begins at `position`.
std::size_t end_of_words(std::string_view text, std::size_t position) {
    const auto is_plain = [&](std::size_t i) {
        return i < text.size() && static_cast<signed char>(text[i]) > ' ';
    };
    for (;;) {
        if (position + 8 <= text.size() && are_words(text, position))
            position += 7; // the last may be a space before another
        else if (is_plain(position) ||
                 (position < text.size() && text[position] == ' ' && is_plain(position + 1)))
            ++position;
        else
            return position;
    }
}

std::string squeeze(std::string_view text, bool keep_lines) {
    std::string out;
    out.reserve(text.size());
    bool space = false;
    bool line = false;
    const auto append = [&](std::string_view words) {
        if (space && !out.empty()) out += keep_lines && line ? '\n' : ' ';
        space = line = false;
        out += words;
    };
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<signed char>(text[i]) > ' ') {
            const std::size_t end = end_of_words(text, i);
            append(text.substr(i, end - i));
            i = end;
            continue;
        }
        const std::size_t begin = i;
        const char32_t c = next_character(text, i);
        if (is_space(c)) {
            space = true;
            line = line || is_line_break(c);
        } else if (c == replacement) {
            append("\uFFFD"); // what stood there may be no UTF-8
        } else if (!is_zero_width(c)) {
            append(text.substr(begin, i - begin));
        }
    }
    return out;
}

/// Moves `position` to the next byte beyond ASCII; whether there is none.
bool skip_ascii(std::string_view text, std::size_t& position) {
    std::uint64_t block = 0;
    for (; position + sizeof block <= text.size(); position += sizeof block) {
        std::memcpy(&block, text.data() + position, sizeof block);
        if ((block & 0x8080808080808080u) != 0) break;
    }
    while (position < text.size() && static_cast<unsigned char>(text[position]) < 0x80)
        ++position;
    return position == text.size();
}

/// Composes with nothing and is composed already: most of what is written.
bool is_surely_nfc(char32_t c) {
    return c < 0x300 || (c >= 0x400 && c < 0x483) || (c >= 0x2002 && c < 0x206A) ||
           (c >= 0x4E00 && c < 0xA000);
}

bool is_surely_nfc(std::string_view text) {
    for (std::size_t i = 0; !skip_ascii(text, i);) {
        const char32_t c = next_character(text, i);
        if (c == replacement || !is_surely_nfc(c)) return false;
    }
    return true;
}

/// Control and bidirectional formatting characters.
bool steers_terminal(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x61C;
}

} // namespace

char32_t next_character(std::string_view text, std::size_t& position) {
    const auto first = static_cast<unsigned char>(text[position]);
    if (first < 0x80) {
        ++position;
        return first;
    }
    utf8proc_int32_t c = -1;
    const auto used =
        utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + position,
                         static_cast<utf8proc_ssize_t>(text.size() - position), &c);
    if (used <= 0) {
        ++position;
        return replacement;
    }
    position += static_cast<std::size_t>(used);
    return static_cast<char32_t>(c);
}

void append_utf8(std::string& text, char32_t character) {
    if (character < 0x80) {
        text += static_cast<char>(character);
        return;
    }
    utf8proc_uint8_t buffer[4];
    const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(character), buffer);
    text.append(reinterpret_cast<const char*>(buffer), static_cast<std::size_t>(size));
}

std::string fold(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto c = static_cast<unsigned char>(text[i]);
        if (c < 0x80) {
            out += c == '`' ? '\'' : to_ascii_lower(text[i]);
            ++i;
        } else {
            append_folded(out, next_character(text, i));
        }
    }
    return out;
}

std::string squeeze(std::string_view text) {
    return squeeze(text, false);
}

std::string squeeze_lines(std::string_view text) {
    return squeeze(text, true);
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; !skip_ascii(text, i);) {
        utf8proc_int32_t c = -1;
        const auto used =
            utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()) + i,
                             static_cast<utf8proc_ssize_t>(text.size() - i), &c);
        if (used <= 0) return false;
        i += static_cast<std::size_t>(used);
    }
    return true;
}

std::string to_nfc(std::string_view text) {
    if (is_surely_nfc(text)) return std::string(text);
    std::string valid;
    valid.reserve(text.size());
    for (std::size_t i = 0; i < text.size();)
        append_utf8(valid, next_character(text, i));
    utf8proc_uint8_t* composed = nullptr;
    const auto size =
        utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(valid.data()),
                     static_cast<utf8proc_ssize_t>(valid.size()), &composed,
                     static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    if (size < 0) return valid;
    std::string out(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size));
    std::free(composed);
    return out;
}

std::string_view without_byte_order_mark(std::string_view text) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    return text.starts_with(mark) ? text.substr(mark.size()) : text;
}

bool is_word_character(char32_t c) {
    if (c < 0x80) return is_ascii_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c));
    switch (utf8proc_category(static_cast<utf8proc_int32_t>(c))) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
        return true;
    default:
        return false;
    }
}

bool is_upper(char32_t c) {
    if (c < 0x80) return is_ascii_upper(static_cast<char>(c));
    const auto category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

char32_t to_lower(char32_t c) {
    return static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)));
}

std::string_view cut(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

std::string printable(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const auto rest = text.substr(i);
        const auto plain_end =
            std::find_if_not(rest.begin(), rest.end(), [](char c) { return c >= ' ' && c < 0x7F; });
        out.append(rest.begin(), plain_end);
        i += static_cast<std::size_t>(plain_end - rest.begin());
        if (i == text.size()) break;
        const char32_t c = next_character(text, i);
        if (c == '\n' || c == '\t')
            out += ' ';
        else if (!steers_terminal(c))
            append_utf8(out, c);
    }
    return out;
}

std::string without_raw_controls(std::string json) {
    if (json.find_first_of("\x7F\xC2\xD8\xE2") == json.npos) return json;
    std::string out;
    out.reserve(json.size());
    for (std::size_t i = 0; i < json.size();) {
        const std::size_t begin = i;
        const char32_t c = next_character(json, i);
        if (!steers_terminal(c)) {
            out.append(json, begin, i - begin);
            continue;
        }
        char code[8];
        std::snprintf(code, sizeof code, "\\u%04X", static_cast<unsigned>(c));
        out += code;
    }
    return out;
}

std::string encoded_id(std::string_view id) {
    std::string out;
    for (std::size_t i = 0; i < id.size();) {
        const std::size_t begin = i;
        const char32_t c = next_character(id, i);
        const bool broken = c == replacement && i - begin == 1;
        if (!broken && !is_space(c) && c != '%' && !steers_terminal(c)) {
            out.append(id, begin, i - begin);
            continue;
        }
        for (const char byte : id.substr(begin, i - begin)) {
            char code[8];
            std::snprintf(code, sizeof code, "%%%02X", static_cast<unsigned char>(byte));
            out += code;
        }
    }
    return out;
}

std::string slug(std::string_view text) {
    std::string out;
    const std::string folded = fold(text);
    out.reserve(folded.size());
    bool gap = false;
    for (std::size_t i = 0; i < folded.size();) {
        const char32_t c = next_character(folded, i);
        if (c == '\'') continue;
        if (!is_word_character(c)) {
            gap = !out.empty();
            continue;
        }
        if (gap) out += '-';
        gap = false;
        append_utf8(out, c);
    }
    return out;
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
    std::string text;
    for (const std::string& part : parts)
        text.append(text.empty() ? "" : between).append(part);
    return text;
}

std::string listed(std::vector<std::string> parts, const std::string& last) {
    if (parts.size() < 2) return joined(parts, "");
    const std::string end = ' ' + last + ' ' + parts.back();
    parts.pop_back();
    return joined(parts, ", ") + end;
}

std::string hex_of_bytes(std::string_view bytes) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    return hex;
}

std::string bytes_of_hex(std::string_view digits) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned char byte = 0;
        std::from_chars(digits.data() + i, digits.data() + i + 2, byte, 16);
        bytes += static_cast<char>(byte);
    }
    return bytes;
}

std::string short_hash(std::string_view text) {
    char digits[20];
    std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(fnv(text)));
    return digits;
}

} // namespace dateline
