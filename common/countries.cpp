#include "common/countries.h"

#include "common/text.h"

#include <algorithm>

namespace dateline {

namespace data {
extern const std::string_view countries;
}

namespace {

std::vector<CountryRow> parse(std::string_view table) {
    std::vector<CountryRow> rows;
    while (!table.empty()) {
        const std::string_view line = table.substr(0, table.find('\n'));
        table.remove_prefix(std::min(table.size(), line.size() + 1));
        if (line.empty() || line.front() == '#') continue;
        const auto first = line.find('\t');
        const auto second = line.find('\t', first + 1);
        rows.push_back({line.substr(0, first), line.substr(first + 1, second - first - 1),
                        line.substr(second + 1)});
    }
    return rows;
}

bool holds_form(std::string_view forms, std::string_view folded) {
    while (!forms.empty()) {
        const std::string_view form = forms.substr(0, forms.find('|'));
        if (fold(form) == folded) return true;
        forms.remove_prefix(std::min(forms.size(), form.size() + 1));
    }
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
        if (holds_form(row.forms, folded)) return row.code;
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
