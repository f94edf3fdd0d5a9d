#pragma once

#include "searcher/snippets/wanted_words.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline {

/// An item of WantedWords, found at bytes [begin, end) of a text.
struct WordMatch {
    std::size_t item;
    std::size_t begin, end;
};

struct Sentence {
    std::size_t begin, end;
    std::vector<WordMatch> matches; ///< in no order
};

/// Those with matches, in the order of the text; no more behind one that has all items, to which
/// none can add.
std::vector<Sentence> sentences_for_snippet(std::string_view text, const WantedWords& wanted);

/// All matches in a text, in no order.
std::vector<WordMatch> matches_in(std::string_view text, const WantedWords& wanted);

/// Whether it has several words and an end, as no by-line or heading has.
bool is_full_sentence(std::string_view sentence);

/// The first full one, else the first of all. Without matches; empty where there is no word in the
/// text.
Sentence first_sentence(std::string_view text);

} // namespace dateline
