#include "common/registry.h"

#include "common/bearer.h"
#include "common/contains.h"
#include "common/date.h"
#include "common/most.h"
#include "common/office_word.h"
#include "common/person_names.h"
#include "common/schema.h"
#include "common/surnames.h"
#include "common/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>
#include <tuple>

namespace dateline {

namespace {

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
            bearer.choose_name();
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
        add([](const Person& person) {
            return most(person.countries, [](std::uint32_t count) { return count; });
        });
        add([](const Person& person) {
            return most(person.offices, [](const Attested& office) { return office.count; });
        });
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
    if (contains(family_first, country)) {
        const NameWords words = split_name(name);
        if (!words.given.empty()) groups.push_back(words.given.front());
    }
    return groups;
}

JoinedPersons join_persons(std::vector<PersonFact> facts) {
    return Registry(std::move(facts)).join();
}

} // namespace dateline
