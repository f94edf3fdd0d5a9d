#pragma once

#include "indexer/formats/html_blocks.h"

#include <vector>

namespace dateline::html {

/// Where a page's text is: the innermost element that holds nearly all of its prose, and paragraphs
/// and elements like it beside it in which the text goes on, up to a heading, which may begin
/// another story.
class MainContent {
  public:
    /// `tree` must not be empty.
    MainContent(const std::vector<Block>& blocks, const Tree& tree);
    NodeId element() const { return element_; }
    bool holds(const Block& block) const { return held_[block.parent]; }

  private:
    NodeId element_;
    std::vector<bool> held_; ///< by node
};

} // namespace dateline::html
