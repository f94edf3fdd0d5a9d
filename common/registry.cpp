#include "common/registry.h"

#include "common/date.h"
#include "common/person_names.h"
#include "common/schema.h"
#include "common/text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <set>
#include <span>
#include <tuple>

namespace dateline {

namespace {

// A surname alone is somebody's up to so long before the first and after the last full name.
constexpr int days_around = 400;
// Whom releases so many times more often call by the surname alone than in full, it does not mean.
constexpr std::uint64_t far_fewer = 50;
// Of those who could be meant one is, if so many times more releases of the time name that one: of
// the holders of the office stated, or of all.
constexpr std::uint64_t far_more_in_office = 10;
constexpr std::uint64_t far_more = 20;
// So many times rarer, a name that differs by what may be a slip is one.
constexpr std::uint64_t far_rarer = 50;
// The longer a list of days, the longer the queries made of it.
constexpr std::size_t most_ranges = 200;
// Nobody holds office longer: facts further apart are of namesakes.
constexpr int longest_career_days = 45 * 366;
// Of more persons of a surname, and more forms of a name, only the most used are compared with
// others: time grows no faster than what is said, even where somebody means it to.
constexpr std::size_t most_compared_persons = 1000;
constexpr std::size_t most_compared_forms = 100;

std::optional<int> day_number(const std::string& date) {
    const auto parsed = find_iso_date(date);
    if (!parsed) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days(*parsed).time_since_epoch().count());
}

// Facts with one spelling of a name.
struct Form {
    NameWords words;
    std::uint32_t count = 0;
    std::vector<const PersonFact*> facts;
};

struct Cluster {
    std::vector<const Form*> forms; // which all agree
    std::vector<const Form*> slips;
    std::uint32_t count = 0;

    std::span<const Form* const> compared() const {
        return std::span(forms).first(std::min(forms.size(), most_compared_forms));
    }
};

// `Christopher Kit Doe`, where the others are of Christopher Doe and of Kit Doe.
bool is_made_of(const NameWords& name, std::span<const Form* const> forms) {
    return name.given.size() > 1 &&
           std::all_of(name.given.begin(), name.given.end(), [&](const std::string& word) {
               return word.size() > 1 &&
                      std::any_of(forms.begin(), forms.end(), [&](const Form* form) {
                          return form->words.given.front() == word;
                      });
           });
}

template <typename Map, typename Count>
const std::string& most(const Map& map, Count count) {
    static const std::string none;
    const std::string* best = &none;
    std::uint32_t most_so_far = 0;
    for (const auto& [key, value] : map)
        if (count(value) > most_so_far) {
            most_so_far = count(value);
            best = &key;
        }
    return *best;
}

// A person and the facts about them.
struct Bearer {
    Person person;
    std::vector<const PersonFact*> facts;

    void add(const PersonFact& fact) {
        facts.push_back(&fact);
        attest(person.all, fact);
        attest(names_[schema::name_key(fact.name)][fact.name], fact);
        if (!fact.role.empty()) attest(offices_[slug(fact.role)][fact.role], fact);
        if (!fact.country.empty()) person.countries[fact.country] += fact.count;
    }

    // Spellings that differ in case, accents or points are one; shown is the one used most.
    void unite_spellings() {
        person.names = united(names_);
        person.offices = united(offices_);
    }

  private:
    using Spellings = std::map<std::string, Attested>;

    static void attest(Attested& attested, const PersonFact& fact) {
        attested.count += fact.count;
        if (fact.date.empty()) return;
        if (attested.first.empty() || fact.date < attested.first) attested.first = fact.date;
        if (attested.last.empty() || fact.date > attested.last) attested.last = fact.date;
    }

    static Spellings united(const std::map<std::string, Spellings>& by_key) {
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

    std::map<std::string, Spellings> names_, offices_; // by what they have in common
};

std::string main_country(const Person& person) {
    return most(person.countries, [](std::uint32_t n) { return n; });
}

std::string main_office(const Person& person) {
    return most(person.offices, [](const Attested& a) { return a.count; });
}

// The form used most by which the person is told from others: given name and surname if any.
void name_person(Person& person) {
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

// One name, several persons: by country where each is well attested, and by time.
class Splitter {
  public:
    explicit Splitter(const Cluster& cluster) {
        for (const auto* forms : {&cluster.forms, &cluster.slips})
            for (const Form* form : *forms)
                facts_.insert(facts_.end(), form->facts.begin(), form->facts.end());
        std::sort(facts_.begin(), facts_.end(), [](const auto* a, const auto* b) {
            return std::tie(a->date, *a) < std::tie(b->date, *b);
        });
    }

    std::vector<Bearer> bearers() const {
        struct Line {
            std::vector<Bearer> bearers{1}; // one after the other in time
            std::optional<int> last;
        };
        std::map<std::string, Line> lines;
        const auto apart = countries_apart();
        for (const PersonFact* fact : facts_) {
            Line& line = lines[apart.contains(fact->country) ? fact->country : std::string()];
            if (const auto day = day_number(fact->date)) {
                if (line.last && *day - *line.last > longest_career_days)
                    line.bearers.emplace_back();
                line.last = day;
            }
            line.bearers.back().add(*fact);
        }
        std::vector<Bearer> out;
        for (auto& [country, line] : lines)
            for (Bearer& bearer : line.bearers)
                out.push_back(std::move(bearer));
        return out;
    }

  private:
    // The countries, beside the main one, that speak for another person.
    std::set<std::string> countries_apart() const {
        std::map<std::string, std::uint32_t> counts;
        std::uint32_t all = 0;
        for (const PersonFact* fact : facts_)
            if (!fact->country.empty()) {
                counts[fact->country] += fact->count;
                all += fact->count;
            }
        const std::string main = most(counts, [](std::uint32_t n) { return n; });
        std::set<std::string> apart;
        for (const auto& [country, count] : counts)
            if (country != main && count >= 3 && count * 5 >= all) apart.insert(country);
        return apart;
    }

    std::vector<const PersonFact*> facts_;
};

// What an office is called, "former" kept: `senator`, `former-president`.
std::string office_word(const std::string& role) {
    const std::string folded = slug(role);
    const auto of = folded.find("-of-");
    const std::string head = folded.substr(0, of);
    std::string word = head.substr(head.rfind('-') + 1); // npos + 1 is 0
    if (word == "sen") word = "senator";
    if (word == "rep" || word == "congressman" || word == "congresswoman") word = "representative";
    if (word == "gov") word = "governor";
    return folded.starts_with("former-") || folded.starts_with("late-") ? "former-" + word : word;
}

// Whether both hold an office of that kind in the same country.
bool share_office(const Form& one, const Form& other) {
    std::set<std::pair<std::string, std::string>> held;
    for (const PersonFact* fact : one.facts)
        if (!fact->role.empty()) held.emplace(office_word(fact->role), fact->country);
    return std::any_of(other.facts.begin(), other.facts.end(), [&](const PersonFact* fact) {
        return !fact->role.empty() && held.contains({office_word(fact->role), fact->country});
    });
}

bool is_slip_of(const Form& form, const Cluster& cluster) {
    if (form.count * far_rarer > cluster.count) return false;
    const auto others = cluster.compared();
    const bool made_of = is_made_of(form.words, others);
    return std::any_of(others.begin(), others.end(), [&](const Form* other) {
        return (made_of || may_be_slip(form.words, other->words)) && share_office(form, *other);
    });
}

// Says whom a surname alone means: one of those named in full elsewhere, or nobody.
class Surnames {
  public:
    /// `alone`: how many releases say the surname and no more.
    Surnames(const std::vector<Bearer>& full, std::uint64_t alone) {
        for (std::size_t i = 0; i < full.size(); ++i) {
            const Bearer& bearer = full[i];
            if (bearer.person.all.count * far_fewer < alone) continue;
            Candidate candidate{i, {}, {}, bearer.person.countries};
            for (const PersonFact* fact : bearer.facts) {
                const auto day = day_number(fact->date);
                candidate.days.add(day.value_or(0), fact->count);
                if (!day) candidate.always = true;
                if (!fact->role.empty())
                    candidate.offices[office_word(fact->role)].add(day.value_or(0), fact->count);
            }
            candidate.days.add_up();
            for (auto& [office, held] : candidate.offices)
                held.add_up();
            candidates_.push_back(std::move(candidate));
        }
    }

    std::optional<std::size_t> bearer_of(const PersonFact& fact) const {
        const auto day = day_number(fact.date);
        std::vector<Chance> named, in_office, former;
        const std::string office = fact.role.empty() ? "" : office_word(fact.role);
        for (const Candidate& candidate : candidates_) {
            if (!fact.country.empty() && !candidate.countries.empty() &&
                !candidate.countries.contains(fact.country))
                continue;
            if (const auto count = candidate.around(candidate.days, day))
                named.push_back({candidate.bearer, count});
            if (const auto count = candidate.in_office(office, day))
                (candidate.is_former(office, day, count) ? former : in_office)
                    .push_back({candidate.bearer, count});
        }
        if (!in_office.empty()) return only_one(in_office, far_more_in_office);
        if (!former.empty()) return only_one(former, far_more_in_office);
        return only_one(named, far_more);
    }

  private:
    // How many releases of each day say something.
    class Days {
      public:
        void add(int day, std::uint32_t count) { counts_.emplace_back(day, count); }
        /// To be called between the last add() and what follows.
        void add_up() {
            std::sort(counts_.begin(), counts_.end());
            for (std::size_t i = 1; i < counts_.size(); ++i)
                counts_[i].second += counts_[i - 1].second;
        }
        std::uint64_t all() const { return counts_.empty() ? 0 : counts_.back().second; }
        std::uint64_t until(int day) const {
            const auto next = std::upper_bound(counts_.begin(), counts_.end(), day,
                                               [](int a, const auto& b) { return a < b.first; });
            return next == counts_.begin() ? 0 : std::prev(next)->second;
        }
        bool are_around(int day) const {
            return !counts_.empty() && counts_.front().first <= day && counts_.back().first >= day;
        }

      private:
        std::vector<std::pair<int, std::uint64_t>> counts_;
    };
    struct Candidate {
        std::size_t bearer;
        Days days;
        std::map<std::string, Days> offices;
        std::map<std::string, std::uint32_t> countries;
        bool always = false; // some releases are undated

        // Likewise, of the office.
        std::uint64_t in_office(const std::string& office, std::optional<int> day) const {
            const auto held = offices.find(office);
            return held == offices.end() ? 0 : around(held->second, day);
        }

        // Whether some call the person a former holder, where so many call him or her a holder.
        bool is_former(const std::string& office, std::optional<int> day,
                       std::uint64_t holder) const {
            const auto held = offices.find("former-" + office);
            return held != offices.end() && around(held->second, day) * 10 >= holder;
        }

        // How many releases of about that day say so.
        std::uint64_t around(const Days& said, std::optional<int> day) const {
            if (!day || always) return said.all();
            const std::uint64_t count =
                said.until(*day + days_around) - said.until(*day - days_around - 1);
            // Between two full names it is the same person, however long nobody wrote it in full.
            return count == 0 && said.are_around(*day) ? 1 : count;
        }
    };
    struct Chance {
        std::size_t candidate;
        std::uint64_t count;
    };

    static std::optional<std::size_t> only_one(const std::vector<Chance>& chances,
                                               std::uint64_t times) {
        const Chance* best = nullptr;
        std::uint64_t all = 0;
        for (const Chance& chance : chances) {
            all += chance.count;
            if (best == nullptr || chance.count > best->count) best = &chance;
        }
        if (best == nullptr || best->count < times * (all - best->count)) return std::nullopt;
        return best->candidate;
    }

    std::vector<Candidate> candidates_;
};

class Registry {
  public:
    explicit Registry(std::vector<PersonFact> facts) : facts_(std::move(facts)) {
        add_up();
        for (const PersonFact& fact : facts_) {
            Form& form = forms_[schema::name_key(fact.name)];
            if (form.facts.empty()) form.words = split_name(fact.name);
            form.count += fact.count;
            form.facts.push_back(&fact);
        }
    }

    JoinedPersons join() {
        join_full_names();
        attach_surnames();
        for (Bearer& bearer : bearers_) {
            bearer.unite_spellings();
            name_person(bearer.person);
        }
        tell_apart();
        std::sort(bearers_.begin(), bearers_.end(),
                  [](const Bearer& a, const Bearer& b) { return a.person.id < b.person.id; });
        JoinedPersons joined;
        joined.bearers.resize(facts_.size());
        for (std::size_t i = 0; i < bearers_.size(); ++i)
            for (const PersonFact* fact : bearers_[i].facts)
                joined.bearers[static_cast<std::size_t>(fact - facts_.data())] = i;
        share_forms(joined.bearers);
        for (Bearer& bearer : bearers_)
            joined.persons.push_back(std::move(bearer.person));
        joined.facts = std::move(facts_);
        return joined;
    }

  private:
    void add_up() {
        const auto same = [](const PersonFact& a, const PersonFact& b) {
            return std::tie(a.name, a.role, a.country, a.date) ==
                   std::tie(b.name, b.role, b.country, b.date);
        };
        std::sort(facts_.begin(), facts_.end());
        std::size_t kept = 0;
        for (std::size_t i = 0; i < facts_.size(); ++i) {
            if (kept > 0 && same(facts_[kept - 1], facts_[i])) {
                facts_[kept - 1].count += facts_[i].count;
            } else {
                if (kept != i) facts_[kept] = std::move(facts_[i]);
                ++kept;
            }
        }
        facts_.resize(kept);
    }

    // The most used names first: others join them.
    void join_full_names() {
        std::map<std::string, std::vector<const Form*>> by_surname;
        for (const auto& [key, form] : forms_)
            if (!form.words.given.empty()) by_surname[form.words.surname].push_back(&form);
        for (auto& [surname, forms] : by_surname) {
            std::stable_sort(forms.begin(), forms.end(), [](const Form* a, const Form* b) {
                return std::pair(a->count, a->words.given.size()) >
                       std::pair(b->count, b->words.given.size());
            });
            std::vector<Cluster> clusters;
            for (const Form* form : forms)
                place(clusters, *form);
            for (const Cluster& cluster : clusters)
                for (Bearer& bearer : Splitter(cluster).bearers())
                    bearers_.push_back(std::move(bearer));
        }
    }

    static void place(std::vector<Cluster>& clusters, const Form& form) {
        Cluster* best = nullptr;
        const auto compared =
            std::span(clusters).first(std::min(clusters.size(), most_compared_persons));
        for (Cluster& cluster : compared) {
            const auto others = cluster.compared();
            const bool fits = std::all_of(others.begin(), others.end(), [&](const Form* other) {
                return agree(form.words, other->words);
            });
            if (fits && (best == nullptr || cluster.count > best->count)) best = &cluster;
        }
        if (best == nullptr) {
            const auto meant =
                std::find_if(compared.begin(), compared.end(),
                             [&](const Cluster& cluster) { return is_slip_of(form, cluster); });
            if (meant != compared.end()) {
                meant->slips.push_back(&form);
                return;
            }
            best = &clusters.emplace_back();
        }
        best->forms.push_back(&form);
        best->count += form.count;
    }

    // All named in full in this group bear its surname, as their last word or as their first.
    void attach_surnames() {
        std::uint64_t count = 0;
        for (const auto& [key, form] : forms_)
            if (form.words.given.empty()) count += form.count;
        const Surnames surnames(bearers_, count);
        std::map<std::pair<std::string, std::string>, Bearer> alone;
        for (const auto& [key, form] : forms_) {
            if (!form.words.given.empty()) continue;
            for (const PersonFact* fact : form.facts) {
                const auto one = surnames.bearer_of(*fact);
                (one ? bearers_[*one] : alone[{key, fact->country}]).add(*fact);
            }
        }
        for (auto& [key, bearer] : alone)
            bearers_.push_back(std::move(bearer));
    }

    void tell_apart() {
        const auto add = [&](auto part) {
            std::map<std::string, int> uses;
            for (const Bearer& bearer : bearers_)
                ++uses[bearer.person.id];
            for (Bearer& bearer : bearers_)
                if (uses[bearer.person.id] > 1)
                    if (const std::string more = slug(part(bearer.person)); !more.empty())
                        bearer.person.id += '-' + more;
        };
        add(main_country);
        add(main_office);
        add([](const Person& person) { return person.all.first; });
    }

    // Of the forms that several persons go by: the days on which each of them does.
    void share_forms(const std::vector<std::size_t>& bearers) {
        for (const auto& [key, form] : forms_) {
            std::map<std::string, std::map<std::size_t, std::uint32_t>> by_day;
            std::set<std::size_t> all;
            for (const PersonFact* fact : form.facts) {
                const auto bearer = bearers[static_cast<std::size_t>(fact - facts_.data())];
                by_day[fact->date][bearer] += fact->count;
                all.insert(bearer);
            }
            if (all.size() < 2) continue;
            for (const std::size_t bearer : all)
                bearers_[bearer].person.shared[key.substr(1)] = days_of(bearer, by_day);
        }
    }

    // From the first to the last of the days on end on which no other is meant more often.
    static std::vector<DateRange>
    days_of(std::size_t bearer,
            const std::map<std::string, std::map<std::size_t, std::uint32_t>>& by_day) {
        std::vector<DateRange> ranges;
        bool open = false;
        for (const auto& [date, bearers] : by_day) {
            const auto day = find_iso_date(date);
            if (!day) continue;
            const auto mine = bearers.find(bearer);
            const bool meant = mine != bearers.end() &&
                               std::none_of(bearers.begin(), bearers.end(),
                                            [&](auto& one) { return one.second > mine->second; });
            if (meant && open)
                ranges.back().last = *day;
            else if (meant)
                ranges.push_back({*day, *day});
            open = meant;
        }
        if (ranges.size() > most_ranges) ranges.resize(most_ranges);
        return ranges;
    }

    std::vector<PersonFact> facts_;
    std::map<std::string, Form> forms_; // by key
    std::vector<Bearer> bearers_;
};

} // namespace

std::vector<std::string> person_groups(std::string_view name, std::string_view country) {
    static constexpr std::array<std::string_view, 9> family_first{"CN", "HK", "HU", "JP", "KH",
                                                                  "KP", "KR", "TW", "VN"};
    std::vector<std::string> groups{schema::surname_key(name).substr(1)};
    if (std::find(family_first.begin(), family_first.end(), country) != family_first.end()) {
        const NameWords words = split_name(name);
        if (!words.given.empty()) groups.push_back(words.given.front());
    }
    return groups;
}

JoinedPersons join_persons(std::vector<PersonFact> facts) {
    return Registry(std::move(facts)).join();
}

} // namespace dateline
