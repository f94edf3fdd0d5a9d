#include "common/contains.h"
#include "common/text.h"
#include "indexer/extract/officials/title_parts.h"

#include <string>

// What stands before the word that carries an office: countries, bodies, fields.

namespace dateline::officials {

using namespace word_class;

namespace {

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

// *Health and* Human Services Secretary, *Health &* Human Services Secretary: where the field
// begins that is joined to the one at `begin`; `begin` if none is.
std::size_t begin_of_joined_field(const Words& words, std::size_t begin, std::size_t floor) {
    const bool sign = joins_by_sign(words, begin);
    if (!sign && (words[begin - 1].folded != "and" || !words[begin - 1].joined() ||
                  !words[begin].joined() || begin < floor + 2))
        return begin;
    const std::size_t left = begin - (sign ? 1 : 2);
    const bool joined = words[begin].is(field) && words[begin].has(shape::capital) &&
                        words[left].is(field) && words[left].has(shape::capital);
    return joined ? left : begin;
}

// National Security Council *(NSC)* Director: the words that the bracket stands for.
bool is_bracketed_acronym(const Words& words, std::size_t begin) {
    return begin >= 2 && words[begin].gap == gap::close && words[begin - 1].gap == gap::open &&
           is_acronym(words[begin - 1]);
}

// *Office of* Ports (OP) Director: where the words before word `begin` start whose first letters
// the bracket has, past small words and one beside a sign; else before the bracket and one word.
std::size_t begin_of_spelled_out(const Words& words, std::size_t begin, std::size_t floor) {
    std::string_view letters = words[begin - 1].folded;
    std::size_t k = begin - 1;
    for (; !letters.empty() && k > floor; --k) {
        const Word& word = words[k - 1];
        const bool sign = joins_by_sign(words, k); // Medicare *&* Medicaid Services (CMS)
        if (k + 1 < begin && !words[k].joined() && !sign) break;
        if (word.has(shape::capital) && word.folded.front() == letters.back())
            letters.remove_suffix(1);
        else if (!sign && !word.is(stop))
            break;
    }
    return letters.empty() ? k : begin - 2;
}

// False where the phrase does not go on before it: Farr Ports League *(FPL)* President.
bool take_bracketed_acronym(const Words& words, std::size_t& begin, std::size_t floor,
                            Evidence& evidence, Title& title) {
    weigh(words, begin - 1, evidence, title);
    const Word& acronym = words[begin - 1];
    const Word& named = words[begin - 2];
    if (!named.is(office_word) && named.country.empty()) {
        const bool body = acronym.folded.size() > 2 && named.has(shape::capital) &&
                          acronym.folded.find('-') == acronym.folded.npos; // no (GU), no (D-GU)
        evidence.unknown = evidence.unknown || body;
        return false;
    }
    const std::size_t bracket = begin - 1;
    begin = begin_of_spelled_out(words, begin, floor);
    for (std::size_t k = begin; k < bracket; ++k)
        weigh(words, k, evidence, title);
    return true;
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
    const bool of_place = head.has(shape::capital) || head.is(local); // *York* City mayor
    if (!of_place || !word.has(shape::capital)) return false;
    const bool county = words[i + 1].folded == "county" || // *Cook* County, *Palm* Beach County
                        (word.is(place) && i + 2 < words.size() && words[i + 2].folded == "county");
    if (word.is(given) && !county) return false;
    if (word.is(stop | honorific | suffix) || word.has(shape::initial)) return false;
    if (!title.country.empty()) return false;
    if (words.surnames_loud() && may_be_loud_surname(word)) return false;
    if (word.is(private_body) || (is_acronym(word) && word.folded.size() <= 6)) return true;
    if (is_acronym(word) || !head.is(bare | weak | local)) return false;
    if ((word.has(shape::headline) && !county) || word.has(shape::digits)) return false;
    const bool place_name = county || words[i + 1].is(place); // *Salt* Lake City
    if (word.has(shape::sentence) && word.is(common) && !place_name) return false;
    return ++unknown <= 2;
}

// Acme *Inc.* Chairman
bool is_company_suffix(const Word& word) {
    static constexpr std::string_view suffixes[] = {"co", "corp", "inc", "ltd"};
    return word.has(shape::dotted) && contains(suffixes, word.folded);
}

// Harbour Bank *of* Norwich President, Department *of* Ports Director: the name of a body goes on
// to the left of `begin`.
bool is_inside_body(const Words& words, std::size_t begin, std::size_t floor) {
    static constexpr std::string_view ministries[] = {"bureau", "department", "division",
                                                      "ministry"};
    return begin >= floor + 2 && words[begin].joined() && words[begin - 1].folded == "of" &&
           words[begin - 1].joined() && words[begin - 2].has(shape::capital) &&
           (words[begin - 2].is(private_body) ||
            (begin >= floor + 3 && words[begin - 2].joined() && // *Fraternal* Order of Police
             words[begin - 3].is(private_body)) ||
            (contains(ministries, words[begin - 2].folded) && !words[begin].is(any_head))) &&
           words[begin].has(shape::capital);
}

// *Subcommittee on* Ports and Bays Chairman: where the name of a committee begins that goes on to
// `begin`; `begin` if none does.
std::size_t begin_of_committee(const Words& words, std::size_t begin, std::size_t floor) {
    constexpr std::size_t longest = 8;
    for (std::size_t k = begin; k >= floor + 2 && begin - k < longest && words[k].joined(); --k) {
        const Word& word = words[k - 1];
        if (word.folded == "on" && word.joined() && words[k - 2].has(shape::capital) &&
            words[k - 2].folded.ends_with("committee"))
            return k - 2;
        const bool small = word.folded == "and" || word.folded == "the";
        if (!word.has(shape::capital) && (!small || k == begin)) break;
    }
    return begin;
}

// Where that body's name begins; `begin` where the phrase does not go on into it.
std::size_t begin_of_body(const Words& words, std::size_t begin, std::size_t floor,
                          Evidence& evidence, Title& title) {
    const auto body = words[begin - 2].folded; // colleges have departments, too
    const bool anybodys = body == "department" || body == "division";
    if (anybodys && words[title.head].is(sure)) return begin; // Department of *Prime Minister*
    if (!anybodys) weigh(words, begin - 2, evidence, title);
    begin -= 2;
    if (!words[begin].is(private_body) && begin > floor && words[begin - 1].is(private_body))
        weigh(words, --begin, evidence, title);
    return begin;
}

// *Rhode Island* Governor: a state's name of two words ends before `begin`; but Bank of New York
// Governor.
bool is_behind_state_of_two(const Words& words, std::size_t begin, std::size_t floor) {
    if (begin < floor + 2 || !words[begin - 1].joined()) return false;
    const Word& first = words[begin - 2];
    const Word& second = words[begin - 1];
    if (!first.has(shape::capital) || !second.has(shape::capital)) return false;
    if (begin >= floor + 4 && words[begin - 3].folded == "of" && words[begin - 4].is(private_body))
        return false;
    return (classes_of(std::string(first.folded) + ' ' + std::string(second.folded)) & state) != 0;
}

// "in *New York* Foreign Minister Doe", "Lu Roe of *Rhode Island* Senator Doe", punctuation lost;
// but "the help of *Rhode Island* Senator Doe".
bool is_where_before_is(const Words& words, std::size_t begin, std::size_t floor) {
    if (begin <= floor || !words[begin].joined()) return false;
    const auto word = words[begin - 1].folded;
    if (word == "from" || word == "in") return true;
    return word == "of" && begin > 1 && words[begin - 1].joined() &&
           words[begin - 2].has(shape::capital) && !words[begin - 2].has(shape::sentence);
}

// Harbour Club Executive *Committee member*, said union *President*; but at the union *President*
bool is_of_club(const Words& words, std::size_t begin, const Title& title) {
    static constexpr std::string_view bodies[] = {"company", "federation", "union", "university"};
    if (begin > 1 && words[begin].joined() && contains(bodies, words[begin - 1].folded) &&
        !words[begin - 1].has(shape::capital) &&
        !(words[begin - 1].joined() && words[begin - 2].is(stop)))
        return true;
    if (begin == title.head || words[title.head].has(shape::capital)) return false;
    const auto follows_capital = [&] {
        return begin > 0 && words[begin].joined() && words[begin - 1].has(shape::capital);
    };
    if (follows_capital() && words[begin - 1].is(any_head)) --begin;
    return follows_capital() && words[begin - 1].is(private_body) &&
           !words[begin - 1].is(public_body | international) &&
           !words[begin - 1].folded.starts_with("school"); // whose boards are elected
}

// "FARR, *MO* U.S. Senator", "Jo Doe D *NV* Minority Leader Lu Orr": of what stands before.
bool is_code_of_other(const Words& words, std::size_t i, const Word& head) {
    const Word& before = words[i - (i > 0)]; // but *Former* MO U.S. Senator
    return words[i].names_state() && words[i].end - words[i].begin == 2 &&
           (head.is(abbreviation) ||
            (words[i + 1].country == "US" && (!before.is(modifier) || before.is(thing))) ||
            (i > 0 && words[i].joined() && starts_party(words, i - 1)));
}

// Whether word `i` is one of offices or of whom they serve: *Deputy* Minister, *Palau* Minister.
bool is_of_office(const Words& words, std::size_t i, const Word& head) {
    const Word& word = words[i];
    const bool of_office = word.is(office_word) && (word.is(modifier) || !word.is(stop | given)) &&
                           (!head.has(shape::capital) || word.has(shape::capital) ||
                            word.is(modifier | public_body | any_head));
    const bool named = !word.country.empty() || word.names_state() ||
                       (word.folded == "united" && words[i + 1].folded == "nations");
    return of_office || named || (word.is(private_body) && is_acronym(word));
}

} // namespace

std::size_t extend_left(const Words& words, std::size_t at, std::size_t floor, Evidence& evidence,
                        Title& title) {
    const Word& head = words[title.head];
    std::size_t begin = at;
    std::size_t unknown = 0;
    const bool leads_committee =
        head.folded.starts_with("chair") ||
        (head.folded == "member" && at > 0 && words[at - 1].folded != "staff");
    bool in_committee = false;
    static constexpr std::string_view of_sentence[] = {"fire", "overseas", "press", "under", "us"};
    while (begin > floor && title.head - begin < longest_side) {
        const Word& word = words[begin - 1];
        if (words[begin].folded.starts_with("then-")) break;
        if (is_bracketed_acronym(words, begin)) {
            if (!take_bracketed_acronym(words, begin, floor, evidence, title)) break;
            continue;
        }
        const std::size_t joined_field = begin_of_joined_field(words, begin, floor);
        if (begin < title.head && joined_field < begin) {
            weigh(words, begin = joined_field, evidence, title);
            continue;
        }
        if (leads_committee) {
            const std::size_t committee = begin_of_committee(words, begin, floor);
            if (committee < begin) {
                weigh(words, begin = committee, evidence, title);
                in_committee = true;
                continue;
            }
        }
        if (in_committee && word.names_state()) break; // Lu Orr Ohio *House* Committee
        if (in_committee && word.is(private_body) && words[begin].joined())
            evidence.never_public = true; // Farr Bar *Association* Committee on Ports
        if (!words[begin].joined()) {
            const bool county = word.folded == "co" && !head.is(bare | weak);
            const bool apart = (words[begin].gap & gap::semicolon) != 0; // Acme Inc.; Senator Doe
            if (is_company_suffix(word) && !county && !apart) evidence.of_company = true;
            break;
        }
        if (!head.is(bare | weak) && !title.domestic &&
            is_behind_state_of_two(words, begin, floor)) {
            if (is_where_before_is(words, begin - 2, floor)) break;
            evidence.of_state = title.domestic = true;
            begin -= 2;
            if (begin > floor && words[begin - 1].is(public_body)) break; // of a sentence before
            continue;
        }
        if (begin < title.head && is_inside_body(words, begin, floor)) {
            const std::size_t body = begin_of_body(words, begin, floor, evidence, title);
            if (body == begin) break;
            begin = body;
            continue;
        }
        if (word.has(shape::possessive) && !is_states_attorney(words, begin)) {
            take_owner(words, begin - 1, floor, evidence, title);
            break;
        }
        if (word.folded == "dc" || word.folded == "d.c" || is_dateline(words, begin - 1)) break;
        if (is_code_of_other(words, begin - 1, head)) break;
        if (contains(of_sentence, word.folded) && !word.has(shape::capital) &&
            head.has(shape::capital))
            break;
        if (!is_of_office(words, begin - 1, head) && !may_qualify(words, begin - 1, title, unknown))
            break;
        if (word.is(any_head) && !word.is(modifier | field | public_body | weak | bare)) break;
        weigh(words, begin - 1, evidence, title);
        --begin;
    }
    evidence.never_public = evidence.never_public || is_of_club(words, begin, title);
    return begin;
}

} // namespace dateline::officials
