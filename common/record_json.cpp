#include "common/record_json.h"

#include "common/countries.h"
#include "common/text.h"

#include <ostream>

namespace dateline {

Json or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json officials_of(const Record& record) {
    Json list = Json::array();
    for (const auto& person : record.officials)
        list.push_back({{"id", person.id},
                        {"name", person.known_as.empty() ? person.name : person.known_as},
                        {"role", or_null(person.role)},
                        {"country", or_null(person.country)},
                        {"mentions", person.mentions}});
    return list;
}

Json countries_of(const Record& record) {
    Json list = Json::array();
    for (const auto& country : record.countries)
        list.push_back({{"code", country.code},
                        {"name", country_name(country.code)},
                        {"mentions", country.mentions},
                        {"evidence", country.evidence}});
    return list;
}

Json date_evidence_of(const Record& record) {
    if (!record.date_evidence) return nullptr;
    const Record::Evidence& found = *record.date_evidence;
    return {{"from", found.from}, {"text", found.text}, {"confidence", found.confidence}};
}

Json json_of(const Record& record) {
    return {{"schema", 1},
            {"id", encoded_id(record.id)},
            {"path", record.path},
            {"title", record.title},
            {"date", or_null(record.date)},
            {"date_partial", or_null(record.date_partial)},
            {"date_evidence", date_evidence_of(record)},
            {"countries", countries_of(record)},
            {"officials", officials_of(record)},
            {"language", or_null(record.language)},
            {"source", or_null(record.source)},
            {"url", or_null(record.url)},
            {"hash", record.hash},
            {"body", record.body}};
}

void write_line(std::ostream& out, const Json& object) {
    out << without_raw_controls(object.dump(-1, ' ', false, Json::error_handler_t::replace))
        << '\n';
}

} // namespace dateline
