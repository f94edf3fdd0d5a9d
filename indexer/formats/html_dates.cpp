#include "indexer/formats/html_dates.h"

#include "common/text.h"
#include "indexer/extract/date_text.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dateline::html {

namespace {

/// Names of <meta> that give the day of publication, the surest first.
constexpr auto date_metas = std::to_array<std::string_view>({"article:published_time",
                                                             "og:article:published_time",
                                                             "og:published_time",
                                                             "datepublished",
                                                             "article:published",
                                                             "article.published",
                                                             "published_time",
                                                             "article_date_original",
                                                             "originalpublicationdate",
                                                             "parsely-pub-date",
                                                             "sailthru.date",
                                                             "cxenseparse:recs:publishtime",
                                                             "dc.date.issued",
                                                             "dc:date.issued",
                                                             "dcterms.issued",
                                                             "citation_publication_date",
                                                             "citation_online_date",
                                                             "prism.publicationdate",
                                                             "publication_date",
                                                             "publicationdate",
                                                             "publish-date",
                                                             "publish_date",
                                                             "publishdate",
                                                             "pub_date",
                                                             "pubdate",
                                                             "og:pubdate",
                                                             "bt:pubdate",
                                                             "date_published",
                                                             "datepublication",
                                                             "releasedate",
                                                             "release_date",
                                                             "dc.date.created",
                                                             "dc:date.created",
                                                             "dcterms.created",
                                                             "dcterms:created",
                                                             "dcterms.date",
                                                             "dc.date",
                                                             "dc:date",
                                                             "date",
                                                             "displaydate",
                                                             "og:article:time",
                                                             "article:create_at",
                                                             "article:date",
                                                             "ptime",
                                                             "creation_date",
                                                             "datecreated",
                                                             "created",
                                                             "uploaddate",
                                                             "ya:ovs:upload_date",
                                                             "citation_date",
                                                             "timestamp"});

std::string lower(std::string_view mixed) {
    std::string text(mixed);
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

void set_if_empty(std::string& field, std::string_view value) {
    if (field.empty()) field = squeeze(value);
}

class HeadReader {
  public:
    explicit HeadReader(const Tree& tree) : tree_(tree) {
        for (NodeId node = 0; node < tree.size(); ++node) {
            const std::string_view name = tree.name(node);
            if (name == "meta")
                read_meta(node);
            else if (name == "title")
                set_if_empty(head_.title, tree.text_below(node));
            else if (name == "link" && lower(tree.attribute(node, "rel")) == "canonical")
                canonical_ = squeeze(tree.attribute(node, "href"));
            else if (name == "html")
                set_if_empty(head_.language, tree.attribute(node, "lang"));
        }
    }

    Head head() {
        if (canonical_.find("://") != canonical_.npos) head_.url = canonical_;
        std::stable_sort(dates_.begin(), dates_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (auto& [rank, text] : dates_)
            head_.dates.push_back({DateSource::meta, std::move(text)});
        head_.language = lower(head_.language.substr(0, head_.language.find_first_of("-_")));
        if (head_.language.size() != 2) head_.language.clear();
        return std::move(head_);
    }

  private:
    void read_meta(NodeId node) {
        const std::string content(tree_.attribute(node, "content"));
        if (content.empty() || content.size() > 2000) return;
        std::string name;
        for (const char* kind : {"property", "name", "itemprop", "http-equiv"})
            if (name.empty()) name = lower(tree_.attribute(node, kind));
        if (name == "og:title") set_if_empty(head_.headline, content);
        if (name == "og:site_name") set_if_empty(head_.site, content);
        if (name == "og:url") set_if_empty(head_.url, content);
        if (name == "og:type") set_if_empty(head_.type, lower(content));
        if (name == "author") set_if_empty(head_.author, content);
        if (name == "content-language" || name == "og:locale" || name == "dc.language")
            set_if_empty(head_.language, content);
        const auto known = std::find(date_metas.begin(), date_metas.end(), name);
        if (known != date_metas.end())
            dates_.emplace_back(known - date_metas.begin(), squeeze(content));
    }

    const Tree& tree_;
    Head head_;
    std::string canonical_;
    std::vector<std::pair<std::ptrdiff_t, std::string>> dates_;
};

/// The string that follows `"key":` at its first place in a script. Scripts are often no valid
/// JSON, and the first one is the page's own.
std::string json_string(std::string_view script, std::string_view key) {
    for (auto at = script.find(key); at != script.npos; at = script.find(key, at + key.size())) {
        auto value = at + key.size();
        while (value < script.size() && value < at + key.size() + 8 &&
               std::string_view("\"' :\t\n\\").find(script[value]) != std::string_view::npos)
            ++value;
        const auto end = script.find_first_of("\"'\\,}", value);
        if (end == script.npos || end - value > 60 || end - value < 8) continue;
        std::string text = squeeze(script.substr(value, end - value));
        if (const auto date = parse_stated_date(text); date && date->full()) return text;
    }
    return {};
}

void add_script_dates(const PlainPage& page, std::vector<DateClaim>& claims) {
    for (const std::string_view key : {"\"datePublished", "\"dateCreated", "\"uploadDate"})
        for (const auto* scripts : {&page.json_ld, &page.scripts})
            for (const std::string_view script : *scripts)
                if (std::string text = json_string(script, key); !text.empty())
                    claims.push_back({DateSource::json_ld, std::move(text)});
}

void add_microdata(const Tree& tree, std::vector<DateClaim>& claims) {
    for (NodeId node = 0; node < tree.size(); ++node) {
        if (tree[node].attributes == 0) continue;
        const std::string_view name = tree.name(node);
        if (name == "meta" || name == "link") continue;
        const std::string property =
            lower(tree.attribute(node, "itemprop")) + " " + lower(tree.attribute(node, "property"));
        const bool published = property.find("datepublished") != property.npos ||
                               property.find("dc:date dc:created") != property.npos;
        if (!published && !(name == "time" && !tree.attribute(node, "pubdate").empty())) continue;
        for (const char* kind : {"datetime", "content", "title"})
            if (std::string text = squeeze(tree.attribute(node, kind)); !text.empty())
                claims.push_back({DateSource::meta, std::move(text)});
        if (std::string text = tree.text_below(node, 100); !text.empty())
            claims.push_back({DateSource::meta, std::move(text)});
    }
}

/// Whether one of the words, or a longer form of it, stands in the folded text.
template <typename List>
bool has_word(const std::string& folded, const List& words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        for (auto at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1))
            if (at == 0 || !std::isalpha(static_cast<unsigned char>(folded[at - 1]))) return true;
        return false;
    });
}

/// Words that call the date beside them one of publication.
bool says_published(const std::string& folded) {
    constexpr auto words = std::to_array<std::string_view>(
        {"publish",   "posted",     "release",    "released",     "publie",       "publicad",
         "pubblicat", "veroffent",  "erstellt",   "gepubliceerd", "geplaatst",    "opublik",
         "dodano",    "publiceret", "publicerad", "julkaistu",    "izdano",       "objavlj",
         "yayin",     "created",    "написано",   "опубликован",  "erschienen",   "erstmals",
         "опубліков", "publikuota", "postat",     "kozzetet",     "vydan",        "date:",
         "datum",     "fecha",      "stand:",     "veröffent",    "mis en ligne", "dated"});
    return has_word(folded, words);
}

bool says_changed(const std::string& folded) {
    constexpr auto words = std::to_array<std::string_view>(
        {"updated", "modified", "mis a jour", "aktualisiert", "actualiz", "aggiorn", "last change",
         "geändert", "geandert", "bearbeitet", "обновлен", "оновлен", "guncelle", "copyright",
         "©"});
    return has_word(folded, words);
}

struct VisibleDate {
    int rank; ///< the lower the surer
    DateClaim claim;
};

class VisibleDates {
  public:
    VisibleDates(const std::vector<Block>& blocks, std::size_t first)
        : blocks_(blocks), first_(first) {}

    std::vector<DateClaim> find() {
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            read(i);
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.rank < b.rank; });
        std::vector<DateClaim> claims;
        for (VisibleDate& date : found_)
            claims.push_back(std::move(date.claim));
        return claims;
    }

  private:
    void read(std::size_t i) {
        const Block& block = blocks_[i];
        // Right below the heading a by-line may be called what it likes.
        const bool below_heading = i > first_ && i <= first_ + 4 && block.text.size() <= 160;
        if (block.hidden || block.other_pages || (block.aside && !below_heading)) return;
        const auto mentions = find_date_mentions(cut(block.text, 400), 2);
        const bool has_stamp = !block.stamp.empty() && parse_stated_date(block.stamp);
        if (mentions.empty() && !has_stamp) return;
        const std::string folded = fold(cut(block.text, 400));
        const bool published = says_published(folded);
        if (says_changed(folded) && !published) return;
        const int kind = kind_of(block, mentions, published, has_stamp, i);
        if (kind == not_one) return;
        const int place = i < first_ ? (i + 6 >= first_ ? 3 : 10) : i <= first_ + 12 ? 0 : 5;
        const bool by_words = !mentions.empty() && (published || !has_stamp);
        std::string words =
            by_words ? block.text.substr(mentions[0].begin, mentions[0].end - mentions[0].begin)
                     : block.stamp;
        const bool release_line = kind == labelled && place == 0;
        found_.push_back(
            {place + kind,
             {release_line ? DateSource::release_line : DateSource::text, std::move(words)}});
    }

    enum { labelled = 0, stamped = 1, named = 2, alone = 3, beside_author = 4, not_one = 99 };

    int kind_of(const Block& block, const std::vector<DateMention>& mentions, bool published,
                bool has_stamp, std::size_t i) const {
        const std::size_t size = block.text.size();
        if (published && size <= 160 && !mentions.empty()) return labelled;
        if (has_stamp) return stamped;
        if (block.dated && size <= 160) return named;
        const DateMention& date = mentions.front();
        if (size <= date.end - date.begin + 25) return alone;
        const bool at_edge = date.begin < 4 || date.end + 4 >= size;
        if (at_edge && size <= 120 && i >= first_ && i <= first_ + 8) return beside_author;
        return not_one;
    }

    const std::vector<Block>& blocks_;
    std::size_t first_;
    std::vector<VisibleDate> found_;
};

/// "Bridge opens | Ministry | 23.05.2011", "23.05.2011 | Bridge opens"
std::string date_at_edge(std::string_view title) {
    for (const DateMention& date : find_date_mentions(cut(title, 400), 4)) {
        std::string_view before = title.substr(0, date.begin);
        std::string_view after = title.substr(date.end);
        while (before.ends_with(' '))
            before.remove_suffix(1);
        while (after.starts_with(' '))
            after.remove_prefix(1);
        if ((after.empty() && before.ends_with('|')) || (before.empty() && after.starts_with('|')))
            return std::string(title.substr(date.begin, date.end - date.begin));
    }
    return {};
}

} // namespace

Head read_head(const Tree& tree) {
    return HeadReader(tree).head();
}

std::vector<DateClaim> find_page_dates(const PlainPage& page, const Tree& tree, const Head& head,
                                       const std::vector<Block>& blocks, std::size_t first) {
    std::vector<DateClaim> claims;
    add_script_dates(page, claims);
    add_microdata(tree, claims);
    for (DateClaim& claim : VisibleDates(blocks, first).find())
        claims.push_back(std::move(claim));
    for (const std::string* title : {&head.title, &head.headline})
        if (std::string words = date_at_edge(*title); !words.empty())
            claims.push_back({DateSource::text, std::move(words)});
    return claims;
}

} // namespace dateline::html
