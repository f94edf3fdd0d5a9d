#include "searcher/outputs/outputs.h"

#include "common/contains.h"
#include "common/countries.h"
#include "common/error.h"
#include "common/text.h"
#include "searcher/outputs/writers.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::array table{
    Output{"text", Output::snippets, nullptr, write_text_hit, write_text_end, Output::for_people},
    Output{"json", Output::snippets, nullptr, nullptr, write_json,
           Output::is_json | Output::has_fields | Output::counts_undated},
    Output{"jsonl", Output::snippets, nullptr, write_json_line, nullptr,
           Output::is_json | Output::has_fields},
    Output{"csv", Output::snippets, write_csv_begin, write_csv_hit, nullptr, Output::has_fields},
    Output{"tsv", Output::snippets, write_tsv_begin, write_tsv_hit, nullptr, Output::has_fields},
    Output{"paths", Output::names, nullptr, write_path, nullptr, Output::ends_paths},
    Output{"trec", Output::names, nullptr, write_trec, nullptr},
    Output{"opensearch-bulk", Output::texts, nullptr, write_opensearch_bulk, nullptr,
           Output::takes_all},
};

constexpr std::array<std::string_view, 11> hit_fields{
    "rank",         "score",     "id",        "path",    "title", "date",
    "date_partial", "officials", "countries", "snippet", "url"};

std::string first_of(std::vector<std::string> names, std::size_t most) {
    const std::size_t more = names.size() - std::min(names.size(), most);
    names.resize(names.size() - more);
    return joined(names, ", ") + (more > 0 ? " and " + std::to_string(more) + " more" : "");
}

} // namespace

std::vector<std::string> names_of_outputs(unsigned traits) {
    std::vector<std::string> names;
    for (const Output& output : table)
        if (output.is(traits)) names.emplace_back(output.name);
    return names;
}

void check_fields(const std::vector<std::string>& fields, const Output& output) {
    if (fields.empty()) return;
    if (!output.is(Output::has_fields))
        throw Error("--fields means nothing in the format " + std::string(output.name),
                    "add --format " + listed(names_of_outputs(Output::has_fields), "or"));
    for (const std::string& field : fields)
        if (!contains(hit_fields, field))
            throw Error("--fields does not know '" + field + "'",
                        "it takes a list of: " +
                            joined({hit_fields.begin(), hit_fields.end()}, ", "));
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

std::string official_list(const Record& record, std::size_t most) {
    std::vector<std::string> names;
    for (const auto& person : record.officials) {
        std::string& name = names.emplace_back(person.name);
        if (!person.known_as.empty()) name = person.known_as + " [here " + person.name + "]";
        if (!person.role.empty()) name += " (" + person.role + ")";
    }
    return first_of(std::move(names), most);
}

std::string country_list(const Record& record, std::size_t most) {
    std::vector<std::string> names;
    for (const auto& country : record.countries)
        names.emplace_back(country_name(country.code));
    return first_of(std::move(names), most);
}

} // namespace dateline
