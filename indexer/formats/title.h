#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Which of the first lines is the title: the first that is no letterhead, release line, date,
/// contact or label. `lines` is not empty.
std::size_t find_title_line(const std::vector<std::string>& lines);

/// A line too long for a title gives its first sentence, or its first words and `…`.
std::string shorten_title(std::string_view line);

/// Removes what a site adds to its titles: breadcrumbs ("Title > Department > News"), the site's
/// name behind a bar. `removed`, if given, takes the first part that went.
std::string strip_site_suffix(std::string_view title, std::string* removed = nullptr);

} // namespace dateline
