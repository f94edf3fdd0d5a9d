#include "searcher/query/natural_dates.h"

#include "common/ascii.h"
#include "common/text.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace dateline {

using namespace std::chrono;

namespace {

using Words = std::vector<std::string>;
using Range = std::optional<DateRange>;

constexpr std::array<std::string_view, 12> months{"january",   "february", "march",    "april",
                                                  "may",       "june",     "july",     "august",
                                                  "september", "october",  "november", "december"};

constexpr std::array<std::string_view, 7> weekdays{"sunday",   "monday", "tuesday", "wednesday",
                                                   "thursday", "friday", "saturday"};

constexpr std::array<std::string_view, 13> numbers{"zero", "one",    "two",   "three", "four",
                                                   "five", "six",    "seven", "eight", "nine",
                                                   "ten",  "eleven", "twelve"};

/// Lower-case words; commas and full stops at their ends are dropped, and so are "the" and "of".
Words split(std::string_view text) {
    Words words(1);
    for (const char c : fold(text)) {
        if (c != ' ' && c != ',' && c != '\t')
            words.back() += c;
        else if (!words.back().empty())
            words.emplace_back();
    }
    for (std::string& word : words)
        while (word.ends_with('.'))
            word.pop_back();
    std::erase_if(words, [](const std::string& word) {
        return word.empty() || word == "the" || word == "of";
    });
    return words;
}

std::optional<unsigned> find_number(std::string_view word) {
    if (const auto spelt = std::find(numbers.begin(), numbers.end(), word); spelt != numbers.end())
        return static_cast<unsigned>(spelt - numbers.begin());
    if (word.empty() || word.size() > 4) return std::nullopt;
    unsigned value = 0;
    for (const char c : word) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + static_cast<unsigned>(c - '0');
    }
    return value;
}

std::optional<year> find_year(std::string_view word) {
    const auto number = word.size() == 4 ? find_number(word) : std::nullopt;
    if (!number || *number == 0) return std::nullopt;
    return year{static_cast<int>(*number)};
}

/// `October`, `Oct`, `Sept`.
std::optional<month> find_month(std::string_view word) {
    if (word.size() < 3) return std::nullopt;
    for (std::size_t i = 0; i < months.size(); ++i)
        if (months[i].starts_with(word) && (word.size() <= 4 || word == months[i]))
            return month{static_cast<unsigned>(i + 1)};
    return std::nullopt;
}

/// `28`, `28th`.
std::optional<day> find_day(std::string_view word) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"})
        if (word.size() > 2 && word.ends_with(ending)) word.remove_suffix(2);
    const auto number = word.size() <= 2 ? find_number(word) : std::nullopt;
    if (!number || *number < 1 || *number > 31) return std::nullopt;
    return day{*number};
}

Range one_day(Date date) {
    if (!date.ok()) return std::nullopt;
    return DateRange{date, date};
}

DateRange whole_month(year_month date) {
    return {date / 1, Date{date / last}};
}

DateRange whole_year(year date) {
    return {date / January / 1, date / December / 31};
}

DateRange whole_quarter(year date, unsigned quarter) {
    const month first{quarter * 3 - 2};
    return {date / first / 1, Date{date / (first + std::chrono::months{2}) / last}};
}

DateRange whole_week(Date date) {
    const unsigned since_monday = weekday{sys_days{date}}.iso_encoding() - 1;
    const Date monday = plus_days(date, -static_cast<int>(since_monday));
    return {monday, plus_days(monday, 6)};
}

unsigned quarter_of(Date date) {
    return (static_cast<unsigned>(date.month()) + 2) / 3;
}

/// The latest such month or day of the year that is not after today.
year latest_year(month m, Date today) {
    return m <= today.month() ? today.year() : today.year() - years{1};
}

/// `2024-Q3`, `2024q3`, `Q3 2024`, `2020s`, `2025/10/28`, `20251028`, and what ISO 8601 knows.
Range find_numeric(const Words& words) {
    if (words.size() == 2 && words[0].size() == 2 && words[0][0] == 'q')
        return find_numeric({words[1] + words[0]});
    if (words.size() != 1) return std::nullopt;
    std::string word = words[0];
    if (word.size() == 7 && word[4] == '-' && word[5] == 'q') word.erase(4, 1);
    if (word.size() == 6 && word[4] == 'q') {
        const auto y = find_year(word.substr(0, 4));
        if (!y || word[5] < '1' || word[5] > '4') return std::nullopt;
        return whole_quarter(*y, static_cast<unsigned>(word[5] - '0'));
    }
    if (word.size() == 5 && word[3] == '0' && word[4] == 's') {
        const auto y = find_year(word.substr(0, 4));
        if (!y) return std::nullopt;
        return DateRange{*y / January / 1, (*y + years{9}) / December / 31};
    }
    std::replace(word.begin(), word.end(), '/', '-');
    if (word.size() == 8 && word.find('-') == std::string::npos)
        word = word.substr(0, 4) + "-" + word.substr(4, 2) + "-" + word.substr(6);
    return find_iso_period(word);
}

/// `October 2025`, `October 28, 2025`, `28 October 2025`, `October`, `October 28`.
Range find_calendar(const Words& words, Date today) {
    if (words.empty() || words.size() > 3) return std::nullopt;
    const auto y = words.size() > 1 ? find_year(words.back()) : std::nullopt;
    const std::size_t rest = words.size() - (y ? 1 : 0);
    if (rest == 1) {
        const auto m = find_month(words[0]);
        if (!m) return std::nullopt;
        return whole_month((y ? *y : latest_year(*m, today)) / *m);
    }
    if (rest != 2) return std::nullopt;
    auto m = find_month(words[0]);
    auto d = find_day(words[1]);
    if (!m) {
        m = find_month(words[1]);
        d = find_day(words[0]);
    }
    if (!m || !d) return std::nullopt;
    if (y) return one_day(*y / *m / *d);
    const Date this_year = today.year() / *m / *d;
    return one_day(this_year <= today ? this_year : (today.year() - years{1}) / *m / *d);
}

/// `month` and `month` back from today: the whole one that lies `back` before the present one.
Range find_unit(std::string_view unit, int back, Date today) {
    if (unit == "day") return one_day(plus_days(today, -back));
    if (unit == "week") return whole_week(plus_days(today, -7 * back));
    if (unit == "month")
        return whole_month(year_month{today.year(), today.month()} - std::chrono::months{back});
    if (unit == "quarter") {
        const year_month then =
            year_month{today.year(), today.month()} - std::chrono::months{3 * back};
        return whole_quarter(then.year(), quarter_of(then / 1));
    }
    if (unit == "year") return whole_year(today.year() - years{back});
    return std::nullopt;
}

/// The day so many units before today: a month is a calendar month.
std::optional<Date> find_days_ago(unsigned count, std::string_view unit, Date today) {
    const int n = static_cast<int>(std::min(count, 9999u));
    if (unit == "day") return plus_days(today, -n);
    if (unit == "week") return plus_days(today, -7 * n);
    if (unit != "month" && unit != "quarter" && unit != "year") return std::nullopt;
    const int in_months = unit == "month" ? n : unit == "quarter" ? 3 * n : 12 * n;
    const year_month then =
        year_month{today.year(), today.month()} - std::chrono::months{in_months};
    const Date end = Date{then / last};
    return then / std::min(today.day(), end.day());
}

std::string singular(std::string word) {
    if (word.size() > 3 && word.ends_with('s')) word.pop_back();
    return word;
}

/// `today`, `yesterday`, `last month`, `this week`, `past 90 days`, `last Monday`.
Range find_relative(const Words& words, Date today) {
    if (words.size() == 1) {
        if (words[0] == "today") return one_day(today);
        if (words[0] == "yesterday") return one_day(plus_days(today, -1));
        return std::nullopt;
    }
    const std::string& first = words[0];
    const bool is_last = first == "last" || first == "past" || first == "previous";
    if (!is_last && first != "this" && first != "current") return std::nullopt;
    if (words.size() == 3 && is_last) {
        const auto count = find_number(words[1]);
        const auto begin = count ? find_days_ago(*count, singular(words[2]), today) : std::nullopt;
        if (!begin || !begin->ok() || *begin < first_day) return std::nullopt;
        return DateRange{*begin, today};
    }
    if (words.size() != 2) return std::nullopt;
    if (const auto m = find_month(words[1])) {
        const bool passed = *m < today.month() || (*m == today.month() && !is_last);
        return whole_month((passed || !is_last ? today.year() : today.year() - years{1}) / *m);
    }
    for (unsigned i = 0; i < weekdays.size(); ++i) {
        if (words[1] != weekdays[i] || !is_last) continue;
        const auto back = (weekday{sys_days{today}} - weekday{i}).count();
        return one_day(plus_days(today, -static_cast<int>(back == 0 ? 7 : back)));
    }
    return find_unit(words[1], is_last ? 1 : 0, today);
}

Range find_one(const Words& words, Date today) {
    if (words.empty()) return std::nullopt;
    Range range = find_numeric(words);
    if (!range) range = find_calendar(words, today);
    if (!range) range = find_relative(words, today);
    if (range && (range->first < first_day || range->last > last_day)) return std::nullopt;
    return range;
}

Range joined(const Range& first, const Range& second) {
    if (!first || !second || first->first > second->last) return std::nullopt;
    return DateRange{first->first, second->last};
}

/// `2025-10..2026-01`, `2025..`, `..2025`.
Range find_dotted(std::string_view text, std::size_t dots, Date today) {
    const Words begin = split(text.substr(0, dots));
    const Words end = split(text.substr(dots + 2));
    if (begin.empty() && end.empty()) return std::nullopt;
    return joined(begin.empty() ? one_day(first_day) : find_one(begin, today),
                  end.empty() ? one_day(last_day) : find_one(end, today));
}

/// `from March to May 2025`, `between 2024 and 2025`, `March to May`.
Range find_span(Words words, Date today) {
    if (words[0] == "from" || words[0] == "between") words.erase(words.begin());
    const auto middle = std::find_if(words.begin(), words.end(), [](const std::string& word) {
        return word == "to" || word == "and" || word == "until" || word == "through" || word == "-";
    });
    if (middle == words.end()) return std::nullopt;
    Words begin(words.begin(), middle);
    const Words end(middle + 1, words.end());
    if (begin.empty() || end.empty()) return std::nullopt;
    // "March to May 2025" means March 2025.
    const bool has_year = find_year(begin.back()).has_value();
    if (!has_year && find_year(end.back()) && find_calendar(begin, today))
        begin.push_back(end.back());
    return joined(find_one(begin, today), find_one(end, today));
}

} // namespace

std::optional<DateRange> find_date_range(std::string_view text, Date today) {
    if (text.size() > 100) return std::nullopt;
    if (const auto dots = text.find(".."); dots != std::string_view::npos)
        return find_dotted(text, dots, today);
    Words words = split(text);
    if (words.empty()) return std::nullopt;
    if (Range range = find_one(words, today)) return range;
    if (Range range = find_span(words, today)) return range;
    const std::string first = words[0];
    words.erase(words.begin());
    const Range rest = find_one(words, today);
    if (!rest) return std::nullopt;
    if (first == "since") return DateRange{rest->first, last_day};
    if (first == "until" || first == "till") return DateRange{first_day, rest->last};
    if (first == "in" || first == "on" || first == "during") return rest;
    if (first == "after" && rest->last < last_day)
        return DateRange{plus_days(rest->last, 1), last_day};
    if (first == "before" && rest->first > first_day)
        return DateRange{first_day, plus_days(rest->first, -1)};
    return std::nullopt;
}

} // namespace dateline
