#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/date.h"

namespace dateline {

/// A date as it is written somewhere in a text: "January 15, 2026", "10.27.06", "март 2020".
struct DateMention {
    std::size_t begin = 0;
    std::size_t end = 0;
    int year = 0;
    unsigned month = 0;   ///< 0: only the year is given
    unsigned day = 0;     ///< 0: only year and month are given
    bool open = false;    ///< day and month could be swapped: 03/04/2005, held as day 3, month 4
    bool numeric = false; ///< no word for the month
    DayOrder order = DayOrder::unknown; ///< of a numeric date that can be read in one way only
    bool long_year = true;              ///< four digits
    char separator = '\0'; ///< of a numeric date; ' ' where punctuation was lost: 05 30 2007
    bool full() const { return day != 0; }
};

/// The month (1 to 12) that a word of any of the languages known names, in full or abbreviated.
std::optional<unsigned> find_month(std::string_view word);

/// Whether a folded word names a day of the week, in full or abbreviated.
bool is_weekday(std::string_view folded);

/// Every full date in `text`, in order; impossible days are left out. Ranges ("15-17 March 2006")
/// are no dates. `text` must be valid UTF-8. At most `limit` of them.
std::vector<DateMention> find_date_mentions(std::string_view text, std::size_t limit = 1000);

/// Whether a mention in `text` begins or ends a span of time: "3 March 2024 – 20 June 2024",
/// "June 5 to July 17, 1966".
bool is_end_of_range(std::string_view text, const DateMention& mention);

/// What a field states: the first full date, else month and year, else a year; also 20260115 and
/// seconds or milliseconds since 1970.
std::optional<DateMention> parse_stated_date(std::string_view text);

/// The day that a mention gives when read in that order; empty while it is open or partial.
std::optional<Date> day_of(const DateMention& mention, DayOrder order);

/// Seconds after midnight UTC, 1 January 1970, of an RFC 822 or ISO 8601 time stamp; empty for
/// others.
std::optional<long long> find_time_stamp(std::string_view text);

} // namespace dateline
