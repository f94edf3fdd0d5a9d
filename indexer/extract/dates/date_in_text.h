#pragma once

#include "common/press_release.h"
#include "indexer/extract/dates/date_text.h"

#include <optional>
#include <string_view>

namespace dateline {

/// A date of publication that the text itself states.
struct TextDate {
    DateMention mention; ///< offsets count in the text given
    DateSource from;     ///< dateline, release_line or text
    double confidence;
};

/// Reads datelines, release lines, and dates that stand by themselves near the top or the end.
/// A date inside a sentence is an event's, and left alone. The most trustworthy first.
std::vector<TextDate> find_text_dates(std::string_view title, std::string_view body);

/// A line at the top that is, or ends after a comma or colon with, a month and a year, and nothing
/// more of a date: "Bulletin of the Service, October 2023". Places count in the body.
std::optional<DateMention> find_month_line(std::string_view body);

} // namespace dateline
