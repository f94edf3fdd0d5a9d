#pragma once

#include <array>
#include <string>
#include <string_view>

namespace dateline {

/// Whether a word of the folded text calls the date beside it one of publication.
bool says_published(const std::string& folded);

/// Whether the text has the label of a release's day, "For Immediate Release" or "Date issued".
bool says_release(std::string_view text);

/// Whether the word may stand in one line with the day of publication: "for", "on", "GMT".
bool may_stand_beside_date(std::string_view folded_word);

/// Whether the day behind the word is that of an event: "until", "between".
bool leads_to_day_of_event(std::string_view folded_word);

/// "statements", the last word of what a site calls a kind of release.
bool names_kind_of_release(std::string_view folded_word);

/// What may begin right behind the day of a release: "Media Contacts", "By".
bool is_heading_behind_date(std::string_view text);

/// "Press Conference by Minister Ada Brandt": what is held is written down afterwards.
bool is_heading_of_transcript(std::string_view line);

/// "Remarks by Minister Ada Brandt at the new pier, 3 May 2005"
bool is_heading_of_speech(std::string_view line);

/// "Joint Statement", or of a speech
bool is_heading_of_statement(std::string_view line);

/// "Remarks by Minister Ada Brandt on the anniversary of the flood"
bool remembers(std::string_view heading);

/// "3 May 2005 – *a day* to remember"
bool says_what_day(std::string_view text);

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
