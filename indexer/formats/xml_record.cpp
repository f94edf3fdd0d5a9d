#include "common/ascii.h"
#include "common/contains.h"
#include "common/error.h"
#include "indexer/formats/fields.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/xml.h"

#include <array>

namespace dateline {

namespace {

/// Whether other fields are inside, not just the marks of a text.
bool holds_fields(const pugi::xml_node& node) {
    constexpr auto marks = std::to_array<std::string_view>(
        {"a",  "b",  "blockquote", "br", "div", "em",   "h1",     "h2", "h3",    "h4", "i",
         "li", "ol", "p",          "q",  "s",   "span", "strong", "u",  "table", "ul"});
    for (const pugi::xml_node& part : node.children())
        if (part.type() == pugi::node_element && !contains(marks, local_name(part))) return true;
    return false;
}

/// The leaves below the node, by name. parse_xml() has bounded the depth.
void flatten(const pugi::xml_node& node, std::vector<NamedField>& fields) {
    for (const pugi::xml_node& part : node.children()) {
        if (part.type() != pugi::node_element) continue;
        if (holds_fields(part))
            flatten(part, fields);
        else
            fields.push_back({std::string(local_name(part)), content_of(part)});
    }
}

} // namespace

bool looks_like_xml_record(const Input& input) {
    return trimmed_front(input.bytes).starts_with("<?xml") || has_xml_root(input.bytes);
}

std::vector<PressRelease> read_xml_record(const Input& input) {
    const pugi::xml_document document = parse_xml(input.bytes);
    std::vector<NamedField> fields;
    flatten(document, fields);
    PressRelease release = release_from_fields(fields, input.field_map, DateSource::field);
    release.item.clear(); // the file is the release
    if (release.title.empty() && release.body.empty())
        throw FormatError("is XML without a title or text under names known here");
    return {release};
}

} // namespace dateline
