#include "common/registry.h"

#include "common/date.h"
#include "common/given_names.h"
#include "common/serial.h"
#include "common/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <tuple>

namespace dateline {

namespace {

// A surname alone is somebody's up to so long before the first and after the last full name.
constexpr int days_around = 400;
// Nobody holds office longer: facts further apart are of namesakes.
constexpr int longest_career_days = 45 * 366;

struct Words {
    std::vector<std::string> given;
    std::string surname;
};

bool is_suffix(std::string_view word) {
    static constexpr std::array<std::string_view, 9> suffixes{"jr", "sr",  "ii",  "iii", "iv",
                                                              "v",  "jnr", "snr", "esq"};
    return std::find(suffixes.begin(), suffixes.end(), word) != suffixes.end();
}

Words split_name(std::string_view name) {
    Words words;
    std::string word;
    const std::string folded = fold(name) + ' ';
    for (const char c : folded) {
        if (c != ' ' && c != ',' && c != '.') {
            word += c;
        } else if (!word.empty()) {
            if (!is_suffix(word)) words.given.push_back(word);
            word.clear();
        }
    }
    if (words.given.empty()) return words;
    words.surname = words.given.back();
    words.given.pop_back();
    return words;
}

bool agree(const Words& one, const Words& other) {
    const auto& a = one.given;
    const auto& b = other.given;
    const bool firsts = same_given_name(a.front(), b.front());
    if (firsts && a.size() > 1 && b.size() > 1) return same_given_name(a[1], b[1]);
    if (firsts) return true;
    return a.front().size() > 1 && b.front().size() > 1 &&
           (std::find(a.begin(), a.end(), b.front()) != a.end() ||
            std::find(b.begin(), b.end(), a.front()) != b.end());
}

std::optional<int> day_number(const std::string& date) {
    const auto parsed = find_iso_date(date);
    if (!parsed) return std::nullopt;
    return static_cast<int>(std::chrono::sys_days(*parsed).time_since_epoch().count());
}

// Facts with one spelling of a name.
struct Form {
    Words words;
    std::uint32_t count = 0;
    std::vector<const PersonFact*> facts;
};

struct Cluster {
    std::vector<const Form*> forms;
    std::uint32_t count = 0;
};

void attest(Attested& attested, const PersonFact& fact) {
    attested.count += fact.count;
    if (fact.date.empty()) return;
    if (attested.first.empty() || fact.date < attested.first) attested.first = fact.date;
    if (attested.last.empty() || fact.date > attested.last) attested.last = fact.date;
}

void attest(Person& person, const PersonFact& fact) {
    attest(person.all, fact);
    attest(person.names[fact.name], fact);
    if (!fact.role.empty()) attest(person.offices[fact.role], fact);
    if (!fact.country.empty()) person.countries[fact.country] += fact.count;
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
        const Words words = split_name(name);
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
        for (const Form* form : cluster.forms)
            facts_.insert(facts_.end(), form->facts.begin(), form->facts.end());
        std::sort(facts_.begin(), facts_.end(), [](const auto* a, const auto* b) {
            return std::tie(a->date, *a) < std::tie(b->date, *b);
        });
    }

    std::vector<Person> persons() const {
        struct Line {
            std::vector<Person> persons{1}; // one after the other in time
            std::optional<int> last;
        };
        std::map<std::string, Line> lines;
        const auto apart = countries_apart();
        for (const PersonFact* fact : facts_) {
            Line& line = lines[apart.contains(fact->country) ? fact->country : std::string()];
            if (const auto day = day_number(fact->date)) {
                if (line.last && *day - *line.last > longest_career_days)
                    line.persons.emplace_back();
                line.last = day;
            }
            attest(line.persons.back(), *fact);
        }
        std::vector<Person> out;
        for (auto& [country, line] : lines)
            for (Person& person : line.persons)
                out.push_back(std::move(person));
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

class Registry {
  public:
    explicit Registry(std::vector<PersonFact> facts) : facts_(std::move(facts)) {
        add_up();
        for (const PersonFact& fact : facts_) {
            Form& form = forms_[fold(fact.name)];
            if (form.facts.empty()) form.words = split_name(fact.name);
            form.count += fact.count;
            form.facts.push_back(&fact);
        }
    }

    std::vector<Person> join() {
        join_full_names();
        attach_surnames();
        for (Person& person : persons_)
            name_person(person);
        tell_apart();
        std::sort(persons_.begin(), persons_.end(),
                  [](const Person& a, const Person& b) { return a.id < b.id; });
        return std::move(persons_);
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

    // The fullest and most used names first: what is shorter joins them.
    void join_full_names() {
        std::map<std::string, std::vector<const Form*>> by_surname;
        for (const auto& [key, form] : forms_)
            if (!form.words.given.empty()) by_surname[form.words.surname].push_back(&form);
        for (auto& [surname, forms] : by_surname) {
            std::stable_sort(forms.begin(), forms.end(), [](const Form* a, const Form* b) {
                return std::pair(a->words.given.size(), a->count) >
                       std::pair(b->words.given.size(), b->count);
            });
            std::vector<Cluster> clusters;
            for (const Form* form : forms)
                place(clusters, *form);
            for (const Cluster& cluster : clusters)
                for (Person& person : Splitter(cluster).persons())
                    add_person(std::move(person), cluster);
        }
    }

    static void place(std::vector<Cluster>& clusters, const Form& form) {
        Cluster* best = nullptr;
        for (Cluster& cluster : clusters) {
            const bool fits =
                std::all_of(cluster.forms.begin(), cluster.forms.end(),
                            [&](const Form* other) { return agree(form.words, other->words); });
            if (fits && (best == nullptr || cluster.count > best->count)) best = &cluster;
        }
        if (best == nullptr) best = &clusters.emplace_back();
        best->forms.push_back(&form);
        best->count += form.count;
    }

    void add_person(Person person, const Cluster& cluster) {
        const Words& words = cluster.forms.front()->words;
        by_surname_[words.surname].push_back(persons_.size());
        static constexpr std::array<std::string_view, 7> family_first{"CN", "HU", "JP", "KP",
                                                                      "KR", "TW", "VN"};
        const std::string country = main_country(person);
        if (std::find(family_first.begin(), family_first.end(), country) != family_first.end())
            by_surname_[words.given.front()].push_back(persons_.size());
        persons_.push_back(std::move(person));
    }

    void attach_surnames() {
        const std::vector<Person> full = persons_; // who can be meant, before any is attached
        std::map<std::pair<std::string, std::string>, Person> alone;
        for (const auto& [key, form] : forms_) {
            if (!form.words.given.empty() || form.words.surname.empty()) continue;
            for (const PersonFact* fact : form.facts) {
                const auto one = only_candidate(full, form.words.surname, *fact);
                attest(one ? persons_[*one] : alone[{key, fact->country}], *fact);
            }
        }
        for (auto& [key, person] : alone)
            persons_.push_back(std::move(person));
    }

    std::optional<std::size_t> only_candidate(const std::vector<Person>& full,
                                              const std::string& surname,
                                              const PersonFact& fact) const {
        const auto found = by_surname_.find(surname);
        if (found == by_surname_.end()) return std::nullopt;
        std::vector<std::size_t> fit, same_office;
        for (const std::size_t i : found->second) {
            if (!fits(full[i], fact)) continue;
            fit.push_back(i);
            if (holds(full[i], fact.role)) same_office.push_back(i);
        }
        if (fit.size() == 1) return fit.front();
        if (same_office.size() == 1) return same_office.front();
        return std::nullopt;
    }

    static bool fits(const Person& person, const PersonFact& fact) {
        if (!fact.country.empty() && !person.countries.empty() &&
            !person.countries.contains(fact.country))
            return false;
        const auto day = day_number(fact.date);
        const auto first = day_number(person.all.first);
        const auto last = day_number(person.all.last);
        return !day || !first || !last ||
               (*day >= *first - days_around && *day <= *last + days_around);
    }

    static std::string office_word(const std::string& role) {
        const std::string folded = slug(role);
        const auto of = folded.find("-of-");
        const std::string head = folded.substr(0, of);
        std::string word = head.substr(head.rfind('-') + 1); // npos + 1 is 0
        if (word == "sen") word = "senator";
        if (word == "rep" || word == "congressman" || word == "congresswoman")
            word = "representative";
        if (word == "gov") word = "governor";
        return word;
    }

    static bool holds(const Person& person, const std::string& role) {
        if (role.empty()) return false;
        const std::string word = office_word(role);
        return std::any_of(person.offices.begin(), person.offices.end(),
                           [&](const auto& office) { return office_word(office.first) == word; });
    }

    void tell_apart() {
        const auto add = [&](auto part) {
            std::map<std::string, int> uses;
            for (const Person& person : persons_)
                ++uses[person.id];
            for (Person& person : persons_)
                if (uses[person.id] > 1)
                    if (const std::string more = slug(part(person)); !more.empty())
                        person.id += '-' + more;
        };
        add(main_country);
        add(main_office);
        add([](const Person& person) { return person.all.first; });
    }

    std::vector<PersonFact> facts_;
    std::map<std::string, Form> forms_;
    std::vector<Person> persons_;
    std::map<std::string, std::vector<std::size_t>> by_surname_;
};

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

} // namespace

std::vector<Person> join_persons(std::vector<PersonFact> facts) {
    return Registry(std::move(facts)).join();
}

std::string encode(const std::vector<Person>& persons) {
    SerialWriter out;
    out.put(std::uint64_t{persons.size()});
    for (const Person& person : persons) {
        out.put(person.id);
        out.put(person.name);
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
    }
    return out.take();
}

std::vector<Person> decode_persons(std::string_view data) {
    SerialReader in(data);
    std::vector<Person> persons(in.count());
    for (Person& person : persons) {
        person.id = in.text();
        person.name = in.text();
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
    }
    return persons;
}

} // namespace dateline
