#include "indexer/extract/stated_country.h"

#include "common/contains.h"
#include "common/text.h"

#include <algorithm>
#include <string>

namespace dateline::officials {

namespace {

using namespace word_class;

bool is_any(const Word& word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word.folded) != list.end();
}

/// Whether the words of a clause run on from word `i - 1` to word `i`.
bool runs_on(const Words& words, std::size_t i) {
    return i < words.size() && words[i].joined();
}

/// Of a state itself, so that no list of another's ministers goes on with it.
bool is_head_of_state(const Candidate& candidate) {
    return candidate.head == "president" || candidate.head == "chancellor" ||
           (classes_of(candidate.head) & royal) != 0;
}

/// "the *Prime Minister's* Chief of Staff"
bool is_of_minister(const Words& words, const Candidate& candidate) {
    const std::size_t begin = candidate.office.begin;
    return begin > 0 && runs_on(words, begin) && words[begin - 1].has(shape::possessive) &&
           is_any(words[begin - 1], {"minister", "premier", "king", "queen"});
}

/// "High *Representative*/Vice-President Doe" of the European Union.
bool is_of_union(const Words& words, const Candidate& candidate) {
    const std::size_t begin = candidate.office.begin;
    return begin > 1 && words[begin].gap == gap::other &&
           words[begin - 1].folded == "representative" && words[begin - 2].folded == "high";
}

std::string country_of_office(const Candidate& candidate) {
    return candidate.head == "pope" ? "VA" : std::string();
}

/// "the *Kenyan leader*, President Doe,", "*Kenyan leaders like* President Doe".
std::string country_of_leader(const Words& words, const Candidate& candidate) {
    std::size_t i = candidate.office.begin;
    if (i < 2 || (words[i].gap & ~gap::comma) != 0) return {};
    const bool listed = is_any(words[i - 1], {"like", "including", "as"});
    if (listed) i -= words[i - 1].folded == "as" ? 2 : 1;
    if (i < 2 || !words[i - 1].joined()) return {};
    const bool one = is_any(words[i - 1], {"leader", "counterpart"});
    const bool many = listed && is_any(words[i - 1], {"leaders", "counterparts", "officials"});
    // "To help the Kenyan leader, President Doe sent food."
    const std::size_t end = candidate.name.end;
    const bool apart = words[i].joined() || end == words.size() || words[end].gap != 0;
    return many || (one && apart) ? std::string(words[i - 2].country) : std::string();
}

/// The first country among words `begin` to `end` that run on.
std::string country_within(const Words& words, std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < std::min(end, words.size()) && words[i].joined(); ++i)
        if (!words[i].country.empty()) return std::string(words[i].country);
    return {};
}

/// "President Doe *and a delegation from the Government of Kenya*".
std::string country_of_delegation(const Words& words, const Candidate& candidate) {
    constexpr std::size_t reach = 4, reach_of_country = 6;
    const std::size_t begin = candidate.name.end;
    if (!runs_on(words, begin) || words[begin].folded != "and") return {};
    for (std::size_t i = begin + 1; i <= begin + reach && runs_on(words, i + 1); ++i)
        if (words[i].folded == "delegation" && is_any(words[i + 1], {"from", "of"}))
            return country_within(words, i + 2, i + 2 + reach_of_country);
    return {};
}

/// Where the office begins, and the minister's whose staff it is: "*the Prime Minister's* Chief of
/// Staff".
std::size_t begin_with_owner(const Words& words, const Candidate& candidate) {
    std::size_t i = candidate.office.begin;
    if (!is_of_minister(words, candidate)) return i;
    --i;
    if (i > 0 && words[i].joined() && words[i - 1].folded == "prime") --i;
    if (i > 0 && words[i].joined() && words[i - 1].folded == "the") --i;
    return i;
}

/// "a *Kenyan delegation led by* President Doe", "the *delegation of Kenya will include* Speaker
/// Doe".
std::string country_of_member(const Words& words, const Candidate& candidate) {
    constexpr std::size_t reach = 8;
    const std::size_t begin = begin_with_owner(words, candidate);
    if (begin < 3 || !words[begin].joined() ||
        !is_any(words[begin - 1], {"by", "include", "includes", "included", "including"}))
        return {};
    bool delegation = false;
    std::string country;
    for (std::size_t i = begin - 1; i > 0 && begin - i < reach; --i) {
        if ((words[i].gap & ~gap::comma) != 0) break;
        delegation = delegation || words[i - 1].folded == "delegation";
        if (words[i - 1].country.empty()) continue;
        if (!country.empty() && country != words[i - 1].country) return {};
        country = words[i - 1].country;
    }
    return delegation ? country : std::string();
}

std::string stated_country(const Words& words, const Candidate& candidate) {
    for (const auto& find : {country_of_leader, country_of_delegation, country_of_member})
        if (std::string country = find(words, candidate); !country.empty()) return country;
    return country_of_office(candidate);
}

/// Whether only a comma or "and" stands between the holder `a` and the office of `b`.
bool is_next_in_list(const Words& words, std::size_t end_of_a, const Candidate& b) {
    std::size_t i = end_of_a;
    if (i >= words.size() || b.office.empty() || i > b.office.begin) return false;
    if ((words[i].gap & ~gap::comma) != 0) return false;
    const bool comma = words[i].gap != 0;
    const bool conjunction = words[i].folded == "and";
    if (conjunction) ++i;
    return (comma || conjunction) && i == b.office.begin && (!conjunction || words[i].joined());
}

/// Past "*in the Republic of Kenya*" behind the holder's name; the name's end if it is not there.
std::size_t end_of_seat(const Words& words, const Candidate& candidate) {
    std::size_t i = candidate.name.end;
    if (!runs_on(words, i) || words[i].folded != "in") return candidate.name.end;
    if (++i; runs_on(words, i) && words[i].folded == "the") ++i;
    const std::size_t begin = i;
    while (runs_on(words, i) && !words[i].country.empty())
        ++i;
    return i > begin ? i : candidate.name.end;
}

/// "Foreign Minister Doe *in Kenya*, Foreign Minister Roe *in Ghana*": one alone may only be there.
void add_seats_in_lists(const Words& words, std::vector<Candidate>& candidates) {
    for (std::size_t c = 1; c < candidates.size(); ++c) {
        Candidate& first = candidates[c - 1];
        Candidate& second = candidates[c];
        const std::size_t end = end_of_seat(words, first);
        const std::size_t second_end = end_of_seat(words, second);
        if (end == first.name.end || second_end == second.name.end) continue;
        if (!is_next_in_list(words, end, second)) continue;
        const auto country = words[end - 1].country, other = words[second_end - 1].country;
        if (country == other) continue;
        if (first.country.empty()) first.country = country;
        if (second.country.empty()) second.country = other;
    }
}

/// Whether he may be of the country of the ministers before him in a list, not of the one that
/// speaks: no general, ambassador or senator.
bool may_be_colleague(const Candidate& candidate) {
    static constexpr std::string_view heads[] = {"ambassador", "coordinator", "envoy",
                                                 "representative", "secretary"};
    const std::string role = fold(candidate.role);
    return candidate.country.empty() && !candidate.international && !candidate.head.empty() &&
           !is_head_of_state(candidate) && !is_usual_in_america(role) &&
           (classes_of(candidate.head) & rank) == 0 && !contains(heads, candidate.head);
}

/// Candidates that one list names, from `begin` to before `end`; those of a list that holds an
/// "and" only: "French President Doe, Speaker Roe said" is none.
struct List {
    std::size_t begin, end;
    bool closed = false;
};

List list_from(const Words& words, const std::vector<Candidate>& candidates, std::size_t begin) {
    constexpr std::size_t longest = 12;
    List list{begin, begin + 1};
    while (list.end < candidates.size() && list.end - begin < longest) {
        const std::size_t behind = candidates[list.end - 1].name.end;
        if (!is_next_in_list(words, behind, candidates[list.end])) break;
        list.closed = list.closed || words[behind].folded == "and";
        ++list.end;
    }
    return list;
}

bool is_head_of_government(const Candidate& candidate) {
    return fold(candidate.role).find("prime minister") != std::string::npos ||
           candidate.head == "premier";
}

/// Whether the country of one office goes for the next, too: it stands before it.
bool leads_list(const Words& words, const Home& home, const Candidate& candidate) {
    if (candidate.country.empty() || candidate.country == "US" || candidate.office.empty() ||
        candidate.country == home.country)
        return false;
    return words[candidate.office.begin].country == candidate.country ||
           candidate.country == country_of_member(words, candidate);
}

/// "*Kenyan* President Doe, Speaker Poe and Foreign Minister Roe". A prime minister next to a
/// president is likelier another country's, as are two of one office.
void share_country(const Words& words, const Home& home, std::vector<Candidate>& candidates,
                   List list) {
    const Candidate& first = candidates[list.begin];
    if (!list.closed || !leads_list(words, home, first)) return;
    std::vector<std::string> roles{first.role};
    std::size_t end = list.begin + 1;
    for (; end < list.end && candidates[end].country.empty(); ++end) {
        const Candidate& next = candidates[end];
        if (!may_be_colleague(next) || contains(roles, next.role)) return;
        if (is_head_of_government(next) &&
            (list.end - list.begin < 3 || first.head == "chancellor" ||
             is_head_of_government(first)))
            return;
        roles.push_back(next.role);
    }
    const bool own_ministers = !home.country.empty() && home.country != "US";
    for (std::size_t c = list.begin + 1; c < end; ++c)
        if (!(own_ministers && candidates[c].ministerial)) candidates[c].country = first.country;
}

/// "Defence Minister Doe and *Chief of Staff Roe*"
void share_ministry(std::vector<Candidate>& candidates, List list) {
    for (std::size_t c = list.begin + 1; c < list.end; ++c)
        if (candidates[c - 1].ministerial && candidates[c - 1].country.empty() &&
            may_be_colleague(candidates[c]))
            candidates[c].ministerial = true;
}

} // namespace

void add_stated_countries(const Words& words, const Home& home,
                          std::vector<Candidate>& candidates) {
    for (Candidate& candidate : candidates) {
        candidate.international = candidate.international || is_of_union(words, candidate);
        candidate.ministerial =
            is_ministerial(fold(candidate.role)) || is_of_minister(words, candidate);
        if (candidate.country.empty() && !candidate.office.empty())
            candidate.country = stated_country(words, candidate);
    }
    add_seats_in_lists(words, candidates);
    for (std::size_t begin = 0; begin < candidates.size(); ++begin) {
        const List list = list_from(words, candidates, begin);
        share_country(words, home, candidates, list);
        share_ministry(candidates, list);
    }
}

} // namespace dateline::officials
