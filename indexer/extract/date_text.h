#pragma once

#include "common/date.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A date as it stands in a text.
struct WrittenDate {
    std::size_t begin = 0; ///< bytes [begin, end) of the text
    std::size_t end = 0;
    int year = 0;
    unsigned month = 0; ///< 0 where only the year is known for sure
    unsigned day = 0;   ///< 0 where only month and year are given
    /// `03/04/2005`: may be read both ways. month and day are 0; the two numbers are here in order.
    unsigned first = 0;
    unsigned second = 0;

    bool is_ambiguous() const { return first != 0; }
    std::optional<Date> date() const;
    /// `2005` or `2005-03`.
    std::string partial() const;
};

/// Every date in the text, in order: `January 15, 2026`, `15 Jan. 2026`, `2026-01-15`,
/// `15/01/2026`, `10.27.06`, `20060115` (only between non-digits), `15Jan2006`, `le 15 janvier
/// 2026`, `2026年1月15日`, and `March 2006`. Days that never were are left out. Months in English,
/// French, German, Spanish, Italian, Portuguese and Dutch. Years 1900 to 2099; two digits mean 1970
/// to 2069.
std::vector<WrittenDate> find_written_dates(std::string_view text);

/// The first of them.
std::optional<WrittenDate> first_written_date(std::string_view text);

/// Seconds after midnight UTC, 1 January 1970, of an RFC 822 or ISO 8601 time stamp; empty for
/// others.
std::optional<long long> find_time_stamp(std::string_view text);

} // namespace dateline
