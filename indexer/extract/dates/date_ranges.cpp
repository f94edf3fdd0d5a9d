#include "common/text.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/extract/dates/date_words.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

using namespace date_words;

constexpr std::array<std::string_view, 3> dashes{"–", "—", "-"};
constexpr std::array<std::string_view, 8> joints{"to",  "through", "until", "till",
                                                 "bis", "au",      "al",    "a"};

/// What comes before the dash or word that joins two days.
std::optional<std::string_view> before_joint(std::string_view text) {
    text = without_weekday(text);
    for (const std::string_view dash : dashes)
        if (text.ends_with(dash)) return trim(text.substr(0, text.size() - dash.size()));
    const std::string_view word = word_before(text, text.size());
    if (std::find(joints.begin(), joints.end(), word) == joints.end()) return std::nullopt;
    return trim(text.substr(0, text.size() - word.size()));
}

std::optional<std::string_view> behind_joint(std::string_view text) {
    text = trim(text);
    for (const std::string_view dash : dashes)
        if (text.starts_with(dash)) return trim(text.substr(dash.size()));
    const std::string_view word = Reader(text, 0).word();
    if (std::find(joints.begin(), joints.end(), word) == joints.end()) return std::nullopt;
    return trim(text.substr(word.size()));
}

/// Whether the text ends with a day, with or without its year: "June 5", "5 June", "5 June 1966".
bool ends_with_day(std::string_view text) {
    constexpr std::size_t longest = 40;
    text = text.substr(text.size() - std::min(text.size(), longest));
    const auto mentions = find_date_mentions(text);
    if (!mentions.empty() && mentions.back().end == text.size()) return true;
    const auto space = text.find_last_of(" .");
    if (space == text.npos || space + 1 == text.size()) return false;
    const std::string_view last = text.substr(space + 1);
    const std::string_view before = text.substr(0, before_spaces(text, space + 1, " ."));
    if (is_digit(last.front()))
        return last.size() <= 2 && find_month(word_before(before, before.size())).has_value();
    return find_month(last) && !before.empty() && is_digit(before.back());
}

/// ISO 8601 joins two days by a slash: "2024-05-03/2024-06-20".
bool is_end_of_interval(std::string_view text, const DateMention& mention) {
    constexpr std::size_t size = 10;
    const auto is_day = [](std::string_view part) {
        const auto found = find_date_mentions(part, 1);
        return !found.empty() && found.front().separator == '-' && found.front().end == size;
    };
    const std::size_t begin = mention.begin, end = mention.end;
    if (mention.separator != '-') return false;
    return (end < text.size() && text[end] == '/' && is_day(text.substr(end + 1, size))) ||
           (begin > size && text[begin - 1] == '/' && is_day(text.substr(begin - 1 - size, size)));
}

bool begins_with_date(std::string_view text) {
    constexpr std::size_t longest = 60;
    const auto mentions = find_date_mentions(cut(text, longest), 1);
    return !mentions.empty() && without_weekday(text.substr(0, mentions.front().begin)).empty();
}

} // namespace

bool is_end_of_range(std::string_view text, const DateMention& mention) {
    if (is_end_of_interval(text, mention)) return true;
    const auto first = before_joint(text.substr(0, mention.begin));
    if (first && ends_with_day(*first)) return true;
    const auto last = behind_joint(text.substr(mention.end));
    return last && begins_with_date(*last);
}

} // namespace dateline
