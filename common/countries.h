#pragma once

#include "common/table.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A row of data/countries.tsv. Each list is as written in text: see entries().
struct CountryRow {
    std::string_view code;    ///< ISO 3166-1 alpha-2; `XK` for Kosovo
    std::string_view name;    ///< short English name, as shown
    std::string_view names;   ///< other, official and former names, abbreviations
    std::string_view peoples; ///< adjectives and peoples
    std::string_view foreign; ///< names in French, German, Spanish, Italian and Portuguese
    std::string_view implied; ///< capitals and governments: the country is meant, not named
};

/// All countries: the UN's members, Taiwan, Palestine, Kosovo, the Holy See and Hong Kong.
std::span<const CountryRow> countries();

/// `Japan` for `JP`; the code itself where there is no such country.
std::string_view country_name(std::string_view code);

/// The code for a code, name, adjective or people in any case, with or without accents, the points
/// of an abbreviation or `the` before it: `japan`, `JP`, `japanese` -> `JP`. Empty if there is
/// none; a capital is none.
std::optional<std::string_view> find_country(std::string_view text);

/// Whether what find_country() takes for one country's name is part of another's, too: `Korea`,
/// `Congo`. But `Guinea` is one's whole name.
bool is_shared_name(std::string_view text);

/// Names nearest in spelling, the nearest first, at most three.
std::vector<std::string> similar_countries(std::string_view text);

} // namespace dateline
