#include "common/ascii.h"
#include "common/error.h"
#include "common/text.h"
#include "indexer/charset.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/formats/headline.h"
#include "indexer/formats/html_content.h"
#include "indexer/formats/html_dates.h"
#include "indexer/formats/html_plain.h"
#include "indexer/formats/html_tree.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/no_title.h"
#include "indexer/formats/readers.h"
#include "indexer/formats/xml.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace dateline {

namespace {

using html::Block;

/// `<meta charset=…>` or `<meta … content="text/html; charset=…">`.
std::string declared_charset(std::string_view bytes) {
    const std::string head = to_ascii_lower(bytes.substr(0, 8192));
    for (auto at = head.find("<meta"); at != head.npos; at = head.find("<meta", at + 1)) {
        const std::string_view tag = std::string_view(head).substr(at, head.find('>', at) - at);
        auto value = tag.find("charset=");
        if (value == tag.npos) continue;
        value = tag.find_first_not_of("\"' ", value + 8);
        if (value == tag.npos) continue;
        return std::string(tag.substr(value, tag.find_first_of("\"'; />", value) - value));
    }
    return {};
}

/// How well a heading's words fit what the page calls itself in its head; 0 for not at all. The
/// site's own name is often a heading too.
int fit_of_words(const Block& block, const std::string& headline, const std::string& title) {
    const std::string text = fold(block.text);
    if (!headline.empty() && text == headline) return 6;
    if (block.heading == 0) return text.size() >= 12 && title.starts_with(text) ? 2 : 0;
    if (!headline.empty() && text.size() >= 12 && headline.find(text) != headline.npos) return 5;
    if (title.starts_with(text) && text.size() * 4 > title.size()) return 5;
    if (text.size() >= 20 && title.find(text) != title.npos) return 4;
    return block.heading == 1 && !block.is(html::boilerplate) ? 3 : 0;
}

/// Of equal words the main heading, not the teaser that leads to this very page.
int fit(const Block& block, const std::string& headline, const std::string& title) {
    if (block.text.size() < 5 || block.text.size() > 400 || block.is(html::hidden) ||
        names_site_only(block.text))
        return 0;
    const int words = fit_of_words(block, headline, title);
    if (words == 0) return 0;
    const int level = block.heading == 1 ? 2 : block.heading != 0 ? 1 : 0;
    return words * 4 + level - (block.link_bytes > 0 ? 1 : 0);
}

/// Whether the title ends with these words, three at least.
bool ends_with_words(std::string_view title, std::string_view words) {
    if (!title.ends_with(words) || std::count(words.begin(), words.end(), ' ') < 2) return false;
    return title.size() == words.size() || title[title.size() - words.size() - 1] == ' ';
}

/// A blog's post below the blog's own heading: a lasting link, with which the page's title ends.
bool is_post(const html::Tree& tree, const Block& block, const std::string& title) {
    return block.heading != 0 && tree.attribute(block.parent, "rel") == "bookmark" &&
           ends_with_words(title, fold(block.text));
}

/// The page's only heading; the number of blocks if there are none or several, or text before it.
std::size_t find_only_heading(const std::vector<Block>& blocks) {
    const auto is_heading = [](const Block& block) {
        return block.heading != 0 && !block.is(html::boilerplate | html::hidden) &&
               !names_site_only(block.text) &&
               std::count(block.text.begin(), block.text.end(), ' ') > 1;
    };
    const auto is_told = [](const Block& block) {
        return html::is_prose(block) ||
               (is_sentence(block.text) && !block.is(html::boilerplate | html::hidden));
    };
    const auto found = std::find_if(blocks.begin(), blocks.end(), is_heading);
    const bool other = found != blocks.end() && std::any_of(found + 1, blocks.end(), is_heading);
    const bool below = std::any_of(blocks.begin(), found, is_told);
    return other || below ? blocks.size() : static_cast<std::size_t>(found - blocks.begin());
}

/// The block of the page's heading, else the first block of the content.
std::size_t find_heading(const html::Tree& tree, const std::vector<Block>& blocks,
                         const html::Head& head, html::NodeId content) {
    const std::string headline = fold(squeeze(head.headline));
    const std::string title = fold(squeeze(head.title));
    std::size_t best = blocks.size();
    int best_fit = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        constexpr int fit_of_post = 25; // that of a headline in other words is less
        const bool post = is_post(tree, blocks[i], title);
        const int found = post ? fit_of_post : fit(blocks[i], headline, title);
        if (found > best_fit) {
            best_fit = found;
            best = i;
        }
    }
    if (best == blocks.size() && names_site_only(head.title)) best = find_only_heading(blocks);
    if (best != blocks.size()) return best;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        if (tree.is_below(blocks[i].parent, content)) return i;
    return 0;
}

bool is_text(const Block& block) {
    if (block.is(html::boilerplate | html::hidden) || block.text.empty()) return false;
    if (is_page_furniture(block.text)) return false;
    const bool links = block.link_bytes * 10 >= block.text.size() * 8;
    return !links || (block.heading != 0 && block.link_bytes == 0) || block.text.size() > 250;
}

std::vector<std::string_view> split_lines(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty())
        lines.push_back(take_part(text, '\n'));
    return lines;
}

/// Without the short lines that a page's programs print again and again: a forum's "Member since",
/// "3/28 photos".
std::string without_refrains(const std::string& body) {
    constexpr std::size_t longest = 40;
    constexpr std::size_t often = 8;
    const auto refrain_of = [](std::string_view line) {
        const bool sentence =
            line.empty() || std::string_view(".?!:)]\"").find(line.back()) != line.npos;
        if (line.size() > longest || sentence) return std::string();
        std::string shape(line);
        std::replace_if(shape.begin(), shape.end(), is_digit, '0');
        return shape;
    };
    std::unordered_map<std::string, std::size_t> times;
    const auto lines = split_lines(body);
    for (const std::string_view line : lines)
        ++times[refrain_of(line)];
    std::string out;
    for (const std::string_view line : lines) {
        const std::string shape = refrain_of(line);
        if (shape.empty() || times[shape] < often) (out += line) += '\n';
    }
    return out;
}

/// A lead or sub-heading that stands between the heading and the element with the rest of the text.
bool is_lead(const Block& block) {
    constexpr std::size_t by_line = 160;
    if (!html::is_prose(block) || block.is(html::other_pages | html::footer)) return false;
    return block.text.size() > by_line || find_date_mentions(block.text, 1).empty();
}

std::string read_body(const html::MainContent& content, const std::vector<Block>& blocks,
                      std::size_t heading, bool heading_is_title) {
    const bool heading_above =
        std::none_of(blocks.begin() + static_cast<std::ptrdiff_t>(heading), blocks.end(),
                     [&](const Block& b) { return html::is_prose(b) && content.holds(b); });
    std::string body;
    bool in_content = false;
    for (std::size_t i = heading_above ? 0 : heading; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if ((i == heading && heading_is_title) || !is_text(block)) continue;
        if (in_content && block.heading != 0 && leads_to_others(block.text)) break;
        in_content = in_content || content.holds(block);
        const bool lead =
            i > heading && i <= heading + 12 && !in_content && !heading_above && is_lead(block);
        if (!lead && !content.holds(block)) continue;
        body += block.text;
        body += '\n';
    }
    return body;
}

bool is_root_url(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == url.npos) return false;
    const auto path = url.find('/', scheme + 3);
    return path == url.npos || path + 1 == url.size();
}

/// How many blocks name a day beside a link to another page: entries of a list, an aside's left
/// out.
std::size_t count_entries(const std::vector<Block>& blocks) {
    constexpr std::size_t longest_entry = 300;
    const auto is_link = [&](std::size_t i) {
        return i < blocks.size() && blocks[i].link_bytes * 2 > blocks[i].text.size();
    };
    std::size_t entries = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (block.text.size() > longest_entry ||
            block.is(html::aside | html::other_pages | html::footer))
            continue;
        const bool linked = block.link_bytes > 0 || (i > 0 && is_link(i - 1)) || is_link(i + 1);
        if (linked && !find_date_mentions(block.text, 1).empty()) ++entries;
    }
    return entries;
}

/// A page of dated links with little else: a list of releases.
bool is_list_of_entries(const std::vector<Block>& blocks) {
    constexpr std::size_t fewest = 8;
    constexpr std::size_t teaser = 150; // bytes of text that an entry may have
    const std::size_t entries = count_entries(blocks);
    std::size_t prose = 0;
    for (const Block& block : blocks)
        if (html::is_prose(block) && block.link_bytes * 4 < block.text.size())
            prose += block.text.size();
    return entries >= fewest && prose < entries * teaser;
}

/// A home page or a list of releases: nothing says that it is one release, and what text it has is
/// links to others.
bool is_listing(const std::vector<Block>& blocks, const html::Head& head, bool states_date) {
    if (states_date || head.type == "article") return false;
    std::size_t prose = 0;
    std::size_t links = 0;
    for (const Block& block : blocks) {
        if (html::is_prose(block) && block.link_bytes * 4 < block.text.size())
            prose += block.text.size();
        else if (block.link_bytes * 2 > block.text.size())
            links += block.text.size();
    }
    return is_root_url(head.url) ? prose < 2 * links : prose < 300 && links > 2000;
}

/// Whether links to other pages are more than a menu.
bool is_linked_elsewhere(const std::vector<Block>& blocks) {
    constexpr std::ptrdiff_t fewest = 10;
    return std::count_if(blocks.begin(), blocks.end(), [](const Block& block) {
               return block.link_bytes * 2 > block.text.size();
           }) >= fewest;
}

} // namespace

bool looks_like_html(const Input& input) {
    const std::string_view text = trimmed_front(input.bytes);
    if (text.substr(0, 64).find('<') == text.npos) return false;
    const std::string head = to_ascii_lower(text.substr(0, 16384));
    if (head.find("<?xml") != head.npos && head.find("<html") == head.npos) return false;
    if (has_xml_root(input.bytes)) return false;
    if (begins_with_html(input.bytes)) return true;
    constexpr auto signs =
        std::to_array<std::string_view>({"<!doctype html", "<html", "<head", "<body", "<title",
                                         "<meta ", "<script", "<div", "<p>"});
    return std::any_of(signs.begin(), signs.end(),
                       [&](std::string_view sign) { return head.find(sign) != head.npos; });
}

std::vector<PressRelease> read_html(const Input& input) {
    if (input.bytes.size() > max_page_bytes) throw FormatError("is an HTML page of over 16 MB");
    const std::string text = decode(input.bytes, declared_charset(input.bytes));
    html::PlainPage page = html::remove_what_is_no_text(text);
    if (page.markup.size() > max_field_bytes)
        throw FormatError("is an HTML page of over 8 MB, scripts and pictures aside");
    repair(page.markup);
    const html::Tree tree = html::parse(page.markup);
    if (tree.empty()) throw FormatError("is HTML that holds nothing");
    const html::Head head = html::read_head(tree);
    const std::vector<Block> blocks = html::read_blocks(tree);
    const html::MainContent content(blocks, tree);
    const std::size_t heading = find_heading(tree, blocks, head, content.element());

    PressRelease release;
    release.dates = html::find_page_dates(page, head, blocks, heading);
    const bool states_date =
        std::any_of(release.dates.begin(), release.dates.end(), [](const DateClaim& claim) {
            return claim.from == DateSource::json_ld || claim.from == DateSource::meta;
        });
    const bool labelled =
        std::any_of(release.dates.begin(), release.dates.end(),
                    [](const DateClaim& claim) { return claim.from == DateSource::release_line; });
    if (!states_date && !labelled && head.type != "article" && is_list_of_entries(blocks))
        throw FormatError("is a listing or home page, not a release");
    const bool dated = states_date || (!release.dates.empty() && !is_root_url(head.url));
    if (is_listing(blocks, head, dated))
        throw FormatError("is a listing or home page, not a release");

    const bool has_heading =
        heading < blocks.size() && (blocks[heading].heading != 0 ||
                                    fold(blocks[heading].text) == fold(squeeze(head.headline)));
    release.title = has_heading && !names_site_only(blocks[heading].text) ? blocks[heading].text
                    : !head.headline.empty()                              ? head.headline
                    : !names_site_only(head.title)                        ? head.title
                                                                          : "";
    release.body = without_refrains(read_body(content, blocks, heading, has_heading));
    if (release.body.empty() && release.dates.empty() && is_linked_elsewhere(blocks))
        throw FormatError("is a listing or home page, not a release");
    if (release.title.empty() && release.body.empty())
        throw FormatError("is HTML that holds no text");
    release.source = head.site;
    release.url = head.url;
    release.author = head.author;
    release.language = head.language;
    return {release};
}

} // namespace dateline
