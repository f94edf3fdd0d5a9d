#include "searcher/query/query_plan.h"

#include "common/countries.h"
#include "common/schema.h"
#include "searcher/query/filter_guard.h"
#include "searcher/query/place_tree.h"
#include "searcher/query/query_filters.h"
#include "searcher/query/query_stop_words.h"
#include "searcher/query/word_dates.h"
#include "searcher/query/word_forms.h"

#include <algorithm>
#include <map>
#include <set>

namespace dateline {

namespace {

using Query = Xapian::Query;
using Kind = QueryNode::Kind;

Query joined(Query::op op, const std::vector<Query>& parts) {
    return parts.size() == 1 ? parts[0] : Query(op, parts.begin(), parts.end());
}

/// The parts of a group by what they do.
struct Clauses {
    std::vector<Query> keywords; ///< plain, which relaxed queries may lack
    std::vector<Query> strict;   ///< the same for those that must have all
    std::vector<Query> required; ///< phrases, groups, signed words: weighed
    std::vector<Query> filters;  ///< not weighed
    std::vector<Query> excluded;
    std::vector<Query> excluded_places; ///< that depend on where words stand
};

bool is_filter(const QueryNode& node) {
    return node.kind == Kind::filter || node.kind == Kind::dates || node.kind == Kind::undated ||
           ((node.kind == Kind::either || node.kind == Kind::group) &&
            std::all_of(node.items.begin(), node.items.end(),
                        [](const QueryItem& item) { return is_filter(item.node); }));
}

bool is_in_field(const QueryNode& node) {
    return node.field && node.field->kind == schema::Kind::stems;
}

/// What a query is for.
enum class Use {
    rank,  ///< words are weighed
    count, ///< nothing is
    filter ///< nothing is, in a clause of another query
};

/// Whether place_query() is in it.
bool has_places(const QueryNode& node) {
    const bool has =
        node.kind == Kind::window ||
        (is_in_field(node) && (node.kind == Kind::phrase || node.kind == Kind::beginning));
    return has || std::any_of(node.items.begin(), node.items.end(),
                              [](const QueryItem& item) { return has_places(item.node); });
}

class Planner {
  public:
    Planner(Terms& terms, const std::string& stemmer, const PlanOptions& options)
        : terms_(terms), stemmer_(stemmer), stem_(stemmer), options_(options), guard_(terms),
          beginnings_(terms), places_(terms, stem_, beginnings_) {}

    QueryPlan plan(const QueryNode& root) {
        QueryNode group;
        if (root.kind != Kind::group) group.items.push_back({Sign::none, root});
        const QueryNode& top = root.kind == Kind::group ? root : group;
        plan_.words = find_query_words(top, stemmer_);
        Clauses clauses = clauses_of(top);
        if (!options_.except.empty())
            clauses.excluded.push_back(filter_of({schema::id_term(options_.except)}));
        for (const WordDate& date : find_word_dates(top))
            plan_.dates.push_back(date.range);
        plan_.all = all_of(clauses);
        plan_.any = any_of(clauses);
        plan_.relaxable =
            clauses.keywords.size() > 1 || (!clauses.keywords.empty() && !clauses.required.empty());
        plan_.ranked = !clauses.keywords.empty() || !clauses.required.empty();
        if (options_.undated) restrict_to({schema::undated_term()});
        std::vector<std::string> ids;
        for (const std::string& id : options_.among)
            ids.push_back(schema::id_term(id));
        if (!ids.empty()) restrict_to(ids);
        plan_.guarded = guard_.is_needed();
        return std::move(plan_);
    }

  private:
    /// To releases that have one of the terms.
    void restrict_to(const std::vector<std::string>& terms) {
        const Query filter = filter_of(terms);
        plan_.all = guard_.filtered(plan_.all, filter);
        plan_.any = guard_.filtered(plan_.any, filter);
    }

    // ---- boolean structure

    bool is_dropped(const QueryNode& group, const QueryItem& item) const {
        const auto is_stop = [&](const QueryItem& one) {
            return has_stop_words(stemmer_) && one.sign == Sign::none &&
                   one.node.kind == Kind::keyword && one.node.field->name.empty() &&
                   is_stop_word(one.node.words[0]);
        };
        return is_stop(item) &&
               !std::all_of(group.items.begin(), group.items.end(), [&](auto& one) {
                   return is_stop(one) || is_filter(one.node) || one.sign == Sign::excluded;
               });
    }

    Clauses clauses_of(const QueryNode& group) {
        Clauses clauses;
        std::map<std::string, std::pair<std::size_t, unsigned>> seen; // where, and how often
        for (const QueryItem& item : group.items) {
            const QueryNode& node = item.node;
            if (item.sign == Sign::excluded) {
                const Query query = build_filter(node);
                const bool on_dates = node.kind == Kind::dates || node.kind == Kind::undated;
                if (on_dates && options_.undated) continue;
                (has_places(node) ? clauses.excluded_places : clauses.excluded).push_back(query);
            } else if (is_filter(node)) {
                clauses.filters.push_back(build_filter(node));
            } else if (is_dropped(group, item)) {
                continue;
            } else if (item.sign == Sign::required || is_in_field(node) ||
                       (node.kind != Kind::keyword && !options_.loose_phrases)) {
                clauses.required.push_back(build(node));
            } else if (node.kind == Kind::keyword) {
                const auto [entry, is_new] =
                    seen.try_emplace(word_key(node), clauses.keywords.size(), 0u);
                if (is_new) clauses.keywords.emplace_back();
                clauses.keywords[entry->second.first] = keyword(node, ++entry->second.second);
            } else {
                clauses.keywords.push_back(build(node));
            }
        }
        clauses.strict = clauses.keywords;
        if (options_.dates_as_words)
            for (const WordDate& date : find_word_dates(group))
                replace_words(clauses.strict, date, [&](const QueryNode& node) {
                    const auto known = seen.find(word_key(node));
                    return known == seen.end() ? clauses.strict.size() : known->second.first;
                });
        std::erase_if(clauses.strict, [](const Query& query) { return query.empty(); });
        return clauses;
    }

    /// The same for two words with one stem in one field.
    std::string word_key(const QueryNode& node) const {
        return std::string(node.field->name) + ':' + stem_(node.words[0]);
    }

    /// The words of a date are one clause, which a release of that date fulfils, too.
    template <typename PlaceOf>
    void replace_words(std::vector<Query>& clauses, const WordDate& date, PlaceOf place_of) {
        std::vector<std::size_t> places;
        for (const QueryNode* word : date.words)
            places.push_back(place_of(*word));
        std::vector<Query> words;
        for (const std::size_t place : places) {
            if (place >= clauses.size() || clauses[place].empty()) return;
            words.push_back(clauses[place]);
        }
        const Query dated = filter_of(schema::date_range_terms(date.range));
        for (const std::size_t place : places)
            clauses[place] = Query();
        clauses[places[0]] = Query(Query::OP_OR, joined(Query::OP_AND, words), guard_.alone(dated));
    }

    Query restricted(const Query& query, const Clauses& clauses) const {
        Query filter =
            clauses.filters.empty() ? Query::MatchAll : joined(Query::OP_AND, clauses.filters);
        // What is excluded is not weighed either, and is guarded within a filter only.
        const bool in_filter = guard_.is_needed() && !clauses.excluded.empty();
        if (in_filter) filter = without(filter, clauses.excluded);
        Query found = query;
        if (query.empty())
            found = guard_.alone(filter);
        else if (!clauses.filters.empty() || in_filter)
            found = guard_.filtered(query, filter);
        if (!in_filter) found = without(found, clauses.excluded);
        return without(found, clauses.excluded_places);
    }

    static Query without(const Query& query, const std::vector<Query>& excluded) {
        return excluded.empty() ? query
                                : Query(Query::OP_AND_NOT, query, joined(Query::OP_OR, excluded));
    }

    /// Those of the query in which the place is found. A source of ours cannot be guarded; but it
    /// finds what it looks for by itself.
    Query at_place(const Query& query, const Query& place) const {
        return guard_.is_needed() && use_ == Use::filter ? place
                                                         : Query(Query::OP_FILTER, query, place);
    }

    Query all_of(const Clauses& clauses) const {
        std::vector<Query> parts = clauses.strict;
        parts.insert(parts.end(), clauses.required.begin(), clauses.required.end());
        return restricted(parts.empty() ? Query() : joined(Query::OP_AND, parts), clauses);
    }

    Query any_of(const Clauses& clauses) const {
        if (clauses.keywords.empty()) return all_of(clauses);
        Query query = joined(Query::OP_OR, clauses.keywords);
        if (!clauses.required.empty())
            query = Query(Query::OP_AND_MAYBE, joined(Query::OP_AND, clauses.required), query);
        return restricted(query, clauses);
    }

    Query build_filter(const QueryNode& node) {
        const Use use = std::exchange(use_, Use::filter);
        const Query query = build(node);
        use_ = use;
        return query;
    }

    Query build(const QueryNode& node) {
        switch (node.kind) {
        case Kind::keyword:
            return keyword(node, 1);
        case Kind::phrase:
            return phrase(node);
        case Kind::beginning:
            return any_beginning(node);
        case Kind::filter:
            return filter(node);
        case Kind::dates:
        case Kind::undated:
            return dates(node);
        case Kind::group:
            return all_of(clauses_of(node));
        case Kind::either: {
            std::vector<Query> parts;
            for (const QueryItem& item : node.items)
                parts.push_back(build(item.node));
            return joined(Query::OP_OR, parts);
        }
        case Kind::window:
            return window(node);
        }
        return {};
    }

    /// Any of the terms, without weight.
    Query filter_of(const std::vector<std::string>& terms) {
        guard_.look_at(terms);
        return terms_query(terms, Query::OP_OR);
    }

    /// Any of the terms as one word, by whose weight releases are ranked.
    Query word_of(const std::vector<std::string>& terms) {
        return use_ == Use::rank ? terms_query(terms, Query::OP_SYNONYM) : filter_of(terms);
    }

    static Query terms_query(const std::vector<std::string>& terms, Query::op op) {
        if (terms.empty()) return nothing();
        return terms.size() == 1 ? Query(terms[0]) : Query(op, terms.begin(), terms.end());
    }

    // ---- words

    /// In any form: the stem as a word of its own, and the words that have it. `times`: how often
    /// the query says it. In a field it weighs what it weighs in the text.
    Query keyword(const QueryNode& node, unsigned times) {
        const std::string stem = stem_(node.words[0]);
        if (is_in_field(node)) {
            const Query in_field = filter_of(schema::stem_terms(*node.field, stem));
            if (use_ != Use::rank) return in_field;
            QueryNode anywhere = node;
            anywhere.field = schema::find_field("");
            return guard_.filtered(keyword(anywhere, times), in_field);
        }
        std::vector<std::string> terms;
        const std::string stemmed = schema::stem_term(*node.field, stem);
        const std::string plain = schema::word_term(*node.field, stem);
        for (const std::string& term : {stemmed, plain})
            if (terms_.exists(term)) terms.push_back(term);
        if (const auto country = acronym_country(node)) terms.push_back(*country);
        if (terms.empty()) terms.push_back(stemmed);
        if (use_ != Use::rank) return filter_of(terms);
        if (terms.size() == 1) return Query(terms[0], times);
        const Query synonym(Query::OP_SYNONYM, terms.begin(), terms.end());
        return times == 1 ? synonym : Query(Query::OP_SCALE_WEIGHT, synonym, times);
    }

    /// `U.S.` means the country under all of its names; `us` may be the pronoun.
    static std::optional<std::string> acronym_country(const QueryNode& node) {
        if (!node.field->name.empty() || node.words[0].find('.') == std::string::npos)
            return std::nullopt;
        const auto code = find_country(node.words[0]);
        if (!code) return std::nullopt;
        return schema::filter_term(*schema::find_field("country"), *code);
    }

    /// Of a phrase in a field, stems say which releases may have it, and positions whether they do.
    Query phrase(const QueryNode& node) {
        const auto terms = word_terms(node.words);
        const Query query = terms.size() == 1 ? word_of(terms)
                                              : Query(Query::OP_PHRASE, terms.begin(), terms.end(),
                                                      static_cast<Xapian::termcount>(terms.size()));
        if (!is_in_field(node)) return query;
        std::vector<Query> within;
        for (const std::string& word : node.words)
            within.push_back(filter_of(schema::stem_terms(*node.field, stem_(word))));
        return in_place(guard_.filtered(query, joined(Query::OP_AND, within)), *node.field,
                        Place::Kind::phrase, terms);
    }

    /// Those that `query` finds, with one of the terms, or the phrase, where the field's words are.
    Query in_place(const Query& query, const schema::Field& field, Place::Kind kind,
                   const std::vector<std::string>& terms) {
        if (field.positions_end == 0) return query;
        Place place;
        place.kind = kind;
        place.terms = terms;
        place.end = field.positions_end;
        return at_place(query, place_query(place, query, terms_));
    }

    Query any_beginning(const QueryNode& node) {
        const auto terms = beginnings_.terms_of(node);
        if (!is_in_field(node)) return word_of(terms);
        std::set<std::string> stems;
        for (const std::string& term : terms)
            for (std::string& stem : schema::stem_terms(*node.field, stem_(term)))
                stems.insert(std::move(stem));
        const Query within = filter_of({stems.begin(), stems.end()});
        return in_place(guard_.filtered(word_of(terms), within), *node.field, Place::Kind::terms,
                        terms);
    }

    // ---- filters

    /// A value that counts only on some days is asked for with these.
    Query on_days(const std::string& term, const std::vector<DateRange>& days) {
        std::vector<std::string> dates;
        for (const DateRange& range : days)
            for (std::string& date : schema::date_range_terms(range))
                dates.push_back(std::move(date));
        return Query(Query::OP_AND, filter_of({term}), filter_of(dates));
    }

    Query filter(const QueryNode& node) {
        if (node.days.empty()) return filter_of(filter_terms(node, terms_));
        std::vector<Query> parts;
        for (const std::string& value : node.values) {
            const std::string term = schema::filter_term(*node.field, value);
            const auto days = node.days.find(value);
            parts.push_back(days == node.days.end() ? filter_of({term})
                                                    : on_days(term, days->second));
        }
        return joined(Query::OP_OR, parts);
    }

    Query dates(const QueryNode& node) {
        if (options_.undated) return Query::MatchAll;
        return filter_of(date_terms(node, terms_));
    }

    // ---- proximity

    Query window(const QueryNode& node) {
        std::vector<Query> operands;
        for (const QueryItem& item : node.items)
            operands.push_back(build(item.node));
        const Query all = joined(Query::OP_AND, operands);
        return at_place(all, query_of(places_.place_tree(node), all));
    }

    Query query_of(const PlaceTree& tree, const Query& candidates) {
        if (tree.parts.empty()) return place_query(tree.place, candidates, terms_);
        std::vector<Query> parts;
        for (const PlaceTree& part : tree.parts)
            parts.push_back(query_of(part, candidates));
        return joined(tree.all ? Query::OP_AND : Query::OP_OR, parts);
    }

    Terms& terms_;
    std::string stemmer_;
    Xapian::Stem stem_;
    PlanOptions options_;
    FilterGuard guard_;
    Use use_ = options_.to_count ? Use::count : Use::rank; ///< of what is being built
    QueryPlan plan_;
    WordBeginnings beginnings_;
    PlacePlanner places_;
};

} // namespace

QueryPlan plan_query(const QueryNode& root, Terms& terms, const std::string& stemmer,
                     const PlanOptions& options) {
    terms.learn([&] { Planner(terms, stemmer, options).plan(root); });
    return Planner(terms, stemmer, options).plan(root);
}

} // namespace dateline
