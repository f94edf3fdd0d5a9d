#include "indexer/derived/person_registry.h"

#include "common/date.h"
#include "common/error.h"
#include "common/person_names.h"
#include "common/schema.h"

#include <algorithm>
#include <deque>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace dateline {

namespace {

PersonFact fact_of(const Record::Person& person, const Record& record) {
    return {person.name, person.role, person.country, record.date, 1};
}

auto statement(const PersonFact& fact) {
    return std::tie(fact.name, fact.role, fact.country, fact.date);
}

std::size_t place_of(const PersonFact& fact, const JoinedPersons& joined) {
    const auto at = std::lower_bound(
        joined.facts.begin(), joined.facts.end(), fact,
        [](const PersonFact& a, const PersonFact& b) { return statement(a) < statement(b); });
    return static_cast<std::size_t>(at - joined.facts.begin());
}

bool holds(const JoinedPersons& joined, std::size_t place, const PersonFact& fact) {
    return place < joined.facts.size() && statement(joined.facts[place]) == statement(fact);
}

/// How the officials slot names the person whom the fact is about.
std::string slot_line(const PersonFact& fact, const Person& person) {
    const bool resolved = !is_full_name(fact.name) && is_full_name(person.name);
    return (resolved ? std::string(schema::resolved_mark) : "") + person.id + '\n';
}

/// The facts when so many releases more, or fewer, say each; those that none says are gone.
std::vector<PersonFact> changed(const std::vector<PersonFact>& before,
                                std::map<PersonFact, int> counts) {
    for (PersonFact fact : before) {
        const int count = static_cast<int>(std::exchange(fact.count, 1u));
        counts[fact] += count;
    }
    std::vector<PersonFact> facts;
    for (const auto& [fact, count] : counts)
        if (count > 0) {
            facts.push_back(fact);
            facts.back().count = static_cast<std::uint32_t>(count);
        }
    return facts;
}

/// Whether a fact that stood before and stands now is about another person now.
bool has_moved(const JoinedPersons& before, const JoinedPersons& after) {
    for (std::size_t i = 0; i < before.facts.size(); ++i) {
        const std::size_t now = place_of(before.facts[i], after);
        if (holds(after, now, before.facts[i]) &&
            before.persons[before.bearers[i]].id != after.persons[after.bearers[now]].id)
            return true;
    }
    return false;
}

/// What all releases say of officials, small enough to be held for millions of them.
class Statements {
  public:
    void add(Xapian::docid document, const Record& record) {
        const int day = day_number(record.date).value_or(undated);
        for (std::size_t i = 0; i < record.officials.size(); ++i)
            said_.push_back(
                {number_of(record.officials[i]), day, document, static_cast<std::uint32_t>(i)});
    }

    /// Joins them group by group. `store` takes each group; then `name` takes each release and
    /// what is to be in its officials slot.
    template <typename Store, typename Name>
    void join(Store store, Name name) {
        std::sort(said_.begin(), said_.end(), [](const Said& a, const Said& b) {
            return std::tie(a.number, a.day) < std::tie(b.number, b.day);
        });
        for (std::size_t begin = 0; begin < said_.size();) {
            std::size_t end = begin;
            while (end < said_.size() && said_[end].number == said_[begin].number)
                ++end;
            spans_[said_[begin].number] = {begin, end};
            begin = end;
        }
        for (const auto& [group, members] : groups_)
            store(group, join_group(group, members));
        std::sort(said_.begin(), said_.end(), [](const Said& a, const Said& b) {
            return std::tie(a.document, a.place) < std::tie(b.document, b.place);
        });
        for (std::size_t i = 0; i < said_.size();) {
            const Xapian::docid document = said_[i].document;
            std::string slot;
            for (; i < said_.size() && said_[i].document == document; ++i)
                slot += lines_[said_[i].number];
            name(document, slot);
        }
    }

  private:
    static constexpr int undated = -10'000'000; // sorts before all days, as an empty date does

    struct Said {
        std::uint32_t number; // of what_; once joined, of lines_
        int day;
        Xapian::docid document;
        std::uint32_t place; // among the officials of the release
    };

    std::uint32_t number_of(const Record::Person& person) {
        const std::string key = person.name + '\n' + person.role + '\n' + person.country;
        const auto [entry, is_new] =
            numbers_.try_emplace(key, static_cast<std::uint32_t>(what_.size()));
        if (is_new) {
            what_.push_back({person.name, person.role, person.country, "", 1});
            spans_.emplace_back();
            for (const std::string& group : person_groups(person.name, person.country))
                groups_[group].push_back(entry->second);
        }
        return entry->second;
    }

    static std::string date_of(const Said& said) {
        return said.day == undated ? ""
                                   : iso(Date(std::chrono::sys_days(std::chrono::days(said.day))));
    }

    JoinedPersons join_group(const std::string& group, const std::vector<std::uint32_t>& members) {
        std::vector<PersonFact> facts;
        for (const std::uint32_t member : members)
            for (auto i = spans_[member].first; i < spans_[member].second; ++i) {
                const bool again = i > spans_[member].first && said_[i].day == said_[i - 1].day;
                if (again) {
                    ++facts.back().count;
                    continue;
                }
                facts.push_back(what_[member]);
                facts.back().date = date_of(said_[i]);
            }
        JoinedPersons joined = join_persons(std::move(facts));
        for (const std::uint32_t member : members)
            if (person_groups(what_[member].name, what_[member].country).front() == group)
                give_lines(member, joined);
        return joined;
    }

    void give_lines(std::uint32_t member, const JoinedPersons& joined) {
        PersonFact fact = what_[member];
        std::uint32_t line = 0;
        for (auto i = spans_[member].first; i < spans_[member].second; ++i) {
            const bool again = i > spans_[member].first && said_[i].day == said_[i - 1].day;
            if (!again) {
                fact.date = date_of(said_[i]);
                const std::size_t place = place_of(fact, joined);
                line = number_of_line(slot_line(fact, joined.persons[joined.bearers[place]]));
            }
            said_[i].number = line;
        }
    }

    std::uint32_t number_of_line(const std::string& text) {
        const auto [entry, is_new] =
            line_numbers_.try_emplace(text, static_cast<std::uint32_t>(lines_.size()));
        if (is_new) lines_.push_back(text);
        return entry->second;
    }

    std::unordered_map<std::string, std::uint32_t> numbers_;
    std::vector<PersonFact> what_;
    std::vector<std::pair<std::size_t, std::size_t>> spans_; // of each statement, in said_
    std::map<std::string, std::vector<std::uint32_t>> groups_;
    std::deque<Said> said_;          // never held twice while it grows
    std::vector<std::string> lines_; // of officials slots
    std::unordered_map<std::string, std::uint32_t> line_numbers_;
};

void set_slot(IndexDatabase& database, const IndexDatabase::Place& place, const std::string& slot) {
    Xapian::Document document = database.document(place);
    if (document.get_value(schema::officials_slot) == slot) return;
    document.add_value(schema::officials_slot, slot);
    database.replace(place, document);
}

} // namespace

void PersonRegistry::added(const IndexDatabase::Place& document, const Record& record) {
    added_.insert(document);
    count(record, 1);
}

void PersonRegistry::removed(const Record& record) {
    count(record, -1);
}

void PersonRegistry::count(const Record& record, int by) {
    for (const Record::Person& person : record.officials)
        for (const std::string& group : person_groups(person.name, person.country))
            changes_[group][fact_of(person, record)] += by;
}

void PersonRegistry::update() {
    std::set<IndexDatabase::Place> touched = std::move(added_);
    for (const auto& [group, changes] : changes_) {
        const JoinedPersons before = joined(group);
        JoinedPersons after = join_persons(changed(before.facts, changes));
        store(group, after);
        if (has_moved(before, after)) {
            const std::string term =
                schema::filter_term(*schema::find_field("official"), schema::surname_key(group));
            const Xapian::Database& all = database_.all();
            for (auto at = all.postlist_begin(term); at != all.postlist_end(term); ++at)
                touched.insert(database_.place_of(*at));
        }
        known_[group] = std::move(after);
    }
    changes_.clear();
    for (const auto& document : touched)
        name_officials(document);
    known_.clear();
}

void PersonRegistry::rebuild() {
    changes_.clear();
    added_.clear();
    erase_all();
    Statements statements;
    const Xapian::Database all = database_.all();
    for (auto at = all.postlist_begin(""); at != all.postlist_end(""); ++at)
        statements.add(*at, decode_facts(all.get_document(*at).get_data()));
    statements.join(
        [&](const std::string& group, const JoinedPersons& persons) { store(group, persons); },
        [&](Xapian::docid document, const std::string& slot) {
            set_slot(database_, database_.place_of(document), slot);
        });
}

const JoinedPersons& PersonRegistry::joined(const std::string& group) {
    const auto [entry, is_new] = known_.try_emplace(group);
    if (is_new) {
        const std::string data = database_.metadata(schema::person_facts_key(group));
        if (!data.empty()) entry->second = join_persons(decode_person_facts(data));
    }
    return entry->second;
}

void PersonRegistry::store(const std::string& group, const JoinedPersons& persons) {
    const bool none = persons.facts.empty();
    database_.set_metadata(schema::persons_key(group), none ? "" : encode(persons.persons));
    database_.set_metadata(schema::person_facts_key(group), none ? "" : encode(persons.facts));
}

void PersonRegistry::erase_all() {
    std::vector<std::string> keys;
    for (const std::string& prefix : {schema::persons_key(""), schema::person_facts_key("")})
        keys.insert(keys.end(), database_.all().metadata_keys_begin(prefix),
                    database_.all().metadata_keys_end(prefix));
    for (const std::string& key : keys)
        database_.set_metadata(key, "");
}

void PersonRegistry::name_officials(const IndexDatabase::Place& document) {
    Record record;
    try {
        record = decode_facts(database_.document(document).get_data());
    } catch (const Xapian::DocNotFoundError&) {
        return; // added in this run, and removed again
    }
    std::string slot;
    for (const Record::Person& person : record.officials) {
        const PersonFact fact = fact_of(person, record);
        const JoinedPersons& group = joined(person_groups(person.name, person.country).front());
        const std::size_t place = place_of(fact, group);
        if (!holds(group, place, fact))
            throw Error("the registry of officials does not fit the releases",
                        "rebuild the index with --full");
        slot += slot_line(fact, group.persons[group.bearers[place]]);
    }
    set_slot(database_, document, slot);
}

} // namespace dateline
