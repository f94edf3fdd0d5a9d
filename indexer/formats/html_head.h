#pragma once

#include "common/press_release.h"
#include "indexer/formats/html_tree.h"

#include <string>
#include <vector>

namespace dateline::html {

/// A date that an element states by its attributes.
struct StatedDate {
    NodeId node;
    std::string text;
};

/// What a page says about itself by <meta>, <title>, <link> and <html>.
struct Head {
    std::string title, headline, site, url, type, language, author;
    std::vector<DateClaim> dates;          ///< of <meta>, the surest first
    std::vector<DateClaim> doubtful_dates; ///< likewise; of publication as often as of change
    std::vector<std::string> changed;      ///< days of the last change
    std::vector<StatedDate> items;         ///< of microdata, in order: perhaps of other pages
};

Head read_head(const Tree& tree);

} // namespace dateline::html
