#pragma once

#include "searcher/snippets/word_starts.h"

#include <bitset>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>
#include <xapian.h>

namespace dateline {

/// What is looked for in a text. Each thing that was asked for is an item, with a number; a person
/// or country has all of its wordings under one. All words are folded, as TokenStream gives them;
/// of two items that claim the same word the one that came first has it.
class WantedWords {
  public:
    /// Words by their numbers, see phrase_word().
    struct Phrase {
        std::vector<std::size_t> words;
        std::size_t item;
    };

    /// `stemmer`: Xapian's name of a language, or empty.
    explicit WantedWords(const std::string& stemmer = {});

    std::size_t new_item() { return items_++; }
    std::size_t items() const { return items_; }

    void add_phrase(const std::vector<std::string>& words, std::size_t item);
    void add_word(const std::string& word, std::size_t item);
    void add_stem(const std::string& stem, std::size_t item); ///< any word with this stem
    void add_beginning(const std::string& beginning, std::size_t item);
    void add_name(const std::vector<std::string>& words, std::size_t item);

    const std::vector<Phrase>& phrases() const { return phrases_; }
    /// The number that a word of a phrase has in all of them; 0 for any other word.
    std::size_t phrase_word(std::string_view word) const;
    /// The item that a word on its own is.
    std::optional<std::size_t> find_item(std::string_view word) const;

    /// Of all words, of those of phrases the first.
    const WordStarts& starts() const { return starts_; }

  private:
    Xapian::Stem stem_;
    bool any_beginning_; ///< words may begin otherwise than their stems
    std::size_t items_ = 0;
    std::vector<Phrase> phrases_;
    std::unordered_map<std::string, std::size_t> phrase_words_;
    std::unordered_map<std::string, std::size_t> words_, stems_;
    std::vector<std::pair<std::string, std::size_t>> beginnings_;
    std::vector<std::string> stem_starts_;
    WordStarts starts_;
    std::bitset<256> item_first_bytes_;   ///< of all but the phrases
    std::bitset<256> phrase_first_bytes_; ///< of all words of the phrases
};

} // namespace dateline
