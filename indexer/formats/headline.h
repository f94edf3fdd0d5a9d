#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

constexpr std::size_t longest_title = 200; ///< bytes

std::size_t count_words(std::string_view text);

/// A sentence as running text has them. A headline that ends "in the U.S." is none.
bool is_sentence(std::string_view line);

bool has_dash(std::string_view text);

/// "Press release on the harbour that Norway opens", not "Press release on behalf of ...".
bool is_release_about(std::string_view folded);

/// "Subject: Closure of the old pier" of a letter or a memorandum, without the label; else empty.
std::string_view subject_of(std::string_view line);

/// "May 3 2005 Norway opens its harbour", punctuation lost, without the day of release; all of any
/// other line: "May 3, 2005 flood remembered".
std::string_view behind_day(std::string_view line);

/// Line `i` of a text without what no headline has: the day and a label ("Press release:") before
/// it, the mark of a list, the site's name, which `site` takes.
std::string headline_of(const std::vector<std::string>& lines, std::size_t i,
                        std::string* site = nullptr);

/// Of a line that holds the text too: what stands behind the labels at its head and before the
/// dateline, "FOR IMMEDIATE RELEASE Harbour opens on time WASHINGTON, D.C. - The port said …". All
/// of it where nothing tells for sure.
std::string_view headline_before_text(std::string_view line);

/// Removes what a site adds to its titles: breadcrumbs ("Title > Department > News"), the site's
/// name behind a bar, if all that stands behind the first bar are short names. `removed`, if given,
/// takes the first part that went.
std::string strip_site_suffix(std::string_view title, std::string* removed = nullptr);

} // namespace dateline
