#include "searcher/diagnosis.h"

#include "common/ascii.h"
#include "common/date.h"
#include "common/schema.h"
#include "common/text.h"
#include "common/tokens.h"
#include "searcher/people.h"
#include "searcher/query/filter_guard.h"
#include "searcher/query/query_as_text.h"
#include "searcher/query/query_plan.h"
#include "searcher/query/query_values.h"
#include "searcher/spelling.h"

#include <algorithm>
#include <limits>
#include <set>

namespace dateline {

namespace {

using Kind = QueryNode::Kind;

constexpr std::size_t most_clauses = 12;

std::uint64_t count(Index& index, const Request& request, const QueryNode& node) {
    PlanOptions options;
    options.to_count = true;
    options.except = request.except;
    const QueryPlan plan = plan_query(node, index.terms(), index.stemmer(), options);
    Xapian::Enquire enquire(index.database());
    enquire.set_query(plan.all);
    set_no_weights(enquire, plan.guarded);
    return enquire.get_mset(0, 0, index.database().get_doccount()).get_matches_estimated();
}

std::vector<ClauseCount> count_items(Index& index, const Request& request, const QueryNode& root) {
    std::vector<ClauseCount> counts;
    for (std::size_t i = 0; i < root.items.size() && i < most_clauses; ++i) {
        if (root.items[i].sign == Sign::excluded) continue;
        QueryNode others = root;
        others.items.erase(others.items.begin() + static_cast<std::ptrdiff_t>(i));
        const QueryNode& clause = root.items[i].node;
        counts.push_back({understood(clause), count(index, request, clause),
                          others.items.empty() ? 0 : count(index, request, others)});
    }
    return counts;
}

/// A stretch of the query and what to write there.
struct Change {
    std::size_t begin, end;
    std::string text;
};

class Corrector {
  public:
    Corrector(Index& index, std::string_view query)
        : terms_(index.terms()), stem_(index.stemmer()), query_(query) {}

    void visit(const QueryNode& node) {
        if (node.kind == Kind::keyword) correct_word(node);
        if (node.kind == Kind::filter && node.field->kind == schema::Kind::official)
            correct_official(node);
        if (node.kind == Kind::filter && node.field->kind == schema::Kind::exact)
            correct_value(node);
        for (std::size_t i = 0; i < node.items.size(); ++i)
            if (node.items[i].sign != Sign::excluded && !quote_words(node.items, i))
                visit(node.items[i].node);
    }

    std::optional<std::string> query() {
        if (changes_.empty()) return std::nullopt;
        std::sort(changes_.begin(), changes_.end(),
                  [](const Change& a, const Change& b) { return a.begin > b.begin; });
        std::string changed(query_);
        std::size_t before = changed.size() + 1;
        for (const Change& change : changes_) {
            if (change.end > before) continue;
            changed.replace(change.begin, change.end - change.begin, change.text);
            before = change.begin;
        }
        return changed;
    }

  private:
    bool has_any(const std::vector<std::string>& terms) {
        return std::any_of(terms.begin(), terms.end(),
                           [&](const std::string& term) { return terms_.exists(term); });
    }

    void correct_word(const QueryNode& node) {
        const std::string& word = node.words[0];
        const std::string stem = stem_(word);
        if (has_any({schema::word_term(*node.field, word), schema::word_term(*node.field, stem),
                     schema::stem_term(*node.field, stem)}))
            return;
        const auto nearest =
            nearest_spelling(terms_, schema::word_term(*schema::find_field(""), ""), word);
        if (nearest) replace(node.offset, word, *nearest);
    }

    bool is_known(const schema::Field& field, const std::vector<std::string>& values) {
        std::vector<std::string> terms;
        for (const std::string& value : values)
            terms.push_back(schema::filter_term(field, value));
        return has_any(terms);
    }

    bool is_known(const QueryNode& filter) { return is_known(*filter.field, filter.values); }

    /// `official:jo doe`, where there is somebody of that name, as `official:"jo doe"`.
    bool quote_words(const std::vector<QueryItem>& items, std::size_t first) {
        const QueryNode& filter = items[first].node;
        if (filter.kind != Kind::filter || filter.field->kind != schema::Kind::official)
            return false;
        const std::size_t begin = query_.find(':', filter.offset) + 1; // npos + 1 is 0
        if (begin == 0 || query_.substr(begin, filter.shown.size()) != filter.shown) return false;
        std::string whole;
        for (std::size_t i = first + 1; i < items.size(); ++i) {
            const QueryNode& word = items[i].node;
            if (items[i].sign != Sign::none || word.kind != Kind::keyword) break;
            const std::size_t end = std::min(query_.find(' ', word.offset), query_.size());
            const std::string_view name = trimmed_back(query_.substr(begin, end - begin), ",;.");
            if (name.find_first_of("()\"") != name.npos) break;
            if (is_known(*filter.field, {schema::name_key(name), schema::office_key(name)}))
                whole = name;
        }
        if (!whole.empty()) changes_.push_back({begin, begin + whole.size(), '"' + whole + '"'});
        return !whole.empty();
    }

    void correct_official(const QueryNode& node) {
        if (is_known(node)) return;
        const std::string name = schema::name_key(node.shown);
        const std::string surname = schema::surname_key(node.shown);
        const bool in_full = name.find(' ') != name.npos;
        auto nearest = nearest_key(node, name);
        if (!nearest) nearest = nearest_key(node, office_key_asked(node.shown));
        if (!nearest && in_full && terms_.exists(schema::filter_term(*node.field, surname)))
            nearest = surname.substr(1);
        // The rest of a name in full is no help, so that the surname must nearly be right.
        if (!nearest) nearest = nearest_key(node, surname, in_full ? 1 : 2);
        if (nearest) replace_value(node, *nearest);
    }

    std::optional<std::string> nearest_key(const QueryNode& node, const std::string& key,
                                           std::size_t most = 2) {
        const std::string mark = schema::filter_term(*node.field, key.substr(0, 1));
        return nearest_spelling(terms_, mark, key.substr(1), most);
    }

    /// By the commonest value that has its words, else the one that is spelt most alike.
    void correct_value(const QueryNode& node) {
        if (is_known(node)) return;
        std::string start = schema::filter_term(*node.field, "/");
        start.pop_back();
        auto nearest = commonest_with(start, words_of(node.shown));
        if (!nearest) nearest = nearest_spelling(terms_, start, fold(node.shown));
        if (nearest && nearest->find('"') == std::string::npos) replace_value(node, *nearest);
    }

    static std::set<std::string> words_of(std::string_view text) {
        std::set<std::string> words;
        TokenStream tokens(text);
        for (Token token; tokens.next(token);)
            words.emplace(token.word);
        return words;
    }

    std::optional<std::string> commonest_with(const std::string& start,
                                              const std::set<std::string>& words) {
        constexpr auto all = std::numeric_limits<std::size_t>::max();
        std::optional<std::string> commonest;
        Xapian::doccount most = 0;
        for (const auto& [term, count] : terms_.beginning_with(start, all)) {
            const std::string value = term.substr(start.size());
            const auto has = words_of(value);
            if (count <= most || words.empty() ||
                !std::includes(has.begin(), has.end(), words.begin(), words.end()))
                continue;
            commonest = value;
            most = count;
        }
        return commonest;
    }

    void replace_value(const QueryNode& node, const std::string& by) {
        const auto at = query_.find(node.shown, node.offset);
        if (at == std::string_view::npos) return;
        const bool quoted = at > 0 && query_[at - 1] == '"';
        const bool spaced = by.find(' ') != std::string::npos;
        changes_.push_back({at, at + node.shown.size(), spaced && !quoted ? '"' + by + '"' : by});
    }

    /// The word's first appearance at or after `offset`.
    void replace(std::size_t offset, const std::string& word, const std::string& by) {
        if (offset >= query_.size()) return;
        const std::string_view rest = query_.substr(offset);
        TokenStream tokens(rest);
        for (Token token; tokens.next(token);)
            if (token.word == word) {
                changes_.push_back({offset + token.begin, offset + token.end, by});
                return;
            }
    }

    Terms& terms_;
    Xapian::Stem stem_;
    std::string_view query_;
    std::vector<Change> changes_;
};

} // namespace

std::vector<ClauseCount> count_clauses(Index& index, const Request& request) {
    QueryNode root = parse_request(request);
    return read_index(index, [&] {
        find_people(root, index.people());
        return count_items(index, request, root);
    });
}

std::optional<std::string> suggest_query(Index& index, const Request& request) {
    if (request.query.empty()) return std::nullopt;
    QueryNode root = parse_query(request.query, request.today);
    return read_index(index, [&] {
        find_people(root, index.people());
        Corrector corrector(index, request.query);
        corrector.visit(root);
        return corrector.query();
    });
}

std::string field_before_blank(std::string_view query) {
    for (std::string_view rest = query; !rest.empty();) {
        const std::string_view chunk = take_part(rest, ' ');
        const std::string_view name = chunk.substr(0, chunk.size() - chunk.ends_with(':'));
        const bool is_field = name == "after" || name == "before" || schema::find_field(name);
        if (name.size() < chunk.size() && !name.empty() && is_field && !rest.empty())
            return std::string(chunk);
    }
    return {};
}

std::string describe_index(Index& index) {
    return read_index(index, [&] {
        const Xapian::Database& database = index.database();
        const auto releases = database.get_doccount();
        const auto dated = database.get_value_freq(schema::date_slot);
        std::string text = std::to_string(releases) + (releases == 1 ? " release" : " releases");
        if (dated > 0)
            text += " of " + hyphenated(database.get_value_lower_bound(schema::date_slot)) +
                    " to " + hyphenated(database.get_value_upper_bound(schema::date_slot));
        if (dated < releases) text += ", " + std::to_string(releases - dated) + " undated";
        return text;
    });
}

} // namespace dateline
