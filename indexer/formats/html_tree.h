#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// The tree of an HTML page as a list in document order, and how to look at it. Parsing loads
// nothing: no network, no entities, no DTD.

namespace dateline::html {

using NodeId = std::uint32_t;
constexpr NodeId no_node = ~NodeId{0};

/// An element or a piece of text.
struct Node {
    std::string_view name; ///< in lower case; empty for text
    unsigned traits;       ///< Trait of html_elements.h
    NodeId parent;         ///< no_node for the root
    NodeId end = 0;        ///< what lies below are the nodes from the next one up to this one
    std::uint32_t begin_of_text = 0, size_of_text = 0; ///< for Tree::text()
    std::uint32_t first_attribute = 0, attributes = 0; ///< for Tree::attribute()
};

class Tree {
  public:
    bool empty() const { return nodes_.empty(); }
    NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
    const Node& operator[](NodeId id) const { return nodes_[id]; }
    std::string_view name(NodeId id) const { return nodes_[id].name; }
    bool is_text(NodeId id) const { return nodes_[id].name.empty(); }

    /// White space is squeezed, but for spaces at the ends. Empty for elements.
    std::string_view text(NodeId id) const {
        return std::string_view(texts_).substr(nodes_[id].begin_of_text, nodes_[id].size_of_text);
    }

    /// Empty where the element has none of that name.
    std::string_view attribute(NodeId id, std::string_view name) const;

    /// Text below the node in one line, at most `at_most` bytes.
    std::string text_below(NodeId id, std::size_t at_most = 1000) const;

    bool is_below(NodeId id, NodeId ancestor) const {
        return id >= ancestor && id < nodes_[ancestor].end;
    }

  private:
    friend class TreeBuilder;
    struct Attribute {
        std::string_view name;
        std::uint32_t begin, size;
    };
    std::vector<Node> nodes_;
    std::vector<Attribute> attributes_;
    std::string texts_;
};

/// Of markup as remove_what_is_no_text() leaves it. Empty if there is nothing that could be parsed.
Tree parse(std::string_view markup);

} // namespace dateline::html
