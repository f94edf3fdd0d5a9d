#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace dateline {

/// The whole document, of at most 200 levels, so that it can be gone through by recursion. Throws
/// FormatError "is broken XML at line N", "is nested too deeply" or what there is too much of.
pugi::xml_document parse_xml(std::string_view bytes);

/// Where a tag, comment, section, instruction or document type that the text begins with ends, to
/// the parser: what looks like a tag inside of it is none. The end of the text if it does not end.
std::size_t end_of_markup(std::string_view text);

/// Whether the bytes are one element, declared as XML or not, that HTML does not have: `<release>`.
bool has_xml_root(std::string_view bytes);

/// Whether the bytes begin with a block of HTML: a page or a piece of one.
bool begins_with_html(std::string_view bytes);

/// A name without its namespace prefix: `content:encoded` -> `encoded`.
std::string_view local_name(const pugi::xml_node& node);

/// The first child of that local name; a null node if there is none.
pugi::xml_node child(const pugi::xml_node& node, std::string_view name);

/// All character data below the node, CDATA included, and the markup where the element holds
/// elements (XHTML content). Clean UTF-8.
std::string content_of(const pugi::xml_node& node);

} // namespace dateline
