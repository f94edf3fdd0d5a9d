#pragma once

#include "common/press_release.h"
#include "indexer/extract/officials/officials_lexicon.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::officials {

/// What stands between a word and the one before it, as bits; 0: white space alone.
namespace gap {
constexpr std::uint16_t comma = 1;
constexpr std::uint16_t stop = 2; ///< . ? ! that ends a sentence
constexpr std::uint16_t colon = 4;
constexpr std::uint16_t semicolon = 8;
constexpr std::uint16_t open = 16;
constexpr std::uint16_t close = 32;
constexpr std::uint16_t quote = 64;
constexpr std::uint16_t dash = 128;
constexpr std::uint16_t line = 256; ///< a line break that is not merely a wrapped line's
constexpr std::uint16_t other = 512;
} // namespace gap

/// How a word is written, as bits.
namespace shape {
constexpr std::uint16_t capital = 1; ///< begins with a capital letter
constexpr std::uint16_t upper = 2;   ///< two capital letters or more and nothing else
constexpr std::uint16_t initial = 4; ///< `J`, `J.B`
constexpr std::uint16_t digits = 8;  ///< holds a digit
constexpr std::uint16_t possessive = 16;
constexpr std::uint16_t dotted = 32;    ///< a full stop follows at once
constexpr std::uint16_t headline = 64;  ///< in a line where nearly all words are capitalised
constexpr std::uint16_t capitals = 128; ///< in a line written in capitals
constexpr std::uint16_t sentence = 256; ///< first of a sentence or line
} // namespace shape

struct Word {
    std::uint32_t begin; ///< bytes of the text, without a possessive `'s`
    std::uint32_t end;
    std::string_view folded;
    Classes classes;
    std::uint16_t shape;
    std::uint16_t gap;        ///< before the word
    std::string_view country; ///< code, where a country finder saw the word as (part of) a country

    bool is(Classes any) const { return (classes & any) != 0; }
    bool has(std::uint16_t any) const { return (shape & any) != 0; }
    /// A state of the United States; `in`, `or` and the like only as `IN`, `OR`; not `MP`.
    bool names_state() const {
        return is(word_class::state) && !is(word_class::stop | word_class::postnominal) &&
               has(end - begin > 2 ? shape::capital : shape::upper);
    }
    /// Only white space before it.
    bool joined() const { return gap == 0; }
};

/// "*Rtd.*", "(*Ret'd*)": behind a rank or a name.
bool is_retired_mark(const Word& word);

/// A text as words. Refers to the text and to the countries given.
class Words {
  public:
    /// `offices`: places in the text, in order, that hold an office by what the user says.
    Words(std::string_view text, const std::vector<Country>& countries,
          const std::vector<Mention>& offices = {});

    std::size_t size() const { return words_.size(); }
    const Word& operator[](std::size_t i) const { return words_[i]; }
    std::string_view text() const { return text_; }
    /// The text from word `begin` to the end of word `end - 1`.
    std::string_view between(std::size_t begin, std::size_t end) const;
    /// Whether a line break stands before word `i`, be it a wrapped line's.
    bool begins_line(std::size_t i) const;
    /// Whether the text's lists of names have the surname first.
    bool surnames_first() const { return surnames_first_; }
    void set_surnames_first(bool so) { surnames_first_ = so; }
    /// Whether the text writes surnames in capitals: Jo DOE.
    bool surnames_loud() const { return surnames_loud_; }
    /// Such texts list those present, each on a line.
    void set_surnames_loud();

  private:
    void cut();
    void read_gap(std::size_t begin, std::size_t end);
    std::size_t read_word(std::size_t begin);
    void add(std::size_t begin, std::size_t end);
    void look_up();
    void judge_lines();
    void learn_acronyms();
    void mark_countries(const std::vector<Country>& countries);
    void mark_offices(const std::vector<Mention>& offices);

    std::string_view text_;
    std::string folded_;
    std::vector<std::size_t> folded_ends_;
    std::vector<Word> words_;
    std::uint16_t pending_gap_ = 0;
    bool wrapped_ = false;
    bool surnames_first_ = false;
    bool surnames_loud_ = false;
};

} // namespace dateline::officials
