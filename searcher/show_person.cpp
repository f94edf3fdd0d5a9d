#include "searcher/show_person.h"

#include "common/countries.h"
#include "common/error.h"
#include "common/person_names.h"
#include "common/text.h"
#include "searcher/outputs/json.h"
#include "searcher/people.h"
#include "searcher/search.h"

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <limits>
#include <utility>

namespace dateline {

namespace {

std::vector<std::pair<std::string, Attested>>
most_first(const std::map<std::string, Attested>& values) {
    std::vector<std::pair<std::string, Attested>> sorted(values.begin(), values.end());
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const auto& a, const auto& b) { return a.second.count > b.second.count; });
    return sorted;
}

std::string number_of(std::uint64_t count, const char* what) {
    return std::to_string(count) + " " + what + (count == 1 ? "" : "s");
}

void write_list(std::ostream& out, const char* title,
                const std::map<std::string, Attested>& values) {
    if (values.empty()) return;
    out << '\n' << title << ":\n";
    for (const auto& [value, attested] : most_first(values)) {
        out << "    " << printable(value) << " · " << number_of(attested.count, "release");
        if (attested.first == attested.last && !attested.first.empty())
            out << " · " << attested.first;
        else if (!attested.first.empty())
            out << " · " << attested.first << " to " << attested.last;
        out << '\n';
    }
}

void write_countries(std::ostream& out, const Person& person) {
    if (person.countries.empty()) return;
    out << "\ncountries:\n";
    for (const auto& [code, count] : person.countries)
        out << "    " << country_name(code) << " (" << code << ") · " << number_of(count, "release")
            << '\n';
}

void write_person(std::ostream& out, const Person& person, const SearchResult& releases) {
    out << printable(person.name) << " (" << printable(person.id) << ")\n";
    write_list(out, "names", person.names);
    write_list(out, "offices", person.offices);
    write_countries(out, person);
    constexpr int width_of_day = 10;
    out << '\n' << number_of(releases.total, "release") << ":\n";
    for (const Hit& hit : releases.hits)
        out << "    " << std::left << std::setw(width_of_day)
            << (hit.record.known_date().empty() ? "undated" : hit.record.known_date()) << "  "
            << printable(hit.record.title) << "\n                " << printable(hit.record.path)
            << '\n';
}

SearchResult releases_of(Index& index, const Person& person, const SearchOptions& options) {
    Request request = options.request;
    request.query = "official:\"" + person.id + '"';
    request.sort = Sort::newest;
    request.exact_count = true;
    if (!options.limit_given) request.limit = std::numeric_limits<std::size_t>::max();
    return search(index, request);
}

std::string first_ids(const std::vector<Person>& persons) {
    constexpr std::size_t named = 5;
    std::string ids;
    for (std::size_t i = 0; i < std::min(named, persons.size()); ++i)
        ids += (i > 0 ? ", official:" : "official:") + persons[i].id;
    return ids + (persons.size() > named ? ", ..." : "");
}

/// Whom `asked` can mean; of a surname that several bear, who is known by it alone.
std::vector<Person> find_persons(Index& index, const std::string& asked) {
    People& people = index.people();
    auto persons = people.find(asked);
    if (!persons.empty()) return persons;
    persons = people.find_surname(asked);
    if (persons.empty())
        throw Error("there is no official " + asked,
                    "ids and names are in the answer of --list officials");
    const bool one_alone = !is_full_name(persons.back().name);
    if (persons.size() - (one_alone ? 1 : 0) < 2) return persons;
    if (!one_alone)
        throw Error(std::to_string(persons.size()) + " officials are called " + asked,
                    "say which: " + first_ids(persons));
    const std::vector<Person> alone{persons.back()};
    persons.pop_back();
    std::cerr << "named in full are " << printable(first_ids(persons)) << '\n';
    return alone;
}

} // namespace

int show_persons(Index& index, const std::string& asked, const SearchOptions& options,
                 std::ostream& out) {
    const auto persons = read_index(index, [&] { return find_persons(index, asked); });
    bool first = true;
    for (const Person& person : persons) {
        const SearchResult releases = releases_of(index, person, options);
        if (options.output->is(Output::is_json)) {
            write_json_person(out, person, releases);
            continue;
        }
        if (!std::exchange(first, false)) out << '\n';
        write_person(out, person, releases);
    }
    return exit_code::good;
}

} // namespace dateline
