#include "searcher/query/query_words.h"

#include "searcher/query/query_stop_words.h"

#include <xapian.h>

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

class Finder {
  public:
    explicit Finder(const std::string& stemmer)
        : stem_(stemmer), has_stop_words_(has_stop_words(stemmer)) {
        found_.terms.stemmer = stemmer;
    }

    void visit(const QueryNode& node, Sign sign) {
        switch (node.kind) {
        case Kind::keyword:
            if (!has_stop_words_ || sign != Sign::none || !is_stop_word(node.words[0]))
                add_word(node);
            break;
        case Kind::phrase:
            add_phrase(node);
            break;
        case Kind::beginning:
            found_.terms.beginnings.push_back(node.words[0]);
            break;
        case Kind::filter:
            add_values(node);
            break;
        case Kind::dates:
        case Kind::undated:
            break;
        case Kind::window:
            found_.positional = true;
            visit_items(node);
            break;
        case Kind::group:
        case Kind::either:
            visit_items(node);
            break;
        }
    }

    QueryWords take() { return std::move(found_); }

  private:
    void visit_items(const QueryNode& node) {
        for (const QueryItem& item : node.items)
            if (item.sign != Sign::excluded) visit(item.node, item.sign);
    }

    void add_word(const QueryNode& node) {
        const std::string stem = stem_(node.words[0]);
        found_.terms.stems.insert(stem);
        found_.keywords.push_back({node.words, stem});
    }

    void add_phrase(const QueryNode& node) {
        if (node.words.size() == 1) {
            found_.terms.words.insert(node.words[0]);
        } else {
            found_.terms.phrases.push_back(node.words);
            found_.positional = true;
        }
        found_.keywords.push_back({node.words, {}});
    }

    void add_values(const QueryNode& node) {
        if (node.field->kind == schema::Kind::country)
            found_.terms.countries.insert(node.values.begin(), node.values.end());
        if (node.field->kind == schema::Kind::official)
            found_.terms.officials.insert(node.values.begin(), node.values.end());
    }

    Xapian::Stem stem_;
    bool has_stop_words_;
    QueryWords found_;
};

} // namespace

QueryWords find_query_words(const QueryNode& root, const std::string& stemmer) {
    Finder finder(stemmer);
    finder.visit(root, Sign::none);
    return finder.take();
}

} // namespace dateline
