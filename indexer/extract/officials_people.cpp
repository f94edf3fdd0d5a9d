#include "indexer/extract/officials_people.h"

#include "common/text.h"
#include "indexer/extract/office_country.h"
#include "indexer/extract/titles.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace dateline::officials {

namespace {

using namespace word_class;

// Each name is compared with all of its surname: with this limit time grows no faster than the
// text, whatever is in it.
constexpr std::size_t most_of_surname = 100;

struct Person {
    NameParts parts;
    Span name;
    std::string role;
    std::string head;
    std::string country;
    std::string suggested;
    bool family_first = false;
    bool international = false;
    bool foreign = false;
    bool ministerial = false;
    bool undecided = false;
    bool lost_apostrophe = false; // "President Lincolns"
    std::vector<Mention> mentions;
    bool named = false; // in a mention that is more than the end of the name
};

/// Pope Anselm has no other name than that, so that Representative Jo Anselm is somebody else.
bool is_name_of_reign(const NameParts& parts, const std::string& head) {
    return parts.given.empty() && (classes_of(head) & word_class::royal) != 0;
}

// *then-*Senator Doe
bool begins_then(std::string_view role) {
    return fold(role.substr(0, 5)) == "then-";
}

// *USS* Jo Doe
bool is_ship(const Word& word) {
    return word.has(shape::upper) && (word.folded == "uss" || word.folded == "hms");
}

class People {
  public:
    People(const Words& words, const DefaultCountry& default_country)
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
        if (is_name_of_reign(parts, candidate.head)) reign_places_.insert(name.begin);
        if (name.end - name.begin > 1) begins_.emplace(name.end - 1, name.begin);
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
            if (by_surname_.count(parts.surname) >= most_of_surname) return;
            by_surname_.emplace(parts.surname, people_.size());
            if (!parts.given.empty()) by_first_.emplace(parts.first, people_.size());
            people_.push_back(
                {parts, name, {}, {}, {}, {}, false, false, false, false, false, lost, {}});
            person = &people_.back();
        }
        if (!ends_with(words_, person->name, name) && fuller(parts, name, *person)) {
            if (person->parts.given.empty())
                by_first_.emplace(parts.first, static_cast<std::size_t>(person - people_.data()));
            person->parts = parts;
            person->name = name;
            person->lost_apostrophe = lost;
        }
        // General Ann Kennedy is not Senator Kennedy.
        const bool perhaps_other = parts.given.empty() && !person->parts.given.empty() &&
                                   is_rank_alone(fold(person->role));
        if (person->role.empty() || (tells_more(candidate, person->role) && !perhaps_other) ||
            is_fuller_role(candidate.role, person->role)) {
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
        find_mentions();
        add_offices_alone();
        std::vector<Official> officials;
        for (Person& person : people_)
            if (person.named) officials.push_back(official(person));
        std::stable_sort(officials.begin(), officials.end(), [](const auto& a, const auto& b) {
            return a.mentions.front().begin < b.mentions.front().begin;
        });
        return officials;
    }

  private:
    /// A surname of the text, be it with an `s` that lost its apostrophe.
    bool is_known(std::string_view surname) const {
        if (by_surname_.contains(std::string(surname))) return true;
        return surname.ends_with('s') &&
               by_surname_.contains(std::string(surname.substr(0, surname.size() - 1)));
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
        return by_surname_.contains(parts.surname.substr(0, hyphen)) ||
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
            kin_.emplace(parts.surname, parts.given.front());
    }

    Person* known(const NameParts& parts) {
        if (Person* person = of_surname(parts)) return person;
        if (!parts.given.empty()) {
            Person* person = of_lost_apostrophe(parts);
            return person != nullptr ? person : of_two_surnames(parts);
        }
        // President Yoon for Yoon Suk Yeol
        if (const auto found = by_first_.find(parts.surname); found != by_first_.end()) {
            people_[found->second].family_first = true;
            return &people_[found->second];
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
        const auto found = by_first_.find(parts.first);
        if (found == by_first_.end()) return nullptr;
        Person& person = people_[found->second];
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
        const auto [begin, end] = by_surname_.equal_range(parts.surname);
        for (auto it = begin; it != end; ++it) {
            Person& person = people_[it->second];
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
        for (std::size_t p = 0; p < people_.size() && p < most_of_surname; ++p) {
            const auto& given = people_[p].parts.given;
            if (given.size() < 2 || people_[p].head != candidate.head) continue;
            if (std::find(given.begin() + 1, given.end(), parts.surname) == given.end()) continue;
            by_surname_.emplace(parts.surname, p);
            return &people_[p];
        }
        return nullptr;
    }

    Person* of_surname(const NameParts& parts) {
        const auto [begin, end] = by_surname_.equal_range(parts.surname);
        for (auto it = begin; it != end; ++it)
            if (agree(people_[it->second].parts, parts)) return &people_[it->second];
        return nullptr;
    }

    bool fuller(const NameParts& parts, Span name, const Person& person) const {
        if (parts.surname != person.parts.surname) return false;
        if (parts.given.size() != person.parts.given.size())
            return parts.given.size() > person.parts.given.size();
        const auto shouted = [&](Span span) { return words_[span.end - 1].has(shape::upper); };
        if (shouted(person.name) != shouted(name)) return shouted(person.name);
        return name.end - name.begin > person.name.end - person.name.begin;
    }

    void find_mentions() {
        std::size_t done = 0;
        for (std::size_t i = 0; i < words_.size(); ++i) {
            if (i < done || !words_[i].has(shape::capital)) continue;
            if (const std::size_t end = read_mention(i, done); end > i) done = end;
        }
    }

    /// Where the mention that ends with the surname at `i` ends; `i` if there is none.
    std::size_t read_mention(std::size_t i, std::size_t floor) {
        const auto surname = words_[i].folded;
        const auto [begin, end] = by_surname_.equal_range(std::string(surname));
        if (begin == end) return read_family_first(i);
        Span span{i, i + 1};
        // No further left than an office has been read: Mayor of *Springfield* Jo Doe.
        std::size_t longest = 5;
        if (const auto found = begins_.find(i); found != begins_.end()) {
            floor = std::max(floor, found->second);
            longest = std::max(longest, i - found->second);
        }
        while (span.begin > floor && i - span.begin < longest && words_[span.begin].joined() &&
               part_of_name(span.begin - 1))
            --span.begin;
        while (span.begin < i && words_[span.begin].is(particle) &&
               !words_[span.begin].has(shape::capital))
            ++span.begin;
        while (span.end < words_.size() && words_[span.end].is(suffix) &&
               !words_[span.end].is(stop) &&
               (words_[span.end].gap == 0 || words_[span.end].gap == gap::comma) &&
               words_[span.end].has(shape::capital))
            ++span.end;
        if (is_inside_name(span)) return i;
        const NameParts parts = name_parts(words_, span);
        Person* person = meant_by(span, i, parts, false);
        if (person != nullptr) {
            if (fuller(parts, span, *person) && !parts.given.empty() &&
                (person->parts.given.empty() ? !spouse(span) : true)) {
                person->parts = parts;
                person->name = span;
            }
            person->named = true;
        } else {
            person = meant_by(span, i, parts, true);
        }
        if (person == nullptr) return i;
        person->mentions.push_back({words_[span.begin].begin, words_[span.end - 1].end});
        return span.end;
    }

    /// The person whom `span`, with the surname at `at`, names, or, `by_end`, whose name ends with
    /// it; null if there is none.
    Person* meant_by(Span span, std::size_t at, const NameParts& parts, bool by_end) {
        const bool kin =
            !parts.given.empty() && kin_.contains({parts.surname, parts.given.front()});
        const auto [begin, end] = by_surname_.equal_range(std::string(words_[at].folded));
        for (auto it = begin; it != end; ++it) {
            Person& person = people_[it->second];
            if (by_end ? !ends_with(words_, person.name, span) : !agree(person.parts, parts))
                continue;
            if (other_use(span)) continue;
            if (goes_on_to(person, at)) continue;
            const bool reigns = is_name_of_reign(person.parts, person.head);
            if (reigns ? !parts.given.empty() : reign_places_.contains(span.begin)) continue;
            if (!kin || person.parts.given == parts.given) return &person;
        }
        return nullptr;
    }

    /// "*Ali bin Omar* Al Qays", where a Qays is known.
    bool is_inside_name(Span span) const {
        if (span.end < span.begin + 3 || !is_patronymic(words_[span.end - 2])) return false;
        for (std::size_t i = span.end; i < span.end + 3; ++i) {
            const auto found = begins_.find(i);
            if (found != begins_.end() && found->second <= span.begin)
                return by_surname_.contains(std::string(words_[i].folded));
        }
        return false;
    }

    /// "Mario *Abdo* Farr", who is President Abdo elsewhere.
    bool goes_on_to(const Person& person, std::size_t i) const {
        return words_[i].folded != person.parts.surname && i + 1 < words_.size() &&
               words_[i + 1].joined() && words_[i + 1].folded == person.parts.surname;
    }

    bool part_of_name(std::size_t i) const {
        const Word& word = words_[i];
        if (word.has(shape::possessive) || word.is(stop | honorific)) return false;
        if (is_pronoun_verb(word) || is_ship(word)) return false;
        if (word.is(rank) && i > 0 && words_[i - 1].is(enlisted)) return false; // Sergeant *Major*
        if (word.is(particle) && i > 0 && words_[i].joined()) return true;
        if (!word.has(shape::capital)) return false;
        if (word.has(shape::initial)) return true;
        if (word.folded == "sultan") return words_[i + 1].is(particle);
        if (word.is(given) && !word.is(field)) return true;
        return !word.is(common | any_head | foreign_head | postnominal | modifier | field |
                        public_body | private_body | thing | abbreviation | enlisted | state) &&
               word.country.empty() && word.folded.size() > 1 && !word.has(shape::sentence);
    }

    /// A wife, husband or namesake, or a thing that is named after somebody.
    bool other_use(Span span) const {
        if (span.end < words_.size() && words_[span.end].joined() && span.end - span.begin == 1 &&
            words_[span.end].has(shape::capital) && words_[span.end].is(thing) &&
            !words_[span.end].has(shape::headline))
            return true;
        if (span.begin > 0 && words_[span.begin].joined() && is_ship(words_[span.begin - 1]))
            return true;
        if (span.end - span.begin == 1 && words_[span.begin].is(surname) &&
            !follows_title(span.begin))
            return true;
        return span.end - span.begin == 1 && begins_other_name(span.begin);
    }

    /// "Mr *Barton* Doe", where Jo Barton is the official; "*Omar* bin Qays", the father of Ali bin
    /// Omar.
    bool begins_other_name(std::size_t i) const {
        if (i + 1 < words_.size() && words_[i + 1].joined() && is_patronymic(words_[i + 1]))
            return true;
        if (i == 0 || !words_[i].joined() || !words_[i - 1].is(honorific)) return false;
        if (i + 1 >= words_.size() || !words_[i + 1].joined()) return false;
        const Word& next = words_[i + 1];
        return !words_[i].has(shape::possessive | shape::headline) && can_be_name(next) &&
               !next.is(any_head | thing | public_body);
    }

    bool follows_title(std::size_t i) const {
        return i > 0 && words_[i].joined() && words_[i - 1].is(honorific | any_head);
    }

    bool spouse(Span span) const {
        if (span.begin == 0 || !words_[span.begin].joined()) return false;
        const Word& before = words_[span.begin - 1];
        return before.folded == "lady" || before.folded == "dr" || before.folded == "mrs" ||
               before.folded == "wife" || before.folded == "husband" || before.folded == "son" ||
               before.folded == "daughter";
    }

    std::size_t read_family_first(std::size_t i) {
        const auto found = by_first_.find(std::string(words_[i].folded));
        if (found == by_first_.end()) return i;
        Person& person = people_[found->second];
        if (!person.family_first) return i;
        if (i + 1 < words_.size() && words_[i + 1].joined() &&
            words_[i + 1].folded ==
                words_[std::min(person.name.begin + 1, words_.size() - 1)].folded)
            return i;
        person.mentions.push_back({words_[i].begin, words_[i].end});
        person.named = true;
        return i + 1;
    }

    /// "the secretary", where the text has but one.
    void add_offices_alone() {
        std::unordered_map<std::string_view, std::size_t> holders;
        for (std::size_t p = 0; p < people_.size(); ++p) {
            if (people_[p].head.empty()) continue;
            const auto [it, fresh] = holders.emplace(people_[p].head, p);
            if (!fresh) it->second = people_.size();
        }
        for (std::size_t i = 1; i < words_.size(); ++i) {
            const Word& word = words_[i];
            if (!word.is(any_head) || !word.joined() || words_[i - 1].folded != "the") continue;
            const bool alone =
                i + 1 == words_.size() || words_[i + 1].gap != 0 ||
                (!words_[i + 1].has(shape::capital) && words_[i + 1].folded != "of" &&
                 !words_[i + 1].is(modifier | field | public_body | any_head));
            if (!alone || word.is(rank)) continue;
            const auto found = holders.find(word.folded);
            if (found == holders.end() || found->second >= people_.size()) continue;
            Person& person = people_[found->second];
            if (person.mentions.empty() || person.mentions.front().begin > word.begin) continue;
            person.mentions.push_back({word.begin, word.end});
        }
        for (Person& person : people_)
            std::sort(person.mentions.begin(), person.mentions.end(),
                      [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
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
    std::vector<Person> people_;
    std::unordered_multimap<std::string, std::size_t> by_surname_;
    std::unordered_map<std::string, std::size_t> by_first_;
    std::set<std::pair<std::string, std::string>> kin_; // surname and given name of no official
    std::unordered_set<std::size_t>
        reign_places_; ///< where a name of reign stands after its office
    std::unordered_map<std::size_t, std::size_t> begins_; // of candidates, by their last word
};

} // namespace

std::vector<Official> join_people(const Words& words, const std::vector<Candidate>& candidates,
                                  const Home& home) {
    const DefaultCountry default_country(words, home, candidates);
    People people(words, default_country);
    std::set<std::pair<std::string_view, std::string_view>> longer; // Jo *Van Orr*
    const auto last_two = [&](Span name) {
        return std::pair{words[name.end - 2].folded, words[name.end - 1].folded};
    };
    for (const Candidate& candidate : candidates)
        if (candidate.name.end - candidate.name.begin > 2) longer.insert(last_two(candidate.name));
    // Full names first: they tell who a surname alone is.
    const auto rank_of = [&](const Candidate& candidate) {
        const bool past = begins_then(candidate.role);
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
            if (rank_of(candidate) == turn) people.take(candidate);
    return people.finish();
}

} // namespace dateline::officials
