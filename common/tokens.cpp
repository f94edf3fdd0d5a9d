#include "common/tokens.h"

#include "common/ascii.h"
#include "common/text.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// Words after which a full stop does not end a sentence.
constexpr auto abbreviations = std::to_array<std::string_view>(
    {"adm", "amb",  "apr",  "assn", "asst", "aug",  "ave", "blvd", "brig", "capt", "cmdr", "co",
     "col", "cong", "corp", "cpl",  "dec",  "dept", "dr",  "ed",   "est",  "etc",  "feb",  "fig",
     "fr",  "ft",   "gen",  "gov",  "hon",  "inc",  "jan", "jr",   "jul",  "jun",  "lt",   "ltd",
     "maj", "mar",  "mr",   "mrs",  "ms",   "mt",   "no",  "nos",  "nov",  "oct",  "op",   "pfc",
     "ph",  "prof", "pvt",  "rep",  "reps", "rev",  "rt",  "sec",  "sen",  "sens", "sep",  "sept",
     "sgt", "sr",   "ssgt", "st",   "supt", "vol",  "vs"});

// Words that begin a sentence after an acronym; before any other word "U.S. Senate" stays whole.
constexpr auto openers = std::to_array<std::string_view>(
    {"a",     "after", "all",  "an",   "and", "as",  "at",   "but",   "for",  "he",
     "his",   "i",     "if",   "in",   "it",  "its", "she",  "since", "that", "the",
     "there", "these", "they", "this", "to",  "we",  "when", "while"});

bool is_ideograph(char32_t c) {
    return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

bool is_invisible(char32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool is_apostrophe(char32_t c) {
    return c == U'\'' || c == U'’' || c == U'‘' || c == U'ʼ' || c == U'`' || c == U'´';
}

/// Of each byte what it is in a folded word; 0: it is no ASCII letter or digit.
constexpr auto folded_bytes = [] {
    std::array<char, 256> folded{};
    for (char c = '0'; c <= '9'; ++c)
        folded[static_cast<unsigned char>(c)] = c;
    for (char c = 'a'; c <= 'z'; ++c)
        folded[static_cast<unsigned char>(c)] = folded[static_cast<unsigned char>(c - 32)] = c;
    return folded;
}();

char folded_byte(char byte) {
    return folded_bytes[static_cast<unsigned char>(byte)];
}

/// Appends the ASCII letters and digits that begin at `begin`, folded; returns where they end.
std::size_t append_plain(std::string_view text, std::size_t begin, std::string& word) {
    std::size_t end = begin;
    while (end < text.size() && folded_byte(text[end]) != 0)
        ++end;
    const std::size_t before = word.size();
    word.resize(before + (end - begin));
    std::transform(text.data() + begin, text.data() + end, word.data() + before, folded_byte);
    return end;
}

} // namespace

bool TokenStream::next(Token& token) {
    std::size_t begin = read_usual_word();
    if (begin == at_) begin = read_any_word();
    if (begin == std::string_view::npos) return false;
    if (words_in_sentence_ == positions::longest_sentence) {
        position_ += positions::sentence_gap;
        ++sentence_;
        words_in_sentence_ = 0;
    }
    started_ = true;
    ++words_in_sentence_;
    ++position_;
    word_end_ = at_;
    token = {word_, begin, at_, position_, sentence_, paragraph_};
    return true;
}

/// Reads ASCII letters and digits between two spaces, perhaps with a comma or full stop beside
/// them, as most words stand; returns where they begin, or at_ where something else is there.
std::size_t TokenStream::read_usual_word() {
    const auto byte_at = [this](std::size_t i) { return i < text_.size() ? text_[i] : '\n'; };
    std::size_t begin = at_;
    if (byte_at(begin) == ',') ++begin;
    if (byte_at(begin) != ' ' || acronym_) return at_;
    ++begin;
    const std::string_view text = text_.substr(begin, usual_.size());
    std::size_t size = 0;
    for (; size < text.size(); ++size) {
        const char byte = folded_byte(text[size]);
        if (byte == 0) break;
        usual_[size] = byte;
    }
    if (size == 0 || size == text.size()) return at_;
    const bool marked = text[size] == ',' || text[size] == '.';
    const char behind = marked ? byte_at(begin + size + 1) : text[size];
    if (behind != ' ' && !(marked && behind == '\n')) return at_;
    word_ = {usual_.data(), size};
    at_ = begin + size;
    return begin;
}

/// npos at the end of the text.
std::size_t TokenStream::read_any_word() {
    std::size_t begin = 0;
    do {
        begin = skip_to_word();
        if (begin == std::string_view::npos) return begin;
        at_ = read_acronym(begin);
        acronym_ = at_ != begin;
        if (!acronym_) read_word(begin);
    } while (built_.empty()); // a combining mark on its own folds to nothing
    word_ = cut(built_, max_word_bytes);
    return begin;
}

/// Moves to the next character that begins a word, counting the boundaries on the way.
std::size_t TokenStream::skip_to_word() {
    bool boundary = acronym_ && ends_sentence(at_ - 1);
    if (boundary) position_ += positions::sentence_gap;
    while (at_ < text_.size()) {
        const char byte = text_[at_];
        if (folded_byte(byte) != 0) break;
        if (byte == '\n') {
            // Past two thousand million the gaps would not fit: such a text gets sentence gaps
            // only.
            const bool room = position_ < 2'000'000'000;
            position_ += room ? (paragraph_ == 0 ? positions::title_gap : positions::paragraph_gap)
                              : positions::sentence_gap;
            ++paragraph_;
            boundary = true;
            ++at_;
        } else if (byte == '.' || byte == '!' || byte == '?') {
            if (started_ && !boundary && ends_sentence(at_)) {
                position_ += positions::sentence_gap;
                boundary = true;
            }
            ++at_;
        } else if (byte == ' ') {
            ++at_;
        } else {
            std::size_t after = at_;
            if (is_word_character(next_character(text_, after))) break;
            at_ = after;
        }
    }
    if (boundary && started_) {
        ++sentence_;
        words_in_sentence_ = 0;
    }
    return at_ < text_.size() ? at_ : std::string_view::npos;
}

/// Reads letters with full stops between them ("U.S.", "D.C") into built_; returns where it ends,
/// or `begin` if there is none.
std::size_t TokenStream::read_acronym(std::size_t begin) {
    std::size_t i = begin;
    built_.clear();
    // None is longer; and what is no acronym in the end is read again from its second letter.
    while (built_.size() < max_word_bytes && i + 1 < text_.size() && is_ascii_letter(text_[i]) &&
           text_[i + 1] == '.') {
        built_ += to_ascii_lower(text_[i]);
        built_ += '.';
        i += 2;
    }
    if (built_.empty()) return begin;
    const bool letter_follows = i < text_.size() && is_ascii_letter(text_[i]);
    std::size_t after = i + 1;
    if (letter_follows &&
        (after >= text_.size() || !(is_word_character(next_character(text_, after))))) {
        built_ += to_ascii_lower(text_[i]); // "U.S" and "U.S-Japan" lost their last stop
        built_ += '.';
        ++i;
    } else if (letter_follows) {
        return begin; // "e.mail", "J.Smith"
    }
    return built_.size() >= 4 ? i : begin;
}

void TokenStream::read_word(std::size_t begin) {
    std::size_t i = begin;
    built_.clear();
    while (i < text_.size()) {
        const char byte = text_[i];
        if (folded_byte(byte) != 0) {
            i = append_plain(text_, i, built_);
            continue;
        }
        if (byte == ' ') break;
        const bool digit_before = i > begin && is_digit(text_[i - 1]);
        const bool digit_after = i + 1 < text_.size() && is_digit(text_[i + 1]);
        if (byte == ',' && digit_before && digit_after) {
            ++i;
            continue;
        }
        if (byte == '.' && digit_before && digit_after) {
            built_ += byte;
            ++i;
            continue;
        }
        std::size_t after = i;
        const char32_t c = next_character(text_, after);
        if (is_ideograph(c)) {
            if (i > begin) break;
            append_utf8(built_, c);
            i = after;
            break;
        }
        if (is_word_character(c)) {
            built_ += fold(text_.substr(i, after - i));
            i = after;
            continue;
        }
        if (is_invisible(c)) {
            i = after;
            continue;
        }
        if (i > begin && (is_apostrophe(c) || c == U'&') && after < text_.size()) {
            std::size_t behind = after;
            if (is_word_character(next_character(text_, behind))) {
                built_ += c == U'&' ? '&' : '\'';
                i = after;
                continue;
            }
        }
        break;
    }
    at_ = i;
}

/// Finds where the next word or line begins, and the last space before it. A run of marks looks
/// once.
void TokenStream::look_ahead(std::size_t mark) {
    if (mark >= gap_begin_ && mark < gap_end_) return;
    gap_begin_ = mark;
    space_before_end_ = 0;
    gap_end_ = mark + 1;
    while (gap_end_ < text_.size()) {
        std::size_t after = gap_end_;
        const char32_t c = next_character(text_, after);
        if (c == U'\n' || (c != U' ' && is_word_character(c))) return;
        if (c == U' ') space_before_end_ = gap_end_;
        gap_end_ = after;
    }
}

/// Whether the `.`, `!` or `?` at `mark` ends a sentence: what follows begins one, and what stands
/// before is no abbreviation or initial.
bool TokenStream::ends_sentence(std::size_t mark) {
    look_ahead(mark);
    const std::size_t i = gap_end_;
    if (i >= text_.size() || text_[i] == '\n') return true;
    const bool space = space_before_end_ > mark;
    std::size_t behind = i;
    const char32_t c = next_character(text_, behind);
    if (!space || !(is_upper(c) || (c >= U'0' && c <= U'9') || is_ideograph(c))) return false;
    const bool behind_acronym = acronym_ && mark + 1 == word_end_;
    if (text_[mark] != '.' || (mark != word_end_ && !behind_acronym)) return true;
    const auto among = [](const auto& list, std::string_view word) {
        return std::binary_search(list.begin(), list.end(), word);
    };
    if (behind_acronym) {
        std::size_t end = i;
        while (end < text_.size() && is_ascii_letter(text_[end]))
            ++end;
        return among(openers, fold(text_.substr(i, end - i)));
    }
    const bool initial = word_.size() == 1 && is_ascii_letter(word_[0]);
    return !initial && !among(abbreviations, word_);
}

} // namespace dateline
