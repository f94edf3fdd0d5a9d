#include "searcher/outputs/outputs.h"

#include "common/contains.h"
#include "common/countries.h"
#include "common/error.h"
#include "searcher/outputs/writers.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::array table{
    Output{"text", Output::snippets, nullptr, write_text_hit, write_text_end},
    Output{"json", Output::snippets, nullptr, nullptr, write_json},
    Output{"jsonl", Output::snippets, nullptr, write_json_line, nullptr},
    Output{"csv", Output::snippets, write_csv_begin, write_csv_hit, nullptr},
    Output{"tsv", Output::snippets, write_tsv_begin, write_tsv_hit, nullptr},
    Output{"paths", Output::names, nullptr, write_path, nullptr},
    Output{"trec", Output::names, nullptr, write_trec, nullptr},
    Output{"opensearch-bulk", Output::texts, nullptr, write_opensearch_bulk, nullptr, true},
};

constexpr std::array<std::string_view, 11> hit_fields{
    "rank",         "score",     "id",        "path",    "title", "date",
    "date_partial", "officials", "countries", "snippet", "url"};

} // namespace

void check_fields(const std::vector<std::string>& fields, std::string_view format) {
    if (fields.empty()) return;
    if (format != "json" && format != "jsonl" && format != "csv" && format != "tsv")
        throw Error("--fields means nothing in the format " + std::string(format),
                    "add --format json, jsonl, csv or tsv");
    std::string known;
    for (const std::string_view field : hit_fields)
        known += (known.empty() ? "" : ", ") + std::string(field);
    for (const std::string& field : fields)
        if (!contains(hit_fields, field))
            throw Error("--fields does not know '" + field + "'", "it takes a list of: " + known);
}

std::span<const Output> outputs() {
    return table;
}

const Output& find_output(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Output& output) { return output.name == name; });
    if (found != table.end()) return *found;
    std::string known;
    for (const Output& output : table)
        known += (known.empty() ? "" : ", ") + std::string(output.name);
    throw Error("--format does not know '" + std::string(name) + "'", "it takes one of: " + known);
}

std::string official_list(const Record& record) {
    std::string list;
    for (const auto& person : record.officials) {
        list +=
            (list.empty() ? "" : ", ") + (person.known_as.empty() ? person.name : person.known_as);
        if (!person.known_as.empty()) list += " [here " + person.name + "]";
        if (!person.role.empty()) list += " (" + person.role + ")";
    }
    return list;
}

std::string country_list(const Record& record) {
    std::string list;
    for (const auto& land : record.countries) {
        if (!list.empty()) list += ", ";
        list += country_name(land.code);
    }
    return list;
}

} // namespace dateline
