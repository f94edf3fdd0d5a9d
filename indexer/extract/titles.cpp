#include "indexer/extract/titles.h"

#include "common/text.h"

#include <algorithm>
#include <iterator>

namespace dateline::officials {

namespace {

using namespace word_class;

constexpr std::size_t longest_side = 12;

constexpr Classes office_word = any_head | modifier | field | public_body;

// What the words of a phrase say about whom it serves.
struct Evidence {
    bool of_state = false;
    bool of_public_body = false;
    bool of_private = false;
    bool of_company = false;   // Acme Inc. Minister
    bool never_public = false; // of a school or a party's campaign
    bool unknown = false;
};

bool is_acronym(const Word& word) {
    return word.has(shape::upper) && !word.has(shape::capitals) && word.folded.size() >= 2;
}

// Companies and clubs have a `division` and a `Board` too, parties a `Campaign Committee`; a
// `Safety Board` is the state's.
bool is_anybodys(const Words& words, std::size_t i) {
    const auto word = words[i].folded;
    if (word == "division") return !words[i].has(shape::capital);
    if (word == "board" && i + 1 < words.size() && words[i + 1].is(any_head))
        return i == 0 || !words[i].joined() ||
               (!words[i - 1].is(field | public_body) && words[i - 1].folded != "school" &&
                words[i - 1].folded != "select");
    return word == "committee" && i > 0 && words[i - 1].folded == "campaign";
}

// `serving`: the word is in the office itself, which is no evidence for itself.
void weigh(const Words& words, std::size_t i, Evidence& evidence, Title& title,
           bool serving = false) {
    const Word& word = words[i];
    if (!word.country.empty()) {
        evidence.of_state = true;
        if (title.country.empty()) title.country = word.country;
        return;
    }
    if (word.names_state()) {
        evidence.of_state = true;
        title.domestic = true;
        return;
    }
    const bool state_office = word.is(head) || word.folded == "president";
    if (word.is(private_body)) {
        evidence.of_private = true;
        evidence.never_public = evidence.never_public || word.folded.starts_with("universit") ||
                                word.folded.starts_with("college");
    } else if (is_anybodys(words, i)) {
        evidence.never_public = evidence.never_public || word.folded == "committee";
        evidence.unknown = evidence.unknown || word.has(shape::capital);
    } else if (word.is(public_body) || (state_office && !serving)) {
        evidence.of_state = true;
        // A `National Railway` is public no more than any railway.
        if (!word.is(modifier) || word.is(head)) evidence.of_public_body = true;
    } else if (!word.is(office_word | particle | stop) && word.has(shape::capital))
        evidence.unknown = true;
}

// the state's attorney *general*
bool is_civil_general(const Words& words, std::size_t i) {
    static constexpr std::string_view offices[] = {"attorney",  "solicitor",   "surgeon",
                                                   "inspector", "comptroller", "auditor"};
    return words[i].folded == "general" && i > 0 && words[i].joined() &&
           std::find(std::begin(offices), std::end(offices), words[i - 1].folded) !=
               std::end(offices);
}

// Assistant State's *Attorney*
bool is_states_attorney(const Words& words, std::size_t i) {
    const bool general = i + 1 < words.size() && words[i + 1].folded == "general";
    return i > 0 && words[i].folded == "attorney" && words[i].joined() && !general &&
           words[i - 1].folded == "state" && words[i - 1].has(shape::possessive);
}

// Committee Chair *Rep.*, Foundation President *Ambassador*: an office of its own after another.
bool starts_own_office(const Words& words, std::size_t i) {
    const bool seat = words[i].is(sure) || words[i].folded == "rep" || words[i].folded == "gov";
    return seat && words[i - 1].is(any_head) &&
           !words[i - 1].is(plural | modifier | field | public_body | abbreviation | rank | royal);
}

// The last office word of a run: Senate Majority *Leader*, Chief *Justice*, Secretary *General*.
std::size_t last_head(const Words& words, std::size_t head) {
    std::size_t best = head;
    std::size_t reach = 3;
    for (std::size_t i = head + 1; i < words.size() && i - best <= reach; ++i) {
        const Word& word = words[i];
        if (!word.joined()) break;
        if (words[i - 1].has(shape::possessive) && !is_states_attorney(words, i)) break;
        if (starts_own_office(words, i)) break;
        if (word.folded == "under" && !word.has(shape::capital)) break; // under President Doe
        if (word.is(any_head) && !word.is(royal | peer) &&
            (word.has(shape::capital) || !word.is(rank) || is_civil_general(words, i)) &&
            (words[head].has(shape::capital) == word.has(shape::capital)))
            best = i;
        else if (word.country == "US" && words[best].is(modifier) && word.has(shape::capital))
            ++reach; // Assistant *United States* Attorney
        else if (!word.is(modifier | field | public_body) || word.is(royal | given))
            break;
    }
    return best;
}

// The country before a phrase, `the Republic of Korea's` minister: where its name begins.
void take_owner(const Words& words, std::size_t i, std::size_t floor, Evidence& evidence,
                Title& title) {
    const Word& owner = words[i];
    if (owner.country.empty()) {
        evidence.of_state = evidence.of_state || owner.is(public_body);
        return;
    }
    weigh(words, i, evidence, title);
    title.span.begin = i;
    for (std::size_t k = i; k > floor && words[k].joined(); --k) {
        if (words[k - 1].country != owner.country) break;
        title.span.begin = k - 1;
    }
}

// Health *and* Human Services Secretary
bool joins_fields(const Words& words, std::size_t begin, std::size_t floor) {
    if (words[begin - 1].folded != "and" || begin < floor + 2) return false;
    const Word& left = words[begin - 2];
    const Word& right = words[begin];
    return words[begin - 1].joined() && right.is(field) && right.has(shape::capital) &&
           left.is(field) && left.has(shape::capital);
}

// Ports *&* Bays: the sign stands before word `i`.
bool joins_by_sign(const Words& words, std::size_t i) {
    if (i == 0 || words[i].gap != gap::other) return false;
    const std::size_t end = words[i - 1].end;
    return squeeze(words.text().substr(end, words[i].begin - end)) == "&";
}

// Health *&* Human Services Secretary
bool joins_fields_by_sign(const Words& words, std::size_t begin, std::size_t floor) {
    if (begin < floor + 1 || !joins_by_sign(words, begin)) return false;
    const Word& left = words[begin - 1];
    const Word& right = words[begin];
    return right.is(field) && right.has(shape::capital) && left.is(field) &&
           left.has(shape::capital);
}

// National Security Council *(NSC)* Director: the words that the bracket stands for.
bool is_bracketed_acronym(const Words& words, std::size_t begin) {
    return begin >= 2 && words[begin].gap == gap::close && words[begin - 1].gap == gap::open &&
           is_acronym(words[begin - 1]);
}

// Two words in capitals before one that is not: `PORT CITY` Senator Jo Doe.
bool is_dateline(const Words& words, std::size_t i) {
    const auto loud = [&](std::size_t k) {
        return words[k].has(shape::upper) && !words[k].has(shape::capitals | shape::initial);
    };
    return i > 0 && loud(i) && loud(i - 1) && words[i].joined() &&
           !words[i + 1].has(shape::upper) && words[i].end - words[i].begin >= 4;
}

// Whether a word that is none of offices may stand before one: *Springfield* Mayor.
bool may_qualify(const Words& words, std::size_t i, const Title& title, std::size_t& unknown) {
    const Word& word = words[i];
    const Word& head = words[title.head];
    if (!head.has(shape::capital) || !word.has(shape::capital)) return false;
    const bool county = words[i + 1].folded == "county"; // *Cook* County
    if (word.is(given) && !county) return false;
    if (word.is(stop | honorific | suffix) || word.has(shape::initial)) return false;
    if (!title.country.empty()) return false;
    if (words.surnames_loud() && may_be_loud_surname(word)) return false;
    if (word.is(private_body) || (is_acronym(word) && word.folded.size() <= 6)) return true;
    if (is_acronym(word) || !head.is(bare | weak | local)) return false;
    if (word.has(shape::headline) || word.has(shape::digits)) return false;
    if (word.has(shape::sentence) && word.is(common) && !county) return false;
    return ++unknown <= 2;
}

// Acme *Inc.* Chairman
bool is_company_suffix(const Word& word) {
    static constexpr std::string_view suffixes[] = {"co", "corp", "inc", "ltd"};
    return word.has(shape::dotted) &&
           std::find(std::begin(suffixes), std::end(suffixes), word.folded) != std::end(suffixes);
}

// Harbour Bank *of* Norwich President: the name of a body goes on to the left of `begin`.
bool is_inside_body(const Words& words, std::size_t begin, std::size_t floor) {
    return begin >= floor + 2 && words[begin].joined() && words[begin - 1].folded == "of" &&
           words[begin - 1].joined() && words[begin - 2].has(shape::capital) &&
           words[begin - 2].is(private_body) && words[begin].has(shape::capital);
}

// Where the phrase around title.head begins, `at` or left of it.
std::size_t extend_left(const Words& words, std::size_t at, std::size_t floor, Evidence& evidence,
                        Title& title) {
    const Word& head = words[title.head];
    std::size_t begin = at;
    std::size_t unknown = 0;
    while (begin > floor && title.head - begin < longest_side) {
        const Word& word = words[begin - 1];
        if (is_bracketed_acronym(words, begin)) {
            weigh(words, begin - 1, evidence, title);
            const Word& named = words[begin - 2];
            if (!named.is(office_word) && named.country.empty()) break;
            weigh(words, begin - 2, evidence, title);
            begin -= 2;
            continue;
        }
        if (begin < title.head && joins_fields_by_sign(words, begin, floor)) {
            weigh(words, begin - 1, evidence, title);
            --begin;
            continue;
        }
        if (!words[begin].joined()) {
            const bool county = word.folded == "co" && !head.is(bare | weak);
            if (is_company_suffix(word) && !county) evidence.of_company = true;
            break;
        }
        if (begin < title.head && is_inside_body(words, begin, floor)) {
            weigh(words, begin - 2, evidence, title);
            begin -= 2;
            continue;
        }
        if (word.has(shape::possessive) && !is_states_attorney(words, begin)) {
            take_owner(words, begin - 1, floor, evidence, title);
            break;
        }
        if (begin < title.head && joins_fields(words, begin, floor)) {
            --begin;
            continue;
        }
        if (word.folded == "dc" || word.folded == "d.c" || is_dateline(words, begin - 1)) break;
        if (word.names_state() && word.end - word.begin == 2 && head.is(abbreviation)) break;
        if ((word.folded == "under" || word.folded == "press") && !word.has(shape::capital) &&
            head.has(shape::capital))
            break;
        const bool of_office = word.is(office_word) &&
                               (word.is(modifier) || !word.is(stop | given)) &&
                               (!head.has(shape::capital) || word.has(shape::capital) ||
                                word.is(modifier | public_body | any_head));
        const bool named = !word.country.empty() || word.names_state() ||
                           (word.folded == "united" && words[begin].folded == "nations");
        const bool company = word.is(private_body) && is_acronym(word);
        if (!of_office && !named && !company && !may_qualify(words, begin - 1, title, unknown))
            break;
        if (word.is(any_head) && !word.is(modifier | field | public_body | weak | bare)) break;
        weigh(words, begin - 1, evidence, title);
        --begin;
    }
    return begin;
}

std::size_t capital_run(const Words& words, std::size_t i) {
    std::size_t n = 0;
    while (i + n < words.size() && n < 5 && words[i + n].has(shape::capital) &&
           !words[i + n].is(stop) && (n == 0 || words[i + n].joined()))
        ++n;
    return n;
}

bool is_connector(const Word& word) {
    return word.folded == "of" || word.folded == "for" || word.folded == "to" ||
           word.folded == "on" || word.folded == "in" || word.folded == "at" ||
           word.folded == "from" || word.folded == "with" || word.folded == "and" ||
           word.folded == "the" || word.folded == "its" || word.folded == "his" ||
           word.folded == "her";
}

// *South* Dakota, *Northern* Marianas
bool begins_region(const Word& word) {
    for (const std::string_view side : {"north", "south", "east", "west", "central"})
        if (word.folded.starts_with(side)) return true;
    return word.folded == "new" || word.folded == "upper" || word.folded == "lower";
}

// aide for *U.S.* Senator Doe
bool starts_named_office(const Words& words, std::size_t i) {
    return i + 2 < words.size() && words[i].is(modifier) && words[i + 1].is(any_head) &&
           words[i + 1].joined() && words[i + 1].has(shape::capital) && words[i + 2].joined() &&
           words[i + 2].has(shape::capital) && !words[i + 2].is(any_head);
}

// Minister in the Prime *Minister's Department*; of *Women's Affairs*, *Women's Issues*
bool owns_body(const Words& words, std::size_t i) {
    if (!words[i].has(shape::possessive) || i + 1 >= words.size()) return false;
    const Word& next = words[i + 1];
    if (!next.joined() || !next.has(shape::capital)) return false;
    static constexpr std::string_view portfolios[] = {"affairs", "health", "issues", "rights"};
    return (words[i].is(any_head) && next.is(public_body)) ||
           (words[i].is(field) && std::find(std::begin(portfolios), std::end(portfolios),
                                            next.folded) != std::end(portfolios));
}

// Call of the Minister of Japan *on* Foreign Affairs Secretary Doe
bool is_before_office(const Words& words, std::size_t i) {
    constexpr std::size_t reach = 4;
    for (std::size_t k = i + 1; k < words.size() && k <= i + reach && words[k].joined(); ++k)
        if (words[k].is(any_head)) return true;
    return false;
}

// Whether word `i` belongs to what an office is of: `the Navy`, `Foreign Affairs`, `Palau`.
bool in_complement(const Words& words, std::size_t i) {
    const Word& word = words[i];
    if (word.has(shape::possessive) && word.country.empty() && !owns_body(words, i)) return false;
    if (!word.country.empty()) return !starts_named_office(words, i);
    if (word.is(stop | honorific | honour | peer) || word.has(shape::digits)) return false;
    const bool capital = word.has(shape::capital);
    if (word.is(any_head) && capital && words[i - 1].is(modifier) && words[i - 1].joined())
        return true; // of the Prime *Minister*
    if (word.is(any_head))
        return words[i - 1].folded == "the" || words[i - 1].folded == "to" ||
               (capital && word.is(modifier | field | public_body));
    if (word.is(field | public_body | private_body | modifier))
        return capital || word.is(field | public_body);
    if (!capital) return false;
    if (is_acronym(word) || word.names_state() || (word.is(place) && capital)) return true;
    if (words[i - 1].is(place) && words[i - 1].has(shape::capital) && !words[i - 1].is(field))
        return true;
    if (i + 1 < words.size() && words[i + 1].joined() && words[i + 1].has(shape::capital) &&
        words[i + 1].is(field | public_body | private_body) && !words[i + 1].is(given))
        return true;
    if (word.is(given)) return false;
    const std::size_t run = capital_run(words, i);
    const bool goes_on = i + 1 < words.size() &&
                         words[i + 1].joined() && // Patent *and* Mark Office
                         (words[i + 1].folded == "and" || words[i + 1].folded == "of");
    if (run == 1 && !goes_on && word.is(common) && !words[i - 1].country.empty())
        return false; // president of Norway *Shipping*
    // Secretary of State *Doe*
    const Word& before = words[i - 1];
    if (!word.is(common) && before.is(field | public_body) && !before.is(stop) &&
        !begins_region(before))
        return false;
    const bool given_name = run >= 2 && words[i + 1].has(shape::initial); // Ashton *B.* Doe
    return words[i - 1].is(stop) || run == 1 || (run >= 3 && !given_name);
}

// minister of *inland waterways*, Jo Doe: what no list of fields holds, in small letters, as far as
// a mark; `i` follows `of` or `for` or a word that is such.
bool is_plain_field(const Words& words, std::size_t i) {
    const auto plain = [&](std::size_t k) {
        return !words[k].has(shape::capital | shape::digits) && !words[k].is(stop | any_head);
    };
    std::size_t first = i;
    while (first > 0 && i - first < 2 && words[first].joined() && plain(first - 1))
        --first;
    if (first == 0 || !plain(i)) return false;
    if (words[first - 1].folded != "of" && words[first - 1].folded != "for") return false;
    for (std::size_t k = i + 1; k < words.size() && k < i + 3; ++k) {
        if (words[k].gap == gap::comma || words[k].folded == "of") return true;
        if (!words[k].joined() || !plain(k)) return false;
    }
    return false;
}

// Ports, *Harbour Works and Inland Shipping*: words that are no names, the last ones behind "and".
bool begins_fields(const Words& words, std::size_t i) {
    const auto is_field = [&](std::size_t k) {
        return k < words.size() && words[k].has(shape::capital) && words[k].is(field | common) &&
               !words[k].is(given | any_head | stop | honorific | private_body);
    };
    constexpr std::size_t longest = 3;
    std::size_t k = i;
    while (k < i + longest && is_field(k) && (k == i || words[k].joined()))
        ++k;
    if (k == i || k + 1 >= words.size()) return false;
    if (words[k].gap == gap::comma && words[k].has(shape::capital)) return begins_fields(words, k);
    return words[k].folded == "and" && (words[k].gap & ~gap::comma) == 0 && is_field(k + 1);
}

// Environment, *Water, and* Agriculture
bool list_goes_on(const Words& words, std::size_t i) {
    for (std::size_t k = i; k < words.size() && k < i + 2; ++k)
        if (words[k].gap == gap::comma || words[k].folded == "and") return true;
    return false;
}

// Whoever is *in* a country by office, without being that country's.
bool is_sent(const Word& head) {
    static constexpr std::string_view heads[] = {"ambassador", "coordinator", "co-ordinator",
                                                 "consul",     "envoy",       "representative"};
    return std::find(std::begin(heads), std::end(heads), head.folded) != std::end(heads);
}

// End of "of State for Political Affairs", which starts at `i`; `i` if nothing such does.
std::size_t read_complement(const Words& words, std::size_t i, Evidence& evidence, Title& title) {
    std::size_t end = i;
    bool owned = true;
    bool listed = false;
    for (std::size_t k = i; k < words.size() && k - i < 2 * longest_side; ++k) {
        const Word& word = words[k];
        if (word.folded == "of" && word.country.empty()) // not the Republic *of* Palau
            owned = true;
        else if (word.folded == "to" || word.folded == "for" || word.folded == "on" ||
                 (word.folded == "in" && is_sent(words[title.head])))
            owned = false;
        const bool list = word.gap == gap::comma && k > i && word.has(shape::capital) &&
                          words[k - 1].country.empty() &&
                          ((word.is(field) && list_goes_on(words, k + 1)) ||
                           (words[title.head].is(word_class::head) && begins_fields(words, k)));
        const bool bracket = k > i && word.gap == gap::open && is_acronym(word);
        listed = listed || list;
        // Ports, Bays*, and* Roads
        const bool last = listed && word.folded == "and" && word.gap == gap::comma &&
                          k + 1 < words.size() && words[k + 1].has(shape::capital) &&
                          words[k + 1].is(field) && !words[k + 1].is(given | any_head);
        const bool sign = k > i && joins_by_sign(words, k) && word.has(shape::capital) &&
                          word.is(field | common) && !word.is(given | any_head) &&
                          !words[k - 1].is(any_head);
        if (k > i && !word.joined() && !list && !last && !bracket && !sign) break;
        const bool owner_of_more = k > i && words[k - 1].has(shape::possessive) &&
                                   !owns_body(words, k - 1) &&
                                   (words[k - 1].country.empty() || // the People's Republic
                                    words[k - 1].country != word.country);
        if (owner_of_more) break;
        if (is_connector(word)) {
            const bool elsewhere =
                word.folded == "at" || (word.folded == "on" && is_before_office(words, k));
            if (end + 2 < k || (elsewhere && !words[k - 1].country.empty())) break;
            continue;
        }
        if (!in_complement(words, k) && !is_plain_field(words, k) && !list && !sign) break;
        if (words[k - 1].folded == "at" && word.country.empty() && !word.is(public_body))
            evidence.of_private = true;
        const auto country = title.country;
        const bool of_state = evidence.of_state;
        weigh(words, k, evidence, title);
        if (!owned) title.country = country; // an envoy *to* Japan is not Japan's
        // Area Vice President *in Ohio*
        if (words[k - 1].folded == "in" && word.names_state()) evidence.of_state = of_state;
        end = k + 1;
    }
    return end;
}

// `of`, `for` and the like directly after an office.
bool starts_complement(const Words& words, std::size_t i) {
    if (i >= words.size() || !words[i].joined() || !is_connector(words[i])) return false;
    return words[i].folded != "and" && words[i].folded != "the" && words[i].folded != "with";
}

// A part of a government, by its last word or before `of`.
bool is_government_part(std::string_view word) {
    static constexpr std::string_view parts[] = {
        "office",     "bureau",      "division", "department", "agency",      "ministry",
        "commission", "directorate", "embassy",  "treasury",   "secretariat", "administration",
        "police",     "parliament",  "army",     "navy"};
    return std::find(std::begin(parts), std::end(parts), word) != std::end(parts);
}

// Chief, *Office of* Records; Director, *Harbour Safety Agency*, up to a mark
bool names_office_after_comma(const Words& words, std::size_t i) {
    if (i + 1 >= words.size() || words[i].gap != gap::comma || !words[i].has(shape::capital))
        return false;
    std::size_t end = i + 1;
    while (end < words.size() && end < i + longest_side && words[end].joined() &&
           (words[end].has(shape::capital) || is_connector(words[end])))
        ++end;
    const bool closed = end == words.size() || !words[end].joined();
    for (std::size_t k = i; k < end; ++k) {
        if (words[k].is(honorific | private_body) || (k == i && words[k].is(given))) return false;
        if (!is_government_part(words[k].folded)) continue;
        if (k + 2 < words.size() && words[k + 1].folded == "of" && words[k + 1].joined())
            return true;
        if (k > i && k + 1 == end && closed) return true;
    }
    return false;
}

// "Deputy Prime Minister *and Minister of Foreign Affairs*" is one phrase: its end.
std::size_t read_second_office(const Words& words, std::size_t end, Evidence& evidence,
                               Title& title) {
    if (end + 1 >= words.size() || !words[end].joined() || words[end].folded != "and") return end;
    for (std::size_t k = end + 1; k < words.size() && k < end + 6 && words[k].joined(); ++k) {
        if (words[k].is(any_head) && !words[k].is(plural)) {
            if (words[k].folded == "officer" && words[k - 1].folded == "executive")
                evidence.of_private = true;
            const std::size_t next = last_head(words, k) + 1;
            return starts_complement(words, next) ? read_complement(words, next, evidence, title)
                                                  : next;
        }
        if (!words[k].is(office_word) && !is_acronym(words[k])) return end;
    }
    return end;
}

// Says when somebody holds an office, not which: the *present* minister.
bool is_passing(const Words& words, std::size_t i) {
    const Word& word = words[i];
    if (word.folded == "new" && word.has(shape::capital)) { // but *New Haven* Mayor
        const Word& next = words[i + 1];
        return next.is(office_word) || is_acronym(next) || !next.has(shape::capital);
    }
    return word.folded == "present" || word.folded == "new" || word.folded == "next" ||
           word.folded == "current" || word.folded == "then" || word.folded == "appointed" ||
           word.folded == "elected";
}

// "the Member for Ports and Bays", of a parliament; "Ranking Member"
bool is_member_for(const Words& words, const Title& title) {
    const std::size_t next = title.head + 1;
    if (words[title.head].folded != "member" || !words[title.head].has(shape::capital))
        return false;
    if (title.head > 0 && words[title.head - 1].folded == "ranking") return true;
    return next + 1 < words.size() && words[next].joined() && words[next].folded == "for" &&
           words[next + 1].has(shape::capital);
}

// Officer *of the Order* of Australia: an honour.
bool is_of_order(const Words& words, const Title& title) {
    const std::size_t end = std::min(title.span.end, title.head + 4);
    for (std::size_t i = title.head + 2; i < end; ++i)
        if (words[i].folded == "order" && words[i].has(shape::capital)) return true;
    return false;
}

// *Goodwill* Ambassador, *Student* Senator
bool is_of_no_state(const Words& words, std::size_t head) {
    static constexpr std::string_view kinds[] = {"goodwill", "brand", "student",
                                                 "campus",   "youth", "tourism"};
    return head > 0 && words[head].joined() && words[head].is(sure) &&
           !words[head].folded.starts_with("minister") &&
           std::find(std::begin(kinds), std::end(kinds), words[head - 1].folded) != std::end(kinds);
}

Standing judge(const Words& words, const Title& title, const Evidence& evidence) {
    const Word& head = words[title.head];
    if (head.folded == "justice" && title.head > 0 && words[title.head - 1].folded == "of")
        return Standing::none; // Department of Justice
    if (head.folded == "officer" && title.head > 0 && words[title.head - 1].folded == "executive")
        return Standing::none;
    static constexpr std::string_view bodies[] = {"consulate", "secretariat", "directorate",
                                                  "inspectorate"};
    if (head.folded == "general" && title.head > 0 &&
        std::find(std::begin(bodies), std::end(bodies), words[title.head - 1].folded) !=
            std::end(bodies))
        return Standing::none; // Consulate General
    if (is_of_order(words, title)) return Standing::none;
    if (head.is(rank))
        return (head.has(shape::capital) || is_civil_general(words, title.head)) &&
                       !evidence.of_private
                   ? Standing::office
                   : Standing::none;
    // A country's name alone makes no association public: `American Ports Association`.
    const bool hired = head.is(bare | weak) && !head.is(word_class::head);
    if (is_of_no_state(words, title.head)) return Standing::none;
    // "Acme Inc. Minister", but "… of Acme, Inc. Senator Jo Doe"
    if (evidence.of_company && (!head.is(sure) || head.folded.starts_with("minister")))
        return Standing::none;
    if (head.is(sure)) return Standing::office;
    if (is_member_for(words, title)) return Standing::office;
    if (evidence.never_public && hired) return Standing::none;
    if (evidence.of_private && !(hired ? evidence.of_public_body : evidence.of_state))
        return Standing::none;
    if (head.folded == "duke" || head.folded == "duchess")
        return title.head > 0 && words[title.head - 1].folded == "grand" ? Standing::office
                                                                         : Standing::none;
    if (head.is(word_class::head | abbreviation | royal | plural) && !head.is(weak | bare))
        return Standing::office;
    if (evidence.of_state) return Standing::office;
    if (head.is(bare) && !evidence.unknown) return Standing::bare;
    // "Senior Advisor for Climate Policy Jo Doe"
    if (title.span.end > title.head + 2 && head.has(shape::capital) && !evidence.unknown)
        return Standing::bare;
    return Standing::none;
}

// `PORT CITY` Senator, `Committee` Senator: the end of what went before, punctuation lost.
bool strays_before_legislator(const Words& words, const Title& title) {
    static constexpr std::string_view legislators[] = {
        "senator",     "senators",        "sen",         "sens",          "representative",
        "congressman", "representatives", "congressmen", "congresswoman", "rep"};
    const Word& head = words[title.head];
    if (title.role_begin >= title.head || head.has(shape::upper)) return false;
    if (std::find(std::begin(legislators), std::end(legislators), head.folded) ==
        std::end(legislators))
        return false;
    const Word& word = words[title.role_begin];
    if (word.is(modifier) || !word.country.empty()) return false;
    const bool last = title.role_begin + 1 == title.head;
    const bool loud = word.has(shape::upper) && !word.has(shape::capitals);
    return (loud && (last || word.end - word.begin > 3)) || (last && word.is(public_body));
}

} // namespace

Title read_title(const Words& words, std::size_t at, std::size_t floor) {
    Title title;
    Evidence evidence;
    title.head = last_head(words, at);
    title.span.begin = words.size();
    for (std::size_t k = at; k < title.head; ++k)
        weigh(words, k, evidence, title, true);
    title.role_begin = extend_left(words, at, floor, evidence, title);
    if (title.span.begin > title.role_begin) title.span.begin = title.role_begin;
    while (title.role_begin < title.head && !words[title.role_begin].country.empty() &&
           words[title.role_begin].country != "US")
        ++title.role_begin;
    while (title.role_begin < title.head && is_passing(words, title.role_begin))
        ++title.role_begin;
    while (strays_before_legislator(words, title))
        ++title.role_begin;
    const Word& headword = words[title.head];
    title.plural = (headword.is(plural) && !headword.is(word_class::head & ~abbreviation)) ||
                   heads_plural(words, title);
    title.rank = headword.is(rank);
    std::size_t end = title.head + 1;
    if (!headword.has(shape::possessive) && starts_complement(words, end))
        end = read_complement(words, end, evidence, title);
    const bool of_company = headword.folded.ends_with("president"); // likelier than of an agency
    if (!of_company && names_office_after_comma(words, end))
        end = read_complement(words, end, evidence, title);
    if (!title.plural) end = read_second_office(words, end, evidence, title);
    title.span.end = end;
    for (std::size_t k = title.role_begin; k < end; ++k)
        title.international = title.international || words[k].is(international);
    title.standing = judge(words, title, evidence);
    return title;
}

} // namespace dateline::officials
