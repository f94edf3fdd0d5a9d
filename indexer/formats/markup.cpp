#include "indexer/formats/markup.h"

#include "common/text.h"

#include <algorithm>
#include <array>
#include <libxml/HTMLparser.h>
#include <memory>

namespace dateline {

namespace {

constexpr auto skipped =
    std::to_array<std::string_view>({"button", "form", "head", "iframe", "noscript", "object",
                                     "script", "select", "style", "svg", "template"});

constexpr auto blocks = std::to_array<std::string_view>(
    {"address", "article", "aside",    "blockquote", "br",     "caption", "center", "dd",  "div",
     "dl",      "dt",      "fieldset", "figcaption", "figure", "footer",  "h1",     "h2",  "h3",
     "h4",      "h5",      "h6",       "header",     "hr",     "li",      "main",   "nav", "ol",
     "p",       "pre",     "section",  "table",      "tbody",  "tr",      "ul"});

template <typename List>
bool among(const List& list, const xmlNode& node) {
    const auto* name = reinterpret_cast<const char*>(node.name);
    return name != nullptr && std::binary_search(list.begin(), list.end(), std::string_view(name));
}

struct DocumentDeleter {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

/// The next node in document order; `below` says whether to go into the children of `node`.
const xmlNode* following(const xmlNode* node, const xmlNode* root, bool below, std::string& out) {
    if (below && node->children != nullptr) return node->children;
    while (node != nullptr && node != root) {
        if (node->type == XML_ELEMENT_NODE && among(blocks, *node)) out += '\n';
        if (node->next != nullptr) return node->next;
        node = node->parent;
    }
    return nullptr;
}

} // namespace

bool looks_like_markup(std::string_view text) {
    for (auto open = text.find('<'); open != std::string_view::npos;
         open = text.find('<', open + 1)) {
        const char next = open + 1 < text.size() ? text[open + 1] : ' ';
        const bool letter = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') ||
                            next == '/' || next == '!';
        if (letter && text.find('>', open) != std::string_view::npos) return true;
    }
    return false;
}

std::string text_of_markup(std::string_view html) {
    const std::string whole = "<html><body>" + std::string(html) + "</body></html>";
    constexpr int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                            HTML_PARSE_NONET | HTML_PARSE_NODEFDTD;
    const std::unique_ptr<xmlDoc, DocumentDeleter> document(
        htmlReadMemory(whole.data(), static_cast<int>(whole.size()), nullptr, "UTF-8", options));
    if (!document) return {};
    const xmlNode* root = xmlDocGetRootElement(document.get());
    std::string out;
    for (const xmlNode* node = root; node != nullptr;) {
        const bool is_element = node->type == XML_ELEMENT_NODE;
        if (is_element && among(blocks, *node)) out += '\n';
        if (is_element && (std::string_view(reinterpret_cast<const char*>(node->name)) == "td"))
            out += ' ';
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
            // Line breaks in the source are white space; those of the text come from the blocks.
            for (const char c : std::string_view(reinterpret_cast<const char*>(node->content)))
                out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        }
        node = following(node, root, is_element && !among(skipped, *node), out);
    }
    return squeeze_lines(out);
}

} // namespace dateline
