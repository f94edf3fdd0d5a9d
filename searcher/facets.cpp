#include "searcher/facets.h"

#include "common/countries.h"
#include "common/date.h"
#include "common/error.h"
#include "common/schema.h"
#include "common/text.h"
#include "searcher/people.h"

#include <algorithm>
#include <limits>
#include <map>

namespace dateline {

namespace {

struct FacetKind {
    std::string_view name;
    schema::Slot slot;
    std::size_t digits; ///< of the day that are kept; 0: the value is a list of lines
};

constexpr FacetKind facet_kinds[] = {{"officials", schema::officials_slot, 0},
                                     {"countries", schema::countries_slot, 0},
                                     {"year", schema::date_slot, 4},
                                     {"month", schema::date_slot, 6},
                                     {"source", schema::source_slot, 0}};

const FacetKind& facet_kind(const std::string& name) {
    for (const FacetKind& kind : facet_kinds)
        if (kind.name == name) return kind;
    throw Error("there is no facet " + name, "facets are " + joined(facet_names(), ", "));
}

std::size_t digits_of(TimelineUnit unit) {
    return unit == TimelineUnit::year ? 4 : unit == TimelineUnit::month ? 6 : 8;
}

/// With values cut to so many digits, if any; in no order.
std::vector<ValueCount> cut(const ValueCounter::Counts& counts, std::size_t digits) {
    if (digits == 0) return {counts.begin(), counts.end()};
    std::unordered_map<std::string, std::uint64_t> cut;
    for (const auto& [value, count] : counts)
        cut[value.substr(0, digits)] += count;
    return {cut.begin(), cut.end()};
}

std::string label_of(const FacetKind& kind, const std::string& value, People& people) {
    if (kind.slot == schema::countries_slot) return std::string(country_name(value));
    if (kind.slot == schema::officials_slot) return people.name_of(value);
    return value;
}

} // namespace

std::vector<std::string> facet_names() {
    std::vector<std::string> names;
    for (const FacetKind& kind : facet_kinds)
        names.emplace_back(kind.name);
    return names;
}

void ValueCounter::add(std::string_view lines, std::uint64_t count) {
    distinct_lines(lines, seen_);
    for (const std::string_view line : seen_) {
        const auto known = counts_.find(line);
        if (known != counts_.end())
            known->second += count;
        else
            counts_.emplace(line, count);
    }
}

void ValueCounter::operator()(const Xapian::Document& document, double) {
    add(document.get_value(slot_), 1);
}

void ValueCounter::merge_results(const std::string& serialised) {
    ValueCountMatchSpy remote(slot_);
    remote.merge_results(serialised);
    for (auto value = remote.values_begin(); value != remote.values_end(); ++value)
        add(*value, value.get_termfreq());
}

FacetCounter::FacetCounter(const Request& request, Index& index, bool whole) {
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    for (const std::string& name : request.facets) {
        const FacetKind& kind = facet_kind(name);
        const bool is_period = kind.digits > 0; // of which there are not many
        kinds_.push_back({name, kind.slot, kind.digits, is_period ? all : request.facet_values});
    }
    if (request.timeline)
        kinds_.push_back({"", schema::date_slot, digits_of(*request.timeline), all});
    FacetColumns* const columns = whole && !kinds_.empty() ? index.facet_columns() : nullptr;
    if (columns == nullptr) return;
    for (Kind& kind : kinds_)
        kind.column =
            &columns
                 ->try_emplace({kind.slot, kind.digits}, index.database(), kind.slot, kind.digits)
                 .first->second;
}

void FacetCounter::watch(Xapian::Enquire& enquire) {
    if (kinds_.empty()) return;
    if (counts_numbers()) {
        numbers_.clear();
        spy_ = std::make_unique<HitNumbers>(numbers_);
        enquire.add_matchspy(spy_.get());
        return;
    }
    std::map<Xapian::valueno, std::shared_ptr<ValueCounter>> counters;
    for (Kind& kind : kinds_) {
        auto& counter = counters[kind.slot];
        if (!counter) {
            counter = std::make_shared<ValueCounter>(kind.slot);
            enquire.add_matchspy(counter.get());
        }
        kind.counter = counter;
    }
}

MostFrequent FacetCounter::counts_of(const Kind& kind) const {
    return kind.column ? kind.column->counts(numbers_, kind.most)
                       : most_frequent(cut(kind.counter->counts(), kind.digits), kind.most);
}

void FacetCounter::report(SearchResult& result, People& people) const {
    result.facets.clear();
    result.timeline.clear();
    for (const Kind& kind : kinds_) {
        auto [counts, more] = counts_of(kind);
        if (kind.digits > 0)
            for (auto& [value, count] : counts)
                value = hyphenated(value);
        if (kind.facet.empty()) {
            std::sort(counts.begin(), counts.end());
            for (const auto& [period, count] : counts)
                result.timeline.push_back({period, count});
            continue;
        }
        Facet facet{kind.facet, {}, more};
        for (const auto& [value, count] : counts)
            facet.values.push_back({value, label_of(facet_kind(kind.facet), value, people), count});
        result.facets.push_back(std::move(facet));
    }
}

std::vector<FacetValue> all_values(Index& index, const std::string& facet, std::size_t most) {
    const Xapian::Database& database = index.database();
    Request request;
    request.facets = {facet};
    request.facet_values = most;
    FacetCounter counter(request, index, true);
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query::MatchAll);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    counter.watch(enquire);
    enquire.get_mset(0, 0, database.get_doccount());
    SearchResult result;
    counter.report(result, index.people());
    return std::move(result.facets.at(0).values);
}

} // namespace dateline
