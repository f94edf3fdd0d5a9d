#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A row of data/countries.tsv.
struct CountryRow {
    std::string_view code; ///< ISO 3166-1 alpha-2; `XK` for Kosovo
    std::string_view name; ///< short English name, as shown
    /// Every other way to name the country or its people in text, as written, separated by `|`.
    std::string_view forms;
};

/// All countries: the UN's members, Taiwan, Palestine, Kosovo, the Holy See and Hong Kong.
std::span<const CountryRow> countries();

/// `Japan` for `JP`; the code itself where there is no such country.
std::string_view country_name(std::string_view code);

/// The code for a code, name, adjective or people in any case and with or without accents:
/// `japan`, `JP`, `japanese` -> `JP`. Empty if there is none.
std::optional<std::string_view> find_country(std::string_view text);

/// Names nearest in spelling, the nearest first, at most three.
std::vector<std::string> similar_countries(std::string_view text);

} // namespace dateline
