#include "indexer/charset.h"

#include "common/error.h"
#include "common/text.h"

#include <algorithm>
#include <array>
#include <iconv.h>
#include <optional>
#include <uchardet/uchardet.h>

namespace dateline {

namespace {

// Bytes 0x80 to 0x9F (WHATWG Encoding Standard, index windows-1252); 0 where there is none.
constexpr std::array<char32_t, 32> upper_controls{
    0x20AC, 0,      0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
    0x2039, 0x152,  0,      0x17D,  0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0,      0x17E,  0x178};

char32_t decode_windows_1252(unsigned char byte) {
    if (byte < 0x80 || byte >= 0xA0) return byte;
    const char32_t c = upper_controls[byte - 0x80u];
    return c != 0 ? c : U' ';
}

/// The byte that windows-1252 writes the character with; -1 if it cannot.
int encode_windows_1252(char32_t c) {
    if (c < 0x100) return static_cast<int>(c); // C1 controls stand for their bytes
    const auto found = std::find(upper_controls.begin(), upper_controls.end(), c);
    return found == upper_controls.end() ? -1
                                         : 0x80 + static_cast<int>(found - upper_controls.begin());
}

std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes)
        append_utf8(text, decode_windows_1252(static_cast<unsigned char>(byte)));
    return text;
}

/// Empty where the charset is unknown or the bytes are not of it.
std::optional<std::string> convert(std::string_view bytes, const std::string& charset) {
    const iconv_t converter = ::iconv_open("UTF-8", charset.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) return std::nullopt;
    std::string text(bytes.size() * 4 + 16, '\0');
    char* in = const_cast<char*>(bytes.data());
    char* out = text.data();
    std::size_t in_left = bytes.size();
    std::size_t out_left = text.size();
    const bool good =
        ::iconv(converter, &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
    ::iconv_close(converter);
    if (!good) return std::nullopt;
    text.resize(text.size() - out_left);
    return text;
}

/// "UTF-16LE" or "UTF-16BE" where every other byte of the beginning is mostly zero.
std::string unmarked_utf16(std::string_view bytes) {
    const auto head = bytes.substr(0, 2000);
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i < head.size(); ++i)
        if (head[i] == '\0') ++(i % 2 == 0 ? even : odd);
    const std::size_t many = head.size() * 3 / 10;
    if (odd > many && even <= head.size() / 50) return "UTF-16LE";
    if (even > many && odd <= head.size() / 50) return "UTF-16BE";
    return {};
}

std::string marked_charset(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xFF\xFE\0\0"sv)) return "UTF-32LE";
    if (bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32BE";
    if (bytes.starts_with("\xFF\xFE")) return "UTF-16LE";
    if (bytes.starts_with("\xFE\xFF")) return "UTF-16BE";
    return {};
}

/// Detection is at home in long texts; short ones it takes for anything.
std::string detect(std::string_view bytes) {
    constexpr std::ptrdiff_t enough = 40;
    const auto foreign = std::count_if(
        bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (foreign < enough) return {};
    const uchardet_t detector = uchardet_new();
    uchardet_handle_data(detector, bytes.data(), std::min<std::size_t>(bytes.size(), 1 << 16));
    uchardet_data_end(detector);
    std::string charset = uchardet_get_charset(detector);
    uchardet_delete(detector);
    return charset;
}

bool is_binary(std::string_view bytes) {
    const auto head = bytes.substr(0, 1 << 16);
    const auto controls = std::count_if(head.begin(), head.end(), [](char c) {
        return static_cast<unsigned char>(c) < 9 || (c > 13 && c < 27) || (c > 27 && c < 32);
    });
    return static_cast<std::size_t>(controls) > head.size() / 100;
}

/// How many bytes of UTF-8 the lead byte announces, where mistaken reading is likely: accented
/// Latin letters, punctuation, emoji. "LIBERTÉ»" is no mistake, and neither are most other pairs.
std::size_t announced_length(int lead) {
    if (lead >= 0xC2 && lead <= 0xC5) return 2;
    if (lead == 0xE2 || lead == 0xEF) return 3;
    if (lead == 0xF0) return 4;
    return 0;
}

/// The character whose UTF-8 bytes, read as windows-1252, stand at `position`; its text and where
/// it ends, or nothing.
std::optional<std::pair<std::string, std::size_t>> misread_character(std::string_view text,
                                                                     std::size_t position) {
    const int lead = encode_windows_1252(next_character(text, position));
    const std::size_t length = announced_length(lead);
    if (length == 0) return std::nullopt;
    std::string bytes(1, static_cast<char>(lead));
    while (bytes.size() < length && position < text.size()) {
        const int byte = encode_windows_1252(next_character(text, position));
        if (byte < 0x80 || byte > 0xBF) return std::nullopt;
        bytes += static_cast<char>(byte);
    }
    if (bytes.size() < length || !is_utf8(bytes)) return std::nullopt;
    return std::pair{bytes, position};
}

std::string undo_once(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        if (static_cast<unsigned char>(text[i]) >= 0x80)
            if (const auto meant = misread_character(text, i)) {
                out += meant->first;
                i = meant->second;
                continue;
            }
        out += text[i++];
    }
    return out;
}

std::string map_controls(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t begin = i;
        const char32_t c = next_character(text, i);
        if (c >= 0x80 && c < 0xA0)
            append_utf8(out, decode_windows_1252(static_cast<unsigned char>(c)));
        else if (c >= 0x20 || c == '\n' || c == '\t' || c == '\r')
            out += text.substr(begin, i - begin);
        else
            out += ' ';
    }
    return out;
}

// A space for control characters that mean nothing, the byte itself for all others.
constexpr std::array<char, 256> tame = [] {
    std::array<char, 256> bytes{};
    for (unsigned i = 0; i < bytes.size(); ++i)
        bytes[i] = static_cast<char>(i >= 0x20 || i == '\n' || i == '\t' || i == '\r' ? i : ' ');
    return bytes;
}();

/// Whether a C1 control begins at `i` (lead C2), or (lead C3) a letter that windows-1252 makes of
/// one of the lead bytes that announced_length() knows, before what it makes of other bytes.
bool is_suspicious(std::string_view text, std::size_t i) {
    const auto byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    };
    const unsigned next = byte(i + 1);
    if (byte(i) == 0xC2) return next < 0xA0;
    if (!(next >= 0x82 && next <= 0x85) && next != 0xA2 && next != 0xAF && next != 0xB0)
        return false;
    const unsigned after = byte(i + 2);
    return after == 0xC2 || after == 0xC5 || after == 0xC6 || after == 0xCB || after == 0xE2;
}

} // namespace

std::string decode(std::string_view bytes, std::string_view declared) {
    bytes = without_byte_order_mark(bytes);
    std::string charset = marked_charset(bytes);
    if (!charset.empty())
        bytes.remove_prefix(charset.starts_with("UTF-32") ? 4 : 2);
    else
        charset = unmarked_utf16(bytes);
    if (!charset.empty())
        if (auto text = convert(bytes, charset)) return *text;
    if (is_binary(bytes)) throw FormatError("is binary, not text");
    if (is_utf8(bytes)) return std::string(bytes);
    for (const std::string& name : {std::string(declared), detect(bytes)})
        if (!name.empty())
            if (auto text = convert(bytes, name)) return *text;
    return from_windows_1252(bytes);
}

void repair(std::string& text) {
    bool suspicious = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\xC2' || c == '\xC3')
            suspicious = suspicious || is_suspicious(text, i);
        else
            text[i] = tame[static_cast<unsigned char>(c)];
    }
    if (suspicious) text = map_controls(undo_once(undo_once(text)));
}

std::string repair_mojibake(std::string_view text) {
    std::string repaired(text);
    repair(repaired);
    return repaired;
}

std::string to_utf8(std::string_view bytes, std::string_view declared) {
    std::string text = decode(bytes, declared);
    repair(text);
    return text;
}

} // namespace dateline
