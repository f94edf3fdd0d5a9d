#pragma once

#include "indexer/formats/html_tree.h"

#include <string>
#include <vector>

namespace dateline::html {

/// What a page's elements and its own names say of a part of it.
enum Mark : unsigned {
    boilerplate = 1, ///< in a menu, footer, side bar, share bar, comment …
    aside = 2,       ///< in a teaser, a list, a comment: its dates are rarely the page's
    other_pages = 4, ///< in a list of related items or a comment: they never are
    dated = 8,       ///< called a date or by-line
    footer = 16,     ///< of the page, or what is called a footer or copyright line
    hidden = 32
};

/// One line of a page as a reader sees it: a paragraph, heading, list item, table row or whatever
/// stands between two breaks.
struct Block {
    std::string text;
    std::size_t link_bytes = 0; ///< how much of the text is links
    NodeId parent = no_node;    ///< the innermost element around it
    unsigned marks = 0;         ///< any of Mark
    std::string dated_words;    ///< of an element inside the line that is named so
    int heading = 0;            ///< 1 to 6
    std::string stamp;          ///< datetime attribute of a <time> in it

    bool is(unsigned any) const { return (marks & any) != 0; }
};

/// All lines of the body, in order.
std::vector<Block> read_blocks(const Tree& tree);

/// Prose rather than navigation.
bool is_prose(const Block& block);

} // namespace dateline::html
