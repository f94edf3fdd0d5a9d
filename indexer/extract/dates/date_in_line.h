#pragma once

#include "indexer/extract/dates/date_in_text.h"
#include "indexer/extract/dates/dateline.h"

#include <optional>
#include <string_view>

namespace dateline::date_in_line {

constexpr std::size_t longest_label = 120; ///< bytes

/// Earlier days are told of rather than released on, where only weak marks speak.
constexpr int first_year_of_releases = 1990;

/// The line without the sign that an entry of a list begins with.
std::string_view without_bullet(std::string_view line);

/// The line is the date, with no more than a label or the place before it: "Oslo, 9 May 2024".
bool stands_alone(const Context& line);

/// "May 3, 2024 -- Brandt AS opened …", "New Delhi, May 3, 2024: The ministry opened …",
/// "Abuja, Nigeria – 3 May 2024: The minister said …".
/// What begins must tell news, unless it is a `statement`.
bool opens_story(const DateMention& mention, const Context& line, bool statement);

/// The day and the time alone, as of a letter or of an entry of a diary: "May 3, 2024 10:00 pm"
bool heads_message(const Context& line);

/// "OSLO, May 3, 2005 - May 5, 2005 was a long night, said …": two days that are no span of time.
bool is_dateline_before_day(const Context& line);

/// "WHEN: Friday, 3 May 2024" of an advisory, "Next speech: 3 May 2024".
bool announces_event(std::string_view before);

/// "The ministers met on Tuesday (3 May 2005), ahead of today's talks": the day that is today.
bool tells_today(const Context& line);

/// "No. 029 May 3, 2005 The minister spoke": the number of the release, the day, the text.
bool is_behind_number(const Context& line);

/// "Updated: 3 May 2024"
bool is_of_change(std::string_view label);

// Whether a mention is the date of publication, by its line alone.

std::optional<TextDate> judge(const DateMention& mention, const Context& line);

/// Heading, date and first sentence in one line: "Senate approves the budget May 17, 2007 With …"
std::optional<TextDate> judge_after_heading(const DateMention& mention, const Context& line);

/// "Opening of the bridge (3 May 2024)", "Opening of the bridge: 3 May 2024". A weekday in the
/// title itself is that of an event to be; below it a colon ends the label of one.
std::optional<TextDate> judge_title(const DateMention& mention, std::string_view title,
                                    bool is_below);

/// In a text that lost its punctuation and line breaks.
std::optional<TextDate> judge_without_punctuation(const DateMention& mention,
                                                  std::string_view text);

/// How far into such a text a date may stand: behind a long heading, before a speech's words;
/// further down are letters and older releases.
std::size_t reach_of(const DateMention& mention, std::string_view text);

} // namespace dateline::date_in_line
