// Names that stand before or after an office.

#include "common/contains.h"
#include "indexer/extract/officials_finder.h"

#include <algorithm>

namespace dateline::officials {

using namespace word_class;

namespace {

/// "4:35 *PM* ET"
bool is_clock_time(const Words& words, std::size_t i) {
    return words[i].folded == "pm" && i > 0 && words[i - 1].has(shape::digits);
}

/// "Port Radio *FM*", "on Ghana *FM*", but "Norwegian *FM*"
bool is_of_radio(const Words& words, std::size_t i) {
    if (words[i].folded != "fm") return false;
    static constexpr std::string_view before[] = {"radio", "on", "fm", "at"};
    static constexpr std::string_view behind[] = {"radio", "station"};
    std::size_t first = i;
    while (first > 0 && words[first].joined() && !words[first - 1].country.empty())
        --first;
    return first == i || (first > 0 && contains(before, words[first - 1].folded)) ||
           (i + 1 < words.size() && contains(behind, words[i + 1].folded));
}

/// "Sheikh *Sultan* bin Omar": a given name. "His Majesty *Sultan* Omar" is none.
bool is_given_sultan(const Words& words, std::size_t i) {
    if (words[i].folded != "sultan") return false;
    const bool sovereign =
        i > 0 && (words[i - 1].folded == "majesty" || words[i - 1].folded == "highness");
    if (i + 1 < words.size() && words[i + 1].joined() && is_patronymic(words[i + 1])) return true;
    return i > 0 && words[i].joined() && words[i - 1].is(honorific | given) && !sovereign;
}

/// "The President of Ghana *Oilworks*": a company perhaps, that is named after its country.
bool is_of_unknown_body(const Words& words, const Title& title) {
    const std::size_t last = title.span.end - 1;
    if (last < title.head + 2 || !words[title.head].is(bare | weak)) return false;
    return words[last].has(shape::capital) && words[last].country.empty() &&
           !words[last - 1].country.empty() &&
           !words[last].is(field | public_body | modifier | any_head) && !words[last].names_state();
}

} // namespace

void Finder::read_office(std::size_t i) {
    const Word& word = words_[i];
    if (word.is(rank) && !word.is(head) && !word.has(shape::capital)) return;
    if (is_clock_time(words_, i) || is_of_radio(words_, i) || is_given_sultan(words_, i)) return;
    const Title title = read_title(words_, i, floor_);
    floor_ = title.span.end;
    read_predecessor(title);
    if (title.standing == Standing::none) {
        floor_ = std::max(i + 1, title.head + 1);
        return;
    }
    if (words_[title.span.end - 1].has(shape::possessive)) return;
    if (!at_end(floor_) && words_[floor_].folded == "s" && words_[floor_].joined())
        return; // "Department of Justice s", apostrophe lost
    if (title.plural && title.span.end > title.head + 1) return read_after_colon(title);
    if (read_after(title)) return;
    if (title.head > i) { // Senator *King*: the surname looked like an office
        Title shorter = title;
        shorter.span.end = i + 1;
        shorter.head = i;
        if (!words_[i + 1].is(given | common) && read_after(shorter)) return;
    }
    read_before(title);
}

/// Past "Sir", "Dr.", and past a second title: "Minister Prince A", "Secretary General B"; with
/// `offices` past "Minister for Ports *Senator* C" too.
std::size_t Finder::skip_honorifics(std::size_t i, bool offices) const {
    const Classes skipped =
        honorific | honour | royal | peer | rank | enlisted | (offices ? head : 0);
    const auto leads = [](std::string_view word) {
        return word == "the" || word == "his" || word == "her";
    };
    if (!at_end(i + 2) && leads(words_[i].folded) && words_[i].joined() &&
        words_[i + 1].is(honour | honorific))
        ++i; // Minister *the Hon* Jo Doe, President *His* Excellency Lu Orr
    const std::size_t most = i + 8;
    while (i < most && !at_end(i + 1) && words_[i].joined() && words_[i + 1].joined() &&
           words_[i].is(skipped) && words_[i].has(shape::capital) &&
           words_[i + 1].has(shape::capital))
        ++i;
    return i;
}

bool Finder::read_after(const Title& title) {
    const std::size_t next = title.span.end;
    if (at_end(next)) return false;
    const std::uint16_t mark = words_[next].gap;
    if ((mark & gap::open) != 0)
        return read_after_retired(title) || read_in_brackets(title) || read_after_gloss(title);
    const bool after_acronym =
        mark == (gap::comma | gap::close) && words_[next - 1].gap == gap::open;
    if (mark == gap::comma || after_acronym) return read_after_comma(title);
    if ((mark & (gap::colon | gap::dash)) != 0) return read_line(title);
    const bool after_bracket = mark == gap::close && words_[next - 1].gap == gap::open;
    if (mark != 0 && !after_bracket) return false;
    if (words_[next].folded == "the" && follows_holder(title)) return false;
    if (title.first_end < next && follows_holder(title) && read_first_of_two(title)) return true;
    const bool offices = title.span.end > title.head + 1 || // "committee member Sen. A" is Sen. A
                         (is_capital(title.head) && !words_[title.head].has(shape::upper));
    const std::size_t start = skip_honorifics(next, offices);
    Span name = read_name(words_, start, true);
    // Envoy for Relations with International *Organizations* Doe, but of Ports *Shin* Ha-eun
    constexpr std::size_t longest_surname = 4;
    if (title.span.end > title.head + 1 && start == next && name.end - name.begin == 2 &&
        words_[start].is(common) && words_[start].folded.size() > longest_surname &&
        !words_[start].is(given) && !words_[start + 1].is(common))
        ++name.begin;
    if (after_bracket && name.end - name.begin < 2) return false;
    if (name.empty() || !plausible(title, name)) return false;
    const bool new_item =
        words_.begins_line(start) || (words_[next].is(honorific) && follows_holder(title));
    if (new_item && has_office_after(name))
        return false; // Jo Doe, *Minister for Ports* Mr Lu Orr, Minister for Bays: a list's lines
    add_holders(name, title);
    if (title.plural) read_list(name.end, title);
    return true;
}

/// "Lu Orr, *Minister for Bays* and Minister for Ports Jo Doe": the second office is another's.
bool Finder::read_first_of_two(const Title& title) {
    std::size_t second = title.first_end;
    while (second < title.span.end && words_[second].folded != words_[title.head].folded)
        ++second;
    if (second == title.span.end) return false; // "Adviser and Director": one person's perhaps
    const std::size_t start = skip_honorifics(title.span.end, true);
    const Span name = read_name(words_, start, true);
    if (name.end - name.begin < 2 || !plausible(title, name)) return false;
    if (accompanies(name_before(title.span.begin))) return false;
    Title first = title;
    first.span.end = title.first_end;
    const std::size_t known = found_.size();
    read_before(first);
    if (found_.size() == known) return false;
    floor_ = title.first_end;
    return true;
}

/// "After talks with *Jo Doe*, the Minister left": what follows the comma is another's.
bool Finder::accompanies(Span name) const {
    static constexpr std::string_view words[] = {"with", "beside", "alongside", "to",
                                                 "by",   "unlike", "from",      "after"};
    std::size_t i = name.begin;
    while (i > 0 && words_[i].joined() && words_[i - 1].is(honorific | honour | rank))
        --i;
    return i > 0 && words_[i].joined() && contains(words, words_[i - 1].folded);
}

/// "General (ret.) Jo Doe"
bool Finder::read_after_retired(const Title& title) {
    const std::size_t next = title.span.end;
    if (at_end(next + 1) || (words_[next + 1].gap & gap::close) == 0) return false;
    const auto word = words_[next].folded;
    if (word != "ret" && word != "retired" && word != "rtd" && word != "ret'd" && word != "ret’d")
        return false;
    const Span name = read_name(words_, next + 1, true);
    if (!name.empty()) add(name, title);
    return !name.empty();
}

/// "The Prime Minister (Mr Doe) will"
bool Finder::read_in_brackets(const Title& title) {
    if (title.standing != Standing::office || title.plural) return false;
    std::size_t start = title.span.end;
    while (!at_end(start + 1) && words_[start].is(honorific | honour | rank | peer) &&
           words_[start].has(shape::capital) && words_[start + 1].joined())
        ++start;
    const bool polite = start > title.span.end;
    const Span name = read_name(words_, start, polite);
    if (name.empty() || (!polite && is_office_word(name.begin))) return false;
    // Minister for the Harbour Agency (HarbourCo Ports): the agency's other name
    if (!polite && title.span.end > title.head + 1 && !words_[name.begin].is(given)) return false;
    if (at_end(name.end) || (words_[name.end].gap & gap::close) == 0) return false;
    if (!polite && words_[start].has(shape::upper) && !words_[start].has(shape::capitals))
        return false;
    add(name, title);
    return true;
}

/// "Attorney General (AG) Jo Doe", "Secretary (West), Mr Jo Doe"
bool Finder::read_after_gloss(const Title& title) {
    const std::size_t gloss = title.span.end;
    if (title.plural || words_[gloss].gap != gap::open || !is_capital(gloss) || at_end(gloss + 1) ||
        (words_[gloss + 1].gap & gap::close) == 0)
        return false;
    if (words_[gloss].is(any_head) && !words_[gloss].has(shape::upper)) return false;
    Title glossed = title;
    glossed.first_end = ++glossed.span.end;
    const std::size_t known = found_.size();
    if (!read_after(glossed)) return false;
    if (words_[gloss].has(shape::upper) && found_.size() > known)
        found_.back().role = role_text(words_, title);
    return true;
}

/// "Jo Doe, *Minister for Ports*, the Honourable Lu Brandt, Minister for Bays": whoever went before
/// holds the office, if none yet.
bool Finder::follows_holder(const Title& title) const {
    const std::size_t first = title.span.begin;
    if (first == 0 || (words_[first].gap != gap::comma && words_[first].gap != gap::dash))
        return false;
    const Span name = name_before(first);
    if (name.empty() || names_place(name)) return false;
    return found_.empty() || found_.back().name.end <= name.begin;
}

/// "Jo Doe, *Minister* for Ports", one of a list.
bool Finder::has_office_after(Span name) const {
    return !at_end(name.end) && words_[name.end].gap == gap::comma && is_capital(name.end) &&
           (words_[name.end].is(any_head | modifier) || words_[name.end].folded == "nominee");
}

/// "Director, *Office of the Secretary for Ports*, Mrs Doe"
bool Finder::is_in_office_of(const Title& title) const {
    std::size_t i = title.span.begin;
    if (i > 0 && words_[i - 1].folded == "the" && words_[i].joined()) --i;
    return i > 1 && words_[i].joined() && words_[i - 1].folded == "of" &&
           words_[i - 2].folded == "office";
}

/// "the Prime Minister, Jo Doe,"; "Minister for Ports, Senator Jo Doe"
bool Finder::read_after_comma(const Title& title) {
    if (title.standing != Standing::office || title.plural) return false;
    if (follows_holder(title) || is_of_unknown_body(words_, title) || is_in_office_of(title))
        return false;
    std::size_t start = title.span.end;
    const auto leads = [&](std::size_t i) {
        return words_[i].folded == "the" || words_[i].folded == "late" ||
               words_[i].folded == "his" || words_[i].folded == "her" || words_[i].folded == "rt" ||
               words_[i].is(honorific | honour | abbreviation) ||
               (words_[i].is(head | rank | peer) && words_[i].has(shape::capital));
    };
    while (!at_end(start + 1) && start < title.span.end + 6 && leads(start) &&
           words_[start + 1].joined())
        ++start;
    const bool polite = start > title.span.end && words_[start - 1].is(honorific | honour);
    const bool honoured = polite && words_[start - 1].is(honour);
    const bool qualified =
        title.span.end > title.head + 1 || title.role_begin < title.head; // NATO Secretary General
    const bool begins = qualified && words_[title.span.begin].has(shape::sentence);
    if (!introduced(title) && !honoured && !(polite && qualified) && !begins) return false;
    const Span name = read_name(words_, start, polite || is_office_word(start));
    if (name.empty()) return false;
    if (begins && !introduced(title) && !polite && !is_subject(name)) return false;
    const bool after_acronym = (words_[title.span.end].gap & gap::close) != 0;
    if (after_acronym && !polite && has_office_after(name)) return false;
    // the President of Korea, *Park* Geun-lun
    const bool full = !title.country.empty() && name.end - name.begin > 1 && closes(name.end) &&
                      !words_[name.end - 1].is(common) && !is_office_word(name.end - 1);
    if (is_office_word(name.begin) && !full) return false;
    if (!at_end(name.end) && words_[name.end].joined() && words_[name.end].has(shape::capital) &&
        !words_[name.end].has(shape::upper))
        return false;
    add(name, title);
    return true;
}

/// "Commissioner for Ports, *Jo Doe*, said"
bool Finder::is_subject(Span name) const {
    const std::size_t next = name.end;
    for (std::size_t i = name.begin; i < next; ++i)
        if (!words_[i].country.empty()) return false;
    if (names_place(name)) return false;
    return name.end - name.begin > 1 && !at_end(next) && words_[next].gap == gap::comma &&
           !is_capital(next) && words_[next].folded != "and";
}

/// A line of a roster: "Minister for Ports: The Hon Jo Doe MP".
bool Finder::read_line(const Title& title) {
    const bool alone = (words_[title.span.begin].gap & gap::line) != 0;
    if (!alone || title.standing != Standing::office || title.plural) return false;
    std::size_t start = title.span.end;
    while (!at_end(start + 1) && words_[start + 1].joined() &&
           (words_[start].folded == "the" || words_[start].is(honorific | honour | head | rank)))
        ++start;
    const Span name = read_name(words_, start, false);
    if (name.empty() || is_office_word(name.begin) || words_[name.begin].is(common)) return false;
    std::size_t end = name.end;
    while (!at_end(end) && words_[end].joined() && words_[end].has(shape::upper))
        ++end;
    if (!at_end(end) && (words_[end].gap & (gap::line | gap::comma | gap::open)) == 0) return false;
    add(name, title);
    return true;
}

/// "members of Congress are here: A, B and C"
void Finder::read_after_colon(const Title& title) {
    if (title.standing != Standing::office) return;
    for (std::size_t i = title.span.end; i < words_.size() && i < title.span.end + 30; ++i) {
        if ((words_[i].gap & gap::colon) != 0) {
            const Span name = read_name(words_, i, false);
            if (name.empty() || at_end(name.end) || words_[name.end].joined()) return;
            add(name, title);
            return read_list(name.end, title);
        }
        if ((words_[i].gap & (gap::stop | gap::line)) != 0) return;
    }
}

/// "to be Secretary of Ports, vice Jo Doe, resigned"
void Finder::read_predecessor(const Title& title) {
    if (title.standing == Standing::none) return;
    for (std::size_t i = title.span.end; i + 1 < words_.size() && i < title.span.end + 25; ++i) {
        if ((words_[i].gap & (gap::stop | gap::line)) != 0) return;
        if (words_[i].folded != "vice" || words_[i].gap != gap::comma) continue;
        const Span name = read_name(words_, i + 1, false);
        if (words_[i + 1].joined() && !name.empty() && closes(name.end)) add(name, title);
        return;
    }
}

/// Past "our *fine young* governor", to the left.
std::size_t Finder::before_adjectives(std::size_t i) const {
    for (int n = 0; n < 2 && i > 0 && words_[i].joined(); ++n, --i) {
        const Word& word = words_[i - 1];
        if (!word.is(common) || word.has(shape::capital) || word.is(stop | any_head)) break;
    }
    return i;
}

/// "*the* Prime Minister, Jo Doe": the office is a definite one.
bool Finder::introduced(const Title& title) const {
    if (!title.country.empty()) return true;
    // "by Ranking Member of the Committee on Ports, Jo Doe,"
    const std::size_t at = title.span.begin;
    if (title.span.end > title.head + 1 && words_[title.head].has(shape::capital) && at > 0 &&
        words_[at].joined() && !words_[at - 1].has(shape::capital))
        return true;
    const std::size_t begin = before_adjectives(title.span.begin);
    if (begin == 0 || !words_[begin].joined()) return false;
    const Word& before = words_[begin - 1];
    return before.folded == "the" || before.folded == "our" || before.folded == "my" ||
           before.has(shape::possessive);
}

bool Finder::is_office_word(std::size_t i) const {
    return words_[i].is(field | thing | any_head | public_body | private_body) &&
           !words_[i].is(given);
}

/// Whether a rank before an ordinary word makes it a surname: not in "General Motors", but in
/// "Attorney General Price", "Admiral Hunter", "General Hunter, General Orr".
bool Finder::is_officer(const Title& title, Span name) const {
    const Word& office = words_[title.head];
    const bool civil = title.head > title.role_begin && words_[title.head - 1].is(modifier) &&
                       office.folded == "general";
    if (civil) return true;
    const auto rank_word = office.folded;
    if (rank_word != "general" && rank_word != "major" && rank_word != "captain" &&
        rank_word != "marshal" && !office.is(plural))
        return closes(name.end) || !words_[name.end].has(shape::capital);
    if (!closes(name.end) || at_end(name.end)) return false;
    const std::size_t next = name.end + (words_[name.end].folded == "and" ? 1 : 0);
    return !at_end(next) && words_[next].folded == rank_word;
}

/// "King William, Lancaster and Mathews counties": a place among places.
bool Finder::names_county(std::size_t at) const {
    constexpr std::size_t reach = 30;
    for (std::size_t i = at + 1; i < words_.size() && i <= at + reach; ++i) {
        if ((words_[i].gap & gap::line) != 0) return false;
        const auto word = words_[i].folded;
        if (word == "county" || word == "counties" ||
            (word == "co" && words_[i].has(shape::dotted)))
            return true;
    }
    return false;
}

/// Whether one word, `at`, can be a surname after an office, by what stands around it.
bool Finder::plausible_alone(const Title& title, std::size_t at) const {
    const Word& word = words_[at];
    const Word& office = words_[title.head];
    const bool ends = closes(at + 1);
    if (word.is(stop) && !at_end(at + 1) && words_[at + 1].has(shape::digits) &&
        (words_[at + 1].gap & ~gap::stop) == 0)
        return false;                                                           // June 15, Jan. 15
    if (office.is(rank) && word.names_state() && !word.is(given)) return false; // MAJOR TEXAS
    if (office.is(abbreviation) && word.begin == office.end + 1 && word.has(shape::upper))
        return false; // GOV.XY
    if (office.folded.size() <= 3 && office.is(postnominal) && word.has(shape::upper)) return false;
    if (office.folded == "prince" && word.is(given) && ends && !at_end(at + 1) &&
        (words_[at + 1].gap & gap::comma) != 0)
        return false; // Prince George, a county
    if (office.folded == "prince" && !ends && words_[at + 1].has(shape::upper) &&
        !words_[at + 1].has(shape::capitals))
        return false; // Prince Rupert RCMP, a town
    if (office.is(royal) && names_county(at)) return false;
    if (word.is(given) && at + 2 < words_.size() && words_[at + 1].joined() &&
        words_[at + 1].has(shape::initial) && words_[at + 2].joined() &&
        words_[at + 2].has(shape::digits))
        return false; // Senator Jo F Doe110th, words run together
    if (!word.is(common) || word.is(given)) return true;
    if (title.span.end > title.head + 1 || office.folded == "justice") return false;
    if (!ends && words_[at + 1].has(shape::capital) && !words_[at + 1].has(shape::headline) &&
        !words_[at + 1].is(stop))
        return false; // Chief Probation Officer
    // "Panel Members Seek Papers": names in the plural make a list
    const bool listed = ends || words_[at + 1].folded == "and" || words_[at + 1].folded == "of" ||
                        word.has(shape::possessive);
    return !title.plural || listed;
}

/// "General *Harbour Works, LLC*", "Head of the United Nations *Survey Team*": no person's name.
bool Finder::names_body(const Title& title, Span name) const {
    static constexpr std::string_view companies[] = {"llc",  "llp",        "inc", "incorporated",
                                                     "ltd",  "limited",    "plc", "gmbh",
                                                     "corp", "corporation"};
    const auto is_in = [](std::string_view word) {
        return std::find(std::begin(companies), std::end(companies), word) != std::end(companies);
    };
    if (!at_end(name.end) && (words_[name.end].gap & ~gap::comma) == 0 &&
        words_[name.end].has(shape::capital) && is_in(words_[name.end].folded))
        return true;
    if (title.span.end == title.head + 1 || name.end - name.begin < 2) return false;
    const Word& last = words_[name.end - 1];
    return last.is(common) && !last.is(given) && !words_[name.begin].is(given) &&
           words_[name.begin].is(common);
}

/// "Captain Jo Doe *of the Quern Rovers*": of a team or a ship, no officer of a state.
bool Finder::leads_team(const Title& title, Span name) const {
    std::size_t i = name.end;
    if (words_[title.head].folded != "captain" || title.span.begin < title.head || at_end(i + 2) ||
        !words_[i].joined() || words_[i].folded != "of" || words_[i + 1].folded != "the")
        return false;
    for (i += 2; !at_end(i) && words_[i].joined() && words_[i].has(shape::capital); ++i)
        if (words_[i].is(public_body | modifier | field) || words_[i].has(shape::upper) ||
            !words_[i].country.empty() || words_[i].names_state())
            return false;
    return i > name.end + 2 && !words_[i - 1].is(place);
}

bool Finder::plausible(const Title& title, Span name) const {
    const Word& first = words_[name.begin];
    const Word& office = words_[title.head];
    const bool single = name.end - name.begin == 1;
    if (title.span.begin > 0 && words_[title.span.begin].joined()) {
        const Word& before = words_[title.span.begin - 1];
        if (before.is(enlisted) && before.has(shape::capital)) return false;
        if (before.folded == "of" && title.span.begin > 1 &&
            words_[title.span.begin - 2].folded == "house")
            return false;
    }
    if (names_body(title, name) || leads_team(title, name)) return false;
    const bool named_so = first.is(given) || !single;
    if (single && !plausible_alone(title, name.begin)) return false;
    if (office.is(rank) && !named_so && first.is(common) && !is_officer(title, name)) return false;
    if (single && first.has(shape::upper) && !first.has(shape::capitals) &&
        !office.has(shape::upper))
        return false;
    if (office.is(royal) && !office.is(head) && single && first.is(common) && !first.is(given))
        return false;
    if (!office.has(shape::capital)) {
        if (single && !first.is(given)) return office.folded == "president";
        if (single && (first.is(common | field | thing) || office.is(bare | weak))) return false;
        if (title.standing == Standing::bare) return false;
    }
    return !single || !first.is(field | thing | person) || first.is(given);
}

/// Words between a name and the office after it: "who is the", "Japan's", "as".
bool Finder::leads_in(std::size_t i) const {
    static constexpr std::string_view words[] = {
        "the",       "a",           "an",           "our",     "former",     "as",        "my",
        "currently", "then",        "new",          "who",     "is",         "his",       "her",
        "present",   "current",     "was",          "serves",  "serving",    "has",       "been",
        "appointed", "reappointed", "re-appointed", "elected", "re-elected", "redeployed"};
    const Word& word = words_[i];
    const bool ordinal = word.has(shape::digits) && // the 20th, the 21st
                         (word.folded.ends_with("th") || word.folded.ends_with("st") ||
                          word.folded.ends_with("nd") || word.folded.ends_with("rd"));
    return word.has(shape::possessive) || word.is(honour) || ordinal ||
           std::find(std::begin(words), std::end(words), word.folded) != std::end(words);
}

/// "Jo Doe, Japan's defense minister"; "Jo Doe (Minister of Trade)"; a line each;
/// "Doe is the chairman of"; "Jo Doe as head of".
void Finder::read_before(const Title& title) {
    if (title.standing != Standing::office || title.plural) return;
    const bool royal_alone = words_[title.head].is(royal) && title.span.end == title.head + 1;
    if (royal_alone && title.country.empty()) return; // Jo Doe – Prince George, Virginia
    if (title.rank && title.span.end == title.head + 1 && !closes(title.span.end) &&
        is_capital(title.span.end))
        return; // Jo Doe – General Stores Office
    if (stops_inside_name(title)) return;
    std::size_t first = before_adjectives(title.span.begin);
    if (first == 0 || !leads_in(first - 1)) first = title.span.begin;
    for (int n = 0; n < 6 && first > 1 && words_[first].joined() && leads_in(first - 1); ++n)
        --first;
    if (first == 0) return;
    const std::uint16_t bits = words_[first].gap;
    const std::uint16_t wanted = gap::comma | gap::dash | gap::open | gap::line;
    const auto word = words_[first].folded;
    const bool verb = word == "is" || word == "as" || word == "was" || word == "has";
    const bool loud = first == title.span.begin && is_loud(first - 1) &&
                      (bits == 0 || words_.text().substr(words_[first - 1].end, 3) == " / ");
    if (bits == 0 && !loud && !(verb && first < title.span.begin)) return;
    if (bits != 0 && !loud && ((bits & wanted) == 0 || (bits & ~(wanted | gap::quote)) != 0))
        return;
    const bool new_line = (bits & gap::line) != 0;
    if (new_line && !line_is_title(title, first)) return;
    const std::size_t end = word == "as" ? before_nationality(first) : first;
    const Span name = name_before(end);
    if (name.empty() || names_place(name)) return;
    if ((bits & gap::comma) != 0 && acts(title, first)) return;
    if (verb && is_nominated(name)) return;
    if (new_line && (words_[name.begin].gap & gap::line) == 0) return;
    for (std::size_t n = found_.size(); n > 0 && found_.size() - n < 4; --n)
        if (found_[n - 1].name.end > name.begin && found_[n - 1].name.begin != name.begin &&
            found_[n - 1].head != "sultan")
            return; // *Sultan Omar* Al Masnar, Minister for Ports: a given name after all
    end < first ? add_national(name, title) : add(name, title);
    if (found_.back().country.empty()) found_.back().country = country_behind(title);
}

/// "Jo Doe, Minister for Ports, *Republic of Palau*;": code of the country alone between marks.
std::string Finder::country_behind(const Title& title) const {
    const std::size_t begin = title.span.end;
    if (at_end(begin) || words_[begin].gap != gap::comma || words_[begin].country.empty())
        return {};
    for (std::size_t i = title.span.begin; i < begin; ++i)
        if (!words_[i].country.empty()) return {}; // Ambassador to Kenya, Palau
    std::size_t end = begin + 1;
    while (!at_end(end) && words_[end].joined() && words_[end].country == words_[begin].country)
        ++end;
    const bool goes_on = !at_end(end) && words_[end].gap == gap::comma;
    const std::size_t next = end + (goes_on && words_[end].folded == "and" ? 1 : 0);
    const bool lists = goes_on && !at_end(next) && !words_[next].country.empty(); // Kenya, Palau
    return closes(end) && !lists ? std::string(words_[begin].country) : std::string();
}

/// "Mr Jo *DOE* Minister for Ports": the surname in capitals parts the name from the office.
bool Finder::is_loud(std::size_t i) const {
    return words_.surnames_loud() && may_be_loud_surname(words_[i]);
}

/// Where "of Kenya" stands before word `i`; else `i`.
std::size_t Finder::before_nationality(std::size_t i) const {
    std::size_t first = i;
    while (first > 0 && words_[first].joined() && !words_[first - 1].country.empty())
        --first;
    if (first == i) return i;
    if (first > 0 && words_[first - 1].folded == "the") --first;
    return first > 1 && words_[first - 1].folded == "of" && words_[first].joined() ? first - 1 : i;
}

/// "Jo Doe, president of Norway *Shipping*": of whom, nobody knows.
bool Finder::stops_inside_name(const Title& title) const {
    const std::size_t next = title.span.end;
    if (next == title.head + 1 || !words_[title.head].is(bare | weak) || closes(next)) return false;
    const Word& last = words_[next - 1];
    const bool of_state = last.folded == "u.s" || last.folded == "states"; // U.S. Ports Survey
    return is_capital(next) && !words_[next].has(shape::headline) && !of_state &&
           (!last.country.empty() || last.names_state());
}

/// "After talks with Jo Doe, *the Governor signed* the bill": what begins at `first` is no
/// apposition.
bool Finder::acts(const Title& title, std::size_t first) const {
    const std::size_t next = title.span.end;
    if (first == title.span.begin || closes(next) || words_[next].has(shape::capital)) return false;
    if (!words_[first].has(shape::possessive) && words_[first].folded != "the") return false;
    static constexpr std::string_view continuations[] = {
        "of",    "for",     "in",        "at",         "on",         "to",    "from",
        "with",  "by",      "and",       "who",        "whom",       "whose", "that",
        "as",    "or",      "over",      "since",      "before",     "until", "during",
        "when",  "under",   "now",       "first",      "also",       "there", "best",
        "known", "elected", "appointed", "accredited", "responsible"};
    const auto after = words_[next].folded;
    return !after.ends_with("ing") && std::find(std::begin(continuations), std::end(continuations),
                                                after) == std::end(continuations);
}

/// "the *nomination of* Jo Doe as", "*nominated* Jo Doe as", but not "*confirmed the nomination*".
bool Finder::is_nominated(Span name) const {
    bool nominated = false;
    for (std::size_t i = name.begin; i > 0 && name.begin - i < 8; --i) {
        if ((words_[i].gap & (gap::stop | gap::line | gap::comma)) != 0) break;
        const auto before = words_[i - 1].folded;
        nominated = nominated || before.starts_with("nomin");
        if (before == "replace" || before == "succeed" || before.starts_with("confirm"))
            return false;
    }
    return nominated;
}

/// The name that ends before word `first`: in full, or "*Mr Doe*, Prime Minister of Japan", or
/// "*Doe* is the".
Span Finder::name_before(std::size_t first) const {
    std::size_t end = first; // Jo Doe *OBE*, the
    while (end > 1 && words_[end - 1].is(honours | postnominal) && words_[end - 1].joined() &&
           words_[end - 1].has(shape::upper))
        --end;
    const Span full = read_name_before(words_, end - 1);
    if (!full.empty()) return full;
    const Word& last = words_[first - 1];
    if (!can_be_name(last) || is_office_word(first - 1)) return {};
    const bool polite = first >= 2 && last.joined() && words_[first - 2].is(honorific) &&
                        words_[first - 2].has(shape::capital);
    const bool is = words_[first].joined() && words_[first].folded == "is";
    if (polite || (is && (!last.is(common) || last.is(given)))) return {first - 1, first};
    return {};
}

/// "in New York, the minister said"
bool Finder::names_place(Span name) const {
    const Word& first = words_[name.begin];
    if (first.is(given)) return false;
    const bool of_two = name.end - name.begin == 2; // San Diego
    if (first.is(place) && (of_two || !words_[name.end - 1].is(given))) return true;
    if (words_[name.end - 1].is(given)) return false;
    if (name.begin == 0 || !first.joined()) return false;
    const auto before = words_[name.begin - 1].folded;
    return before == "in" || before == "at" || before == "near" || before == "from" ||
           before == "to";
}

bool Finder::line_is_title(const Title& title, std::size_t first) const {
    return first == title.span.begin && closes(title.span.end);
}

} // namespace dateline::officials
