#pragma once

#include "common/date.h"

#include <optional>
#include <string_view>

namespace dateline {

/// Open ends of a range: before and after all releases.
constexpr Date first_day{std::chrono::year{1}, std::chrono::January, std::chrono::day{1}};
constexpr Date last_day{std::chrono::year{9999}, std::chrono::December, std::chrono::day{31}};

/// The days that a person means by `2025`, `2025-10..2026-01`, `October 2025`, `last month`,
/// `past 90 days`, `since March`, `2024-Q3`. A month without a year is the latest that is not after
/// `today`; weeks begin on Monday; `past 90 days` ends with today. Empty for any other text.
std::optional<DateRange> find_date_range(std::string_view text, Date today);

} // namespace dateline
