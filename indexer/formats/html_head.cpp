#include "indexer/formats/html_head.h"

#include "common/ascii.h"
#include "common/text.h"
#include "indexer/formats/fields.h"

#include <algorithm>
#include <array>

namespace dateline::html {

namespace {

/// Names of <meta> that give the day of publication, the surest first.
constexpr auto date_metas = std::to_array<std::string_view>({"article:published_time",
                                                             "og:article:published_time",
                                                             "og:published_time",
                                                             "article:published",
                                                             "article.published",
                                                             "published_time",
                                                             "article_date_original",
                                                             "originalpublicationdate",
                                                             "parsely-pub-date",
                                                             "sailthru.date",
                                                             "dc.date.issued",
                                                             "dc:date.issued",
                                                             "dcterms.issued",
                                                             "dcterms:issued",
                                                             "citation_publication_date",
                                                             "citation_online_date",
                                                             "dc.date.created",
                                                             "dc:date.created",
                                                             "dc.created",
                                                             "dcterms.created",
                                                             "dcterms:created",
                                                             "og:article:time",
                                                             "article:create_at",
                                                             "article:date",
                                                             "creation_date",
                                                             "datecreated",
                                                             "uploaddate",
                                                             "ya:ovs:upload_date",
                                                             "citation_date"});

// Some sites put the day of the last change there.
constexpr auto doubtful_metas = std::to_array<std::string_view>(
    {"dcterms.date", "dc.date", "dc:date", "date", "displaydate", "ptime", "created", "timestamp"});

template <typename List>
std::size_t place_in(const List& list, std::string_view name) {
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), name) - list.begin());
}

void set_if_empty(std::string& field, std::string_view value) {
    if (field.empty()) field = squeeze(value);
}

class HeadReader {
  public:
    explicit HeadReader(const Tree& tree) : tree_(tree) {
        for (NodeId node = 0; node < tree.size(); ++node) {
            if (tree.is_text(node)) continue;
            const std::string_view name = tree.name(node);
            if (name == "meta")
                read_meta(node);
            else if (name == "title")
                set_if_empty(head_.title, tree.text_below(node));
            else if (name == "link" && to_ascii_lower(tree.attribute(node, "rel")) == "canonical")
                canonical_ = squeeze(tree.attribute(node, "href"));
            else if (name == "html")
                set_if_empty(head_.language, tree.attribute(node, "lang"));
            else if (tree[node].attributes != 0)
                read_item(node, name);
        }
    }

    Head head() {
        if (canonical_.find("://") != canonical_.npos) head_.url = canonical_;
        head_.dates = in_order(dates_);
        head_.doubtful_dates = in_order(doubtful_);
        head_.language =
            to_ascii_lower(head_.language.substr(0, head_.language.find_first_of("-_")));
        if (head_.language.size() != 2) head_.language.clear();
        return std::move(head_);
    }

  private:
    using Ranked = std::vector<std::pair<std::size_t, std::string>>;

    static std::vector<DateClaim> in_order(Ranked& dates) {
        std::stable_sort(dates.begin(), dates.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        std::vector<DateClaim> claims;
        for (auto& [rank, text] : dates)
            claims.push_back({DateSource::meta, std::move(text)});
        return claims;
    }

    void read_meta(NodeId node) {
        const std::string content(tree_.attribute(node, "content"));
        if (content.empty() || content.size() > 2000) return;
        std::string name;
        std::string_view named_by;
        for (const char* kind : {"property", "name", "itemprop", "http-equiv"})
            if (name.empty()) {
                name = to_ascii_lower(tree_.attribute(node, kind));
                named_by = kind;
            }
        if (name == "og:title") set_if_empty(head_.headline, content);
        if (name == "og:site_name") set_if_empty(head_.site, content);
        if (name == "og:url") set_if_empty(head_.url, content);
        if (name == "og:type") set_if_empty(head_.type, to_ascii_lower(content));
        if (name == "author") set_if_empty(head_.author, content);
        if (name == "content-language" || name == "og:locale" || name == "dc.language")
            set_if_empty(head_.language, content);
        read_meta_date(node, name, named_by == "itemprop", squeeze(content));
    }

    void read_meta_date(NodeId node, const std::string& name, bool is_item, std::string content) {
        if (content.size() > 100) return;
        const std::size_t known = place_in(date_metas, name);
        const std::size_t doubtful = place_in(doubtful_metas, name);
        if (is_item && says_publication(name))
            head_.items.push_back({node, std::move(content)});
        else if (known < date_metas.size())
            dates_.emplace_back(known, std::move(content));
        else if (says_publication(name))
            dates_.emplace_back(place_in(date_metas, "dc.date.issued"), std::move(content));
        else if (doubtful < doubtful_metas.size())
            doubtful_.emplace_back(doubtful, std::move(content));
        else if (name.find("modified") != name.npos || name == "og:updated_time")
            head_.changed.push_back(std::move(content));
    }

    void read_item(NodeId node, std::string_view name) {
        const std::string property = to_ascii_lower(tree_.attribute(node, "itemprop")) + " " +
                                     to_ascii_lower(tree_.attribute(node, "property"));
        const bool published = property.find("datepublished") != property.npos ||
                               property.find("dc:date dc:created") != property.npos;
        if (!published && !(name == "time" && !tree_.attribute(node, "pubdate").empty())) return;
        // The words show the day where the publisher is, which an instant may not.
        std::string text = tree_.text_below(node, 100);
        for (const char* kind : {"datetime", "content", "title"})
            if (std::string stated = squeeze(tree_.attribute(node, kind)); !stated.empty())
                head_.items.push_back({node, std::move(stated)});
        if (!text.empty()) head_.items.push_back({node, std::move(text)});
    }

    const Tree& tree_;
    Head head_;
    std::string canonical_;
    Ranked dates_, doubtful_;
};

} // namespace

Head read_head(const Tree& tree) {
    return HeadReader(tree).head();
}

} // namespace dateline::html
