#include "indexer/inspect.h"

#include "common/countries.h"
#include "common/error.h"
#include "common/text.h"
#include "indexer/discover.h"
#include "indexer/document.h"
#include "indexer/prepare.h"
#include "indexer/report.h"
#include "indexer/update_plan.h"

#include <iostream>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::ordered_json;

Json or_null(const std::string& text) {
    return text.empty() ? Json(nullptr) : Json(text);
}

Json evidence_of(const Record& record) {
    if (!record.date_evidence) return nullptr;
    const auto& evidence = *record.date_evidence;
    return {{"from", evidence.from}, {"text", evidence.text}, {"confidence", evidence.confidence}};
}

Json to_json(const Record& record) {
    Json countries = Json::array();
    for (const auto& land : record.countries)
        countries.push_back({{"code", land.code},
                             {"name", country_name(land.code)},
                             {"mentions", land.mentions},
                             {"evidence", land.evidence}});
    Json officials = Json::array();
    for (const auto& person : record.officials)
        officials.push_back({{"id", person.id},
                             {"name", person.name},
                             {"role", or_null(person.role)},
                             {"country", or_null(person.country)},
                             {"mentions", person.mentions}});
    return {{"schema", 1},
            {"id", encoded_id(record.id)},
            {"path", record.path},
            {"title", record.title},
            {"date", or_null(record.date)},
            {"date_partial", or_null(record.date_partial)},
            {"date_evidence", evidence_of(record)},
            {"countries", std::move(countries)},
            {"officials", std::move(officials)},
            {"language", or_null(record.language)},
            {"source", or_null(record.source)},
            {"url", or_null(record.url)},
            {"hash", record.hash},
            {"body", record.body}};
}

/// `a.txt: "Jordan" names no country: a person's name`
void print(const Record& record, std::ostream& out) {
    out << without_raw_controls(
               to_json(record).dump(-1, ' ', false, Json::error_handler_t::replace))
        << '\n';
}

void explain_countries(const PressRelease& release, std::ostream& out) {
    for (const CountryDoubt& doubt : find_country_doubts(full_text(release))) {
        out << printable(release.id) << ": \"" << printable(doubt.words) << "\" ";
        if (doubt.code.empty())
            out << "names no country";
        else
            out << "only implies " << country_name(doubt.code);
        out << ": " << doubt.reason << '\n';
    }
}

} // namespace

int inspect(const IndexOptions& options, std::ostream& out) {
    int code = exit_code::good;
    const auto skip = [&](const std::string& path, const std::string& reason) {
        say_skipped(path, reason, options.color);
        code = exit_code::partly;
    };
    for (const auto& root : options.inputs) {
        Listing listing = discover(root);
        for (const Unlisted& left_out : listing.unlisted)
            skip(left_out.path, left_out.reason);
        for (const SourceFile& file : listing.files) {
            if (!is_wanted(options, file.id)) continue;
            FileResult result;
            result.file = file;
            const auto contents = read_or_say_why(result, options);
            if (!contents) {
                skip(file.path(), result.reason);
                continue;
            }
            std::string note = contents->note;
            for (const PressRelease& release : contents->releases) {
                const Record record = make_record(release, extract_or_note(release, options, note));
                if (options.verbose) explain_countries(release, std::cerr);
                print(record, out);
            }
            if (note.empty()) continue;
            std::cerr << "dateline-index: " << printable(file.path()) << ' ' << printable(note)
                      << '\n';
            code = exit_code::partly;
        }
    }
    return code;
}

} // namespace dateline
