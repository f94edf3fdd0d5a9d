#include "indexer/extract/home_country.h"

#include "common/countries.h"
#include "common/text.h"

#include <algorithm>
#include <array>
#include <optional>

namespace dateline::officials {

namespace {

using namespace word_class;

template <std::size_t size>
bool is_in(const std::array<std::string_view, size>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Those that publish in English and whose own name stands in their releases.
constexpr std::array<std::string_view, 6> speakers{"AU", "CA", "GB", "IE", "NZ", "US"};

std::string host_of(std::string_view url) {
    const auto scheme = url.find("://");
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
    if (code && (is_in(governments, owner) || is_in(speakers, *code))) return std::string(*code);
    return std::nullopt;
}

/// A state's name ends at word `i`. Georgia is a country, too, and codes are words.
bool is_american_state(const Words& words, std::size_t i) {
    static constexpr std::array<std::string_view, 5> first_words{"new", "north", "rhode", "south",
                                                                 "west"};
    if (words[i].names_state()) return words[i].folded.size() > 2 && words[i].folded != "georgia";
    if (i == 0 || !words[i].joined() || !is_in(first_words, words[i - 1].folded)) return false;
    const std::string name = std::string(words[i - 1].folded) + ' ' + std::string(words[i].folded);
    return (classes_of(name) & state) != 0;
}

/// Word `i` ends what only releases of the United States say so: "the White House", "National
/// Security Advisor Jo Doe", "Congresswoman", "President Lincoln".
bool speaks_american(const Words& words, std::size_t i) {
    const auto word = words[i].folded;
    if (!words[i].has(shape::capital)) return false;
    if (word.starts_with("congress") || is_american_state(words, i)) return true;
    if (i == 0 || !words[i].joined()) return false;
    const auto before = words[i - 1].folded;
    return (word == "house" && before == "white") || (word == "spokesperson" && before == "nsc") ||
           ((word == "advisor" || word == "adviser") && before == "security") ||
           (before == "president" && (classes_of(word) & us_president) != 0);
}

bool is_legislator(std::string_view role) {
    return role.find("senator") != role.npos || role.find("representative") != role.npos;
}

/// Whether the first official whose country can be told is of the United States: a release begins
/// with its own. `has_rival`: another country that has senators is named.
bool begins_american(const Words& words, const std::vector<Candidate>& candidates, bool has_rival) {
    for (const Candidate& candidate : candidates) {
        const std::string role = fold(candidate.role);
        if (!candidate.country.empty()) return candidate.country == "US";
        if (is_american_office(role)) return true;
        if (!has_rival && is_legislator(role)) return true;
        if (role.find("president") != role.npos &&
            (classes_of(words[candidate.name.end - 1].folded) & us_president) != 0)
            return true;
        if (role.find("minister") != role.npos || role.find("foreign") != role.npos) return false;
    }
    return false;
}

} // namespace

bool is_american_office(std::string_view role) {
    static constexpr std::array<std::string_view, 8> offices{
        "congress",        "senator",          "representative",
        "secretary of",    "deputy secretary", "assistant secretary",
        "under secretary", "attorney general"};
    const auto has = [&](std::string_view words) { return role.find(words) != role.npos; };
    return !has("secretary of state for") && std::any_of(offices.begin(), offices.end(), has);
}

Home find_home(const Words& words, const std::vector<Candidate>& candidates,
               const std::vector<Country>& countries, std::string_view url) {
    if (const auto site = country_of_site(url)) return {*site, true};
    std::size_t american = 0;
    for (std::size_t i = 0; i < words.size(); ++i)
        if (speaks_american(words, i)) ++american;
    for (const Candidate& candidate : candidates)
        if (candidate.country == "US") ++american;
    Home home;
    std::size_t most = 0, most_of_others = 0;
    bool has_rival = false;
    const auto weigh = [&](const std::string& code, std::size_t times) {
        if (is_in(speakers, code) && times > most) {
            most_of_others = std::max(most_of_others, most);
            most = times;
            home.country = code;
        } else
            most_of_others = std::max(most_of_others, times);
        has_rival = has_rival || code == "AU" || code == "CA" || code == "IE";
    };
    const auto own = std::find_if(countries.begin(), countries.end(),
                                  [](const Country& country) { return country.code == "US"; });
    weigh("US", american + (own == countries.end() ? 0 : own->mentions.size()));
    for (const Country& country : countries)
        if (country.code != "US") weigh(country.code, country.mentions.size());
    if (home.country == "US")
        home.sure = most >= most_of_others || begins_american(words, candidates, has_rival);
    else
        home.sure = most > 0 && 3 * most >= 2 * most_of_others;
    return home;
}

} // namespace dateline::officials
