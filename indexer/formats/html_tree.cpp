#include "indexer/formats/html_tree.h"

#include "common/text.h"
#include "indexer/formats/html_elements.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <limits>
#include <memory>

namespace dateline::html {

namespace {

constexpr auto known_attributes = std::to_array<std::string_view>(
    {"class", "id", "content", "property", "name", "itemprop", "datetime", "role", "rel", "href",
     "lang", "style", "title", "aria-hidden", "http-equiv", "pubdate"});

/// The name in memory that lasts; empty for one that means nothing here.
std::string_view known_attribute(std::string_view name) {
    for (const std::string_view known : known_attributes)
        if (known.size() == name.size() && known == name) return known;
    return {};
}

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

} // namespace

/// Takes what the parser finds, in order.
class TreeBuilder {
  public:
    TreeBuilder() {
        handler_.startElement = [](void* self, const xmlChar* name, const xmlChar** attributes) {
            static_cast<TreeBuilder*>(self)->start(name, attributes);
        };
        handler_.endElement = [](void* self, const xmlChar* name) {
            static_cast<TreeBuilder*>(self)->end(name);
        };
        handler_.characters = [](void* self, const xmlChar* text, int size) {
            static_cast<TreeBuilder*>(self)->add_text(
                {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
        };
    }

    Tree build(std::string_view markup) {
        const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
            htmlCreateMemoryParserCtxt(markup.data(), static_cast<int>(markup.size())),
            htmlFreeParserCtxt);
        if (!parser) return {};
        *parser->sax = handler_;
        parser->userData = this;
        htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                             HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                             HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC);
        parser->charset = XML_CHAR_ENCODING_UTF8;
        tree_.texts_.reserve(markup.size() / 2);
        htmlParseDocument(parser.get());
        while (!open_.empty())
            close();
        return std::move(tree_);
    }

  private:
    void start(const xmlChar* name, const xmlChar** attributes) {
        if (tree_.nodes_.empty() == false && open_.empty()) return; // a second root
        const Element& element = find_element(view(name));
        Node node{element.name, element.traits, parent(), 0, 0, 0, 0, 0};
        node.first_attribute = static_cast<std::uint32_t>(tree_.attributes_.size());
        for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
            add_attribute(attributes[0], attributes[1]);
        node.attributes =
            static_cast<std::uint32_t>(tree_.attributes_.size()) - node.first_attribute;
        open_.push_back(tree_.size());
        tree_.nodes_.push_back(node);
    }

    void add_attribute(const xmlChar* name, const xmlChar* value) {
        const std::string_view known = known_attribute(view(name));
        if (known.empty()) return;
        const std::string_view text = view(value);
        tree_.attributes_.push_back({known, static_cast<std::uint32_t>(tree_.texts_.size()),
                                     static_cast<std::uint32_t>(text.size())});
        tree_.texts_ += text;
    }

    void end(const xmlChar* name) {
        constexpr std::size_t asked = 16;
        const std::string_view wanted = find_element(view(name)).name;
        for (std::size_t up = 1; up <= std::min(asked, open_.size()); ++up) {
            if (tree_.nodes_[open_[open_.size() - up]].name != wanted) continue;
            for (; up > 0; --up)
                close();
            return;
        }
    }

    void close() {
        tree_.nodes_[open_.back()].end = tree_.size();
        open_.pop_back();
    }

    void add_text(std::string_view text) {
        if (open_.empty() || text.empty()) return;
        const bool goes_on =
            tree_.nodes_.back().name.empty() && tree_.nodes_.back().parent == parent();
        if (!goes_on)
            tree_.nodes_.push_back({{},
                                    0,
                                    parent(),
                                    tree_.size() + 1,
                                    static_cast<std::uint32_t>(tree_.texts_.size()),
                                    0,
                                    0,
                                    0});
        tree_.texts_ += text;
        tree_.nodes_.back().size_of_text += static_cast<std::uint32_t>(text.size());
    }

    NodeId parent() const { return open_.empty() ? no_node : open_.back(); }

    htmlSAXHandler handler_{};
    Tree tree_;
    std::vector<NodeId> open_;
};

std::string_view Tree::attribute(NodeId id, std::string_view name) const {
    const Node& node = nodes_[id];
    for (std::uint32_t i = 0; i < node.attributes; ++i) {
        const Attribute& found = attributes_[node.first_attribute + i];
        if (found.name == name) return std::string_view(texts_).substr(found.begin, found.size);
    }
    return {};
}

std::string Tree::text_below(NodeId id, std::size_t at_most) const {
    std::string out;
    for (NodeId below = id; below < nodes_[id].end && out.size() < at_most; ++below)
        if (nodes_[below].name == "br")
            out += ' ';
        else
            out += text(below);
    return squeeze(cut(out, at_most));
}

Tree parse(std::string_view markup) {
    constexpr auto most = std::size_t{std::numeric_limits<int>::max() / 2};
    if (markup.empty() || markup.size() > most) return {};
    // Else the first two threads could set it up at once, after which both would wait forever.
    [[maybe_unused]] static const bool is_set_up = (xmlInitParser(), true);
    return TreeBuilder().build(markup);
}

} // namespace dateline::html
