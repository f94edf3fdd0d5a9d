#include "common/countries.h"

#include "common/text.h"

#include <algorithm>

namespace dateline {

namespace data {
extern const std::string_view countries;
}

namespace {

/// The next part of `rest` up to `separator`, which goes with it.
std::string_view take(std::string_view& rest, char separator) {
    const std::string_view part = rest.substr(0, rest.find(separator));
    rest.remove_prefix(std::min(rest.size(), part.size() + 1));
    return part;
}

std::vector<CountryRow> parse(std::string_view table) {
    std::vector<CountryRow> rows;
    while (!table.empty()) {
        std::string_view line = take(table, '\n');
        if (line.empty() || line.front() == '#') continue;
        CountryRow row;
        for (std::string_view* column :
             {&row.code, &row.name, &row.names, &row.people, &row.implied, &row.foreign})
            *column = take(line, '\t');
        rows.push_back(row);
    }
    return rows;
}

bool holds_form(std::string_view forms, std::string_view folded) {
    while (!forms.empty())
        if (fold(take(forms, '|')) == folded) return true;
    return false;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0]++;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, substituted});
        }
    }
    return row.back();
}

} // namespace

std::span<const CountryRow> countries() {
    static const std::vector<CountryRow> rows = parse(data::countries);
    return rows;
}

std::vector<std::string_view> split_forms(std::string_view list) {
    std::vector<std::string_view> forms;
    while (!list.empty())
        forms.push_back(take(list, '|'));
    return forms;
}

std::string_view country_name(std::string_view code) {
    for (const CountryRow& row : countries())
        if (row.code == code) return row.name;
    return code;
}

std::optional<std::string_view> find_country(std::string_view text) {
    const std::string folded = fold(text);
    for (const CountryRow& row : countries())
        if (fold(row.code) == folded || fold(row.name) == folded) return row.code;
    for (const CountryRow& row : countries())
        for (const std::string_view forms : {row.names, row.people, row.foreign})
            if (holds_form(forms, folded)) return row.code;
    return std::nullopt;
}

std::vector<std::string> similar_countries(std::string_view text) {
    const std::string folded = fold(cut(text, 64));
    std::vector<std::pair<std::size_t, std::string>> nearest;
    for (const CountryRow& row : countries()) {
        const std::string candidate = fold(row.name);
        const std::size_t distance =
            candidate.starts_with(folded) ? 1 : edit_distance(folded, candidate);
        if (distance <= 1 + folded.size() / 3) nearest.emplace_back(distance, row.name);
    }
    std::stable_sort(nearest.begin(), nearest.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::string> names;
    for (auto& [distance, name] : nearest)
        if (names.size() < 3) names.push_back(std::move(name));
    return names;
}

} // namespace dateline
