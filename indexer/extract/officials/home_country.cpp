#include "indexer/extract/officials/home_country.h"

#include "common/contains.h"
#include "common/countries.h"
#include "common/text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace dateline::officials {

namespace {

using namespace word_class;

// Those that publish in English and whose own name stands in their releases.
constexpr std::array<std::string_view, 6> speakers{"AU", "CA", "GB", "IE", "NZ", "US"};

// Others whose senators are called so in English.
constexpr std::array<std::string_view, 4> with_senators{"AU", "CA", "IE", "PH"};

// Those whose parliament has or had a senate in the last decades (Inter-Parliamentary Union,
// Parline), or whose cities' or islands' governments have senators.
constexpr auto senates = std::to_array<std::string_view>(
    {"AF", "AG", "AR", "AU", "BB", "BE", "BI", "BM", "BO", "BR", "BS", "BZ", "CA", "CD", "CG",
     "CI", "CL", "CM", "CO", "CZ", "DE", "DO", "DZ", "EG", "ES", "FJ", "FM", "FR", "GA", "GD",
     "GQ", "HT", "IE", "IT", "JE", "JM", "JO", "KE", "KH", "KZ", "LC", "LR", "LS", "MG", "MH",
     "MR", "MX", "MY", "NG", "NL", "PE", "PH", "PK", "PL", "PR", "PW", "PY", "RO", "RU", "RW",
     "SN", "SZ", "TD", "TG", "TH", "TR", "TT", "US", "UY", "UZ", "VE", "ZA", "ZW"});

std::string host_of(std::string_view url) {
    const auto scheme = url.rfind("://"); // an archive's copy names the site behind its own
    if (scheme == url.npos) return {};
    url.remove_prefix(scheme + 3);
    return fold(url.substr(0, url.find_first_of("/:?#")));
}

/// Of a government's site; an empty code for a body above countries; else nothing.
std::optional<std::string> country_of_site(std::string_view url) {
    static constexpr std::array<std::string_view, 11> governments{
        "admin",      "gc",   "go",  "gob", "gouv",      "gov",
        "government", "govt", "gub", "mil", "parliament"};
    const std::string host = host_of(url);
    const auto last = host.rfind('.');
    if (last == host.npos) return std::nullopt;
    const std::string_view domain = std::string_view(host).substr(last + 1);
    if (domain == "gov" || domain == "mil" || domain == "us") return "US";
    const auto before = host.rfind('.', last - 1);
    const std::size_t begin = before == host.npos ? 0 : before + 1;
    const std::string_view owner = std::string_view(host).substr(begin, last - begin);
    if (domain == "int" || (domain == "org" && owner == "un") ||
        (domain == "eu" && owner == "europa"))
        return "";
    if (domain.size() != 2) return std::nullopt;
    const auto code = find_country(domain);
    return code && contains(governments, owner) ? std::optional(std::string(*code)) : std::nullopt;
}

/// A state's name ends at word `i`. Georgia is a country, too, and codes are words.
bool is_american_state(const Words& words, std::size_t i) {
    static constexpr std::array<std::string_view, 5> first_words{"new", "north", "rhode", "south",
                                                                 "west"};
    if (words[i].names_state()) return words[i].folded.size() > 2 && words[i].folded != "georgia";
    if (i == 0 || !words[i].joined() || !contains(first_words, words[i - 1].folded)) return false;
    const std::string name = std::string(words[i - 1].folded) + ' ' + std::string(words[i].folded);
    return (classes_of(name) & state) != 0;
}

/// "United *Nations*", "*UN*"
bool names_united_nations(const Words& words, std::size_t i) {
    if (words[i].folded == "un") return words[i].has(shape::upper);
    return words[i].folded == "nations" && i > 0 && words[i - 1].folded == "united";
}

/// "in New *York*", to which all go, but not "Mayor of New York", "New York State".
bool is_seat_of_united_nations(const Words& words, std::size_t i) {
    if (words[i].folded != "york" || i == 0 || words[i - 1].folded != "new") return false;
    const bool goes_on =
        i + 1 < words.size() && words[i + 1].joined() && words[i + 1].has(shape::capital);
    return !goes_on && (i == 1 || words[i - 2].folded != "of" || !words[i - 1].joined());
}

bool is_undotted(const Word& word) {
    return word.folded == "us" && word.has(shape::upper) && !word.has(shape::capitals);
}

/// Whether the text writes "US" and nowhere "U.S.", as the United States' own releases do.
bool is_written_by_others(const Words& words) {
    bool undotted = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].folded == "u.s") return false;
        undotted = undotted || is_undotted(words[i]);
    }
    return undotted;
}

/// "*US* Secretary of State Doe", for such a text.
bool is_called_by_others(const Words& words, const Candidate& candidate) {
    for (std::size_t i = candidate.office.begin; i < candidate.office.end; ++i)
        if (is_undotted(words[i])) return true;
    return false;
}

/// "*US President* Doe": so others call him.
bool is_president_of_others(const Words& words, std::size_t i) {
    return words[i].folded == "president" && i > 0 && words[i].joined() &&
           words[i - 1].country == "US" && !words[i - 1].has(shape::possessive);
}

/// "*Pentagon* Press Secretary", "*Pentagon* Chief Spokesperson"
bool speaks_for_pentagon(const Words& words, std::size_t i) {
    constexpr std::size_t reach = 2;
    if (words[i].folded != "pentagon") return false;
    for (std::size_t k = i + 1; k <= i + reach && k < words.size() && words[k].joined(); ++k)
        if (words[k].folded.starts_with("spokes") ||
            (words[k].folded == "secretary" && words[k - 1].folded == "press"))
            return true;
    return false;
}

/// "*Congress*", but not the "People's Congress" or the "National Congress" of others.
bool is_american_congress(const Words& words, std::size_t i) {
    if (!words[i].folded.starts_with("congress")) return false;
    if (i == 0 || !words[i].joined() || words[i].folded != "congress") return true;
    static constexpr std::string_view others[] = {"international", "national", "people", "union",
                                                  "world"};
    return !words[i - 1].has(shape::capital) || !contains(others, words[i - 1].folded);
}

/// How much for the United States speaks what ends with word `i`, a state's name aside.
std::size_t speaks_american(const Words& words, std::size_t i) {
    constexpr std::size_t much = 3;
    const auto word = words[i].folded;
    if (!words[i].has(shape::capital)) return 0;
    if (speaks_for_pentagon(words, i)) return much;
    if (is_american_congress(words, i) || (word.size() == 1 && starts_party(words, i))) return 1;
    if (i == 0 || !words[i].joined()) return 0;
    const auto before = words[i - 1].folded;
    if ((word == "house" && before == "white") || (word == "spokesperson" && before == "nsc"))
        return much;
    if (before != "president" || (classes_of(word) & us_president) == 0) return 0;
    return is_president_of_others(words, i - 1) ? 0 : 1;
}

/// How many names the letters of a member of Ireland's parliament follow.
std::size_t irish_marks(const Words& words, const std::vector<Candidate>& candidates) {
    return static_cast<std::size_t>(
        std::count_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
            return candidate.country == "IE" && candidate.name.end < words.size() &&
                   is_irish_deputy(words[candidate.name.end]);
        }));
}

bool ends_security_adviser(const Words& words, std::size_t i) {
    return i > 0 && words[i].joined() && words[i].has(shape::capital) &&
           (words[i].folded == "advisor" || words[i].folded == "adviser") &&
           words[i - 1].folded == "security";
}

/// "Jo Doe, Department *Spokesperson*", not a "Health Department Spokesperson".
bool ends_spokesperson(const Words& words, std::size_t i) {
    return i > 0 && words[i].joined() && words[i].has(shape::capital) &&
           words[i].folded == "spokesperson" && words[i - 1].folded == "department" &&
           words[i - 1].gap == gap::comma;
}

/// How often the text has what is the United States' alone. Of each state one name counts. Others
/// have security advisers and spokespersons, too: theirs count where something else speaks for the
/// United States. Others go to New York, too: it counts where none is named, `alone`, nor the
/// United Nations.
std::size_t american_marks(const Words& words, const std::vector<Candidate>& candidates,
                           bool is_named, bool alone, bool by_others) {
    constexpr std::size_t of_adviser = 3;
    std::size_t marks = 0, advisers = 0;
    std::set<std::string_view> states;
    bool of_united_nations = false, goes_to_new_york = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        marks += speaks_american(words, i);
        if (ends_security_adviser(words, i) || ends_spokesperson(words, i)) ++advisers;
        of_united_nations = of_united_nations || names_united_nations(words, i);
        if (is_seat_of_united_nations(words, i))
            goes_to_new_york = true;
        else if (is_american_state(words, i))
            states.insert(words[i].folded);
    }
    if (goes_to_new_york && alone && !of_united_nations) states.insert("york");
    for (const Candidate& candidate : candidates)
        if (candidate.country == "US" && !(by_others && is_called_by_others(words, candidate)) &&
            (candidate.name.begin == 0 || !is_president_of_others(words, candidate.name.begin - 1)))
            ++marks;
    marks += states.size();
    return marks > 0 || is_named ? marks + of_adviser * advisers : marks;
}

/// Whether the first official whose country can be told is of the United States: a release begins
/// with its own.
bool begins_american(const Words& words, const std::vector<Candidate>& candidates, bool has_rival) {
    for (const Candidate& candidate : candidates) {
        const std::string role = fold(candidate.role);
        if (!candidate.country.empty()) return candidate.country == "US";
        if (is_american_office(role) || (!has_rival && is_usual_in_america(role))) return true;
        if (role.find("president") != role.npos &&
            (classes_of(words[candidate.name.end - 1].folded) & us_president) != 0)
            return true;
        if (is_ministerial(role)) return false;
    }
    return false;
}

/// Whether the text names an office or a body of a country's state: "the Irish Minister for Ports",
/// "Government of Canada".
bool names_state_of(const Words& words, std::string_view country, bool by_others) {
    constexpr std::size_t reach = 3;
    const auto is_capital = [&](std::size_t i) {
        return i < words.size() && words[i].has(shape::capital);
    };
    const auto is_of_state = [&](std::size_t i) {
        const bool united = i > 0 && words[i - 1].folded == "united"; // States, Kingdom
        return is_capital(i) && words[i].is(public_body | any_head) && !united;
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i].country != country || (by_others && is_undotted(words[i]))) continue;
        if (i >= 2 && words[i - 1].folded == "of" && is_of_state(i - 2)) return true;
        for (std::size_t k = i + 1; k <= i + reach && is_capital(k) && words[k].joined(); ++k)
            if (is_of_state(k) && !is_president_of_others(words, k)) return true;
    }
    return false;
}

} // namespace

bool has_any(std::string_view role, std::initializer_list<std::string_view> offices) {
    return std::any_of(offices.begin(), offices.end(),
                       [&](std::string_view office) { return role.find(office) != role.npos; });
}

bool is_american_office(std::string_view role) {
    if (has_any(role, {"people's congress", "people’s congress"})) return false;
    return role.starts_with("rep.") ||
           has_any(role, {"congress", " rep.", "white house", "u.s.", "principal deputy",
                          "assistant secretary of state"});
}

bool is_usual_in_america(std::string_view role) {
    return is_american_office(role) || is_legislator(role) ||
           (has_any(role,
                    {"secretary of", "deputy secretary", "assistant secretary", "under secretary",
                     "attorney general", "majority leader", "minority leader"}) &&
            !has_any(role, {"secretary of state for"}));
}

bool is_senator(std::string_view role) {
    return role.starts_with("sen.") || has_any(role, {"senator", " sen."});
}

bool is_legislator(std::string_view role) {
    return is_senator(role) || (has_any(role, {"representative"}) &&
                                !has_any(role, {"high rep", "permanent rep", "special rep"}));
}

bool may_have_senators(std::string_view country) {
    return contains(senates, country);
}

bool is_irish_deputy(const Word& letters) {
    return letters.folded == "td" || letters.folded == "t.d";
}

bool is_irish_office(std::string_view role) {
    return has_any(role, {"taoiseach", "tanaiste"});
}

bool is_ministerial(std::string_view role) {
    return (' ' + std::string(role) + ' ').find(" pm ") != std::string::npos ||
           has_any(role, {"minister", "ministry", "premier", "crown prince", "foreign secretary",
                          "foreign press", "cabinet secretary for", "secretary of foreign",
                          "secretary for foreign", "secretary of external"}) ||
           role.ends_with("cabinet secretary") ||
           (has_any(role, {"foreign affairs"}) && role.ends_with("secretary"));
}

namespace {

/// Whether the text names one country alone, and no body above countries: "NATO", "the EU".
bool is_only_country(const Words& words, const std::vector<Country>& countries) {
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].is(international) && words[i].has(shape::upper) &&
            !words[i].has(shape::capitals))
            return false;
    return countries.size() == 1;
}

/// Whether no other is named that publishes in English, the United States aside.
bool is_only_speaker(std::string_view code, const std::vector<Country>& countries) {
    return std::none_of(countries.begin(), countries.end(), [&](const Country& country) {
        return country.code != code && country.code != "US" && contains(speakers, country.code);
    });
}

std::string most_named_beside(const std::string& home, const std::vector<Country>& countries) {
    const Country* most = nullptr;
    for (const Country& country : countries)
        if (country.code != home &&
            (most == nullptr || country.mentions.size() > most->mentions.size()))
            most = &country;
    return most == nullptr ? std::string() : most->code;
}

/// "Rep.", "Secretary of Ports"; "Senator" where no other country is named that has such.
bool has_american_office(const Words& words, const std::vector<Candidate>& candidates,
                         bool has_rival, bool by_others) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
        if (by_others && is_called_by_others(words, candidate)) return false;
        const std::string role = fold(candidate.role);
        return is_american_office(role) ||
               (is_usual_in_america(role) && !(has_rival && is_legislator(role)));
    });
}

/// Whether both are for the same: "Foreign Minister", "Secretary of State for Foreign Affairs".
bool are_counterparts(std::string_view role, std::string_view other) {
    static constexpr std::string_view of_any[] = {"affairs",   "and",   "deputy", "for",
                                                  "minister",  "of",    "office", "premier",
                                                  "secretary", "state", "the"};
    while (!role.empty()) {
        const std::string_view word = role.substr(0, role.find_first_of(" ,-/"));
        role.remove_prefix(std::min(role.size(), word.size() + 1));
        if (word.size() > 1 && !contains(of_any, word) && other.find(word) != other.npos)
            return true;
    }
    return false;
}

/// "*British* Foreign Secretary Doe", "Foreign Secretary *of Britain* Doe" for `own`, Foreign
/// Minister Roe, who needs no such word.
bool is_called_by_country(const Words& words, const Candidate& candidate, const Candidate& own,
                          std::string_view country) {
    if (candidate.country != country || candidate.office.empty()) return false;
    if (words[candidate.name.end - 1].folded == words[own.name.end - 1].folded) return false;
    const std::string role = fold(candidate.role);
    if (role.find("former") != role.npos) return false;
    const bool before = words[candidate.office.begin].country == country;
    const bool behind = candidate.office.begin > candidate.name.begin;
    if (!before && !behind && !role.starts_with(fold(own.role) + " of ")) return false;
    if (country == "US") return has_any(role, {"president", "secretary of state", "envoy"});
    return (is_ministerial(role) || candidate.head == "secretary") &&
           are_counterparts(fold(own.role), role);
}

/// "his *British counterpart*"
bool names_counterpart_of(const Words& words, std::string_view country) {
    for (std::size_t i = 2; i < words.size(); ++i)
        if (words[i].folded == "counterpart" && words[i].joined() && words[i - 1].joined() &&
            words[i - 1].country == country &&
            (words[i - 2].folded == "his" || words[i - 2].folded == "her"))
            return true;
    return false;
}

/// Whether the minister with whom a release begins is of another country than `country`, which it
/// names as others do: before offices, and none before his.
bool begins_with_minister_of_other(const Words& words, const std::vector<Candidate>& candidates,
                                   std::string_view country) {
    if (country.empty()) return false;
    const auto surname_of = [&](const Candidate& candidate) {
        return words[candidate.name.end - 1].folded;
    };
    std::set<std::string_view> known; // whose country is stated
    for (const Candidate& candidate : candidates)
        if (!candidate.country.empty()) known.insert(surname_of(candidate));
    const auto first =
        std::find_if(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
            const std::string role = fold(candidate.role);
            return (candidate.country == country && (country == "US" || !is_ministerial(role))) ||
                   is_usual_in_america(role) ||
                   (is_ministerial(role) && !known.contains(surname_of(candidate)));
        });
    if (first == candidates.end() || !first->country.empty() || !is_ministerial(fold(first->role)))
        return false;
    if (names_counterpart_of(words, country)) return true;
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& own) {
        return surname_of(own) == surname_of(*first) && // Minister Doe; Jo Doe, Minister for Ports
               std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& other) {
                   return is_called_by_country(words, other, own, country);
               });
    });
}

/// How often the countries of a release are named, and which of those that may speak is most.
struct Namings {
    std::string speaker;
    std::size_t most = 0, most_of_others = 0;
    bool has_rival = false; ///< see Home

    void add(const std::string& code, std::size_t times) {
        if (contains(speakers, code) && times > most) {
            most_of_others = std::max(most_of_others, most);
            most = times;
            speaker = code;
        } else
            most_of_others = std::max(most_of_others, times);
        has_rival = has_rival || contains(with_senators, code);
    }
};

std::size_t mentions_of(const std::vector<Country>& countries, std::string_view code) {
    for (const Country& country : countries)
        if (country.code == code) return country.mentions.size();
    return 0;
}

/// `american`, `irish`: what speaks for these beside their names, or with them.
Namings namings_of(const std::vector<Country>& countries, std::size_t american, std::size_t irish) {
    Namings namings;
    namings.add("US", american);
    for (const Country& country : countries)
        if (country.code != "US")
            namings.add(country.code, country.mentions.size() + (country.code == "IE" ? irish : 0));
    if (irish > 0 && mentions_of(countries, "IE") == 0) namings.add("IE", irish);
    return namings;
}

bool is_sure(const Words& words, const std::vector<Candidate>& candidates, const Namings& namings,
             std::size_t countries) {
    constexpr std::size_t several = 4;
    if (namings.speaker == "US")
        return namings.most >= namings.most_of_others ||
               begins_american(words, candidates, namings.has_rival);
    return 3 * namings.most >= 2 * namings.most_of_others &&
           (namings.most > 1 || countries < several) &&
           (namings.most > namings.most_of_others || !words.surnames_loud()); // those present
}

} // namespace

Home find_home(const Words& words, const std::vector<Candidate>& candidates,
               const std::vector<Country>& countries, std::string_view url) {
    const std::size_t named = mentions_of(countries, "US");
    const bool by_others = is_written_by_others(words);
    const bool alone = countries.size() == (named > 0 ? 1 : 0);
    const std::size_t marks = american_marks(words, candidates, named > 0, alone, by_others);
    const std::size_t american = marks + named;
    if (const auto site = country_of_site(url))
        return {*site, true, american > 0, false, true, most_named_beside(*site, countries)};
    constexpr std::size_t much = 3;
    const std::size_t deputies = irish_marks(words, candidates), irish = much * deputies;
    const Namings namings = namings_of(countries, american, irish);
    const bool speaks =
        namings.speaker == "US"
            ? marks > 0 || has_american_office(words, candidates, namings.has_rival, by_others)
            : (namings.speaker == "IE" && irish > 0) ||
                  (namings.most >= namings.most_of_others &&
                   is_only_speaker(namings.speaker, countries));
    const bool may_speak = speaks || is_only_country(words, countries) ||
                           names_state_of(words, namings.speaker, by_others);
    Home home;
    home.american = american > 0;
    home.has_rival = namings.has_rival;
    home.abroad = !may_speak && by_others && namings.speaker == "US";
    if (may_speak || home.abroad) home.country = namings.speaker;
    const std::size_t british = mentions_of(countries, "GB");
    const bool perhaps_british = // who met a deputy of Ireland
        home.country == "IE" && british > 0 && british + irish >= namings.most + deputies;
    if (perhaps_british || begins_with_minister_of_other(words, candidates, home.country))
        home.country.clear();
    home.sure = !home.country.empty() && is_sure(words, candidates, namings, countries.size());
    home.other = most_named_beside(home.country, countries);
    return home;
}

} // namespace dateline::officials
