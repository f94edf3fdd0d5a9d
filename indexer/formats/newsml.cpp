#include "common/error.h"
#include "common/text.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/markup.h"
#include "indexer/formats/news_xml.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/xml.h"

namespace dateline {

namespace {

std::string line_of(const pugi::xml_node& node) {
    return squeeze(text_of_markup(content_of(node)));
}

/// IPTC NewsML-G2 2.33: itemMeta has the life of the item, contentMeta the headline, contentSet the
/// text, which may be NITF, XHTML or plain.
PressRelease read_item(const pugi::xml_node& item) {
    PressRelease release;
    release.title = line_of(descendant(item, "headline"));
    if (release.title.empty()) release.title = line_of(descendant(item, "title"));
    const pugi::xml_node content = child(item, "contentSet");
    const pugi::xml_node nitf = descendant(content, "nitf");
    release.body = nitf ? nitf_text(nitf) : squeeze_lines(text_of_markup(content_of(content)));
    release.item = item.attribute("guid").value();
    release.language =
        std::string(descendant(item, "language").attribute("tag").value()).substr(0, 2);
    release.author = line_of(descendant(item, "by"));
    release.source = descendant(item, "provider").attribute("literal").value();
    if (release.source.empty())
        release.source = line_of(child(descendant(item, "provider"), "name"));
    for (const char* name : {"embargoed", "versionCreated", "contentCreated", "firstCreated"})
        if (const auto date = descendant(item, name))
            release.dates.push_back({DateSource::field, line_of(date)});
    // Versions count from 1; padded, they sort as text.
    const std::string version = item.attribute("version").value();
    release.version = std::string(version.size() < 9 ? 9 - version.size() : 0, '0') + version;
    return release;
}

} // namespace

bool looks_like_newsml(const Input& input) {
    const std::string_view head = input.bytes.substr(0, 1000);
    return head.find("<newsItem") != std::string_view::npos ||
           head.find("<newsMessage") != std::string_view::npos;
}

std::vector<PressRelease> read_newsml(const Input& input) {
    const pugi::xml_document document = parse_xml(input.bytes);
    std::vector<PressRelease> releases;
    for (pugi::xml_node item = descendant(document, "newsItem"); item;
         item = item.next_sibling(item.name())) {
        PressRelease release = read_item(item);
        if (release.title.empty() && release.body.empty()) continue;
        release.position = releases.size() + 1;
        releases.push_back(std::move(release));
        check_release_count(releases.size());
    }
    if (releases.empty()) throw FormatError("is NewsML without an item that has a text");
    return releases;
}

} // namespace dateline
