#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The place and the agency that a release names before or behind its day: "OSLO, May 3, 2005 --".
namespace dateline::date_in_line {

/// A mention with what stands around it in its line.
struct Context {
    std::string_view before, after;
};

std::vector<std::string> folded_words(std::string_view text);

/// The last word of `before`, a weekday passed over.
std::string last_word(std::string_view before);

/// "opened on", "due by", but not "PORTLAND, OR,": two capitals behind a comma are a region.
bool leads_to_event(std::string_view before);

/// Four capitals or more, and no small letter behind them.
bool starts_in_capitals(std::string_view text);

bool starts_with_dash(std::string_view text);
std::string_view without_dash_before(std::string_view text);

/// "Paris, le 15 janvier": the article belongs to the date.
std::string_view without_article(std::string_view before);

/// "WASHINGTON, D.C.", "KABUL, Afghanistan", "(Sydney": few words, each with a capital.
bool is_place(std::string_view text);

/// "Oslo", "New York", "Oslo, Norway": countries, capitals and states alone.
bool is_known_place(std::string_view text);

bool is_place_in_capitals(std::string_view text);

/// "OSLO, Norway,", "Brandt AS opens bridge OSLO,"; what a label stands before is another release.
bool ends_with_place(std::string_view before);

/// "May 3, 2005 /PRNewswire/ --", "May 3, 2005 (Business Wire) --"
bool is_followed_by_wire(const Context& line);

/// "May 3, 2005 - OSLO", "May 3, 2005, Oslo, Norway – The ..."
bool is_followed_by_place(const Context& line);

/// "Oslo: 3 May 2005", "3 May 2005, Oslo;": a place that is known, the day, and nothing more.
bool is_place_with_day(const Context& line);

/// "OSLO, May 3, 2005 -", "Oslo (May 3, 2005)", "Oslo, Norway (PRWEB) May 3, 2005"
bool is_dateline(const Context& line);

} // namespace dateline::date_in_line
