#pragma once

#include <array>
#include <string>
#include <string_view>

namespace dateline {

/// Whether a word of the folded text calls the date beside it one of publication.
bool says_published(const std::string& folded);

/// "Ends/Friday," as releases of Hong Kong have before the day they were issued.
bool closes_release(std::string_view folded);

/// Whether one calls it that of the last change.
bool says_changed(const std::string& folded);

/// Whether one right before the date calls it that of something else: an event, the copy.
bool says_other_day(const std::string& folded);

/// "Date: 3 May 2024"
bool has_date_label(std::string_view line);

/// A line with the three before and the three behind it, in their order.
using LinesAround = std::array<std::string_view, 7>;

/// Whether the line in the middle is labelled as a date, and a time or a place is labelled beside
/// it: "Time: 10:00", "**Venue:** Durban"; or whether it follows "When" on a line of its own. A
/// label may be a line of its own. Right below "PRESS RELEASE" they are a letterhead.
bool tells_event(const LinesAround& lines);

/// "Earlier statement |", "Next meeting:", "Other news:"
bool says_elsewhere(std::string_view label);

/// "(Business Wire)", "/PRNewswire-FirstCall/"
bool names_wire(std::string_view name);

/// "This article", "Dieser Inhalt", as the line's first words.
bool names_itself(const std::string& folded);

/// Whether the text reports what somebody said or did today.
bool tells_news(std::string_view text);

/// Whether the text asks to come to what is yet to be.
bool invites(std::string_view text);

} // namespace dateline
