#include "indexer/extract/officials/officials_people.h"

#include "common/text.h"
#include "indexer/extract/officials/office_country.h"
#include "indexer/extract/officials/officials_mentions.h"
#include "indexer/extract/officials/titles.h"

#include <algorithm>
#include <set>
#include <utility>

namespace dateline::officials {

namespace {

using namespace word_class;

// Each name is compared with all of its surname: with this limit time grows no faster than the
// text, whatever is in it.
constexpr std::size_t most_of_surname = 100;

// *then-*Senator Doe
bool begins_then(std::string_view role) {
    return fold(role.substr(0, 5)) == "then-";
}

class Joiner {
  public:
    Joiner(const Words& words, const DefaultCountry& default_country)
        : words_(words), default_country_(default_country) {}

    void take(const Candidate& candidate) {
        Span name = candidate.name;
        // "Senator Doe Speaks": a given name would make the second word a surname.
        const bool goes_on = name.end - name.begin > 1 && words_[name.begin + 1].is(particle);
        if (candidate.open_end && !goes_on && // King Omar *bin* Qays
            (is_known(words_[name.begin].folded) ||
             (candidate.headline && !words_[name.begin].is(given | common))))
            name.end = name.begin + 1;
        const NameParts parts = name_parts(words_, name);
        const bool lost = is_president_without_apostrophe(parts);
        if (parts.surname.size() < 2 || joint(parts)) return;
        if (parts.given.empty() && words_[name.begin].is(honorific)) return; // the Rt. Hon
        learn_kin(name);
        if (is_name_of_reign(parts, candidate.head)) people_.reign_places.insert(name.begin);
        if (name.end - name.begin > 1) people_.begins.emplace(name.end - 1, name.begin);
        Person* person = known(parts);
        if (person == nullptr) person = of_particle(parts, candidate);
        if (person == nullptr && parts.given.empty()) person = of_inner_surname(parts, candidate);
        if (person != nullptr && candidate.head != person->head &&
            parts.given.empty() != person->parts.given.empty() &&
            (is_name_of_reign(parts, candidate.head) ||
             is_name_of_reign(person->parts, person->head)))
            person = nullptr;
        if (person == nullptr) {
            if (candidate.doubtful) return;
            if (people_.by_surname.count(parts.surname) >= most_of_surname) return;
            people_.by_surname.emplace(parts.surname, people_.all.size());
            if (!parts.given.empty()) people_.by_first.emplace(parts.first, people_.all.size());
            people_.all.push_back(
                {parts, name, {}, {}, {}, {}, false, false, false, false, false, lost, {}});
            person = &people_.all.back();
        }
        if (!ends_with(words_, person->name, name) && is_fuller(words_, parts, name, *person)) {
            if (person->parts.given.empty())
                people_.by_first.emplace(parts.first,
                                         static_cast<std::size_t>(person - people_.all.data()));
            person->parts = parts;
            person->name = name;
            person->lost_apostrophe = lost;
        }
        // General Ann Kennedy is not Senator Kennedy.
        const bool perhaps_other = parts.given.empty() && !person->parts.given.empty() &&
                                   is_rank_alone(fold(person->role));
        const bool more = tells_more(candidate, person->role) && !perhaps_other;
        if (person->role.empty() || more || is_fuller_role(candidate.role, person->role)) {
            person->role = candidate.role.substr(begins_then(candidate.role) ? 5 : 0);
            person->head = candidate.head;
            person->ministerial = candidate.ministerial;
        }
        if (person->country.empty()) person->country = candidate.country;
        if (person->suggested.empty()) person->suggested = candidate.suggested;
        person->undecided = person->undecided || candidate.undecided;
        person->international = person->international || candidate.international;
        person->foreign = person->foreign || candidate.foreign;
    }

    std::vector<Official> finish() {
        find_mentions(words_, people_);
        std::vector<Official> officials;
        for (Person& person : people_.all)
            if (person.named) officials.push_back(official(person));
        std::stable_sort(officials.begin(), officials.end(), [](const auto& a, const auto& b) {
            return a.mentions.front().begin < b.mentions.front().begin;
        });
        return officials;
    }

  private:
    /// A surname of the text, be it with an `s` that lost its apostrophe.
    bool is_known(std::string_view surname) const {
        if (people_.by_surname.contains(std::string(surname))) return true;
        return surname.ends_with('s') &&
               people_.by_surname.contains(std::string(surname.substr(0, surname.size() - 1)));
    }

    static bool is_president_without_apostrophe(const NameParts& parts) {
        const std::string_view name = parts.surname;
        return name.ends_with('s') && (classes_of(name) & us_president) == 0 &&
               (classes_of(name.substr(0, name.size() - 1)) & us_president) != 0;
    }

    /// "the Smith-Jones bill": two persons.
    bool joint(const NameParts& parts) const {
        const auto hyphen = parts.surname.find('-');
        if (hyphen == std::string::npos || !parts.given.empty()) return false;
        return people_.by_surname.contains(parts.surname.substr(0, hyphen)) ||
               parts.surname.find('-', hyphen + 1) != std::string::npos;
    }

    /// "President Doe, Roe Doe and": of one surname, and two persons.
    void learn_kin(Span name) {
        const std::size_t next = name.end;
        if (name.end - name.begin != 1 || next + 1 >= words_.size()) return;
        const bool listed = words_[next].gap == gap::comma;
        const bool joined = words_[next].joined() && words_[next].folded == "and";
        if (!listed && !joined) return;
        const Span other = read_name(words_, joined ? next + 1 : next, false);
        if (other.empty()) return;
        const NameParts parts = name_parts(words_, other);
        if (parts.surname == words_[name.begin].folded && !parts.given.empty())
            people_.kin.emplace(parts.surname, parts.given.front());
    }

    Person* known(const NameParts& parts) {
        if (Person* person = of_surname(parts)) return person;
        if (!parts.given.empty()) {
            Person* person = of_lost_apostrophe(parts);
            return person != nullptr ? person : of_two_surnames(parts);
        }
        // President Yoon for Yoon Suk Yeol
        if (const auto found = people_.by_first.find(parts.surname);
            found != people_.by_first.end()) {
            people_.all[found->second].family_first = true;
            return &people_.all[found->second];
        }
        return of_lost_apostrophe(parts);
    }

    /// "Senator Harlows bill"
    Person* of_lost_apostrophe(const NameParts& parts) {
        if (parts.surname.size() < 4 || parts.surname.back() != 's') return nullptr;
        return of_surname({parts.given, parts.surname.substr(0, parts.surname.size() - 1), {}});
    }

    /// Miguel García for Miguel García López, Ali bin Omar for Ali bin Omar Al Qays, and the other
    /// way round.
    Person* of_two_surnames(const NameParts& parts) {
        for (const std::string& word : parts.given) {
            if (word.size() < 2) continue;
            const bool father = word.starts_with(patronymic_mark);
            Person* person =
                of_surname({{parts.first}, word.substr(father ? patronymic_mark.size() : 0), {}});
            if (person != nullptr && person->parts.first == parts.first &&
                person->parts.of_father == father)
                return person;
        }
        const auto found = people_.by_first.find(parts.first);
        if (found == people_.by_first.end()) return nullptr;
        Person& person = people_.all[found->second];
        const auto& given = person.parts.given;
        const std::string name = parts.of_father ? father_name(parts.surname) : parts.surname;
        return std::find(given.begin(), given.end(), name) != given.end() ? &person : nullptr;
    }

    /// Senator Van Orr for Senator or Congresswoman Jo Van Orr; but Senator Al Farr, whose particle
    /// is a given name, is not Congressman Omar Al Farr.
    Person* of_particle(const NameParts& parts, const Candidate& candidate) {
        const Word& first = words_[candidate.name.begin];
        const bool sits =
            is_legislator_head(candidate.head) && !(first.is(given) && !first.is(common));
        const auto [begin, end] = people_.by_surname.equal_range(parts.surname);
        for (auto it = begin; it != end; ++it) {
            Person& person = people_.all[it->second];
            const bool elsewhere = !candidate.country.empty() && !person.country.empty() &&
                                   candidate.country != person.country;
            if (elsewhere || !ends_with(words_, person.name, candidate.name)) continue;
            if (person.head == candidate.head || (sits && is_legislator_head(person.head)))
                return &person;
        }
        return nullptr;
    }

    /// President Abdo for Mario Abdo Farr, president.
    Person* of_inner_surname(const NameParts& parts, const Candidate& candidate) {
        if (candidate.head != "president") return nullptr;
        for (std::size_t p = 0; p < people_.all.size() && p < most_of_surname; ++p) {
            const auto& given = people_.all[p].parts.given;
            if (given.size() < 2 || people_.all[p].head != candidate.head) continue;
            if (std::find(given.begin() + 1, given.end(), parts.surname) == given.end()) continue;
            people_.by_surname.emplace(parts.surname, p);
            return &people_.all[p];
        }
        return nullptr;
    }

    Person* of_surname(const NameParts& parts) {
        const auto [begin, end] = people_.by_surname.equal_range(parts.surname);
        for (auto it = begin; it != end; ++it)
            if (agree(people_.all[it->second].parts, parts)) return &people_.all[it->second];
        return nullptr;
    }

    Holder holder(const Person& person) const {
        std::string surname = person.parts.surname;
        if (person.lost_apostrophe) surname.pop_back();
        return {person.name,          std::move(surname), fold(person.role), person.head,
                person.international, person.foreign,     person.ministerial};
    }

    std::string country(const Person& person) const {
        if (!person.country.empty()) return person.country;
        if (!person.suggested.empty() || person.undecided) return person.suggested;
        return default_country_.of(holder(person));
    }

    Official official(Person& person) const {
        Official out;
        out.name = shown_name(words_, person.name);
        if (person.lost_apostrophe) out.name.pop_back();
        out.id = slug(out.name);
        out.role = person.role;
        out.country = country(person);
        out.mentions = std::move(person.mentions);
        return out;
    }

    const Words& words_;
    const DefaultCountry& default_country_;
    People people_;
};

} // namespace

std::vector<Official> join_people(const Words& words, const std::vector<Candidate>& candidates,
                                  const Home& home) {
    const DefaultCountry default_country(words, home, candidates);
    Joiner joiner(words, default_country);
    std::set<std::pair<std::string_view, std::string_view>> longer; // Jo *Van Orr*
    const auto last_two = [&](Span name) {
        return std::pair{words[name.end - 2].folded, words[name.end - 1].folded};
    };
    for (const Candidate& candidate : candidates)
        if (candidate.name.end - candidate.name.begin > 2) longer.insert(last_two(candidate.name));
    // Full names first: they tell who a surname alone is.
    const auto rank_of = [&](const Candidate& candidate) {
        const bool past = begins_then(candidate.role) || candidate.past;
        if (past || candidate.doubtful || candidate.open_end) return 3;
        if (words[candidate.name.end - 1].folded.back() == 's')
            return 2; // perhaps a possessive that lost its apostrophe
        if (candidate.name.end - candidate.name.begin > 1)
            return is_surname_with_particle(words, candidate.name) &&
                           longer.contains(last_two(candidate.name))
                       ? 1
                       : 0;
        const Word& name = words[candidate.name.begin];
        const bool joint = name.folded.find('-') != std::string_view::npos;
        const bool perhaps_verb =
            candidate.headline && name.is(common) && !name.is(given | us_president);
        return joint || perhaps_verb ? 4 : 1; // the Doe-Roe bill: known as two by then
    };
    for (const int turn : {0, 1, 2, 3, 4})
        for (const Candidate& candidate : candidates)
            if (rank_of(candidate) == turn) joiner.take(candidate);
    return joiner.finish();
}

} // namespace dateline::officials
