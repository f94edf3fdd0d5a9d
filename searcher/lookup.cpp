#include "searcher/lookup.h"

#include "common/countries.h"
#include "common/error.h"
#include "common/root.h"
#include "common/schema.h"
#include "common/text.h"
#include "searcher/facets.h"
#include "searcher/outputs/json.h"
#include "searcher/release.h"
#include "searcher/show_person.h"

#include <algorithm>
#include <iostream>
#include <limits>
#include <ostream>
#include <span>

namespace dateline {

namespace {

void write_fact(std::ostream& out, std::string_view name, const std::string& value) {
    if (!value.empty()) out << name << ": " << printable(value) << '\n';
}

void write_release(std::ostream& out, const Record& record) {
    out << printable(record.title) << "\n\n";
    std::string date = record.known_date();
    if (date.empty()) date = "none";
    if (record.date_evidence)
        date += " (" + record.date_evidence->from + ": \"" + record.date_evidence->text + "\")";
    write_fact(out, "date", date);
    for (const auto& person : record.officials)
        write_fact(out, "official",
                   person.name + (person.role.empty() ? "" : ", " + person.role) + " (" +
                       (person.known_as.empty() ? "" : person.known_as + " by other releases, ") +
                       person.id + ")");
    for (const auto& country : record.countries)
        write_fact(out, "country",
                   std::string(country_name(country.code)) + " (" + country.code + ", " +
                       std::to_string(country.mentions) +
                       (country.mentions == 1 ? " mention)" : " mentions)"));
    write_fact(out, "source", record.source);
    write_fact(out, "language", record.language);
    write_fact(out, "url", record.url);
    write_fact(out, "path", record.path);
    for (std::size_t begin = 0; begin < record.body.size();) {
        const auto end = std::min(record.body.find('\n', begin), record.body.size());
        out << '\n' << printable(std::string_view(record.body).substr(begin, end - begin)) << '\n';
        begin = end + 1;
    }
}

std::vector<FacetValue> roots_of(const Xapian::Database& database) {
    std::vector<FacetValue> roots;
    for (const Root& root : decode_roots(database.get_metadata(std::string(schema::roots_key))))
        if (!root.path.empty()) roots.push_back({root.name, root.path.string(), 0});
    return roots;
}

/// Those that --offset and --limit leave.
std::span<const FacetValue> page_of(const std::vector<FacetValue>& values,
                                    const SearchOptions& options) {
    const auto rest = std::span(values).subspan(std::min(options.request.offset, values.size()));
    return options.limit_given ? rest.first(std::min(options.request.limit, rest.size())) : rest;
}

} // namespace

int show(Index& index, const SearchOptions& options, std::ostream& out) {
    constexpr std::string_view official = "official:";
    if (options.id.starts_with(official))
        return show_persons(index, options.id.substr(official.size()), options, out);
    const Record record = release_of(index, options.id);
    if (options.output->is(Output::is_json))
        write_json_release(out, record);
    else
        write_release(out, record);
    return exit_code::good;
}

int print_list(Index& index, const SearchOptions& options, std::ostream& out) {
    const bool roots = options.list == "roots";
    constexpr auto all = std::numeric_limits<std::size_t>::max();
    const auto values = read_index(index, [&] {
        return roots ? roots_of(index.database()) : all_values(index, options.list, all);
    });
    const auto page = page_of(values, options);
    if (values.empty() && options.output->is(Output::for_people))
        std::cerr << "nothing to list: "
                  << (roots ? "the index has no folder" : "no release names any") << '\n';
    for (const FacetValue& value : page) {
        if (options.output->is(Output::is_json)) {
            write_json_value(out, value, !roots);
            continue;
        }
        out << printable(value.value);
        if (value.label != value.value) out << '\t' << printable(value.label);
        if (!roots) out << '\t' << value.count;
        out << '\n';
    }
    return page.empty() ? exit_code::partly : exit_code::good;
}

} // namespace dateline
