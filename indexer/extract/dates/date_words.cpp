#include "indexer/extract/dates/date_words.h"

#include "common/text.h"
#include "indexer/extract/dates/date_text.h"

namespace dateline::date_words {

namespace {

// Characters beyond ASCII that separate words, as they are encoded: spaces, dashes, ordinal signs.
bool is_beyond_ascii_separator(std::string_view character) {
    if (character.size() == 2) return character[0] == '\xC2' || character == "،";
    return character.size() == 3 && character[0] == '\xE2' &&
           (character[1] == '\x80' || character[1] == '\x81');
}

} // namespace

std::string_view trim(std::string_view text, std::string_view also) {
    const auto outside = [&](char c) { return is_ascii_space(c) || also.find(c) != text.npos; };
    while (!text.empty() && outside(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && outside(text.back()))
        text.remove_suffix(1);
    return text;
}

bool begin_with_capitals(std::string_view words) {
    for (char before = ' '; const char c : words) {
        if (before == ' ' && !is_ascii_upper(c)) return false;
        before = c;
    }
    return true;
}

std::string_view without_weekday(std::string_view before) {
    before = trim(before, ",");
    const auto space = before.find_last_of(" (,\t");
    const auto word = space == before.npos ? before : before.substr(space + 1);
    return is_weekday(fold(word)) ? trim(before.substr(0, before.size() - word.size()), ",")
                                  : before;
}

std::string_view word_before(std::string_view text, std::size_t end) {
    std::size_t begin = end;
    while (begin > 0 && end - begin < 60 && is_letter_byte(text[begin - 1])) {
        std::size_t start = begin - 1;
        while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
            --start;
        if (is_beyond_ascii_separator(text.substr(start, begin - start))) break;
        begin = start;
    }
    return text.substr(begin, end - begin);
}

std::size_t before_spaces(std::string_view text, std::size_t position,
                          std::string_view characters) {
    for (int steps = 0; steps < 4 && position > 0; ++steps) {
        if (characters.find(text[position - 1]) != std::string_view::npos)
            --position;
        else if (position > 1 && text.substr(position - 2, 2) == "\xC2\xA0")
            position -= 2;
        else
            break;
    }
    return position;
}

bool Reader::skip_any(std::string_view characters, std::size_t at_most) {
    const std::size_t start = at_;
    while (at_ < text_.size() && at_ - start < at_most) {
        if (characters.find(text_[at_]) != std::string_view::npos && text_[at_] != '\0')
            ++at_;
        else if (characters.find(' ') != std::string_view::npos && skip("\xC2\xA0"))
            continue;
        else
            break;
    }
    return at_ != start;
}

Reader::Number Reader::number() {
    Number read;
    for (; at_ < text_.size() && is_digit(text_[at_]); ++at_)
        if (++read.digits <= 9) read.value = read.value * 10 + (text_[at_] - '0');
    return read;
}

std::string_view Reader::word() {
    const std::size_t start = at_;
    while (at_ < text_.size() && at_ - start < 60 && is_letter_byte(text_[at_])) {
        const auto byte = static_cast<unsigned char>(text_[at_]);
        const std::size_t size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
        if (is_beyond_ascii_separator(text_.substr(at_, size))) break;
        at_ = std::min(at_ + size, text_.size());
    }
    return text_.substr(start, at_ - start);
}

} // namespace dateline::date_words
