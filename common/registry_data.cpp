#include "common/date.h"
#include "common/registry.h"
#include "common/serial.h"

#include <tuple>

namespace dateline {

namespace {

void put(SerialWriter& out, const Attested& attested) {
    out.put(attested.first);
    out.put(attested.last);
    out.put(std::uint64_t{attested.count});
}

Attested get_attested(SerialReader& in) {
    Attested attested;
    attested.first = in.text();
    attested.last = in.text();
    attested.count = static_cast<std::uint32_t>(in.number());
    return attested;
}

// Days since the year 1, so that all dates are positive.
constexpr std::chrono::sys_days day_zero{std::chrono::year{1} / 1 / 1};

std::uint64_t number_of(Date date) {
    return static_cast<std::uint64_t>((std::chrono::sys_days(date) - day_zero).count());
}

Date date_of(std::uint64_t number) {
    constexpr std::uint64_t days = 9999 * 366;
    if (number > days) throw_damaged();
    return Date(day_zero + std::chrono::days(static_cast<int>(number)));
}

/// All but id and name.
std::string encode_rest(const Person& person) {
    SerialWriter out;
    for (const auto* map : {&person.names, &person.offices}) {
        out.put(std::uint64_t{map->size()});
        for (const auto& [key, attested] : *map) {
            out.put(key);
            put(out, attested);
        }
    }
    out.put(std::uint64_t{person.countries.size()});
    for (const auto& [code, count] : person.countries) {
        out.put(code);
        out.put(std::uint64_t{count});
    }
    put(out, person.all);
    out.put(std::uint64_t{person.shared.size()});
    for (const auto& [form, ranges] : person.shared) {
        out.put(form);
        out.put(std::uint64_t{ranges.size()});
        for (const DateRange& range : ranges) {
            out.put(number_of(range.first));
            out.put(number_of(range.last));
        }
    }
    return out.take();
}

void decode_rest(std::string_view data, Person& person) {
    SerialReader in(data);
    for (auto* map : {&person.names, &person.offices})
        for (std::size_t n = in.count(); n > 0; --n) {
            std::string key = in.text();
            map->emplace(std::move(key), get_attested(in));
        }
    for (std::size_t n = in.count(); n > 0; --n) {
        std::string code = in.text();
        person.countries[code] = static_cast<std::uint32_t>(in.number());
    }
    person.all = get_attested(in);
    for (std::size_t n = in.count(); n > 0; --n) {
        auto& ranges = person.shared[in.text()];
        ranges.resize(in.count());
        for (DateRange& range : ranges) {
            range.first = date_of(in.number());
            range.last = date_of(in.number());
        }
    }
}

} // namespace

std::string encode(const std::vector<Person>& persons) {
    SerialWriter out;
    out.put(std::uint64_t{persons.size()});
    for (const Person& person : persons) {
        out.put(person.id);
        out.put(person.name);
        out.put(encode_rest(person));
    }
    return out.take();
}

std::vector<Person> decode_persons(std::string_view data) {
    SerialReader in(data);
    std::vector<Person> persons(in.count());
    for (Person& person : persons) {
        person.id = in.text();
        person.name = in.text();
        decode_rest(in.view(), person);
    }
    return persons;
}

std::string name_of_person(std::string_view data, std::string_view id) {
    SerialReader in(data);
    for (std::size_t n = in.count(); n > 0; --n) {
        const std::string_view its_id = in.view();
        const std::string_view name = in.view();
        if (its_id == id) return std::string(name);
        in.view();
    }
    return {};
}

/// What is said of a person once, then each day on which it is said: 0 for undated, and its count.
std::string encode(const std::vector<PersonFact>& facts) {
    const auto said = [](const PersonFact& fact) {
        return std::tie(fact.name, fact.role, fact.country);
    };
    SerialWriter out;
    for (std::size_t begin = 0; begin < facts.size();) {
        std::size_t end = begin + 1;
        while (end < facts.size() && said(facts[end]) == said(facts[begin]))
            ++end;
        out.put(facts[begin].name);
        out.put(facts[begin].role);
        out.put(facts[begin].country);
        out.put(std::uint64_t{end - begin});
        for (; begin < end; ++begin) {
            const auto date = find_iso_date(facts[begin].date);
            out.put(date ? number_of(*date) + 1 : std::uint64_t{0});
            out.put(std::uint64_t{facts[begin].count});
        }
    }
    return out.take();
}

std::vector<PersonFact> decode_person_facts(std::string_view data) {
    SerialReader in(data);
    std::vector<PersonFact> facts;
    while (!in.at_end()) {
        PersonFact fact;
        fact.name = in.text();
        fact.role = in.text();
        fact.country = in.text();
        for (std::size_t n = in.count(); n > 0; --n) {
            const auto day = in.number();
            fact.date = day == 0 ? "" : iso(date_of(day - 1));
            fact.count = static_cast<std::uint32_t>(in.number());
            facts.push_back(fact);
        }
    }
    return facts;
}

} // namespace dateline
