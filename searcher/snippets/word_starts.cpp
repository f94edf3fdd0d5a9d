#include "searcher/snippets/word_starts.h"

#include "common/ascii.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t block = 32; ///< bytes looked through at once
constexpr std::size_t behind = 1; ///< of which the last is seen with so many behind it
constexpr std::ptrdiff_t longest_start = 4;

bool is_in_plain_word(char byte) {
    return is_ascii_letter(byte) || is_digit(byte);
}

/// Letters and digits as they are in a folded word; others become none.
unsigned char lowered(char byte) {
    return static_cast<unsigned char>(byte) | 0x20;
}

/// Whether a character of several bytes that begins there may belong to a word: not so dashes,
/// quotation marks and ellipses, U+2010 to U+203F.
bool may_be_in_word(std::string_view text, std::size_t at) {
    const auto byte_at = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    return byte_at(at) >= 0xC0 &&
           !(byte_at(at) == 0xE2 && byte_at(at + 1) == 0x80 && byte_at(at + 2) >= 0x90);
}

} // namespace

void WordStarts::add(std::string_view folded) {
    const auto end = std::find_if_not(folded.begin(), folded.end(), is_in_plain_word);
    std::string bytes(folded.begin(), std::min(end, folded.begin() + longest_start));
    if (bytes.empty()) { // else it begins with a letter that is not ASCII
        any_ = any_ || folded.empty();
        return;
    }
    if (is_digit(bytes.front())) bytes.resize(1); // `1,000` folds to `1000`
    starts_.push_back(std::move(bytes));
}

std::size_t WordStarts::find(std::string_view text, std::size_t from) const {
    if (any_) return from < text.size() ? from : std::string_view::npos;
    while (from < text.size()) {
        const std::size_t end = std::min(from + block, text.size());
        if (end + behind > text.size() || may_be_among(text.data() + from))
            for (std::size_t at = from; at < end; ++at)
                if (may_be_at(text, at)) return at;
        from = end;
    }
    return std::string_view::npos;
}

/// Of a block; written so that the compiler compares many bytes at once.
bool WordStarts::may_be_among(const char* bytes) const {
    unsigned char found = 0;
    for (std::size_t i = 0; i < block; ++i)
        found |= static_cast<unsigned char>(bytes[i]) & 0x80;
    for (const std::string& start : starts_) {
        const unsigned char first = lowered(start[0]), mask = start.size() > 1 ? 0xFF : 0;
        const unsigned char second = lowered(start.c_str()[1]) & mask; // any where there is none
        for (std::size_t i = 0; i < block; ++i) {
            const unsigned char one = lowered(bytes[i]) == first;
            const unsigned char next = (lowered(bytes[i + 1]) & mask) == second;
            found |= one & next;
        }
    }
    return found != 0;
}

bool WordStarts::may_be_at(std::string_view text, std::size_t at) const {
    if (may_be_in_word(text, at)) return true;
    if (at > 0 && is_in_plain_word(text[at - 1])) return false;
    return std::any_of(starts_.begin(), starts_.end(), [&](const std::string& start) {
        return text.size() - at >= start.size() &&
               std::equal(
                   start.begin(), start.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                   [](char a, char b) { return static_cast<unsigned char>(a) == lowered(b); });
    });
}

} // namespace dateline
