#pragma once

#include "common/press_release.h"
#include "indexer/formats/html_blocks.h"
#include "indexer/formats/html_head.h"
#include "indexer/formats/html_plain.h"

#include <vector>

namespace dateline::html {

/// Every date of publication that the page states: <meta>, JSON-LD, microdata, <time>, and visible
/// lines that its own names call a date, or that stand near the heading. `first` is the block of
/// the heading. Of each source the surest first.
std::vector<DateClaim> find_page_dates(const PlainPage& page, const Head& head,
                                       const std::vector<Block>& blocks, std::size_t first);

} // namespace dateline::html
