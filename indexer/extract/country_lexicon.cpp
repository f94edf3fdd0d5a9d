#include "indexer/extract/country_lexicon.h"

#include "common/countries.h"
#include "common/text.h"
#include "common/tokens.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline {

namespace data {
extern const std::string_view not_countries;
}

namespace places {

namespace {

using Table = std::unordered_map<std::string, std::vector<CountryForm>>;

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);) {
        std::string_view word = token.word; // the finder takes possessives and articles off, too
        if (word.ends_with("'s")) word.remove_suffix(2);
        if (word.starts_with("l'") || word.starts_with("d'")) word.remove_prefix(2);
        words.emplace_back(word);
    }
    return words;
}

bool is_abbreviation(std::string_view form) {
    return form.size() <= 5 && form.find(' ') == std::string_view::npos &&
           std::all_of(form.begin(), form.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

void add(Table& table, std::string_view form, std::size_t country, FormKind kind) {
    CountryForm entry{words_of(form), country, kind, is_abbreviation(form)};
    if (entry.words.empty()) return;
    auto& forms = table[entry.words.front()];
    const bool known = std::any_of(forms.begin(), forms.end(), [&](const CountryForm& other) {
        return other.words == entry.words;
    });
    if (!known) forms.push_back(std::move(entry));
}

/// A line of not_countries.txt: the last word may be any of those between the slashes.
void add_phrase(Table& table, std::string_view line) {
    const auto last = line.rfind(' ') + 1;
    std::string_view endings = line.substr(last);
    while (!endings.empty()) {
        const std::string_view ending = endings.substr(0, endings.find('/'));
        endings.remove_prefix(std::min(endings.size(), ending.size() + 1));
        add(table, std::string(line.substr(0, last)).append(ending), 0, FormKind::nothing);
    }
}

Table build() {
    Table table;
    std::string_view rest = data::not_countries;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (!line.empty() && line.front() != '#') add_phrase(table, line);
    }
    const auto rows = countries();
    const auto add_all = [&](std::string_view CountryRow::*column, FormKind kind) {
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (const std::string_view form : split_forms(rows[i].*column))
                add(table, form, i, kind);
    };
    // In the order of precedence: of equal forms the first stays.
    for (std::size_t i = 0; i < rows.size(); ++i)
        add(table, rows[i].name, i, FormKind::name);
    add_all(&CountryRow::names, FormKind::name);
    add_all(&CountryRow::people, FormKind::people);
    add_all(&CountryRow::implied, FormKind::implied);
    add_all(&CountryRow::foreign, FormKind::foreign);
    for (auto& [word, forms] : table)
        std::stable_sort(forms.begin(), forms.end(),
                         [](const CountryForm& a, const CountryForm& b) {
                             return a.words.size() > b.words.size();
                         });
    return table;
}

std::ptrdiff_t country_index(std::string_view code) {
    const auto rows = countries();
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const CountryRow& candidate) {
        return candidate.code == code;
    });
    return row == rows.end() ? -1 : row - rows.begin();
}

} // namespace

const std::vector<CountryForm>* forms_beginning_with(const std::string& folded_word) {
    static const Table table = build();
    const auto found = table.find(folded_word);
    return found == table.end() ? nullptr : &found->second;
}

std::ptrdiff_t country_of_prefix(std::string_view folded_word) {
    constexpr auto prefixes =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"anglo", "GB"},
                                                                      {"austro", "AT"},
                                                                      {"franco", "FR"},
                                                                      {"greco", "GR"},
                                                                      {"hispano", "ES"},
                                                                      {"indo", "IN"},
                                                                      {"italo", "IT"},
                                                                      {"luso", "PT"},
                                                                      {"russo", "RU"},
                                                                      {"sino", "CN"},
                                                                      {"turco", "TR"},
                                                                      {"polono", "PL"}});
    for (const auto& [prefix, code] : prefixes)
        if (prefix == folded_word) return country_index(code);
    return -1;
}

} // namespace places
} // namespace dateline
