#include "indexer/extract/officials/stated_country.h"

#include "common/contains.h"
#include "common/text.h"

#include <string>
#include <string_view>

namespace dateline::officials {

namespace {

using namespace word_class;

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
bool is_on_ministers_staff(const Words& words, const Candidate& candidate) {
    static constexpr std::string_view owners[] = {"king", "minister", "premier", "queen"};
    const std::size_t begin = candidate.office.begin;
    return begin > 0 && runs_on(words, begin) && words[begin - 1].has(shape::possessive) &&
           contains(owners, words[begin - 1].folded);
}

/// "High *Representative*/Vice-President Doe" of the European Union.
bool is_of_union(const Words& words, const Candidate& candidate) {
    const std::size_t begin = candidate.office.begin;
    return begin > 1 && words[begin].gap == gap::other &&
           words[begin - 1].folded == "representative" && words[begin - 2].folded == "high";
}

/// "*Pope Pius* XX": the Copts have popes, too, and it is a surname.
bool is_of_rome(const Words& words, const Candidate& candidate) {
    static constexpr std::string_view names[] = {"benedict", "francis", "john",
                                                 "leo",      "paul",    "pius"};
    const std::size_t begin = candidate.name.begin;
    if (candidate.head != "pope" || !contains(names, words[begin].folded)) return false;
    for (std::size_t i = begin + 1; i < candidate.name.end; ++i)
        if (!contains(names, words[i].folded) &&
            words[i].folded.find_first_not_of("ivx") != std::string_view::npos)
            return false;
    return true;
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

/// Whether he may be of those around the minister before him in a list: no general, ambassador or
/// senator.
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

/// Whether the country before one office goes for the next, too.
bool leads_list(const Words& words, const Home& home, const Candidate& candidate) {
    return !candidate.country.empty() && candidate.country != "US" &&
           candidate.country != home.country && !candidate.office.empty() &&
           words[candidate.office.begin].country == candidate.country;
}

/// "*Kenyan* President Doe, Prime Minister Poe and Foreign Minister Roe": ministers, who are no
/// agency's. A prime minister next to a president is likelier another country's, as are two of one
/// office.
void share_country(const Words& words, const Home& home, std::vector<Candidate>& candidates,
                   List list) {
    const Candidate& first = candidates[list.begin];
    if (!list.closed || !leads_list(words, home, first)) return;
    for (std::size_t c = list.begin + 1; c < list.end; ++c)
        candidates[c].undecided =
            may_be_colleague(candidates[c]) &&
            (!candidates[c].ministerial || (!home.country.empty() && is_head_of_state(first)));
    if (!home.country.empty() && home.country != "US") return; // its own ministers
    std::vector<std::string> roles{first.role};
    std::size_t end = list.begin + 1;
    for (; end < list.end && candidates[end].country.empty(); ++end) {
        const Candidate& next = candidates[end];
        const bool other = next.international || !is_ministerial(fold(next.role));
        if (contains(roles, next.role) || (other && is_head_of_state(first))) return;
        if (other) break;
        if (is_head_of_government(next) &&
            (list.end - list.begin < 3 || first.head == "chancellor" ||
             is_head_of_government(first)))
            return;
        roles.push_back(next.role);
    }
    for (std::size_t c = list.begin + 1; c < end; ++c)
        candidates[c].suggested = first.country;
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
            is_ministerial(fold(candidate.role)) || is_on_ministers_staff(words, candidate);
        if (is_senator(fold(candidate.role)) && !may_have_senators(candidate.country))
            candidate.country.clear(); // to go to Iraq Senator Doe left, a full stop lost
        if (!candidate.country.empty() || candidate.office.empty()) continue;
        if (is_of_rome(words, candidate)) candidate.country = "VA";
    }
    for (std::size_t begin = 0; begin < candidates.size(); ++begin) {
        const List list = list_from(words, candidates, begin);
        share_country(words, home, candidates, list);
        share_ministry(candidates, list);
    }
}

} // namespace dateline::officials
