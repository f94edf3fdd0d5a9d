#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether a word of the folded text calls the date beside it one of publication.
bool says_published(const std::string& folded);

/// Whether one calls it that of the last change.
bool says_changed(const std::string& folded);

/// Whether one right before the date calls it that of something else: an event, the copy.
bool says_other_day(const std::string& folded);

/// "Date: 3 May 2024". Beside a line that is labelled as a time or a place, the date is an event's.
bool has_date_label(std::string_view line);

/// "Time: 10:00", "**Venue:** Durban"
bool has_event_label(std::string_view line);

} // namespace dateline
