#include "indexer/formats/html_blocks.h"

#include "common/text.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

namespace dateline::html {

namespace {

constexpr std::size_t most_blocks = 100'000;

constexpr auto skipped = std::to_array<std::string_view>(
    {"applet", "audio", "button", "canvas", "datalist", "head", "iframe", "map", "noscript",
     "object", "optgroup", "option", "script", "select", "style", "svg", "template", "textarea",
     "video"});

constexpr auto breaking = std::to_array<std::string_view>(
    {"address",    "article", "aside",   "blockquote", "body", "br",      "caption",
     "center",     "dd",      "details", "div",        "dl",   "dt",      "fieldset",
     "figcaption", "figure",  "footer",  "form",       "h1",   "h2",      "h3",
     "h4",         "h5",      "h6",      "header",     "hr",   "legend",  "li",
     "main",       "nav",     "ol",      "p",          "pre",  "section", "summary",
     "table",      "tbody",   "tfoot",   "thead",      "tr",   "ul"});

// Parts of names (class, id, role) by which sites themselves call what is not the text.
constexpr auto boilerplate_names = std::to_array<std::string_view>(
    {"nav",        "menu",       "footer",          "sidebar",       "side-bar",    "breadcrumb",
     "share",      "sharing",    "social",          "related",       "recommend",   "cookie",
     "comment",    "disqus",     "widget",          "newsletter",    "subscribe",   "popup",
     "modal",      "promo",      "advert",          "pagination",    "pager",       "skip-link",
     "search",     "login",      "signup",          "toolbar",       "banner",      "sponsor",
     "taboola",    "outbrain",   "most-read",       "mostread",      "popular",     "trending",
     "also-like",  "read-more-", "tag-list",        "tags",          "author-bio",  "authorbox",
     "print-only", "masthead",   "site-header",     "siteheader",    "topbar",      "consent",
     "gdpr",       "copyright",  "colophon",        "rss",           "teaser-list", "related-",
     "follow",     "jumplink",   "visually-hidden", "screen-reader", "sr-only",     "offscreen"});

constexpr auto aside_names = std::to_array<std::string_view>(
    {"comment",   "related",   "sidebar",     "widget",      "recommend", "popular",   "latest",
     "recent",    "teaser",    "footer",      "calendar",    "event",     "copyright", "carousel",
     "most-read", "trending",  "archive",     "ticker",      "upcoming",  "similar",   "reply",
     "next-post", "prev-post", "aside",       "listing",     "card-",     "disqus",    "weather",
     "clock",     "today",     "currentdate", "current-date"});

// Of those, the ones that leave no doubt even right below the heading.
constexpr auto other_pages_names = std::to_array<std::string_view>(
    {"comment", "related", "sidebar", "recommend", "popular", "latest", "recent", "footer",
     "copyright", "most-read", "trending", "similar", "reply", "next-post", "prev-post", "disqus"});

constexpr auto date_names = std::to_array<std::string_view>(
    {"date", "time", "posted", "publish", "datum", "fecha", "meta", "byline", "submitted",
     "created", "pubdate", "info", "stamp", "posttime", "data-pub", "postdate"});

/// `names` are parts joined by hyphens, one before and one behind all; a name is looked for where a
/// part begins, so that "nav" is in "nav-bar" and "navigation", not in "unavailable".
template <typename List>
bool holds_any(std::string_view names, const List& list) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view name) {
        for (auto at = names.find(name); at != names.npos; at = names.find(name, at + 1))
            if (names[at - 1] == '-') return true;
        return false;
    });
}

template <typename List>
bool among(const List& list, std::string_view name) {
    return std::binary_search(list.begin(), list.end(), name);
}

/// What an element's ancestors and itself say about its text.
struct State {
    bool boilerplate = false, aside = false, other_pages = false, dated = false, hidden = false,
         link = false;
    int heading = 0;
};

std::string names_of(const xmlNode* node) {
    std::string names = "-";
    for (const char* kind : {"class", "id", "role", "itemprop"}) {
        const std::string value = attribute(node, kind);
        for (std::size_t i = 0; i < value.size() && i < 300; ++i) {
            const char c = value[i];
            const bool capital = c >= 'A' && c <= 'Z';
            const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
            if (capital && i > 0 && value[i - 1] >= 'a' && value[i - 1] <= 'z') names += '-';
            names += capital ? static_cast<char>(c + 32) : plain ? c : '-';
        }
        names += '-';
    }
    return names;
}

bool is_hidden(const xmlNode* node) {
    std::string style = attribute(node, "style");
    std::erase(style, ' ');
    return style.find("display:none") != style.npos || attribute(node, "aria-hidden") == "true";
}

State state_of(const xmlNode* node, State state, bool holds_content) {
    const std::string_view name = name_of(node);
    if (name == "a") state.link = true;
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
        state.heading = name[1] - '0';
    if (name == "nav" || name == "footer" || name == "aside") state.boilerplate = true;
    if (name == "footer" || name == "aside") state.aside = true;
    if (name == "time") state.dated = true;
    if (node->properties == nullptr || name == "body" || name == "html") return state;
    const std::string names = names_of(node);
    if (names.size() <= 5) return state;
    if (!holds_content && state.heading != 1) {
        if (holds_any(names, boilerplate_names)) state.boilerplate = true;
        if (holds_any(names, aside_names)) state.aside = true;
        if (holds_any(names, other_pages_names)) state.other_pages = true;
    }
    if (holds_any(names, date_names)) state.dated = true;
    if (is_hidden(node)) state.hidden = true;
    return state;
}

/// Elements around the heading or around most of the paragraphs. They often carry the names of
/// what they hold beside ("page with-sidebar"), which then say nothing about the text.
std::unordered_set<const xmlNode*> find_wrappers(const xmlNode* root) {
    std::unordered_map<const xmlNode*, std::size_t> weight;
    std::unordered_set<const xmlNode*> wrappers;
    std::size_t total = 0;
    bool heading_seen = false;
    for (const xmlNode* node = root; node != nullptr; node = next_node(node, root)) {
        const std::string_view name = name_of(node);
        const bool heading = name == "h1" && !heading_seen;
        if (heading)
            for (const xmlNode* around = node; around != nullptr; around = around->parent)
                wrappers.insert(around);
        heading_seen = heading_seen || heading;
        if (node->type != XML_TEXT_NODE || node->content == nullptr) continue;
        const std::string_view words = reinterpret_cast<const char*>(node->content);
        if (words.size() < 60 || is_element(node->parent, "a")) continue;
        if (words.find_first_not_of(" \t\r\n") == words.npos) continue;
        const std::size_t size = std::min<std::size_t>(words.size(), 1000);
        total += size;
        for (const xmlNode* around = node->parent; around != nullptr; around = around->parent)
            weight[around] += size;
    }
    for (const auto& [node, size] : weight)
        if (size * 10 >= total * 6) wrappers.insert(node);
    return wrappers;
}

class BlockReader {
  public:
    explicit BlockReader(const xmlNode* root) : root_(root), wrappers_(find_wrappers(root)) {}

    std::vector<Block> read() {
        states_.push_back({});
        for (const xmlNode* node = root_; node != nullptr && blocks_.size() < most_blocks;)
            node = visit(node);
        flush();
        return std::move(blocks_);
    }

  private:
    const xmlNode* visit(const xmlNode* node) {
        if (node->type == XML_TEXT_NODE) add_text(node);
        const std::string_view name = name_of(node);
        if (name.empty() || among(skipped, name)) return leave(node);
        if (among(breaking, name)) flush();
        if (name == "td" || name == "th") line_.text += ' ';
        states_.push_back(state_of(node, states_.back(), wrappers_.contains(node)));
        if (name == "time" && line_.stamp.empty()) line_.stamp = attribute(node, "datetime");
        if (name == "abbr" && states_.back().dated && line_.stamp.empty())
            line_.stamp = attribute(node, "title");
        if (node->children != nullptr) return node->children;
        states_.pop_back();
        return leave(node);
    }

    /// To the next node that is not below this one, closing what ends on the way.
    const xmlNode* leave(const xmlNode* node) {
        while (node != nullptr && node != root_) {
            if (node->next != nullptr) return node->next;
            node = node->parent;
            if (node == nullptr || states_.size() <= 1) return nullptr;
            if (among(breaking, name_of(node))) flush();
            states_.pop_back();
        }
        return nullptr;
    }

    void add_text(const xmlNode* node) {
        if (node->content == nullptr) return;
        const std::string_view words = reinterpret_cast<const char*>(node->content);
        if (words.find_first_not_of(" \t\r\n") == words.npos) {
            if (!line_.text.empty()) line_.text += ' ';
            return;
        }
        const State& state = states_.back();
        if (line_.parent == nullptr) {
            line_.parent = node->parent;
            line_.boilerplate = state.boilerplate;
            line_.hidden = state.hidden;
            line_.heading = state.heading;
            line_.aside = state.aside;
            line_.other_pages = state.other_pages;
        }
        line_.dated = line_.dated || state.dated;
        line_.text += words;
        if (state.link) line_.link_bytes += words.size();
    }

    void flush() {
        if (line_.parent != nullptr) {
            line_.text = squeeze(line_.text);
            if (!line_.text.empty()) blocks_.push_back(std::move(line_));
        } else if (!line_.stamp.empty() && !states_.back().aside) {
            line_.dated = true;
            blocks_.push_back(std::move(line_));
        }
        line_ = {};
    }

    const xmlNode* root_;
    std::unordered_set<const xmlNode*> wrappers_;
    std::vector<State> states_;
    std::vector<Block> blocks_;
    Block line_;
};

} // namespace

std::vector<Block> read_blocks(const xmlNode* root) {
    return root == nullptr ? std::vector<Block>{} : BlockReader(root).read();
}

bool is_prose(const Block& block) {
    return !block.boilerplate && !block.hidden && block.text.size() >= 60 &&
           block.link_bytes * 10 < block.text.size() * 5;
}

bool is_below(const xmlNode* node, const xmlNode* ancestor) {
    for (; node != nullptr; node = node->parent)
        if (node == ancestor) return true;
    return false;
}

const xmlNode* find_content(const std::vector<Block>& blocks, const xmlNode* root) {
    std::unordered_map<const xmlNode*, std::size_t> prose;
    for (const Block& block : blocks) {
        if (!is_prose(block)) continue;
        for (const xmlNode* node = block.parent; node != nullptr && node != root->parent;
             node = node->parent)
            prose[node] += block.text.size();
    }
    const xmlNode* content = root;
    for (bool deeper = true; deeper;) {
        deeper = false;
        for (const xmlNode* child = content->children; child != nullptr; child = child->next) {
            const auto found = prose.find(child);
            if (found == prose.end() || found->second * 10 < prose[content] * 8) continue;
            const std::string_view name = name_of(child);
            if (name == "p" || name == "ul" || name == "ol" || name == "blockquote") continue;
            content = child;
            deeper = true;
            break;
        }
    }
    return content;
}

} // namespace dateline::html
