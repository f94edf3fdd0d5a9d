#include "common/table.h"
#include "common/text.h"
#include "indexer/extract/dates/date_text.h"

#include <charconv>
#include <unordered_map>
#include <unordered_set>

namespace dateline {

namespace data {
extern const std::string_view months;
}

namespace {

constexpr std::string_view weekday = "weekday";

std::unordered_map<std::string, unsigned> month_table() {
    std::unordered_map<std::string, unsigned> table;
    for_each_row(data::months, [&](std::string_view row) {
        const std::string_view kind = take_part(row, '\t');
        if (kind == weekday) return;
        unsigned month = 0;
        std::from_chars(kind.data(), kind.data() + kind.size(), month);
        for (const std::string_view name : entries(row))
            table.try_emplace(fold(name), month);
    });
    return table;
}

std::unordered_set<std::string> weekday_names() {
    std::unordered_set<std::string> names;
    for_each_row(data::months, [&](std::string_view row) {
        if (take_part(row, '\t') != weekday) return;
        for (const std::string_view name : entries(row))
            names.insert(fold(name));
    });
    return names;
}

bool is_ascii(std::string_view word) {
    for (const char c : word)
        if (static_cast<unsigned char>(c) >= 0x80) return false;
    return true;
}

} // namespace

std::optional<unsigned> find_month(std::string_view word) {
    static const auto table = month_table();
    if (word.size() < 2 || word.size() > 48) return std::nullopt;
    std::string key;
    if (is_ascii(word))
        for (const char c : word)
            key += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    else
        key = fold(word);
    const auto found = table.find(key);
    return found == table.end() ? std::nullopt : std::optional{found->second};
}

bool is_weekday(std::string_view folded) {
    static const auto names = weekday_names();
    return names.contains(std::string(folded));
}

} // namespace dateline
