#pragma once

#include "common/press_release.h"
#include "indexer/formats/html_blocks.h"
#include "indexer/formats/html_plain.h"
#include "indexer/formats/html_tree.h"

#include <string>
#include <vector>

namespace dateline::html {

/// What a page's head says about itself.
struct Head {
    std::string title, headline, site, url, type, language, author;
    std::vector<DateClaim> dates; ///< of <meta>, the surest first
};
Head read_head(const Tree& tree);

/// Dates that the page states outside its head: JSON-LD, microdata, <time>, and visible lines that
/// its own names call a date, or that stand near the heading. `first` is the block of the heading.
std::vector<DateClaim> find_page_dates(const PlainPage& page, const Tree& tree, const Head& head,
                                       const std::vector<Block>& blocks, std::size_t first);

} // namespace dateline::html
