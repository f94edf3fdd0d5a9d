#pragma once

#include "indexer/extract/countries/country_names.h"

#include <initializer_list>
#include <string_view>

namespace dateline::country_names {

/// Whether the word is one of `wanted`, in any case.
bool is_any(const Word& word, std::initializer_list<std::string_view> wanted);

/// A hit with the words around it, those of the same line only.
struct Place {
    std::string_view text;
    const Hit& hit;
    Word before, after, only;
    std::string_view gap_before, gap_after;

    Place(std::string_view whole, const Hit& found);

    bool is_name() const {
        return hit.form->kind == Kind::name || hit.form->kind == Kind::foreign ||
               hit.form->kind == Kind::implied;
    }
    bool is_word(std::string_view word) const {
        return hit.form->words.size() == 1 && only.hash == hash(word);
    }
    bool follows(const Word& word) const { return !word.empty() && gap_before == " "; }
    bool precedes(const Word& word) const { return !word.empty() && gap_after == " "; }
};

/// `Lebanon, Pennsylvania`, `Peru, IN`, `China Street`.
bool is_place(const Place& place);

/// A given name, initial or title before a name that people bear, or a surname after one.
bool is_person(const Place& place, bool stands_in_list);

/// `US` as a word of a headline in capitals.
bool is_pronoun(const Place& place);

/// An adjective of a country that may name its language.
bool may_be_language(const Form& form);

/// `in Spanish`
bool is_language(const Place& place);

/// Between two languages of a list: commas, bars, line breaks, `and`, `or`.
bool is_language_gap(std::string_view gap);

/// Between two members of a list: `, `, ` and `, ` & `, `-`.
bool is_list_gap(std::string_view gap);

/// Of states that have ministers: `Prime Minister of Georgia`, `Ambassador to Georgia`, `Georgia's
/// Foreign Minister`.
bool has_ministers(const Place& place);

} // namespace dateline::country_names
