#include "common/countries.h"

#include "common/ascii.h"
#include "common/spelling_distance.h"
#include "common/text.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace dateline {

namespace data {
extern const std::string_view countries;
}

namespace {

std::vector<CountryRow> parse(std::string_view table) {
    std::vector<CountryRow> rows;
    for_each_row(table, [&](std::string_view line) {
        CountryRow& row = rows.emplace_back();
        for (std::string_view* cell :
             {&row.code, &row.name, &row.names, &row.peoples, &row.foreign, &row.implied})
            *cell = take_part(line, '\t');
    });
    return rows;
}

constexpr std::size_t letters = 26;

using NamesByCode = std::array<std::string_view, letters * letters>;

/// Beyond them for what is no two letters.
std::size_t place_of(std::string_view code) {
    if (code.size() != 2 || !is_ascii_upper(code[0]) || !is_ascii_upper(code[1]))
        return letters * letters;
    return static_cast<std::size_t>(code[0] - 'A') * letters +
           static_cast<std::size_t>(code[1] - 'A');
}

/// An answer needs names alone: for them the table is not taken apart.
NamesByCode names_by_code(std::string_view table) {
    NamesByCode names;
    for_each_row(table, [&](std::string_view row) {
        const auto place = place_of(take_part(row, '\t'));
        if (place < names.size()) names[place] = take_part(row, '\t');
    });
    return names;
}

/// What a person types: `the U.S.` -> `us`.
std::string key(std::string_view text) {
    std::string folded = fold(text);
    std::erase(folded, '.');
    if (folded.starts_with("the ")) folded.erase(0, 4);
    return folded;
}

/// Of each country's name, by its key, the country's code.
using CodesByKey = std::unordered_map<std::string, std::string_view>;

CodesByKey codes_by_name() {
    CodesByKey codes;
    for (const CountryRow& row : countries()) {
        codes.try_emplace(fold(row.code), row.code);
        codes.try_emplace(key(row.name), row.code);
    }
    return codes;
}

/// Of two countries that share an entry, the one whose names have it comes first.
CodesByKey codes_by_other_names() {
    CodesByKey codes;
    for (const auto list : {&CountryRow::names, &CountryRow::peoples, &CountryRow::foreign})
        for (const CountryRow& row : countries())
            for (const std::string_view entry : entries(row.*list))
                codes.try_emplace(key(entry), row.code);
    return codes;
}

} // namespace

std::span<const CountryRow> countries() {
    static const std::vector<CountryRow> rows = parse(data::countries);
    return rows;
}

std::string_view country_name(std::string_view code) {
    static const NamesByCode names = names_by_code(data::countries);
    const auto place = place_of(code);
    return place < names.size() && !names[place].empty() ? names[place] : code;
}

std::optional<std::string_view> find_country(std::string_view text) {
    const std::string wanted = key(cut(text, 128));
    if (wanted.empty()) return std::nullopt;
    static const CodesByKey names = codes_by_name();
    if (const auto found = names.find(wanted); found != names.end()) return found->second;
    static const CodesByKey others = codes_by_other_names(); // dear: only where it is needed
    const auto found = others.find(wanted);
    return found == others.end() ? std::nullopt : std::optional(found->second);
}

bool is_shared_name(std::string_view text) {
    const std::string wanted = key(cut(text, 128));
    const auto has = [&](const CountryRow& row) {
        const std::string forms = fold(std::string(row.name) + '|' + std::string(row.names) + '|' +
                                       std::string(row.peoples));
        for (std::size_t at = 0; (at = forms.find(wanted, at)) != forms.npos; ++at) {
            const std::size_t end = at + wanted.size();
            if ((at == 0 || !is_ascii_letter(forms[at - 1])) &&
                (end == forms.size() || !is_ascii_letter(forms[end])))
                return true;
        }
        return false;
    };
    const auto rows = countries();
    return !wanted.empty() && std::count_if(rows.begin(), rows.end(), has) > 1 &&
           std::none_of(rows.begin(), rows.end(), [&](const CountryRow& row) {
               return key(row.name) == wanted || fold(row.code) == wanted;
           });
}

std::vector<std::string> similar_countries(std::string_view text) {
    const std::string folded = fold(cut(text, 64));
    const std::size_t most = 1 + folded.size() / 3;
    std::vector<std::pair<std::size_t, std::string>> nearest;
    for (const CountryRow& row : countries()) {
        const std::string candidate = fold(row.name);
        const std::size_t distance =
            candidate.starts_with(folded) ? 1 : spelling_distance(folded, candidate, most);
        if (distance <= most) nearest.emplace_back(distance, row.name);
    }
    std::stable_sort(nearest.begin(), nearest.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto& [distance, name] : nearest)
        if (names.size() < 3) names.push_back(std::move(name));
    return names;
}

} // namespace dateline
