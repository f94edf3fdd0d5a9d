#include "common/contains.h"
#include "indexer/extract/officials/title_parts.h"

// What follows the word that carries an office: of what it is, where, and a second office.

namespace dateline::officials {

using namespace word_class;

namespace {

std::size_t capital_run(const Words& words, std::size_t i) {
    std::size_t n = 0;
    while (i + n < words.size() && n < 5 && words[i + n].has(shape::capital) &&
           !words[i + n].is(stop) && (n == 0 || words[i + n].joined()))
        ++n;
    return n;
}

bool is_connector(const Word& word) {
    static constexpr std::string_view words[] = {"of",  "for",  "to",   "on",  "in",
                                                 "at",  "from", "with", "and", "without",
                                                 "the", "its",  "his",  "her"};
    return contains(words, word.folded);
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

// Minister in the Prime *Minister's Department*; of the *FDA's Center*, of *Women's Affairs*
bool owns_body(const Words& words, std::size_t i) {
    if (!words[i].has(shape::possessive) || i + 1 >= words.size()) return false;
    const Word& next = words[i + 1];
    if (!next.joined() || !next.has(shape::capital)) return false;
    static constexpr std::string_view portfolios[] = {"affairs", "health", "issues", "rights"};
    const bool of_state = words[i].is(any_head | public_body) || words[i].folded == "people";
    return (of_state && (next.is(public_body) || next.folded == "center")) ||
           (words[i].is(field) && contains(portfolios, next.folded));
}

// Director in *Ghana's* Ministry of Ports
bool owns_ministry(const Words& words, std::size_t i) {
    return !words[i].country.empty() && i + 1 < words.size() && words[i + 1].joined() &&
           (words[i + 1].folded == "ministry" || words[i + 1].folded == "department") &&
           words[i + 1].has(shape::capital);
}

// Chief of Staff *General* Jo Doe: the rank goes with the name.
bool is_rank_before_name(const Words& words, std::size_t i) {
    static constexpr std::string_view kinds[] = {"air", "field", "flight", "rear", "vice", "wing"};
    const Word& before = words[i - 1];
    const bool ends = before.is(field | public_body) || !before.country.empty();
    if (!ends || before.is(any_head) || before.folded == "surgeon" ||
        contains(kinds, before.folded))
        return false;
    if (contains(kinds, words[i].folded) && i + 1 < words.size() && words[i + 1].joined())
        ++i; // *Air* Marshal
    if (!words[i].is(rank) || !words[i].has(shape::capital) || is_general_body(words, i))
        return false;
    while (i + 1 < words.size() && words[i].is(rank) && words[i + 1].joined())
        ++i;
    const Span name = read_name(words, i, true);
    return !name.empty() && (!words[i].is(common | public_body | field) || words[i].is(given));
}

// Ambassador of Palau *Ashar* Omar Doe: whom a state sends, behind the name of the state.
bool begins_holder(const Words& words, const Title& title, std::size_t i) {
    const Word& office = words[title.head];
    const bool sent = office.is(sure) || (office.folded == "commissioner" && title.head > 0 &&
                                          words[title.head - 1].folded == "high");
    const std::size_t run = capital_run(words, i);
    if (!sent || words[i - 1].country.empty() || run < 3) return false;
    for (std::size_t k = i; k < i + run; ++k)
        if ((words[k].classes & ~(given | particle | suffix)) != 0 || !words[k].country.empty())
            return false;
    return true;
}

// assistant to *President* Jo Doe, spokesman for former *Senator* Doe: the office of whom one
// serves and the name behind it; no name where it is none, as in Minister for *Justice*, or may be
// one of any body, as in counselor to *President* Doe.
struct Superior {
    std::size_t head = 0;
    Span name{};
};

Superior superior_at(const Words& words, std::size_t i) {
    const bool to = words[i - 1].folded == "to";
    if ((!to && words[i - 1].folded != "for") || !words[i].joined()) return {};
    std::size_t k = i;
    while (k + 1 < words.size() && k < i + 3 && words[k].is(modifier) && words[k + 1].joined())
        ++k;
    if (!words[k].is(any_head) || words[k].is(royal) || !words[k].has(shape::capital)) return {};
    if (!to && words[k].is(field)) return {};
    const std::size_t head = last_head(words, k);
    const std::size_t next = head + 1;
    if (next >= words.size() || !words[next].joined() || words[next].is(office_word)) return {};
    const Span name = read_name(words, next, true);
    const std::size_t size = name.end - name.begin;
    if (head == i && words[head].is(bare) && size < 2) return {};
    const bool surname_first = words[next].is(us_president) || !words[next].is(given);
    if (size > 2 && surname_first && !words[next].has(shape::initial) && words[next + 1].is(given))
        return {}; // President Doe *Jo* Roe
    if (size == 1 && name.end < words.size() && words[name.end].joined() &&
        !words[name.end].is(stop) && words[name.end].has(shape::capital) &&
        !words[name.end].has(shape::headline))
        return {}; // Governor Doe *High School*
    return {head, name};
}

// Whether the superior is a state's, not the president of some union: then so is who serves him.
// But President Doe's *task force* is another thing.
bool is_of_state(const Words& words, const Superior& superior) {
    const Word& last = words[superior.name.end - 1];
    const Word& office = words[superior.head];
    const bool known = office.folded == "president" && last.is(us_president);
    return (known || office.is(head)) && !last.has(shape::possessive);
}

// Call of X of Japan *on* Foreign Affairs Secretary Doe, Aide to the President *and* Policy Adviser
bool is_before_office(const Words& words, std::size_t i) {
    constexpr std::size_t reach = 5;
    for (std::size_t k = i + 1; k < words.size() && k <= i + reach && words[k].joined(); ++k)
        if (words[k].is(any_head) && words[k - 1].is(field)) return true;
    return false;
}

// of the Council of *Ministers*, the House of *Representatives*; Boards of Advisers are anybody's
bool is_of_chamber(const Words& words, std::size_t i) {
    static constexpr std::string_view seats[] = {"commissioners", "delegates", "directors",
                                                 "governors",     "ministers", "representatives",
                                                 "supervisors"};
    return contains(seats, words[i].folded) && words[i].has(shape::capital) && i > 1 &&
           words[i - 1].folded == "of" && words[i - 2].is(public_body) &&
           words[i - 2].has(shape::capital);
}

// Minister of Ports *Park* Ha-eun: the family's name, which looks like a place's, as that of a
// Director of Marine *Park* is.
bool is_family_park(const Words& words, std::size_t i) {
    if (words[i].folded != "park" || words[i].has(shape::upper) || i + 1 >= words.size())
        return false;
    std::size_t office = i;
    while (office > 0 && i - office < longest_side && !words[office].is(any_head))
        --office;
    if (!words[office].folded.starts_with("minister")) return false;
    const Word& given = words[i + 1];
    return words[i - 1].is(field) && !words[i - 1].is(modifier) && given.joined() &&
           can_be_name(given) && !given.is(office_word | private_body | thing | common);
}

// Whether word `i` belongs to what an office is of: `the Navy`, `Foreign Affairs`, `Palau`.
bool in_complement(const Words& words, std::size_t i) {
    const Word& word = words[i];
    if (word.has(shape::possessive) && word.country.empty() && !owns_body(words, i)) return false;
    if (!word.country.empty()) return !starts_named_office(words, i);
    if (word.is(stop | honorific | honour | peer) || word.has(shape::digits)) return false;
    if (word.folded.starts_with("then-")) return false; // adviser to *then-Senator* Doe
    const bool capital = word.has(shape::capital);
    if (is_rank_before_name(words, i) || is_family_park(words, i)) return false;
    if (word.is(any_head) && capital && words[i - 1].is(modifier) && words[i - 1].joined())
        return true; // of the Prime *Minister*
    if (is_of_chamber(words, i)) return true;
    if (word.folded == "bank" && words[i - 1].folded == "central") return true;
    if (word.is(any_head))
        return words[i - 1].folded == "the" || words[i - 1].folded == "to" ||
               (capital && word.is(modifier | field | public_body));
    if (word.is(field | public_body | private_body | modifier))
        return capital || word.is(field | public_body);
    if (!capital) return false;
    if (is_of_chamber(words, i - 1)) return false;
    if (is_acronym(word) || word.names_state() || (word.is(place) && capital)) return true;
    if (words[i - 1].is(place) && words[i - 1].has(shape::capital) && !words[i - 1].is(field))
        return true;
    if (i + 1 < words.size() && words[i + 1].joined() && words[i + 1].has(shape::capital) &&
        words[i + 1].is(field | public_body | private_body) && !words[i + 1].is(given))
        return true;
    if (word.is(given)) return false;
    // Minister of Palau and *Shaira* Omar Doe
    if (words[i - 1].folded == "and" && !words[i - 2].country.empty() && i + 1 < words.size() &&
        words[i + 1].joined() && words[i + 1].is(given) && words[i + 1].has(shape::capital))
        return false;
    const std::size_t run = capital_run(words, i);
    const bool goes_on = i + 1 < words.size() &&
                         words[i + 1].joined() && // Patent *and* Mark Office
                         (words[i + 1].folded == "and" || words[i + 1].folded == "of" ||
                          words[i + 1].folded == "for"); // Centers *for* Ports
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

// Ports, *Bays* and Roads
bool goes_on_in_list(const Words& words, const Title& title, std::size_t i) {
    const Word& word = words[i];
    return word.gap == gap::comma && word.has(shape::capital) && words[i - 1].country.empty() &&
           ((word.is(field) && list_goes_on(words, i + 1)) ||
            (words[title.head].is(word_class::head) && begins_fields(words, i)));
}

// Ports, Bays*, and* Roads
bool closes_list(const Words& words, std::size_t i) {
    return words[i].folded == "and" && words[i].gap == gap::comma && i + 1 < words.size() &&
           words[i + 1].has(shape::capital) && words[i + 1].is(field) &&
           !words[i + 1].is(given | any_head);
}

// Ports *& Bays*
bool goes_on_by_sign(const Words& words, std::size_t i) {
    const Word& word = words[i];
    return joins_by_sign(words, i) && word.has(shape::capital) && word.is(field | common) &&
           !word.is(given | any_head) && !words[i - 1].is(any_head);
}

// Adviser to the Minister *(AM) on* Ports; two letters alone may be whose he is: (GH)
bool is_at_bracket(const Words& words, std::size_t i) {
    static constexpr std::string_view links[] = {"at", "for", "of", "on"};
    if (words[i].gap == gap::open)
        return is_acronym(words[i]) &&
               (words[i].folded.size() > 2 || words[i].is(public_body | international) ||
                (i + 1 < words.size() && is_at_bracket(words, i + 1)));
    return words[i].gap == gap::close && words[i - 1].gap == gap::open &&
           contains(links, words[i].folded);
}

// Whoever is *in* a country by office, without being that country's.
bool is_sent(const Word& head) {
    static constexpr std::string_view heads[] = {"ambassador",    "commander", "coordinator",
                                                 "co-ordinator",  "consul",    "envoy",
                                                 "representative"};
    return contains(heads, head.folded);
}

// Who holds no second office, unless it says of what.
bool is_highest(std::string_view office) {
    return office == "president" || office == "governor" || office == "mayor" ||
           office == "speaker";
}

// Prime Minister*/*Minister for Ports: the stroke stands before word `i`.
bool joins_by_stroke(const Words& words, std::size_t i) {
    return words.text().substr(words[i - 1].end, words[i].begin - words[i - 1].end) == "/";
}

// A part of a government, by its last word or before `of`.
bool is_government_part(std::string_view word) {
    static constexpr std::string_view parts[] = {
        "office",     "bureau",      "division", "department", "agency",      "ministry",
        "commission", "directorate", "embassy",  "treasury",   "secretariat", "administration",
        "police",     "parliament",  "army",     "navy"};
    return contains(parts, word);
}

} // namespace

std::size_t read_complement(const Words& words, std::size_t i, Evidence& evidence, Title& title) {
    std::size_t end = i;
    bool owned = true;
    bool listed = false;
    for (std::size_t k = i; k < words.size() && k - i < 2 * longest_side; ++k) {
        const Word& word = words[k];
        if (word.folded == "of" && word.country.empty()) // not the Republic *of* Palau
            owned = true;
        else if (word.folded == "to" || word.folded == "for" || word.folded == "on" ||
                 word.folded == "with" || (word.folded == "in" && is_sent(words[title.head])))
            owned = false;
        const bool list = k > i && goes_on_in_list(words, title, k);
        const bool sign = k > i && goes_on_by_sign(words, k);
        listed = listed || list;
        if (k > i && !word.joined() && !list && !sign && !(listed && closes_list(words, k)) &&
            !is_at_bracket(words, k))
            break;
        const bool owner_of_more = k > i && words[k - 1].has(shape::possessive) &&
                                   !owns_body(words, k - 1) && !owns_ministry(words, k - 1) &&
                                   (words[k - 1].country.empty() || // the People's Republic
                                    words[k - 1].country != word.country);
        if (owner_of_more || begins_holder(words, title, k)) break;
        if (const Superior superior = superior_at(words, k); !superior.name.empty()) {
            if (!is_of_state(words, superior) || words[title.head].folded == "attorney") break;
            evidence.of_state = true;
            title.superior_end = superior.name.end;
            break;
        }
        if (is_connector(word)) {
            const bool elsewhere =
                word.folded == "at" || (word.folded == "on" && is_before_office(words, k));
            const bool second = word.folded == "and" && words[k - 1].is(any_head) &&
                                !words[k - 1].is(field) && is_before_office(words, k);
            if (end + 2 < k || second || (elsewhere && !words[k - 1].country.empty())) break;
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

std::size_t read_mission(const Words& words, std::size_t i) {
    static constexpr std::string_view parts[] = {"extraordinary", "plenipotentiary"};
    static constexpr std::string_view links[] = {"and", "ad"};
    if (i < words.size() && words[i].joined() && words[i].folded == "elect") ++i; // Mayor *Elect*
    std::size_t end = i;
    for (std::size_t k = i; k < words.size() && (words[k].gap & ~gap::comma) == 0; ++k) {
        const bool interim = words[k].folded == "interim" && words[k - 1].folded == "ad";
        const bool acting = words[k].folded == "a.i" && (words[k].gap == gap::comma ||
                                                         words[k - 1].folded.ends_with("affaires"));
        if (interim || acting || contains(parts, words[k].folded))
            end = k + 1;
        else if (!contains(links, words[k].folded))
            break;
    }
    return end;
}

bool starts_complement(const Words& words, std::size_t i) {
    if (i >= words.size() || !words[i].joined() || !is_connector(words[i])) return false;
    return words[i].folded != "and" && words[i].folded != "the" && words[i].folded != "with";
}

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
        if (k + 2 < words.size() && words[k + 1].joined() &&
            (words[k + 1].folded == "of" || words[k + 1].folded == "for"))
            return true;
        if (k > i && k + 1 == end && closed) return true;
    }
    return false;
}

std::size_t read_responsibility(const Words& words, std::size_t end, Evidence& evidence,
                                Title& title) {
    std::size_t k = end;
    const auto follows = [&](std::size_t i) { // Minister in the Office of Bays (OB) *with*
        return words[i].joined() || (i == end && words[i].gap == gap::close);
    };
    for (const std::string_view leading : {"with", "special"})
        if (k < words.size() && follows(k) && words[k].folded == leading) ++k;
    if (k + 2 >= words.size() || !follows(k) || !words[k].folded.starts_with("responsib") ||
        words[k + 1].folded != "for" || !words[k + 1].joined())
        return end;
    const std::size_t read = read_complement(words, k + 1, evidence, title);
    return read > k + 1 ? read : end;
}

std::size_t read_second_office(const Words& words, std::size_t end, Evidence& evidence,
                               Title& title) {
    if (end + 1 >= words.size()) return end;
    const bool by_sign = joins_by_sign(words, end) || joins_by_stroke(words, end);
    if (!by_sign && (!words[end].joined() || words[end].folded != "and")) return end;
    const std::size_t first = by_sign ? end : end + 1;
    for (std::size_t k = first; k < words.size() && k < end + 6; ++k) {
        if (!words[k].joined() && !(by_sign && k == first)) return end;
        if (words[k].is(abbreviation) && words[k].has(shape::dotted) && k + 1 < words.size() &&
            can_be_name(words[k + 1]) && !words[k + 1].is(office_word | any_head))
            return end; // and *Sen.* Doe
        if (words[k].is(any_head) && !words[k].is(plural)) {
            const std::size_t next = last_head(words, k) + 1;
            if (words[next - 1].folded == "officer" && words[next - 2].folded == "executive")
                evidence.of_private = true;
            const bool alone = title.head == title.span.begin && !starts_complement(words, next);
            if (alone && is_highest(words[title.head].folded) && words[k].is(word_class::head))
                return end; // the President and *Senator Doe*: two persons
            const bool of_company = words[title.head].folded.ends_with("president");
            if (by_sign && (of_company || !words[next - 1].is(word_class::head | bare))) return end;
            if (starts_complement(words, next))
                return read_complement(words, next, evidence, title);
            return words[k].is(sure) ? read_responsibility(words, next, evidence, title) : next;
        }
        if (!words[k].is(office_word) && !is_acronym(words[k])) return end;
    }
    return end;
}

} // namespace dateline::officials
