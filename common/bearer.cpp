#include "common/bearer.h"

#include "common/most.h"
#include "common/person_names.h"
#include "common/schema.h"
#include "common/text.h"

#include <algorithm>
#include <tuple>

namespace dateline {

namespace {

void attest(Attested& attested, const PersonFact& fact) {
    attested.count += fact.count;
    if (fact.date.empty()) return;
    if (attested.first.empty() || fact.date < attested.first) attested.first = fact.date;
    if (attested.last.empty() || fact.date > attested.last) attested.last = fact.date;
}

} // namespace

void Bearer::add(const PersonFact& fact) {
    facts.push_back(&fact);
    attest(person.all, fact);
    attest(names_[schema::name_key(fact.name)][fact.name], fact);
    if (!fact.role.empty()) attest(offices_[slug(fact.role)][fact.role], fact);
    if (!fact.country.empty()) person.countries[fact.country] += fact.count;
}

void Bearer::unite_spellings() {
    person.names = united(names_);
    person.offices = united(offices_);
}

void Bearer::choose_name() {
    std::tuple<std::size_t, std::uint32_t, std::size_t> best;
    for (const auto& [name, attested] : person.names) {
        const NameWords words = split_name(name);
        // nothing, an initial, a name before the surname
        const std::size_t given =
            words.given.empty() ? 0 : std::min<std::size_t>(words.given[0].size(), 2);
        const std::tuple rank(given, attested.count, name.size());
        if (!person.name.empty() && rank <= best) continue;
        person.name = name;
        best = rank;
    }
    person.id = slug(person.name);
}

Bearer::Spellings Bearer::united(const std::map<std::string, Spellings>& by_key) {
    Spellings all;
    for (const auto& [key, spellings] : by_key) {
        Attested& sum = all[most(spellings, [](const Attested& a) { return a.count; })];
        for (const auto& [spelling, attested] : spellings) {
            sum.count += attested.count;
            if (sum.first.empty() || (!attested.first.empty() && attested.first < sum.first))
                sum.first = attested.first;
            sum.last = std::max(sum.last, attested.last);
        }
    }
    return all;
}

} // namespace dateline
