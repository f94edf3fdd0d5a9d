#include "common/error.h"
#include "common/text.h"
#include "indexer/formats/markup.h"
#include "indexer/formats/news_xml.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/xml.h"

namespace dateline {

// IPTC NITF 3.6: head/docdata has the dates, body/body.head the headline and by-line,
// body/body.content the text.

pugi::xml_node descendant(const pugi::xml_node& node, std::string_view name) {
    return node.find_node([&](const pugi::xml_node& candidate) {
        return candidate.type() == pugi::node_element && local_name(candidate) == name;
    });
}

std::string nitf_text(const pugi::xml_node& nitf) {
    return squeeze_lines(text_of_markup(content_of(descendant(nitf, "body.content"))));
}

bool looks_like_nitf(const Input& input) {
    const std::string_view head = input.bytes.substr(0, 1000);
    return head.find("<nitf") != std::string_view::npos &&
           head.find("<newsItem") == std::string_view::npos;
}

std::vector<PressRelease> read_nitf(const Input& input) {
    const pugi::xml_document document = parse_xml(input.bytes);
    PressRelease release;
    for (const char* name : {"hl1", "hedline", "title"})
        if (release.title.empty())
            release.title = squeeze(text_of_markup(content_of(descendant(document, name))));
    release.body = nitf_text(document);
    release.author = squeeze(text_of_markup(content_of(descendant(document, "byline"))));
    for (const char* name : {"date.release", "date.issue"})
        if (const auto date = descendant(document, name))
            release.dates.push_back({DateSource::field, date.attribute("norm").value()});
    if (release.title.empty() && release.body.empty())
        throw FormatError("is NITF without headline or text");
    return {release};
}

} // namespace dateline
