#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace dateline::country_names {

/// A word of a text: letters and digits, up to a space, hyphen, apostrophe or other punctuation.
struct Word {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::uint64_t hash = 0; ///< of the word with case folded, accents kept
    bool capital = false;   ///< begins with a capital letter
    bool capitals = false;  ///< holds no small letter

    bool empty() const { return begin == end; }
};

/// The word that begins at `position` or after it; empty at the text's end.
Word next_word(std::string_view text, std::size_t position);

/// The word that ends at `position` or before it; empty at the text's begin.
Word previous_word(std::string_view text, std::size_t position);

/// What Word::hash is for `word`.
std::uint64_t hash(std::string_view word);

enum class Kind {
    name,            ///< `Japan`, `U.S.`
    people,          ///< `Japanese`
    foreign,         ///< `Japon`
    implied,         ///< `Tokyo`
    compound,        ///< `Franco`, before a hyphen
    none,            ///< holds a country's word and names none: `New Mexico`
    state,           ///< of the United States
    georgia_country, ///< tells which Georgia is meant
    georgia_state,
};

/// A way to write one of these, as a row of words.
struct Form {
    std::string_view code; ///< empty where no country is meant
    Kind kind;
    std::string_view text;            ///< as the table has it
    bool abbreviation = false;        ///< found in capitals only, with points or without
    std::vector<std::uint64_t> words; ///< hashes
};

/// Where a form stands in a text.
struct Hit {
    const Form* form;
    std::size_t begin;
    std::size_t end;
};

/// Forms in the text from its begin to its end, the longest at each place. One pass.
std::vector<Hit> find_forms(std::string_view text);

/// Lists of words around names, by which context is judged.
enum class List {
    place_after,
    surname,
    given,
    title,
    preposition,
    not_surname,
    not_given,
    language_after,
    language_before,
    function,
    english_after,
    pronoun_before,
    country_after,
    relation_after,
    tribal,
    given_names,
    state_abbreviations,
    count
};

bool is_in(List list, const Word& word);

} // namespace dateline::country_names
