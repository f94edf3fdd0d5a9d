#include "indexer/formats/html_content.h"

#include "common/contains.h"
#include "indexer/formats/html_sums.h"

#include <algorithm>
#include <array>
#include <utility>

namespace dateline::html {

namespace {

/// Whether it is a paragraph or list.
bool is_line(std::string_view name) {
    constexpr auto lines = std::to_array<std::string_view>({"p", "ul", "ol", "blockquote"});
    return contains(lines, name);
}

/// The innermost element that holds nearly all of the page's prose.
NodeId find_content(const std::vector<Block>& blocks, const Tree& tree) {
    Sums prose(tree.size());
    for (const Block& block : blocks)
        if (is_prose(block)) prose.add(block.parent, block.text.size());
    prose.finish();
    NodeId content = 0;
    for (bool deeper = true; deeper;) {
        deeper = false;
        const std::size_t whole = prose.below(tree, content);
        for (NodeId child = content + 1; child < tree[content].end; child = tree[child].end) {
            const std::size_t part = prose.below(tree, child);
            if (part == 0 || part * 10 < whole * 8 || is_line(tree.name(child))) continue;
            content = child;
            deeper = true;
            break;
        }
    }
    return content;
}

/// Whether two elements are parts of the same kind; the cells of a page's layout are none.
bool is_alike(const Tree& tree, NodeId one, NodeId other) {
    const std::string_view name = tree.name(one);
    return (name == "div" || name == "section") && name == tree.name(other) &&
           tree.attribute(one, "class") == tree.attribute(other, "class");
}

/// Of every element whether a heading stands in it before any prose.
std::vector<bool> find_headed(const std::vector<Block>& blocks, const Tree& tree) {
    std::vector<bool> headed(tree.size()), begun(tree.size());
    for (const Block& block : blocks) {
        if (block.heading == 0 && !is_prose(block)) continue;
        for (NodeId node = block.parent; node != no_node && !begun[node];
             node = tree[node].parent) {
            begun[node] = true;
            headed[node] = block.heading != 0;
        }
    }
    return headed;
}

/// What stands beside an element, before it and behind it, the nearest first.
std::array<std::vector<NodeId>, 2> find_siblings(const Tree& tree, NodeId of) {
    std::array<std::vector<NodeId>, 2> sides;
    const NodeId whole = tree[of].parent;
    for (NodeId node = whole + 1; node < tree[whole].end; node = tree[node].end)
        if (node != of) sides[node < of ? 0 : 1].push_back(node);
    std::reverse(sides[0].begin(), sides[0].end());
    return sides;
}

/// Follows the text from an element to what stands beside it and beside what is around it.
class TextFollower {
  public:
    TextFollower(const std::vector<Block>& blocks, const Tree& tree)
        : tree_(tree), paragraphs_(tree.size()), words_(tree.size()), links_(tree.size()),
          headed_(find_headed(blocks, tree)), held_(tree.size()) {
        for (const Block& block : blocks) {
            words_.add(block.parent, block.text.size());
            links_.add(block.parent, block.link_bytes);
            if (is_prose(block) && !block.is(aside)) paragraphs_.add(block.parent, 1);
        }
        for (Sums* sums : {&paragraphs_, &words_, &links_})
            sums->finish();
    }

    /// Of every node whether the text is there.
    std::vector<bool> follow(NodeId content) {
        hold(content);
        for (NodeId part = content; part != 0 && tree_.name(part) != "body";
             part = tree_[part].parent)
            hold_beside(part);
        return std::move(held_);
    }

  private:
    void hold(NodeId node) {
        std::fill(held_.begin() + node, held_.begin() + tree_[node].end, true);
    }

    void hold_beside(NodeId part) {
        constexpr std::size_t fewest = 3; // paragraphs
        std::vector<NodeId> lines;
        std::size_t in_lines = 0;
        for (const NodeId node : find_reached(part)) {
            const std::size_t prose = paragraphs_.below(tree_, node);
            if (is_alike(tree_, part, node) && prose >= fewest) hold(node);
            if (!is_line(tree_.name(node))) continue;
            lines.push_back(node);
            in_lines += prose;
        }
        if (in_lines >= fewest)
            for (const NodeId line : lines)
                hold(line);
    }

    /// What stands beside it up to a heading; what is mostly links left out.
    std::vector<NodeId> find_reached(NodeId part) {
        std::vector<NodeId> reached;
        const auto sides = find_siblings(tree_, part);
        for (std::size_t side = 0; side < sides.size(); ++side)
            for (const NodeId node : sides[side]) {
                ended_[side] = ended_[side] || headed_[node];
                if (ended_[side]) break;
                if (links_.below(tree_, node) * 5 <= words_.below(tree_, node))
                    reached.push_back(node);
            }
        return reached;
    }

    const Tree& tree_;
    Sums paragraphs_, words_, links_;
    std::vector<bool> headed_;
    std::vector<bool> held_;
    std::array<bool, 2> ended_{}; ///< by a heading: nothing further out on that side is the text's
};

} // namespace

MainContent::MainContent(const std::vector<Block>& blocks, const Tree& tree)
    : element_(find_content(blocks, tree)), held_(TextFollower(blocks, tree).follow(element_)) {}

} // namespace dateline::html
