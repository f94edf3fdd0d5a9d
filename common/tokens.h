#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dateline {

/// One word of a text, folded, at its place.
struct Token {
    std::string_view word; ///< folded, at most max_word_bytes; valid until the next call
    std::size_t begin = 0; ///< bytes [begin, end) of the text, as written
    std::size_t end = 0;
    std::uint32_t position = 0; ///< as indexed: 1 or more, with gaps at sentence and paragraph ends
    std::uint32_t sentence = 0; ///< counts from 0 over the whole text
    std::uint32_t paragraph = 0; ///< line of the text, from 0; the title is line 0
};

/// Distances between positions, which cost a bit or two each time they double.
/// A window of `sentence_gap` can thus never reach across a sentence end.
namespace positions {
constexpr std::uint32_t longest_sentence = 128; ///< words; what is longer is cut
constexpr std::uint32_t sentence_gap = 128;
constexpr std::uint32_t paragraph_gap = 4096;
constexpr std::uint32_t title_gap = 4608; ///< phrases of the title are looked for before it
} // namespace positions

constexpr std::size_t max_word_bytes = 64;

/// Cuts a text (see full_text()) into words. Indexer, query parser and snippets share it, so that
/// what is typed meets what was indexed.
///
/// `U.S.`, `U.S` and `D.C.` are one token each, written `u.s.`; `Japan’s` is `japan's`;
/// `hard-nosed` is two; `1,000` is `1000`; each ideograph is a word.
class TokenStream {
  public:
    /// `text` must be valid UTF-8 and outlive the stream.
    explicit TokenStream(std::string_view text) : text_(text) {}
    TokenStream(const TokenStream&) = delete;
    TokenStream& operator=(const TokenStream&) = delete;

    /// Reads the next token; false at the end of the text.
    bool next(Token& token);

  private:
    std::size_t read_usual_word();
    std::size_t read_any_word();
    std::size_t skip_to_word();
    void read_word(std::size_t begin);
    std::size_t read_acronym(std::size_t begin);
    bool ends_sentence(std::size_t mark);
    void look_ahead(std::size_t mark);

    std::string_view text_;
    std::size_t at_ = 0;
    std::string_view word_; ///< in one of the next two
    std::string built_;
    std::array<char, max_word_bytes> usual_;
    std::size_t word_end_ = 0;
    bool acronym_ = false;
    bool started_ = false;
    std::uint32_t position_ = 0;
    std::uint32_t sentence_ = 0;
    std::uint32_t paragraph_ = 0;
    std::uint32_t words_in_sentence_ = 0;
    std::size_t gap_begin_ = 0; ///< see look_ahead()
    std::size_t gap_end_ = 0;
    std::size_t space_before_end_ = 0;
};

} // namespace dateline
