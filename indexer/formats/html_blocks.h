#pragma once

#include "indexer/formats/html_tree.h"

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::html {

/// One line of a page as a reader sees it: a paragraph, heading, list item, table row or whatever
/// stands between two breaks.
struct Block {
    std::string text;
    std::size_t link_bytes = 0; ///< how much of the text is links
    NodeId parent = no_node;    ///< the innermost element around it
    bool boilerplate = false;   ///< in a menu, footer, side bar, share bar, comment …
    bool aside = false;         ///< in a teaser, a list, a comment: its dates are rarely the page's
    bool other_pages = false;   ///< in a list of related items or a comment: they never are
    bool dated = false;         ///< the page's own names call it a date or by-line
    bool footer = false;        ///< of the page, or what is called a footer or copyright line
    bool hidden = false;
    std::string dated_words; ///< of an element inside the line that is named so
    int heading = 0;         ///< 1 to 6
    std::string stamp;       ///< datetime attribute of a <time> in it
};

/// All lines of the body, in order.
std::vector<Block> read_blocks(const Tree& tree);

/// Prose rather than navigation.
bool is_prose(const Block& block);

} // namespace dateline::html
