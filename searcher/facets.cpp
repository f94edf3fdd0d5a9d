#include "searcher/facets.h"

#include "common/countries.h"
#include "common/error.h"
#include "common/schema.h"
#include "searcher/people.h"

#include <algorithm>

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
    std::string names;
    for (const FacetKind& kind : facet_kinds) {
        if (kind.name == name) return kind;
        names += (names.empty() ? "" : ", ") + std::string(kind.name);
    }
    throw Error("there is no facet " + name, "facets are " + names);
}

/// `202601` as `2026-01`.
std::string hyphenated(std::string digits) {
    if (digits.size() > 6) digits.insert(6, "-");
    if (digits.size() > 4) digits.insert(4, "-");
    return digits;
}

using Count = std::pair<std::string, std::uint64_t>;

/// How often each value, cut to so many digits if any, was met; in no order.
std::vector<Count> counts_of(const ValueCounter& counter, std::size_t digits) {
    if (digits == 0) return {counter.counts().begin(), counter.counts().end()};
    std::unordered_map<std::string, std::uint64_t> counts;
    for (const auto& [value, count] : counter.counts())
        counts[value.substr(0, digits)] += count;
    std::vector<Count> values;
    for (const auto& [value, count] : counts)
        values.emplace_back(hyphenated(value), count);
    return values;
}

/// The most frequent ones; of equals the first by name.
void keep_most_frequent(std::vector<Count>& counts, std::size_t most) {
    const auto end = counts.begin() + static_cast<std::ptrdiff_t>(std::min(most, counts.size()));
    std::partial_sort(counts.begin(), end, counts.end(), [](const Count& a, const Count& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    counts.erase(end, counts.end());
}

std::string label_of(const FacetKind& kind, const std::string& value, People& people) {
    if (kind.slot == schema::countries_slot) return std::string(country_name(value));
    if (kind.slot == schema::officials_slot) return people.name_of(value);
    return value;
}

} // namespace

void ValueCounter::add(std::string_view lines, std::uint64_t count) {
    seen_.clear();
    while (!lines.empty()) {
        std::string_view line = lines.substr(0, lines.find('\n'));
        lines.remove_prefix(std::min(lines.size(), line.size() + 1));
        if (line.starts_with(schema::resolved_mark))
            line.remove_prefix(schema::resolved_mark.size());
        if (line.empty() || std::find(seen_.begin(), seen_.end(), line) != seen_.end()) continue;
        seen_.push_back(line);
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

FacetCounter::FacetCounter(const Request& request) {
    for (const std::string& name : request.facets)
        add(facet_kind(name).slot);
    if (request.timeline) add(schema::date_slot);
}

void FacetCounter::add(Xapian::valueno slot) {
    const bool known =
        std::any_of(spies_.begin(), spies_.end(), [&](const Spy& spy) { return spy.slot == slot; });
    if (!known) spies_.push_back({slot, std::make_unique<ValueCounter>(slot)});
}

void FacetCounter::watch(Xapian::Enquire& enquire) {
    for (Spy& spy : spies_) {
        spy.spy = std::make_unique<ValueCounter>(spy.slot);
        enquire.add_matchspy(spy.spy.get());
    }
}

const ValueCounter& FacetCounter::counter_of(Xapian::valueno slot) const {
    return *std::find_if(spies_.begin(), spies_.end(), [&](const Spy& spy) {
                return spy.slot == slot;
            })->spy;
}

void FacetCounter::report(SearchResult& result, const Request& request,
                          const Xapian::Database& database) const {
    result.facets.clear();
    result.timeline.clear();
    People people(database);
    for (const std::string& name : request.facets) {
        const FacetKind& kind = facet_kind(name);
        auto counts = counts_of(counter_of(kind.slot), kind.digits);
        keep_most_frequent(counts, request.facet_values);
        Facet facet{name, {}};
        for (const auto& [value, count] : counts)
            facet.values.push_back({value, label_of(kind, value, people), count});
        result.facets.push_back(std::move(facet));
    }
    if (!request.timeline) return;
    const std::size_t digits = *request.timeline == TimelineUnit::year    ? 4
                               : *request.timeline == TimelineUnit::month ? 6
                                                                          : 8;
    auto periods = counts_of(counter_of(schema::date_slot), digits);
    std::sort(periods.begin(), periods.end());
    for (const auto& [period, count] : periods)
        result.timeline.push_back({period, count});
}

std::vector<FacetValue> all_values(const Xapian::Database& database, const std::string& facet,
                                   std::size_t most) {
    Request request;
    request.facets = {facet};
    request.facet_values = most;
    FacetCounter counter(request);
    Xapian::Enquire enquire(database);
    enquire.set_query(Xapian::Query::MatchAll);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    counter.watch(enquire);
    enquire.get_mset(0, 0, database.get_doccount());
    SearchResult result;
    counter.report(result, request, database);
    return std::move(result.facets.at(0).values);
}

} // namespace dateline
