#include "searcher/outputs/json.h"

#include "common/countries.h"
#include "common/text.h"
#include "searcher/outputs/json_values.h"
#include "searcher/outputs/writers.h"

#include <ostream>

namespace dateline {

Json resolved_officials_of(const Record& record) {
    Json list = officials_of(record);
    for (std::size_t i = 0; i < list.size(); ++i)
        list[i]["resolved"] = !record.officials[i].known_as.empty();
    return list;
}

namespace {

Json marks_of(const Snippet& snippet) {
    Json list = Json::array();
    for (const Mention& mark : snippet.marks)
        list.push_back(Json::array({mark.begin, mark.end}));
    return list;
}

Json reasons_of(const Hit& hit) {
    Json list = Json::array();
    for (const Reason& reason : hit.reasons) {
        Json forms = Json::array();
        for (const Reason::Form& form : reason.forms)
            forms.push_back({{"words", form.words}, {"count", form.count}});
        list.push_back({{"clause", reason.clause},
                        {"holds", reason.holds},
                        {"share", reason.share},
                        {"in_title", reason.in_title},
                        {"forms", std::move(forms)}});
    }
    return list;
}

Json whole_hit(const Hit& hit) {
    const Record& record = hit.record;
    return {{"rank", hit.rank},
            {"score", hit.score},
            {"id", encoded_id(hit.id)},
            {"path", record.path},
            {"title", record.title},
            {"date", or_null(record.date)},
            {"date_partial", or_null(record.date_partial)},
            {"officials", resolved_officials_of(record)},
            {"countries", countries_of(record)},
            {"snippet", hit.snippet.text},
            {"snippet_marks", marks_of(hit.snippet)},
            {"url", or_null(record.url)}};
}

/// With the keys that were asked for, and what only some answers have.
Json hit_object(const Hit& hit, const OutputStyle& style) {
    Json object = whole_hit(hit);
    if (!style.fields.empty()) {
        Json chosen = Json::object();
        for (const std::string& field : style.fields)
            chosen[field] = object[field];
        object = std::move(chosen);
    }
    if (hit.similar > 0) object["similar"] = hit.similar;
    if (!hit.reasons.empty()) object["explanation"] = reasons_of(hit);
    return object;
}

Json facets_of(const SearchResult& result) {
    Json facets = Json::object();
    for (const Facet& facet : result.facets) {
        Json& values = facets[facet.name] = Json::array();
        for (const FacetValue& value : facet.values)
            values.push_back(
                {{"value", value.value}, {"label", value.label}, {"count", value.count}});
    }
    return facets;
}

/// Of facets that have more values than are shown.
Json more_of(const SearchResult& result) {
    Json more = Json::object();
    for (const Facet& facet : result.facets)
        if (facet.more > 0) more[facet.name] = facet.more;
    return more;
}

Json timeline_of(const SearchResult& result) {
    Json periods = Json::array();
    for (const Period& period : result.timeline)
        periods.push_back({{"period", period.period}, {"count", period.count}});
    return periods;
}

Json beginning(const OutputStyle& style) {
    Json object{{"schema", 1}};
    if (!style.query_id.empty()) object["qid"] = style.query_id;
    return object;
}

} // namespace

void write_json(std::ostream& out, const SearchResult& result, const OutputStyle& style) {
    Json object = beginning(style);
    object["query"] = result.query;
    object["understood"] = result.understood;
    object["relaxed"] = result.relaxed;
    object["total"] = {{"value", result.total}, {"exact", result.total_exact}};
    object["took_ms"] = result.took_ms;
    object["hits"] = Json::array();
    for (const Hit& hit : result.hits)
        object["hits"].push_back(hit_object(hit, style));
    object["facets"] = facets_of(result);
    if (Json more = more_of(result); !more.empty()) object["facets_more"] = std::move(more);
    object["timeline"] = timeline_of(result);
    object["undated"] = result.undated;
    object["suggestion"] = result.suggestion ? Json(*result.suggestion) : Json(nullptr);
    if (result.shards.of > 1)
        object["shards"] = {{"answered", result.shards.answered}, {"of", result.shards.of}};
    write_line(out, object);
}

void write_json_line(std::ostream& out, const SearchResult&, const Hit& hit,
                     const OutputStyle& style) {
    Json object = beginning(style);
    object.update(hit_object(hit, style));
    write_line(out, object);
}

void write_json_error(std::ostream& out, const Error& error, std::optional<std::size_t> offset,
                      const OutputStyle& style) {
    Json object = beginning(style);
    object["error"] = {{"message", error.what()},
                       {"offset", offset ? Json(*offset) : Json(nullptr)},
                       {"hint", or_null(error.hint)}};
    write_line(out, object);
}

void write_json_release(std::ostream& out, const Record& record) {
    Json object = json_of(record);
    object["officials"] = resolved_officials_of(record);
    write_line(out, object);
}

void write_json_person(std::ostream& out, const Person& person, const SearchResult& releases) {
    const auto attested = [](const std::map<std::string, Attested>& values) {
        Json list = Json::array();
        for (const auto& [value, when] : values)
            list.push_back({{"value", value},
                            {"first", or_null(when.first)},
                            {"last", or_null(when.last)},
                            {"count", when.count}});
        return list;
    };
    Json countries = Json::array();
    for (const auto& [code, count] : person.countries)
        countries.push_back({{"code", code}, {"name", country_name(code)}, {"count", count}});
    Json list = Json::array();
    for (const Hit& hit : releases.hits)
        list.push_back({{"id", encoded_id(hit.id)},
                        {"path", hit.record.path},
                        {"title", hit.record.title},
                        {"date", or_null(hit.record.date)}});
    write_line(out, {{"schema", 1},
                     {"id", person.id},
                     {"name", person.name},
                     {"names", attested(person.names)},
                     {"offices", attested(person.offices)},
                     {"countries", std::move(countries)},
                     {"total", releases.total},
                     {"releases", std::move(list)}});
}

void write_json_value(std::ostream& out, const FacetValue& value, bool counted) {
    Json object{{"schema", 1}, {"value", value.value}, {"label", value.label}};
    if (counted) object["count"] = value.count;
    write_line(out, object);
}

} // namespace dateline
