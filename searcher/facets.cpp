#include "searcher/facets.h"

#include "common/countries.h"
#include "common/error.h"
#include "common/schema.h"
#include "searcher/people.h"

#include <algorithm>
#include <map>

namespace dateline {

namespace {

using Counts = std::map<std::string, std::uint64_t>;

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

Counts counts_of(const Xapian::ValueCountMatchSpy& spy, std::size_t digits) {
    Counts counts;
    for (auto value = spy.values_begin(); value != spy.values_end(); ++value) {
        const std::string text = *value;
        const std::uint64_t count = value.get_termfreq();
        if (digits > 0) {
            counts[hyphenated(text.substr(0, digits))] += count;
            continue;
        }
        for (std::size_t begin = 0; begin < text.size();) {
            const std::size_t end = std::min(text.find('\n', begin), text.size());
            if (text.compare(begin, schema::resolved_mark.size(), schema::resolved_mark) == 0)
                begin += schema::resolved_mark.size();
            if (end > begin) counts[text.substr(begin, end - begin)] += count;
            begin = end + 1;
        }
    }
    return counts;
}

std::string label_of(const FacetKind& kind, const std::string& value, People& people) {
    if (kind.slot == schema::countries_slot) return std::string(country_name(value));
    if (kind.slot == schema::officials_slot) return people.name_of(value);
    return value;
}

} // namespace

FacetCounter::FacetCounter(const Request& request) {
    for (const std::string& name : request.facets)
        add(facet_kind(name).slot);
    if (request.timeline) add(schema::date_slot);
}

void FacetCounter::add(Xapian::valueno slot) {
    const bool known =
        std::any_of(spies_.begin(), spies_.end(), [&](const Spy& spy) { return spy.slot == slot; });
    if (!known) spies_.push_back({slot, std::make_unique<Xapian::ValueCountMatchSpy>(slot)});
}

void FacetCounter::watch(Xapian::Enquire& enquire) {
    for (Spy& spy : spies_) {
        spy.spy = std::make_unique<Xapian::ValueCountMatchSpy>(spy.slot);
        enquire.add_matchspy(spy.spy.get());
    }
}

const Xapian::ValueCountMatchSpy& FacetCounter::spy_of(Xapian::valueno slot) const {
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
        Facet facet{name, {}};
        for (const auto& [value, count] : counts_of(spy_of(kind.slot), kind.digits))
            facet.values.push_back({value, value, count});
        std::stable_sort(
            facet.values.begin(), facet.values.end(),
            [](const FacetValue& a, const FacetValue& b) { return a.count > b.count; });
        if (facet.values.size() > request.facet_values) facet.values.resize(request.facet_values);
        for (FacetValue& value : facet.values)
            value.label = label_of(kind, value.value, people);
        result.facets.push_back(std::move(facet));
    }
    if (!request.timeline) return;
    const std::size_t digits = *request.timeline == TimelineUnit::year    ? 4
                               : *request.timeline == TimelineUnit::month ? 6
                                                                          : 8;
    for (const auto& [period, count] : counts_of(spy_of(schema::date_slot), digits))
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
