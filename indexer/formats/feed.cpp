#include "common/ascii.h"
#include "common/contains.h"
#include "common/error.h"
#include "common/text.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/formats/fields.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/markup.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/xml.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>

namespace dateline {

namespace {

std::string text_of(const pugi::xml_node& node) {
    const std::string content = content_of(node);
    check_field_size(content.size());
    return squeeze_lines(has_markup(content) ? text_of_markup(content) : content);
}

std::string line_of(const pugi::xml_node& node) {
    return squeeze(text_of(node));
}

/// RSS escapes HTML twice in titles now and then: "Smith &amp;#8217;s".
std::string title_of(const pugi::xml_node& node) {
    const std::string title = line_of(node);
    return title.find('&') == std::string::npos ? title : squeeze(text_of_markup(title));
}

/// Sorts as time does: seconds since 1970, of a fixed width.
std::string version_of(const std::string& stamp) {
    const auto seconds = find_time_stamp(stamp);
    if (!seconds || *seconds < 0) return {};
    char digits[24];
    std::snprintf(digits, sizeof digits, "%012lld", *seconds);
    return digits;
}

/// RFC 822 has years of two digits: "Thu, 16 Mar 06 09:00 EST".
std::string with_century(const std::string& stamp) {
    std::istringstream words(stamp);
    std::string whole;
    std::string before;
    for (std::string word; words >> word; before = word) {
        const bool year =
            word.size() == 2 && is_digit(word[0]) && is_digit(word[1]) && find_month(fold(before));
        whole += (whole.empty() ? "" : " ") + (year ? (word < "70" ? "20" : "19") + word : word);
    }
    return whole;
}

/// The whole text, unless it is but a quotation and the summary the text.
std::string body_of(const pugi::xml_node& whole, const pugi::xml_node& summary) {
    const std::string text = text_of(whole);
    const std::string other = text_of(summary);
    if (text.size() >= other.size()) return text;
    return says_more(text, other) ? other + '\n' + text : other;
}

/// What a feed says of itself and so of each item.
struct Channel {
    std::string source;
    std::string language;
    std::string version;
};

PressRelease read_rss_item(const pugi::xml_node& item, const Channel& channel) {
    PressRelease release;
    release.title = title_of(child(item, "title"));
    release.body = body_of(child(item, "encoded"), child(item, "description"));
    release.url = line_of(child(item, "link"));
    release.author = line_of(child(item, "creator"));
    if (release.author.empty()) release.author = line_of(child(item, "author"));
    release.item = line_of(child(item, "guid"));
    if (release.url.empty() && release.item.starts_with("http")) release.url = release.item;
    for (const char* name : {"pubDate", "date"})
        if (const auto date = child(item, name))
            release.dates.push_back({DateSource::feed, with_century(line_of(date))});
    release.source = channel.source;
    release.language = channel.language;
    release.version = channel.version;
    return release;
}

std::string atom_link(const pugi::xml_node& entry) {
    for (const pugi::xml_node& link : entry.children()) {
        if (local_name(link) != "link") continue;
        const std::string_view relation = link.attribute("rel").value();
        if (relation.empty() || relation == "alternate") return link.attribute("href").value();
    }
    return {};
}

PressRelease read_atom_entry(const pugi::xml_node& entry, const Channel& channel) {
    PressRelease release;
    release.title = title_of(child(entry, "title"));
    release.body = body_of(child(entry, "content"), child(entry, "summary"));
    release.url = atom_link(entry);
    release.author = line_of(child(child(entry, "author"), "name"));
    release.item = line_of(child(entry, "id"));
    const auto published = child(entry, "published");
    const auto updated = child(entry, "updated");
    if (published || updated)
        release.dates.push_back({DateSource::feed, line_of(published ? published : updated)});
    release.version = version_of(line_of(updated));
    if (release.version.empty()) release.version = channel.version;
    release.source = channel.source;
    release.language = channel.language;
    return release;
}

/// "Latest News", "Press Releases", in words that name no publisher.
bool is_section(const std::string& title) {
    constexpr auto words = std::to_array<std::string_view>(
        {"all",        "and",    "articles", "breaking",   "by",   "center", "centre",
         "department", "events", "feed",     "for",        "from", "latest", "media",
         "ministry",   "news",   "newsroom", "of",         "our",  "press",  "releases",
         "room",       "rss",    "speeches", "statements", "the",  "updates"});
    std::istringstream parts(fold(title));
    for (std::string word; parts >> word;)
        if (!contains(words, word)) return false;
    return true;
}

/// "Press Releases – Ministry of Fish" and "Ministry of Fish | News" are of that ministry; where no
/// part tells, the longer one is the name.
std::string publisher_of(const std::string& title) {
    for (const std::string_view bar : {" – ", " | ", " - ", " » ", " > "}) {
        const auto place = title.find(bar);
        if (place == std::string::npos) continue;
        const std::string first = title.substr(0, place);
        const std::string second = title.substr(place + bar.size());
        const bool second_is_name =
            is_section(first) || (!is_section(second) && second.size() > first.size());
        return second_is_name ? second : first;
    }
    return title;
}

Channel read_channel(const pugi::xml_node& channel, const char* updated) {
    return {publisher_of(title_of(child(channel, "title"))),
            fold(line_of(child(channel, "language"))).substr(0, 2),
            version_of(line_of(child(channel, updated)))};
}

using ItemReader = PressRelease (*)(const pugi::xml_node&, const Channel&);

void read_items(const pugi::xml_node& parent, std::string_view name, const Channel& channel,
                ItemReader read, std::vector<PressRelease>& releases) {
    for (const pugi::xml_node& item : parent.children()) {
        if (local_name(item) != name) continue;
        PressRelease release = read(item, channel);
        if (release.title.empty() && release.body.empty()) continue;
        if (release.item.empty()) release.item = release.url;
        release.position = releases.size() + 1;
        releases.push_back(std::move(release));
        check_release_count(releases.size());
    }
}

/// The name of the first element, behind declarations and comments; empty if text comes first.
std::string_view root_name(std::string_view head) {
    for (;;) {
        head = trimmed_front(head);
        if (head.size() < 2 || head[0] != '<') return {};
        if (head[1] != '?' && head[1] != '!') break;
        head.remove_prefix(end_of_markup(head));
    }
    head.remove_prefix(1);
    return head.substr(0, head.find_first_of(" \t\r\n/>"));
}

} // namespace

bool looks_like_feed(const Input& input) {
    const std::string_view name = root_name(input.bytes.substr(0, 2000));
    const std::string_view local = name.substr(name.find(':') + 1); // npos + 1 is 0
    return local == "rss" || local == "feed" || local == "RDF";
}

std::vector<PressRelease> read_feed(const Input& input) {
    const pugi::xml_document document = parse_xml(input.bytes);
    const pugi::xml_node root = document.document_element();
    std::vector<PressRelease> releases;
    if (local_name(root) == "feed") {
        read_items(root, "entry", read_channel(root, "updated"), read_atom_entry, releases);
    } else {
        const pugi::xml_node channel = child(root, "channel");
        const Channel facts = read_channel(channel, "lastBuildDate");
        read_items(channel, "item", facts, read_rss_item, releases);
        read_items(root, "item", facts, read_rss_item,
                   releases); // RSS 1.0 has them beside the channel
    }
    if (releases.empty()) throw FormatError("is a feed without items");
    return releases;
}

} // namespace dateline
