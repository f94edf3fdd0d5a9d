#include "common/date.h"

#include "common/ascii.h"

#include <cstdio>

namespace dateline {

using namespace std::chrono;

namespace {

std::optional<int> number(std::string_view digits) {
    int value = 0;
    for (const char c : digits) {
        if (!is_digit(c)) return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

} // namespace

std::string iso(Date date) {
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, "%04d-%02u-%02u", int(date.year()), unsigned(date.month()),
                  unsigned(date.day()));
    return buffer;
}

std::string hyphenated(std::string digits) {
    if (digits.size() > 6) digits.insert(6, "-");
    if (digits.size() > 4) digits.insert(4, "-");
    return digits;
}

std::optional<Date> find_iso_date(std::string_view text) {
    if (text.size() != 10) return std::nullopt;
    const auto range = find_iso_period(text);
    return range ? std::optional{range->first} : std::nullopt;
}

std::optional<DateRange> find_iso_period(std::string_view text) {
    if (text.size() != 4 && text.size() != 7 && text.size() != 10) return std::nullopt;
    const auto y = number(text.substr(0, 4));
    if (!y || *y == 0) return std::nullopt;
    if (text.size() == 4) return DateRange{year{*y} / January / 1, year{*y} / December / 31};
    const auto m = number(text.substr(5, 2));
    if (text[4] != '-' || !m || *m < 1 || *m > 12) return std::nullopt;
    const auto first_of_month = year{*y} / *m / 1;
    if (text.size() == 7) return DateRange{first_of_month, Date{year{*y} / *m / last}};
    const auto d = number(text.substr(8, 2));
    const Date whole = year{*y} / *m / (d ? *d : 0);
    if (text[7] != '-' || !whole.ok()) return std::nullopt;
    return DateRange{whole, whole};
}

std::optional<int> day_number(const std::string& date) {
    const auto parsed = find_iso_date(date);
    if (!parsed) return std::nullopt;
    return static_cast<int>(sys_days(*parsed).time_since_epoch().count());
}

Date plus_days(Date date, int days_later) {
    return Date{sys_days{date} + days{days_later}};
}

} // namespace dateline
