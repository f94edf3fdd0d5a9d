#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

using Date = std::chrono::year_month_day;

/// How a numeric date such as 03/04/2005 is to be read.
enum class DayOrder { unknown, day_first, month_first };

/// `2026-01-15`. The date must be a real day of the years 1 to 9999.
std::string iso(Date date);

/// `20260115` as `2026-01-15`, `202601` as `2026-01`.
std::string hyphenated(std::string digits);

/// Reads `2026-01-15` and nothing else; empty for any other text and for days that never were.
std::optional<Date> find_iso_date(std::string_view text);

/// Days from `first` to `last`, both included.
struct DateRange {
    Date first;
    Date last;
    friend bool operator==(const DateRange&, const DateRange&) = default;
};

/// The days of `2026`, `2026-01` or `2026-01-15`; empty for any other text.
std::optional<DateRange> find_iso_period(std::string_view text);

/// Days since 1970; nothing where `date` is no day.
std::optional<int> day_number(const std::string& date);

/// The day `days` later (earlier if negative).
Date plus_days(Date date, int days);

} // namespace dateline
