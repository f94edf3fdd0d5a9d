#pragma once

#include "indexer/formats/html_plain.h"

#include <string>
#include <vector>

namespace dateline::html {

/// Dates of publication that a page's JSON-LD gives, those of articles and of the page itself
/// before those of pictures and films; then the same names in other scripts.
std::vector<std::string> find_json_dates(const PlainPage& page);

/// The day that other scripts call one of publication or creation, in whatever words; empty unless
/// all of them mean one and the same.
std::string find_script_date(const PlainPage& page);

} // namespace dateline::html
