#include "searcher/people.h"

#include "common/contains.h"
#include "common/person_names.h"
#include "common/schema.h"
#include "common/text.h"
#include "common/tokens.h"
#include "searcher/query/query_values.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

constexpr std::size_t most_words = 12;
constexpr std::size_t most_groups = 10'000; // kept, of some hundred bytes each

/// The groups in which a name or id may be: that of any of its words, as an id may end with a
/// country or an office.
std::set<std::string> groups_of(std::string_view asked) {
    std::set<std::string> groups;
    TokenStream tokens(asked);
    for (Token token; groups.size() < most_words && tokens.next(token);)
        groups.emplace(token.word);
    return groups;
}

bool is_called(const Person& person, std::string_view asked) {
    const std::string key = schema::name_key(asked);
    return std::any_of(person.names.begin(), person.names.end(), [&](const auto& name) {
        return schema::name_key(name.first) == key && is_full_name(name.first);
    });
}

bool holds(const Person& person, const std::string& office) {
    return std::any_of(person.offices.begin(), person.offices.end(), [&](const auto& held) {
        return ("-" + slug(held.first) + "-").find("-" + office + "-") != std::string::npos;
    });
}

/// In two groups, one of them may lack what is said by surname only.
void add(std::map<std::string, Person>& found, const Person& person) {
    const auto [entry, is_new] = found.try_emplace(person.id, person);
    if (is_new) return;
    Person& known = entry->second;
    Person more = person;
    if (known.all.count < more.all.count) std::swap(known, more);
    known.names.merge(more.names);
    known.shared.merge(more.shared);
}

std::vector<Person> values(std::map<std::string, Person> found) {
    std::vector<Person> persons;
    for (auto& [id, person] : found)
        persons.push_back(std::move(person));
    return persons;
}

void name_people(QueryNode& node, People& people) {
    node.ids.clear();
    node.days.clear();
    const auto persons = people.find(node.shown);
    if (persons.empty()) return;
    std::set<std::string> keys{office_key_asked(node.shown)};
    for (const Person& person : persons) {
        node.ids.push_back(person.id);
        for (const auto& [name, attested] : person.names) {
            const std::string key = schema::name_key(name);
            keys.insert(key);
            const auto shared = person.shared.find(key.substr(1));
            if (shared == person.shared.end()) continue;
            auto& days = node.days[key];
            days.insert(days.end(), shared->second.begin(), shared->second.end());
        }
    }
    node.values.assign(keys.begin(), keys.end());
}

} // namespace

const std::vector<std::string>& People::encoded_groups(const std::string& name) {
    if (groups_.size() >= most_groups) groups_.clear();
    const auto [entry, is_new] = groups_.try_emplace(name);
    if (!is_new) return entry->second;
    for (const Xapian::Database& registry : registries_)
        if (std::string data = registry.get_metadata(schema::persons_key(name)); !data.empty())
            entry->second.push_back(std::move(data));
    return entry->second;
}

std::vector<Person> People::group(const std::string& name) {
    const auto& registries = encoded_groups(name);
    if (registries.size() == 1) return decode_persons(registries[0]);
    std::map<std::string, Person> all;
    for (const std::string& data : registries)
        for (const Person& person : decode_persons(data))
            add(all, person);
    return values(std::move(all));
}

std::vector<Person> People::find(std::string_view asked) {
    const std::string id = slug(asked);
    const bool full = is_full_name(asked);
    std::map<std::string, Person> by_id, by_name, alike;
    for (const std::string& name : groups_of(asked))
        for (const Person& person : group(name)) {
            if (person.id == id && full) add(by_id, person);
            if (is_called(person, asked)) add(by_name, person);
            if (may_be_one(asked, person.name)) add(alike, person);
        }
    if (by_id.empty() && by_name.empty() && alike.empty()) return find_holders(asked);
    return values(!by_id.empty() ? by_id : !by_name.empty() ? by_name : alike);
}

std::vector<Person> People::find_holders(std::string_view asked) {
    std::string words = slug(asked);
    std::map<std::string, Person> holders;
    for (bool is_suffix = true; is_suffix && holders.empty();) {
        const auto last = words.rfind('-');
        if (last == std::string::npos) break;
        const std::string surname = words.substr(last + 1);
        words.resize(last);
        for (const Person& person : group(surname))
            if (holds(person, words)) add(holders, person);
        is_suffix = contains(name_suffixes(), surname); // king-felipe-vi
    }
    return values(std::move(holders));
}

std::vector<Person> People::find_surname(std::string_view surname) {
    std::vector<Person> found;
    for (const Person& person : group(schema::surname_key(surname).substr(1)))
        if (is_full_name(person.name) || person.id == slug(surname)) found.push_back(person);
    std::stable_sort(found.begin(), found.end(), [](const Person& a, const Person& b) {
        return std::pair(is_full_name(a.name), a.all.count) >
               std::pair(is_full_name(b.name), b.all.count);
    });
    return found;
}

std::string People::name_of(const std::string& id) {
    // Of a name the last word is the likeliest to be its group.
    for (std::size_t end = id.size(); end != 0 && end != std::string::npos;) {
        const auto hyphen = id.rfind('-', end - 1);
        const std::size_t begin = hyphen == std::string::npos ? 0 : hyphen + 1;
        for (const std::string& data : encoded_groups(id.substr(begin, end - begin)))
            if (std::string name = name_of_person(data, id); !name.empty()) return name;
        end = hyphen;
    }
    return id;
}

void find_people(QueryNode& node, People& people) {
    const bool official =
        node.kind == QueryNode::Kind::filter && node.field->kind == schema::Kind::official;
    if (official) name_people(node, people);
    for (QueryItem& item : node.items)
        find_people(item.node, people);
}

} // namespace dateline
