#include "indexer/extract/dates/date_names.h"

#include "common/ascii.h"

#include <algorithm>
#include <charconv>
#include <vector>

namespace dateline {

namespace {

int number(std::string_view digits) {
    if (digits.empty() || digits.size() > 4 || !std::all_of(digits.begin(), digits.end(), is_digit))
        return -1;
    int value = -1;
    std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

bool is_web_year(std::string_view segment) {
    const int year = number(segment);
    return segment.size() == 4 && year >= 1990 && year <= 2099;
}

unsigned month_in(std::string_view segment) {
    const int value = number(segment);
    if (segment.size() <= 2 && value >= 1 && value <= 12) return static_cast<unsigned>(value);
    return find_month(segment).value_or(0);
}

std::vector<std::string_view> segments_of(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    const auto scheme = url.find("://");
    const auto path = url.find('/', scheme == url.npos ? 0 : scheme + 3);
    std::vector<std::string_view> segments;
    if (path == url.npos) return segments;
    url.remove_prefix(path + 1);
    while (segments.size() < 30) {
        const auto end = url.find('/');
        segments.push_back(url.substr(0, end));
        if (end == url.npos) break;
        url.remove_prefix(end + 1);
    }
    return segments;
}

std::string join(const std::vector<std::string_view>& segments, std::size_t first,
                 std::size_t count) {
    std::string words = "/";
    for (std::size_t i = first; i < first + count; ++i)
        words += std::string(segments[i]) + "/";
    return words;
}

std::optional<NamedDate> checked(const DateMention& mention, std::string words) {
    if (!day_of(mention, DayOrder::day_first) && !mention.open) return std::nullopt;
    return NamedDate{mention, std::move(words)};
}

/// A run of eight digits that is a day of the web's years: 20210503.
std::optional<NamedDate> find_compact(std::string_view name) {
    for (std::size_t at = 0; at < name.size();) {
        std::size_t end = at;
        while (end < name.size() && is_digit(name[end]))
            ++end;
        if (end - at == 8 && is_web_year(name.substr(at, 4))) {
            const auto mention = parse_stated_date(name.substr(at, 8));
            if (mention && mention->full())
                return NamedDate{*mention, std::string(name.substr(at, 8))};
        }
        at = end == at ? at + 1 : end;
    }
    return std::nullopt;
}

std::optional<NamedDate> find_in_name(std::string_view name) {
    std::string plain(name);
    std::replace(plain.begin(), plain.end(), '_', '-');
    for (const DateMention& mention : find_date_mentions(plain, 3))
        if (mention.year >= 1900 && (mention.separator != ' '))
            return NamedDate{mention,
                             std::string(name.substr(mention.begin, mention.end - mention.begin))};
    return find_compact(name);
}

/// "/2020/POLITICS/02/19/": two digits each, or they are counters.
bool is_section_before_day(const std::vector<std::string_view>& segments, std::size_t section) {
    const auto is_pair = [](std::string_view s) { return s.size() == 2 && number(s) > 0; };
    return section + 2 < segments.size() && month_in(segments[section]) == 0 &&
           std::none_of(segments[section].begin(), segments[section].end(), is_digit) &&
           is_pair(segments[section + 1]) && is_pair(segments[section + 2]);
}

std::optional<NamedDate> find_in_segments(const std::vector<std::string_view>& segments) {
    std::optional<NamedDate> partial;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        std::string_view segment = segments[i];
        DateMention mention;
        std::size_t used = 1;
        if (segment.size() == 7 && is_web_year(segment.substr(0, 4)) && segment[4] == '-') {
            mention.month = month_in(segment.substr(5)); // 2020-02/19
            segment = segment.substr(0, 4);
        } else if (segment.size() == 6 && is_web_year(segment.substr(0, 4))) {
            mention.month = month_in(segment.substr(4)); // 202002/19
            segment = segment.substr(0, 4);
        } else if (is_web_year(segment) && i + 1 < segments.size()) {
            used = is_section_before_day(segments, i + 1) ? 3 : 2;
            mention.month = month_in(segments[i + used - 1]);
        }
        if (mention.month == 0) continue;
        mention.year = number(segment);
        if (i + used < segments.size()) {
            std::string_view day = segments[i + used];
            if (day.size() > 2 && is_digit(day[0]) && is_digit(day[1]) && !is_digit(day[2]))
                day = day.substr(0, 2); // /2020/02/19-title
            if (const int value = number(day); day.size() <= 2 && value >= 1 && value <= 31) {
                mention.day = static_cast<unsigned>(value);
                if (auto found = checked(mention, join(segments, i, used + 1))) return found;
                mention.day = 0;
            }
        }
        if (!partial) partial = NamedDate{mention, join(segments, i, used)};
    }
    return partial;
}

} // namespace

std::optional<NamedDate> find_date_in_url(std::string_view url) {
    const auto segments = segments_of(url);
    auto found = find_in_segments(segments);
    if (found && found->mention.full()) return found;
    for (const std::string_view segment : segments)
        if (auto named = find_in_name(segment); named && named->mention.year >= 1990) return named;
    return found;
}

std::optional<NamedDate> find_date_in_file_name(std::string_view path) {
    const auto slash = path.find_last_of('/');
    return find_in_name(slash == path.npos ? path : path.substr(slash + 1));
}

} // namespace dateline
