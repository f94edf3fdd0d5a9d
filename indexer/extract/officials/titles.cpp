#include "indexer/extract/officials/titles.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/countries.h"
#include "common/text.h"
#include "indexer/extract/officials/title_parts.h"

#include <algorithm>

namespace dateline::officials {

using namespace word_class;

namespace {

// Companies and clubs have a `division`, a `Board`, a `National` President and a Director of
// `Federal` Affairs too, parties a `Campaign Committee`; a `Safety Board` is the state's.
bool is_anybodys(const Words& words, std::size_t i, std::size_t head) {
    const auto word = words[i].folded;
    if (word == "council") // an executive director's is a society's
        return head > 0 && words[head].folded == "director" &&
               words[head - 1].folded == "executive";
    if ((word == "federal" || word == "government") && i + 1 < words.size())
        return words[i + 1].folded == "affairs" || words[i + 1].folded == "relations";
    if (word == "division") return !words[i].has(shape::capital);
    if (word == "national" && i < head)
        return words[i + 1].folded == "communications" ||
               (i + 1 == head && words[head].is(bare) && words[head].folded != "coordinator");
    if (word == "board" && i + 1 < words.size() && words[i + 1].is(any_head))
        return i == 0 || !words[i].joined() ||
               (!words[i - 1].is(field | public_body) && words[i - 1].folded != "school" &&
                words[i - 1].folded != "select");
    return word == "committee" && i > 0 && words[i - 1].folded == "campaign";
}

// the state's attorney *general*
bool is_civil_general(const Words& words, std::size_t i) {
    static constexpr std::string_view offices[] = {
        "attorney", "solicitor", "surgeon", "inspector", "comptroller", "auditor", "adjutant"};
    return words[i].folded == "general" && i > 0 && words[i].joined() &&
           contains(offices, words[i - 1].folded);
}

// Committee Chair *Rep.*, Foundation President *Ambassador*: an office of its own after another.
bool starts_own_office(const Words& words, std::size_t i) {
    const bool seat = words[i].is(sure) || words[i].folded == "rep" || words[i].folded == "gov";
    return seat && words[i - 1].is(any_head) &&
           !words[i - 1].is(plural | modifier | field | public_body | abbreviation | rank | royal);
}

// Rep. *Dean* Farr, but Associate *Dean* Farr and Chair *Dean* Jo Farr: a given name behind an
// office.
bool is_given_dean(const Words& words, std::size_t i) {
    const bool names_follow = i + 2 < words.size() && words[i + 1].is(given) &&
                              words[i + 2].joined() && words[i + 2].has(shape::capital);
    return !names_follow && words[i].is(given) && words[i].is(weak) && words[i - 1].is(any_head) &&
           !words[i - 1].is(modifier | field | public_body) && i + 1 < words.size() &&
           words[i + 1].joined() && words[i + 1].has(shape::capital);
}

// Minister for *European* Affairs, for *European* and Eurasian Affairs: of a country.
bool is_european_affairs(const Words& words, const Title& title, std::size_t i) {
    if (i < title.head || words[i].folded != "european" || i + 1 >= words.size()) return false;
    const auto next = words[i + 1].folded;
    return next == "affairs" || next == "integration" || next == "and";
}

// Says when somebody holds an office, not which: the *present* minister.
bool is_passing(const Words& words, std::size_t i) {
    const Word& word = words[i];
    if (word.folded == "new" && word.has(shape::capital)) { // but *New Haven* Mayor
        const Word& next = words[i + 1];
        return next.is(office_word) || is_acronym(next) || !next.has(shape::capital);
    }
    if (word.folded == "first" && word.has(shape::sentence))
        return words[i + 1].folded == "president"; // *First* President Doe spoke
    static constexpr std::string_view times[] = {"present", "new",       "next",   "current",
                                                 "then",    "appointed", "elected"};
    return contains(times, word.folded);
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

// President of the *Norwegian* Farr Fund: the name of a body, read in part.
bool is_cut_short(const Words& words, const Title& title) {
    static constexpr std::string_view kinds[] = {"american", "german", "national", "native", "new"};
    const std::size_t end = title.span.end;
    return end > title.head + 1 && end < words.size() && words[end].joined() &&
           words[end].has(shape::capital) &&
           words[end - 2].folded != "and" && // Minister of Ports *and Indian* Sherpa
           (contains(kinds, words[end - 1].folded) || words[end - 1].folded.ends_with("ian"));
}

// *Goodwill* Ambassador, *Student* Senator, *Legal* Representative, *keynote* speaker, *Senior*
// Vice President, *staff* member, a *Kenyan* or *Ohio* attorney, Firing of Attorneys *Part* Two
bool is_of_no_state(const Words& words, std::size_t head) {
    static constexpr std::string_view kinds[] = {"goodwill", "brand",   "student",  "campus",
                                                 "youth",    "tourism", "featured", "keynote"};
    static constexpr std::string_view hired[] = {"legal", "sales"};
    static constexpr std::string_view united_states[] = {"u.s", "us", "states"};
    if (head == 0 || !words[head].joined() || words[head].folded.starts_with("minister"))
        return false;
    const auto before = words[head - 1].folded;
    return ((words[head].is(sure) || words[head].folded == "speaker") && contains(kinds, before)) ||
           (words[head].folded == "representative" && contains(hired, before)) ||
           (before == "vice" && head > 1 && words[head - 2].folded == "senior") ||
           (words[head].folded == "clerk" && before == "law") ||
           (words[head].folded.starts_with("member") && before == "staff") ||
           (words[head].is(person) && !words[head].has(shape::capital) &&
            (words[head - 1].names_state() || !words[head - 1].country.empty()) &&
            !contains(united_states, before)) ||
           (words[head].folded == "observer" && !words[head].has(shape::capital)) ||
           (words[head].folded == "attorneys" &&
            (!words[head].has(shape::capital) || head + 1 == words.size() ||
             !words[head + 1].is(given)));
}

// Presiding *Officer*, Deputy *Spokesperson*, Fire *Chief*, Domestic Policy *Adviser*: of a state,
// where another officer may be anybody's.
bool is_of_state(const Words& words, std::size_t head) {
    if (head == 0 || !words[head].joined()) return false;
    const auto before = words[head - 1].folded;
    return (before == "presiding" && words[head].folded == "officer") ||
           (before == "fire" && words[head].folded == "chief" && words[head].has(shape::capital)) ||
           (before == "policy" && head > 1 && words[head - 2].folded == "domestic") ||
           (before == "deputy" && words[head].folded.starts_with("spokes"));
}

// *secretary* of a lodge, *representative* of a firm: of any body, where a state's has a name.
bool is_of_any_body(const Words& words, std::size_t head) {
    static constexpr std::string_view heads[] = {"administrator", "representative", "secretary"};
    if (head + 3 >= words.size() || !contains(heads, words[head].folded) ||
        words[head].has(shape::capital) || words[head + 1].folded != "of")
        return false;
    const Word& body = words[head + 3];
    return (words[head + 2].folded == "a" || words[head + 2].folded == "an") &&
           !body.has(shape::capital) && !body.is(public_body | field | modifier);
}

// an American business *executive*, but not the county *executive*
bool is_businessman(const Words& words, std::size_t head) {
    static constexpr std::string_view offices[] = {"chief", "county"};
    if (words[head].folded != "executive" || words[head].has(shape::capital)) return false;
    return head == 0 || !words[head].joined() || !contains(offices, words[head - 1].folded);
}

// Department of *Justice*, Environmental *Justice*: no judge
bool is_justice_itself(const Words& words, const Title& title) {
    if (words[title.head].folded != "justice" || title.head == 0) return false;
    const Word& before = words[title.head - 1];
    const bool of_field =
        title.head > title.role_begin && before.is(field) && !before.is(modifier | public_body);
    return before.folded == "of" || of_field;
}

Standing judge(const Words& words, const Title& title, const Evidence& evidence) {
    const Word& head = words[title.head];
    if (is_justice_itself(words, title) || is_businessman(words, title.head)) return Standing::none;
    if (head.folded == "officer" && title.head > 0 && words[title.head - 1].folded == "executive")
        return Standing::none;
    if (is_general_body(words, title.head) || is_of_any_body(words, title.head))
        return Standing::none;
    if (head.folded != "director" && is_in_charge(words, title)) return Standing::office;
    if (is_of_order(words, title) || is_cut_short(words, title)) return Standing::none;
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
    if (evidence.of_state || is_of_state(words, title.head)) return Standing::office;
    if (head.is(bare) && !evidence.unknown) return Standing::bare;
    // "Senior Advisor for Climate Policy Jo Doe"
    if (title.span.end > title.head + 2 && head.has(shape::capital) && !evidence.unknown)
        return Standing::bare;
    return Standing::none;
}

// `PORT CITY` Senator, `Committee` Senator, `nominee` Senator: the end of what went before,
// punctuation lost.
bool strays_before_legislator(const Words& words, const Title& title) {
    const Word& head = words[title.head];
    if (title.role_begin >= title.head || head.has(shape::upper)) return false;
    if (!is_legislator_head(head.folded)) return false;
    const Word& word = words[title.role_begin];
    const bool last = title.role_begin + 1 == title.head;
    if (word.folded == "nominee") return last;
    if (word.is(modifier) || !word.country.empty()) return false;
    const bool loud = word.has(shape::upper) && !word.has(shape::capitals);
    return (loud && (last || word.end - word.begin > 3)) || (last && word.is(public_body));
}

// ACME-*Kenya* chair: a society's branch, or NATO's with Kenya: not of that country.
bool is_of_branch(const Words& words, std::size_t i) {
    constexpr std::size_t shortest = 3;
    const Word& word = words[i];
    if (word.country.empty()) return false;
    const auto written = words.between(i, i + 1);
    const auto acronym = written.substr(0, written.find('-'));
    return acronym.size() < written.size() && acronym.size() >= shortest &&
           std::all_of(acronym.begin(), acronym.end(), is_ascii_upper) && !find_country(acronym);
}

// the Farr *Nation*, Farr *Tribe* Chief; not Live *Nation*
bool is_tribe(const Words& words, std::size_t i, std::size_t head) {
    if ((words[i].folded != "nation" && words[i].folded != "tribe") ||
        !words[i].has(shape::capital))
        return false;
    if (i < head) return true;
    if (i + 1 < words.size() && words[i + 1].joined() && words[i + 1].has(shape::capital))
        return false;
    std::size_t k = i - 1;
    while (k > head &&
           (words[k].has(shape::capital) || words[k].folded == "of" || words[k].folded == "and"))
        --k;
    return words[k].folded == "the";
}

} // namespace

bool is_legislator_head(std::string_view head) {
    static constexpr std::string_view heads[] = {
        "senator",     "senators",        "sen",         "sens",          "representative",
        "congressman", "representatives", "congressmen", "congresswoman", "rep",
        "reps"};
    return contains(heads, head);
}

bool is_in_charge(const Words& words, const Title& title) {
    const std::size_t head = title.head;
    if (head + 2 >= words.size() || words[head + 1].folded != "in" || !words[head + 1].joined() ||
        words[head + 2].folded != "charge" || !words[head + 2].joined())
        return false;
    static constexpr std::string_view heads[] = {"agent", "director", "inspector"};
    const bool special =
        head > 0 && (words[head - 1].folded == "special" || words[head - 1].folded == "postal");
    return contains(heads, words[head].folded) &&
           (special || (words[head].has(shape::capital) && words[head + 2].has(shape::capital)));
}

bool is_acronym(const Word& word) {
    return word.has(shape::upper) && !word.has(shape::capitals) && word.folded.size() >= 2;
}

void weigh(const Words& words, std::size_t i, Evidence& evidence, Title& title, bool serving) {
    const Word& word = words[i];
    const bool learned = classes_of(word.folded) == 0; // of what has been weighed
    if (word.gap == gap::open && is_acronym(word) && learned) return;
    if (is_of_branch(words, i)) {
        const auto body = classes_of(word.folded.substr(0, word.folded.find('-')));
        bool& of_whom = (body & public_body) != 0 ? evidence.of_state : evidence.of_private;
        of_whom = true;
        return;
    }
    if (!word.country.empty()) {
        evidence.of_state = true;
        const bool cared_for = i + 1 < words.size() && words[i + 1].folded == "caucus";
        if (title.country.empty() && !cared_for) title.country = word.country;
        return;
    }
    if (word.names_state()) {
        evidence.of_state = true;
        title.domestic = true;
        return;
    }
    if (is_tribe(words, i, title.head) && words[title.head].folded != "member") {
        evidence.of_state = evidence.of_public_body = true;
        return;
    }
    const bool state_office = word.is(head) || word.folded == "president";
    if (word.is(private_body)) {
        evidence.of_private = true;
        evidence.never_public = evidence.never_public || word.folded.starts_with("universit") ||
                                word.folded.starts_with("college");
    } else if (is_anybodys(words, i, title.head)) {
        evidence.never_public = evidence.never_public || word.folded == "committee";
        evidence.unknown = evidence.unknown || word.has(shape::capital);
    } else if (word.is(public_body) || (state_office && !serving)) {
        evidence.of_state = true;
        // A `National Railway` is public no more than any railway.
        if (!word.is(modifier) || word.is(head)) evidence.of_public_body = true;
    } else if (!word.is(office_word | particle | stop) && word.has(shape::capital))
        evidence.unknown = true;
}

bool is_states_attorney(const Words& words, std::size_t i) {
    const bool general = i + 1 < words.size() && words[i + 1].folded == "general";
    return i > 0 && words[i].folded == "attorney" && words[i].joined() && !general &&
           words[i - 1].folded == "state" && words[i - 1].has(shape::possessive);
}

bool is_general_body(const Words& words, std::size_t i) {
    static constexpr std::string_view bodies[] = {"consulate", "secretariat", "directorate",
                                                  "inspectorate"};
    return words[i].folded == "general" && i > 0 && contains(bodies, words[i - 1].folded);
}

std::size_t last_head(const Words& words, std::size_t head) {
    std::size_t best = head;
    std::size_t reach = 3;
    for (std::size_t i = head + 1; i < words.size() && i - best <= reach; ++i) {
        const Word& word = words[i];
        if (!word.joined()) break;
        if (words[i - 1].has(shape::possessive) && !is_states_attorney(words, i)) break;
        if (starts_own_office(words, i) || is_given_dean(words, i)) break;
        if (word.folded == "under" && !word.has(shape::capital)) break; // under President Doe
        if (word.is(any_head) && !word.is(royal | peer) &&
            (word.has(shape::capital) || !word.is(rank) || is_civil_general(words, i)) &&
            (words[head].has(shape::capital) == word.has(shape::capital) ||
             words[head].folded == "deputy")) // *deputy* Prime Minister
            best = i;
        else if (word.country == "US" && words[best].is(modifier) && word.has(shape::capital))
            ++reach; // Assistant *United States* Attorney
        else if (!word.is(modifier | field | public_body) || word.is(royal | given))
            break;
    }
    return best;
}

bool joins_by_sign(const Words& words, std::size_t i) {
    if (i == 0 || words[i].gap != gap::other) return false;
    const std::size_t end = words[i - 1].end;
    return squeeze(words.text().substr(end, words[i].begin - end)) == "&";
}

namespace {

// *World Bank* Kenya Director, *Acme Corp.* Kenya Director: of that country's branch of the body,
// no official of the country.
void take_body_before(const Words& words, std::size_t floor, Evidence& evidence, Title& title) {
    static constexpr std::string_view of_branches[] = {"coordinator", "director", "head",
                                                       "manager"};
    const std::size_t begin = title.span.begin;
    const Word& head = words[title.head];
    if (begin < floor + 2 || !words[begin].joined() || words[begin].country.empty()) return;
    if (!contains(of_branches, head.folded)) return;
    const Word& body = words[begin - 1];
    if (!body.is(private_body) || !body.has(shape::capital) || !body.joined()) return;
    title.international = words[begin - 2].is(international);
    evidence.of_private = !title.international;
    evidence.of_state = title.international;
    title.country = {};
}

// Director of Ports, *IMF*
bool is_of_body_behind(const Words& words, std::size_t end) {
    return end < words.size() && words[end].gap == gap::comma && words[end].is(international) &&
           words[end].has(shape::upper) && (end + 1 == words.size() || words[end + 1].gap != 0);
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
    take_body_before(words, floor, evidence, title);
    const auto leads_in = [&](std::size_t i) {
        const bool foreign = !words[i].country.empty() && words[i].country != "US";
        const bool acronym = // Union of Palau *(UP)*
            words[i].gap == gap::open && (words[i + 1].gap & gap::close) != 0;
        return foreign || acronym || is_passing(words, i);
    };
    while (title.role_begin < title.head && leads_in(title.role_begin))
        ++title.role_begin;
    while (strays_before_legislator(words, title))
        ++title.role_begin;
    const Word& headword = words[title.head];
    title.plural = (headword.is(plural) && !headword.is(word_class::head & ~abbreviation)) ||
                   heads_plural(words, title);
    title.rank = headword.is(rank);
    std::size_t end = read_mission(words, title.head + 1);
    if (!headword.has(shape::possessive) && starts_complement(words, end))
        end = read_complement(words, end, evidence, title);
    const bool of_company = headword.folded.ends_with("president"); // likelier than of an agency
    if (!of_company && names_office_after_comma(words, end)) {
        const std::size_t behind = read_complement(words, end, evidence, title);
        if (!words[behind - 1].has(shape::possessive)) end = behind;
    }
    if (headword.is(word_class::head)) end = read_responsibility(words, end, evidence, title);
    title.first_end = end;
    if (!title.plural) end = read_second_office(words, end, evidence, title);
    title.span.end = end;
    title.international = title.international || is_of_body_behind(words, end);
    for (std::size_t k = title.role_begin; k < end; ++k)
        title.international = title.international ||
                              (words[k].is(international) && !is_european_affairs(words, title, k));
    title.standing = judge(words, title, evidence);
    return title;
}

} // namespace dateline::officials
