#include "indexer/formats/xml.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/error.h"
#include "common/text.h"
#include "indexer/charset.h"
#include "indexer/formats/limits.h"

#include <algorithm>
#include <array>
#include <sstream>

namespace dateline {

namespace {

constexpr int deepest = 200;

/// Behind the next `end` at or after `from`; where the text ends if there is none.
std::size_t behind(std::string_view text, std::string_view end, std::size_t from) {
    const auto place = text.find(end, from);
    return place == text.npos ? text.size() : place + end.size();
}

/// Behind the `>` of a tag, which may stand in quoted values, too.
std::size_t end_of_tag(std::string_view text) {
    std::size_t at = 0;
    while ((at = text.find_first_of(">\"'", at)) != text.npos && text[at] != '>')
        at = behind(text, text.substr(at, 1), at + 1);
    return at == text.npos ? text.size() : at + 1;
}

/// Behind a document type, in which there are declarations, comments and quoted values.
std::size_t end_of_document_type(std::string_view text) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        if (rest.starts_with("<!--")) {
            at = behind(text, "-->", at + 4);
        } else if (rest.starts_with("<?")) {
            at = behind(text, "?>", at + 2);
        } else if (rest.starts_with("<!")) {
            ++depth;
            at += 2;
        } else if (rest[0] == '"' || rest[0] == '\'') {
            at = behind(text, rest.substr(0, 1), at + 1);
        } else {
            ++at;
            if (rest[0] == '>' && --depth == 0) return at;
        }
    }
    return text.size();
}

/// Throws FormatError where the tree of it would take too much memory.
void check_size(std::string_view text) {
    std::size_t nodes = 0;
    std::ptrdiff_t attributes = 0;
    for (auto at = text.find('<'); at != text.npos; at = text.find('<', at)) {
        const std::string_view markup = text.substr(at, end_of_markup(text.substr(at)));
        at += markup.size();
        // The parser has rules of its own for where such a part of a document type ends.
        if (markup.starts_with("<!D") && markup.find("<![") != markup.npos)
            throw FormatError("is XML with a document type that is not read here");
        const bool is_element = markup.substr(1).find_first_of("/?!") != 0;
        if (is_element) attributes += std::count(markup.begin(), markup.end(), '=');
        if (is_element || markup.starts_with("<![CDATA[")) ++nodes;
        if (nodes > max_xml_elements) throw FormatError("is XML of over 1,000,000 elements");
        if (attributes > max_xml_attributes)
            throw FormatError("is XML of over 2,000,000 attributes");
    }
}

/// Whether elements nest deeper than is safe for what goes through them by recursion.
bool is_too_deep(pugi::xml_document& document) {
    struct Walker : pugi::xml_tree_walker {
        bool for_each(pugi::xml_node& node) override {
            return node.type() != pugi::node_element || depth() < deepest;
        }
    };
    Walker walker;
    return !document.traverse(walker);
}

/// The charset that the declaration names; empty if it names none.
std::string declared_charset(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, std::min<std::size_t>(bytes.find("?>"), 200));
    const auto name = head.find("encoding=");
    if (name == std::string_view::npos || name + 10 >= head.size()) return {};
    const char quote = head[name + 9];
    const std::string_view value = head.substr(name + 10);
    return std::string(value.substr(0, value.find(quote)));
}

// What a page or a piece of one may begin with.
constexpr auto html_names = std::to_array<std::string_view>(
    {"a",    "article", "aside",  "b",    "blockquote", "body",  "br",     "center",
     "div",  "em",      "figure", "font", "form",       "h1",    "h2",     "h3",
     "h4",   "head",    "header", "hr",   "html",       "i",     "img",    "link",
     "main", "meta",    "nav",    "ol",   "p",          "pre",   "script", "section",
     "span", "strong",  "style",  "svg",  "table",      "title", "ul"});

/// The name in the tag that the text begins with; empty if it begins with none.
std::string_view first_name(std::string_view bytes) {
    bytes = trimmed_front(bytes);
    if (bytes.size() < 2 || bytes[0] != '<' || !is_ascii_letter(bytes[1])) return {};
    return bytes.substr(1, bytes.find_first_of(" \t\r\n/>") - 1);
}

// Those that plain text and Markdown begin with, too.
constexpr auto inline_names =
    std::to_array<std::string_view>({"a", "b", "br", "em", "font", "i", "img", "span", "strong"});

bool is_html_name(std::string_view name) {
    return contains(html_names, fold(name));
}

} // namespace

std::size_t end_of_markup(std::string_view text) {
    if (text.starts_with("<![CDATA[")) return behind(text, "]]>", 9);
    if (text.starts_with("<!--")) return behind(text, "-->", 4);
    if (text.starts_with("<?")) return behind(text, "?>", 2);
    if (text.starts_with("<!")) return end_of_document_type(text);
    return end_of_tag(text);
}

bool begins_with_html(std::string_view bytes) {
    const std::string name = fold(first_name(bytes));
    return is_html_name(name) && !contains(inline_names, name);
}

bool has_xml_root(std::string_view bytes) {
    const std::string_view name = first_name(bytes);
    bytes = trimmed_back(bytes);
    if (name.empty() || !bytes.ends_with('>')) return false;
    bytes.remove_suffix(1);
    return bytes.ends_with(name) && bytes.substr(0, bytes.size() - name.size()).ends_with("</") &&
           !is_html_name(name);
}

pugi::xml_document parse_xml(std::string_view bytes) {
    const std::string text = to_utf8(bytes, declared_charset(bytes));
    check_size(text);
    pugi::xml_document document;
    const pugi::xml_parse_result result = document.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata_single,
        pugi::encoding_utf8);
    if (!result) {
        const auto place =
            text.begin() +
            std::clamp<std::ptrdiff_t>(result.offset, 0, static_cast<std::ptrdiff_t>(text.size()));
        throw FormatError("is broken XML at line " +
                          std::to_string(1 + std::count(text.begin(), place, '\n')) + ": " +
                          result.description());
    }
    if (is_too_deep(document)) throw FormatError("is nested too deeply");
    return document;
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

pugi::xml_node child(const pugi::xml_node& node, std::string_view name) {
    for (const pugi::xml_node& candidate : node.children())
        if (candidate.type() == pugi::node_element && local_name(candidate) == name)
            return candidate;
    return {};
}

std::string content_of(const pugi::xml_node& node) {
    std::ostringstream out;
    for (const pugi::xml_node& part : node.children()) {
        if (part.type() == pugi::node_pcdata || part.type() == pugi::node_cdata)
            out << part.value();
        else if (part.type() == pugi::node_element)
            part.print(out, "", pugi::format_raw, pugi::encoding_utf8);
    }
    return repair_mojibake(out.str());
}

} // namespace dateline
