#include "indexer/extract/officials/office_country.h"

#include "common/text.h"

#include <algorithm>

namespace dateline::officials {

namespace {

using namespace word_class;

// Each officer's sentence is looked through for a country: with this limit time grows no faster
// than the text, whatever is in it.
constexpr std::size_t most_words_around = 300;

bool is_secretary_general(const Words& words, std::size_t i) {
    if (!words[i].has(shape::capital)) return false;
    return words[i].folded == "secretary-general" ||
           (words[i].folded == "general" && words[i].joined() && i > 0 &&
            words[i - 1].folded == "secretary");
}

/// "U.S.*-Kenya*"
bool is_compound(const Words& words, std::size_t i) {
    return i > 0 && words[i - 1].country == "US" && words.text()[words[i].begin - 1] == '-';
}

bool begins_sentence(const Words& words, std::size_t i) {
    return (words[i].gap & (gap::stop | gap::line)) != 0 && !is_compound(words, i);
}

bool is_us_president(std::string_view surname) {
    return (classes_of(surname) & us_president) != 0;
}

/// "*Borough President*": of a place, which has others beside it; a *Council President* may be the
/// European Council's.
bool presides_over_place(std::string_view role) {
    return role.ends_with("city council president") || role.ends_with("county council president") ||
           role.ends_with("borough president") || role.ends_with("parish president") ||
           role.ends_with("village president");
}

/// Of a state, not of the agencies, chambers and companies of which the United States name many.
bool reigns(const Holder& holder) {
    return holder.head == "president" || holder.head == "vice-president" ||
           holder.head == "president-elect" || holder.head == "chancellor" ||
           (classes_of(holder.head) & royal) != 0;
}

/// "ambassador to the United States", of whoever sends him; "high commissioner", whom the United
/// States never send; "chairman of the People's Congress".
bool is_never_american(std::string_view role) {
    static constexpr std::string_view america[] = {
        " to the united states", " to the u.s", " to the u.s.", " to the united states of america"};
    return has_any(role, {"high commissioner", "opposition leader", "people's congress",
                          "people’s congress", "politburo"}) ||
           std::any_of(std::begin(america), std::end(america),
                       [&](std::string_view whither) { return role.ends_with(whither); });
}

/// "Chief of *Defence* Staff", "*Prefecture* Governor", "Secretary of *National Defense*",
/// "Chairman for *National Reconciliation*", "*Senator for Ports*": so the United States call none.
bool is_of_others(std::string_view role) {
    constexpr std::string_view senator = "senator for ";
    if (role.starts_with(senator)) return (classes_of(role.substr(senator.size())) & state) == 0;
    return has_any(role, {"chief of defence", "chief of the defence", "national assembly",
                          "national reconciliation", "prefecture", "presidential administration",
                          "secretary of national defense", "state counsellor", "state counselor"});
}

} // namespace

DefaultCountry::DefaultCountry(const Words& words, const Home& home,
                               const std::vector<Candidate>& candidates)
    : words_(words), home_(home) {
    for (const Candidate& candidate : candidates)
        names_.insert(candidate.name.begin);
    for (std::size_t i = 0; i < words.size(); ++i)
        note_bodies(i);
}

void DefaultCountry::note_bodies(std::size_t i) {
    of_secretary_general_ = of_secretary_general_ || is_secretary_general(words_, i);
    of_european_commission_ =
        of_european_commission_ || (words_[i].folded == "commission" && i > 0 &&
                                    words_[i].joined() && words_[i - 1].folded == "european");
}

std::string DefaultCountry::of(const Holder& holder) const {
    if (holder.foreign) return home_.of_site ? home_.country : std::string();
    if (holder.role.empty() && home_.country == "US" && is_us_president(holder.surname))
        return "US"; // a signature
    if (holder.head.empty() || holder.international) return {};
    const std::string& role = holder.role;
    if (is_irish_office(role)) return "IE";
    const bool us_home = home_.country == "US";
    if (is_us_president(holder.surname) && role.find("president") != std::string::npos) return "US";
    const bool never_american = is_never_american(role);
    if (us_home && never_american) return {};
    if (!never_american && is_american_office(role))
        return us_home || home_.american ? "US" : std::string();
    if (is_above_countries(role)) return {};
    if (home_.country.empty()) return {};
    if (!home_.sure)
        return us_home && !home_.has_rival && is_usual_in_america(role) ? "US" : std::string();
    if ((is_senator(role) && !may_have_senators(home_.country)) ||
        (is_legislator(role) && (home_.country == "GB" || home_.country == "NZ")))
        return home_.american ? "US" : std::string();
    const bool vice = holder.head == "vice-president" || role.find("vice president") != role.npos;
    const bool foreign = !vice && ((reigns(holder) && !presides_over_place(role)) ||
                                   holder.ministerial || is_of_others(role));
    // Chancellors are universities', too, and treasuries'.
    if (us_home && holder.head == "chancellor") return {};
    if (us_home && foreign) return other_country(holder.name);
    if (us_home) return home_.abroad ? std::string() : "US";
    const bool elsewhere =
        (holder.ministerial || is_rank_alone(role)) &&
        (visits_home(holder.name) || !others_beside(holder.name, words_.size()).empty());
    return reigns(holder) || elsewhere ? std::string() : home_.country;
}

/// Offices of bodies whose members are countries. Director-generals are of some countries, too.
bool DefaultCountry::is_above_countries(const std::string& role) const {
    if (home_.country != "US" && role.starts_with("director")) return false;
    if (of_european_commission_ && !home_.of_site &&
        (role == "commissioner" || role.starts_with("commissioner for")))
        return true;
    return has_any(role, {"secretary general", "secretary-general", "director general",
                          "director-general", "high representative", "high commissioner for",
                          "special rapporteur", "resident coordinator", "-in-office",
                          "man in office", "person in office", "chair in office"}) ||
           (of_secretary_general_ && !home_.of_site &&
            has_any(role, {"special representative", "special envoy", "personal envoy",
                           "special coordinator"}));
}

/// "Foreign Minister Doe *visited Britain*", "will visit the United Kingdom".
bool DefaultCountry::visits_home(Span name) const {
    constexpr std::size_t reach = 4;
    for (std::size_t i = name.end; i < std::min(name.end + reach, words_.size()); ++i) {
        if (!words_[i].joined()) return false;
        if (!words_[i].folded.starts_with("visit") || i + 2 >= words_.size()) continue;
        const std::size_t object = words_[i + 1].folded == "the" ? i + 2 : i + 1;
        return words_[object].joined() && words_[object].country == home_.country;
    }
    return false;
}

/// The one other country in the sentence. Behind another official's name it may be that one's,
/// unless the text is on that country.
std::string DefaultCountry::other_country(Span name) const {
    const auto next = names_.upper_bound(name.begin);
    const auto others = others_beside(name, words_.size());
    if (others.size() != 1 || acts_on(name, others.front())) return {};
    const bool before_next = next == names_.end() || !others_beside(name, *next).empty();
    return before_next || others.front() == home_.other ? std::string(others.front())
                                                        : std::string();
}

/// "Prime Minister Doe *condemned Iran*", "*spoke of Russia*", but not "*spoke in Norway*".
bool DefaultCountry::acts_on(Span name, std::string_view country) const {
    if (words_[name.end - 1].has(shape::possessive)) return false;
    const std::size_t limit = std::min(words_.size(), name.end + most_words_around);
    for (std::size_t i = name.end; i < limit && words_[i].gap == 0; ++i)
        if (words_[i].country == country && words_[i - 1].folded != "in") return true;
    return false;
}

/// The countries beside the own that are named in the sentence of `name`, at most two, but for
/// those that say whose another office is.
std::vector<std::string_view> DefaultCountry::others_beside(Span name, std::size_t limit) const {
    std::size_t begin = name.begin;
    while (begin > 0 && name.begin - begin < most_words_around && !begins_sentence(words_, begin))
        --begin;
    const std::size_t end = std::min(limit, name.begin + most_words_around);
    std::vector<std::string_view> found;
    for (std::size_t i = begin; i < end && found.size() < 2; ++i) {
        if (i > name.begin && begins_sentence(words_, i)) break;
        const auto code = words_[i].country;
        if (code.empty() || code == home_.country || is_of_office(i)) continue;
        if (found.empty() || found.front() != code) found.push_back(code);
    }
    return found;
}

/// "*Danish* Foreign Minister", "*Denmark's* minister"
bool DefaultCountry::is_of_office(std::size_t i) const {
    for (std::size_t k = i + 1; k < words_.size() && k <= i + 3 && words_[k].joined(); ++k) {
        if (words_[k].is(any_head)) return true;
        if (!words_[k].is(modifier | field)) return false;
    }
    return false;
}

} // namespace dateline::officials
