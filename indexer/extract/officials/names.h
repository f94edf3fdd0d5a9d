#pragma once

#include "indexer/extract/officials/officials_words.h"

#include <optional>
#include <string>
#include <vector>

namespace dateline::officials {

/// Words [begin, end).
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool empty() const { return begin >= end; }
};

/// Before the names of fathers: Ali *bin* Omar, Lila *bint* Omar.
constexpr std::string_view patronymic_mark = "bin ";

/// Ali *bin* Omar: of his father's name.
bool is_patronymic(const Word& word);

/// A father's name as it stands among given names, without apostrophes: "bin joaan".
std::string father_name(std::string_view folded);

/// A name taken apart, all folded.
struct NameParts {
    /// Given names and initials before the surname; a father's behind a mark: "bin omar".
    std::vector<std::string> given;
    std::string surname;    ///< last word that is neither particle nor suffix
    std::string first;      ///< first word: a surname too where families come first
    bool of_father = false; ///< Ali *bin Omar*: the surname is the father's name
    bool initials = false;  ///< *JB* Doe: the first given name is initials written as one
};

/// Longest person's name that starts at word `at`, as far as its words can tell; empty if none
/// does. `after_title` says that an office stands directly before it, so that a surname alone is a
/// name.
Span read_name(const Words& words, std::size_t at, bool after_title);

/// Longest person's name whose last word is `last`: two words at least, or empty.
Span read_name_before(const Words& words, std::size_t last);

/// `R NH`, `D-MA`: a party and a state where punctuation was lost.
bool starts_party(const Words& words, std::size_t i);

/// `I'd`, `I'm`, `I've`, also where the apostrophe is lost.
bool is_pronoun_verb(const Word& word);

/// Whether a word can be (part of) a surname or given name at all.
bool can_be_name(const Word& word);

/// Whether the text lists names with party and state, the surname first: where a row leaves open
/// which word is which, the others tell.
bool has_surnames_first(const Words& words);

/// Whether the text writes surnames in capitals: "Mr Jo DOE, Ms Lu BRANDT".
bool has_loud_surnames(const Words& words);

/// Word `i` is in capitals and may be such a surname, as far as it alone can tell.
bool may_be_loud_surname(const Word& word);

/// "Lindqvist Edvard D CA", the line of a table; "LINDQVIST Edvard": the surname comes first.
bool is_turned(const Words& words, Span name);

/// John (Jack) Smith, John “Jack” Smith: the nickname at `i`, with the surname after it.
bool is_nickname(const Words& words, std::size_t i);

NameParts name_parts(const Words& words, Span name);

/// Whether two given names, or none, may be one person's. Surnames are not compared.
bool agree(const NameParts& a, const NameParts& b);

/// Senator *Van Orr*: no given name before the particle.
bool is_surname_with_particle(const Words& words, Span name);

/// Jo *Van Orr*: with the particle and the surname that are all of `name`.
bool ends_with(const Words& words, Span full, Span name);

/// As shown: without titles and line breaks, `JOHN SMITH` as `John Smith`.
std::string shown_name(const Words& words, Span name);

} // namespace dateline::officials
