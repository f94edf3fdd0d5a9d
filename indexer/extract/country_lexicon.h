#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace dateline::places {

/// How a form of a country's name counts.
enum class FormKind : std::uint8_t {
    name,    ///< English name or abbreviation
    people,  ///< adjective or people
    implied, ///< capital or seat of government
    foreign, ///< name in another language than English
    nothing  ///< a phrase that names no country though it holds a country's name
};

/// One form, as the folded words that TokenStream gives.
struct CountryForm {
    std::vector<std::string> words;
    std::size_t country = 0; ///< index into countries(); unused for FormKind::nothing
    FormKind kind = FormKind::name;
    bool capitals = false; ///< an abbreviation: counts only in capitals
};

/// The forms that begin with this folded word, those of more words first; null if there are none.
const std::vector<CountryForm>* forms_beginning_with(const std::string& folded_word);

/// The country of a compound's first half, as in `Franco-German`; -1 if it is none.
std::ptrdiff_t country_of_prefix(std::string_view folded_word);

} // namespace dateline::places
