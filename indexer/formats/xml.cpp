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

/// Whether elements nest deeper than the parser can free. Counts tags without understanding them: a
/// document that lies about its depth this way is none we could read. Throws FormatError where a
/// tree of it would take too much memory.
bool is_too_deep(std::string_view bytes) {
    int depth = 0;
    std::size_t elements = 0;
    std::ptrdiff_t attributes = 0;
    for (auto open = bytes.find('<'); open != std::string_view::npos;
         open = bytes.find('<', open + 1)) {
        const std::string_view tag = bytes.substr(open);
        if (tag.starts_with("<![CDATA[")) {
            open = bytes.find("]]>", open);
        } else if (tag.starts_with("<!--")) {
            open = bytes.find("-->", open);
        } else if (tag.starts_with("</")) {
            --depth;
        } else if (!tag.starts_with("<?") && !tag.starts_with("<!")) {
            if (++elements > max_xml_elements)
                throw FormatError("is XML of over 1,000,000 elements");
            const auto close = bytes.find('>', open);
            if (close == std::string_view::npos) return false; // the parser will find it broken
            if (bytes[close - 1] != '/' && ++depth > deepest) return true;
            attributes += std::count(tag.begin(), bytes.begin() + std::ptrdiff_t(close), '=');
            if (attributes > max_xml_attributes)
                throw FormatError("is XML of over 2,000,000 attributes");
            open = close;
        }
        if (open == std::string_view::npos) return false;
    }
    return false;
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
    if (is_too_deep(text)) throw FormatError("is nested too deeply");
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
