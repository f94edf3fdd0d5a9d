#pragma once

#include "common/ascii.h"

#include <algorithm>
#include <cstddef>
#include <string_view>

/// How the readers of dates take a text apart.
namespace dateline::date_words {

inline bool is_letter_byte(char c) {
    const char lower = static_cast<char>(c | 0x20);
    return (lower >= 'a' && lower <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// Without white space, and what is of `also`, at both ends.
std::string_view trim(std::string_view text, std::string_view also = "");

/// Whether each word begins with a capital, as those of names do.
bool begin_with_capitals(std::string_view words);

/// Without the day of the week that may end it; trimmed.
std::string_view without_weekday(std::string_view before);

/// The word that ends right before `end`.
std::string_view word_before(std::string_view text, std::size_t end);

/// Where at most four of the characters before `position` begin; the hard space is one of them.
std::size_t before_spaces(std::string_view text, std::size_t position, std::string_view characters);

/// Reads forward; every step is bounded, so that a scan of the whole text stays linear.
class Reader {
  public:
    Reader(std::string_view text, std::size_t position) : text_(text), at_(position) {}

    std::size_t position() const { return at_; }
    char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    void step(std::size_t bytes = 1) { at_ = std::min(at_ + bytes, text_.size()); }

    bool skip(std::string_view word) {
        if (text_.substr(at_, word.size()) != word) return false;
        at_ += word.size();
        return true;
    }

    /// Whether anything was skipped. Breaks of lines count as spaces.
    bool skip_any(std::string_view characters, std::size_t at_most = 4);

    struct Number {
        int value = 0;
        std::size_t digits = 0;
    };
    Number number();

    std::string_view word();

  private:
    std::string_view text_;
    std::size_t at_;
};

} // namespace dateline::date_words
