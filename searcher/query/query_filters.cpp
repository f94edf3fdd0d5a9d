#include "searcher/query/query_filters.h"

#include "common/schema.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <limits>
#include <sstream>

namespace dateline {

namespace {

constexpr std::size_t most_names = 1000;
constexpr std::size_t all_terms = std::numeric_limits<std::size_t>::max();
constexpr std::chrono::years few_years{20}; // more of them than the index may have decades

std::vector<std::string> split(const std::string& words) {
    std::istringstream in(words);
    return {std::istream_iterator<std::string>(in), {}};
}

/// Whether `name` holds all words of `wanted` in order and ends with its last.
bool is_fuller(const std::vector<std::string>& name, const std::vector<std::string>& wanted) {
    if (name.empty() || name.back() != wanted.back()) return false;
    auto next = wanted.begin();
    for (const std::string& word : name)
        if (next != wanted.end() && *next == word) ++next;
    return next == wanted.end();
}

/// "Anna K. Berg" and "Maria de la Cruz" for "Anna Berg" and "Maria Cruz".
std::vector<std::string> fuller_names(const QueryNode& node, Terms& terms) {
    const std::string prefix = schema::filter_term(*node.field, schema::name_key(""));
    const auto wanted = split(schema::name_key(node.shown).substr(schema::name_key("").size()));
    std::vector<std::string> found;
    if (wanted.size() < 2) return found;
    for (const auto& [term, count] : terms.beginning_with(prefix, all_terms))
        if (found.size() < most_names && is_fuller(split(term.substr(prefix.size())), wanted))
            found.push_back(term);
    return found;
}

/// From the first decade to the last of which there are releases: what lies outside of them need
/// not be asked for.
DateRange known_decades(Terms& terms) {
    using namespace std::chrono;
    const std::string prefix = schema::filter_term(*schema::find_field("date"), "T");
    DateRange range{year{9999} / December / 31, year{1} / January / 1};
    for (const auto& [term, count] : terms.beginning_with(prefix, all_terms)) {
        const auto decade = find_iso_period(term.substr(prefix.size()) + "0");
        if (!decade) continue;
        range.first = std::min(range.first, decade->first);
        range.last = std::max(range.last, (decade->first.year() + years{9}) / December / 31);
    }
    return range;
}

} // namespace

std::vector<std::string> filter_terms(const QueryNode& node, Terms& terms) {
    std::vector<std::string> found;
    for (const std::string& value : node.values) {
        const auto terms_of_value = schema::filter_terms(*node.field, value);
        found.insert(found.end(), terms_of_value.begin(), terms_of_value.end());
    }
    bool known = false; // each is asked about, to learn of all at once
    for (const std::string& term : found)
        known = terms.exists(term) || known;
    if (node.field->kind == schema::Kind::official && !known) {
        const auto fuller = fuller_names(node, terms);
        found.insert(found.end(), fuller.begin(), fuller.end());
    }
    return found;
}

std::vector<std::string> date_terms(const QueryNode& node, Terms& terms) {
    if (node.kind == QueryNode::Kind::undated) return {schema::undated_term()};
    DateRange range = node.range;
    if (range.last.year() - range.first.year() > few_years) {
        const DateRange known = known_decades(terms);
        range = {std::max(range.first, known.first), std::min(range.last, known.last)};
    }
    if (range.first > range.last) return {};
    return schema::date_range_terms(range);
}

std::optional<DateRange> dates_required(const QueryNode& root) {
    if (root.kind == QueryNode::Kind::dates) return root.range;
    if (root.kind != QueryNode::Kind::group) return std::nullopt;
    std::optional<DateRange> range;
    for (const QueryItem& item : root.items) {
        if (item.sign == Sign::excluded || item.node.kind != QueryNode::Kind::dates) continue;
        const DateRange& days = item.node.range;
        range =
            range ? DateRange{std::max(range->first, days.first), std::min(range->last, days.last)}
                  : days;
    }
    return range;
}

} // namespace dateline
