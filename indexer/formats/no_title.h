#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Whether line `i` of a text is a letterhead, release line, date, contact, label or menu.
bool is_no_title(const std::vector<std::string>& lines, std::size_t i);

/// What a page is called that names no release: "Ministry of Ports : Press Release".
bool names_site_only(std::string_view title);

/// Which of several documents it is, whatever it says: "Exhibit 99.1", "EX-99.1", "page 2".
bool is_numbered(std::string_view line);

/// What a program writes as the title of what has none: "Untitled document".
bool is_placeholder(std::string_view title);

/// A line of what pages print around their text: "Skip to content", "Share this page".
bool is_page_furniture(std::string_view line);

/// Without the lines of page furniture, and those of points alone, that a text begins and ends
/// with.
std::string_view without_furniture_at_ends(std::string_view body);

/// A heading below which other stories stand: "Related stories".
bool leads_to_others(std::string_view heading);

} // namespace dateline
