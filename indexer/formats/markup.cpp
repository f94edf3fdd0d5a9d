#include "indexer/formats/markup.h"

#include "common/ascii.h"
#include "common/text.h"
#include "indexer/formats/html_plain.h"
#include "indexer/formats/html_tree.h"
#include "indexer/formats/limits.h"

#include <algorithm>
#include <array>
#include <vector>

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
bool among(const List& list, std::string_view name) {
    return std::binary_search(list.begin(), list.end(), name);
}

} // namespace

bool looks_like_markup(std::string_view text) {
    const auto last_close = text.rfind('>');
    if (last_close == std::string_view::npos) return false;
    for (auto open = text.find('<'); open < last_close; open = text.find('<', open + 1)) {
        const char next = text[open + 1];
        if (is_ascii_letter(next) || next == '/' || next == '!') return true;
    }
    return false;
}

bool has_markup(std::string_view text) {
    constexpr std::size_t longest_name = 10;
    for (auto at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
        const auto end = text.find_first_of("; &<", at + 1);
        if (end != std::string_view::npos && text[end] == ';' && end > at + 1 &&
            end - at <= longest_name)
            return true;
    }
    return looks_like_markup(text);
}

std::string text_of_markup(std::string_view markup) {
    check_field_size(markup.size());
    const std::string whole = "<html><body>" + std::string(markup) + "</body></html>";
    const html::Tree tree = html::parse(html::remove_what_is_no_text(whole).markup);
    std::string out;
    std::vector<html::NodeId> open_blocks; // where they end
    for (html::NodeId node = 0; node < tree.size();) {
        for (; !open_blocks.empty() && open_blocks.back() <= node; open_blocks.pop_back())
            out += '\n';
        const std::string_view name = tree.name(node);
        if (among(blocks, name)) {
            out += '\n';
            open_blocks.push_back(tree[node].end);
        }
        if (name == "td") out += ' ';
        // Line breaks in the source are white space; those of the text come from the blocks.
        for (const char c : tree.text(node))
            out += c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
        node = among(skipped, name) ? tree[node].end : node + 1;
    }
    return squeeze_lines(out);
}

} // namespace dateline
