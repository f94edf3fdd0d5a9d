// Names that stand behind an office, or in a line with it.

#include "common/contains.h"
#include "common/text.h"
#include "indexer/extract/officials/officials_finder.h"

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

/// "Pradhan *Mantri* Ports Scheme", named after the minister, but not "Raksha *Mantri* Shri Doe".
bool is_scheme_of_minister(const Words& words, std::size_t i) {
    return words[i].folded == "mantri" &&
           (i + 1 >= words.size() || !words[i + 1].joined() || !words[i + 1].is(honorific));
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
    if (is_scheme_of_minister(words_, i)) return;
    if (is_clock_time(words_, i) || is_of_radio(words_, i) || is_given_sultan(words_, i)) return;
    Title title = read_title(words_, i, floor_);
    const std::size_t begin = title.span.begin;
    if (begin > 1 && words_[begin - 1].folded == "counterpart" && title.country.empty())
        title.country = words_[begin - 2].country; // his Kenyan counterpart, *General* Jo Doe
    floor_ = title.span.end;
    read_predecessor(title);
    if (title.standing == Standing::none ||
        (words_[title.head].folded == "counterpart" && !is_officials(title))) {
        floor_ = std::max(i + 1, title.head + 1);
        return;
    }
    if (words_[title.span.end - 1].has(shape::possessive)) return;
    if (!at_end(floor_) && words_[floor_].folded == "s" && words_[floor_].joined())
        return; // "Department of Justice s", apostrophe lost
    if (title.plural && (read_list_after_mark(title) || read_list_before(title))) return;
    if (title.plural && title.span.end > title.head + 1) return read_after_colon(title);
    constexpr std::size_t in_charge = 3; // "Special Agent in Charge *of FBI* Toledo": a place
    if (is_in_charge(words_, title) && title.span.end > title.head + in_charge &&
        words_[title.head + in_charge].folded == "of")
        return read_before(title);
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
    static constexpr std::string_view leading[] = {"the", "his", "her"};
    if (!at_end(i + 2) && contains(leading, words_[i].folded) && words_[i].joined() &&
        words_[i + 1].is(honour | honorific))
        ++i; // Minister *the Hon* Jo Doe, President *His* Excellency Lu Orr
    if (!at_end(i + 2) && words_[i].folded == "pro" && words_[i].joined() &&
        words_[i + 1].joined() && words_[i + 1].folded.starts_with("tem"))
        i += 2; // Speaker *pro Tempore* Jo Doe
    const std::size_t first = i;
    constexpr std::size_t most = 8;
    const auto is_joined = [&](std::size_t k) { // Chief of Staff (COS) *General* Jo Doe
        return words_[k].joined() || (k == first && words_[k].gap == gap::close);
    };
    while (i < first + most && !at_end(i + 1) && is_joined(i) && words_[i + 1].joined() &&
           (words_[i].is(skipped) || (words_[i].is(modifier) && words_[i + 1].is(rank)) ||
            (is_retired_mark(words_[i]) && words_[i - 1].is(rank))) && // General *Rtd.* Jo Doe
           (words_[i].has(shape::capital) || words_[i].is(honour)) &&
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
    const bool after_bracket = mark == gap::close && ends_in_bracket(title);
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
    if (!at_end(name.end) && (words_[name.end].gap & gap::dash) != 0 && names_place(name))
        return false; // MAYOR NAMES MINISTERS San Diego – Mayor Jo Doe
    if (!at_end(name.end) && words_[name.end].gap == gap::colon && words_.begins_line(start))
        return false; // a label
    const bool new_item =
        words_.begins_line(next) || (words_[next].is(honorific) && follows_holder(title));
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

/// "General *(ret.)* Jo Doe": word `i` says so in brackets.
bool Finder::is_retired(std::size_t i) const {
    return !at_end(i + 1) && (words_[i].gap & gap::open) != 0 &&
           (words_[i + 1].gap & gap::close) != 0 && is_retired_mark(words_[i]);
}

bool Finder::read_after_retired(const Title& title) {
    const std::size_t next = title.span.end;
    if (!is_retired(next)) return false;
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

/// Whether a bracket that opens in what an office is of closes behind it.
bool Finder::ends_in_bracket(const Title& title) const {
    for (std::size_t i = title.span.end; i > title.head + 1; --i)
        if (words_[i - 1].gap == gap::open) return true;
    return false;
}

/// "Attorney General (AG) Jo Doe", "Secretary (West), Mr Jo Doe", "Minister (Ports and Bays) Lu
/// Orr"
bool Finder::read_after_gloss(const Title& title) {
    const std::size_t gloss = title.span.end;
    if (title.plural || words_[gloss].gap != gap::open || !is_capital(gloss)) return false;
    if (words_[gloss].is(any_head) && !words_[gloss].has(shape::upper)) return false;
    constexpr std::size_t longest = 6;
    std::size_t end = gloss + 1;
    while (end < gloss + longest && !closes(end) &&
           (is_capital(end) || words_[end].folded == "and" || words_[end].folded == "of"))
        ++end;
    if (at_end(end) || (words_[end].gap & gap::close) == 0) return false;
    if (end > gloss + 1 && !words_[gloss].is(public_body) && // Speaker (Parliament of Palau)
        (!words_[title.head].is(sure) || words_[gloss].is(given)))
        return false; // Director (West and South), Minister (Jo Doe and Lu Orr)
    Title glossed = title;
    if (glossed.country.empty() && end > gloss + 1) glossed.country = words_[end - 1].country;
    glossed.first_end = glossed.span.end = end;
    const std::size_t known = found_.size();
    if (!read_after(glossed)) return false;
    if (end == gloss + 1 && words_[gloss].has(shape::upper) && found_.size() > known)
        found_.back().role = role_text(words_, title);
    return true;
}

/// "Jo Doe, *Minister for Ports*, the Honourable Lu Brandt, Minister for Bays": whoever went before
/// holds the office, if none yet but a rank.
bool Finder::follows_holder(const Title& title) const {
    const std::size_t first = title.span.begin;
    if (first == 0 || (words_[first].gap != gap::comma && words_[first].gap != gap::dash))
        return false;
    const Span name = name_before(first);
    if (name.empty() || names_place(name)) return false;
    return found_.empty() || found_.back().name.end <= name.begin ||
           is_rank_alone(fold(found_.back().role));
}

/// "Jo Doe, *Minister* for Ports", one of a list.
bool Finder::has_office_after(Span name) const {
    const std::size_t end = end_of_letters(name);
    return !at_end(end) && words_[end].gap == gap::comma && is_capital(end) &&
           (words_[end].is(any_head | modifier) || words_[end].folded == "nominee");
}

/// "Director, *Office of the Secretary for Ports*, Mrs Doe"
bool Finder::is_in_office_of(const Title& title) const {
    std::size_t i = title.span.begin;
    if (i > 0 && words_[i - 1].folded == "the" && words_[i].joined()) --i;
    return i > 1 && words_[i].joined() && words_[i - 1].folded == "of" &&
           words_[i - 2].folded == "office";
}

/// Past what stands between the comma after an office and the name: "the Hon", "Senator",
/// "Brigadier (Ret'd),".
std::size_t Finder::skip_styles(const Title& title) const {
    static constexpr std::string_view words[] = {"the", "late", "his", "her", "rt"};
    const auto leads = [&](std::size_t i) {
        const Word& word = words_[i];
        return contains(words, word.folded) || word.is(honorific | honour) ||
               (word.is(abbreviation) && !word.is(state)) ||
               (word.is(head | rank | peer) && word.has(shape::capital));
    };
    std::size_t i = title.span.end;
    while (!at_end(i + 1) && i < title.span.end + 6 && leads(i) && words_[i + 1].joined())
        ++i;
    return words_[i].is(rank) && is_retired(i + 1) ? i + 2 : i;
}

/// "the Prime Minister, Jo Doe,"; "Minister for Ports, Senator Jo Doe"
bool Finder::read_after_comma(const Title& title) {
    if (title.standing == Standing::none || title.plural) return false;
    if (follows_holder(title) || is_of_unknown_body(words_, title) || is_in_office_of(title))
        return false;
    static constexpr std::string_view commoners[] = {"dr", "mr", "mrs", "ms"};
    if (words_[title.head].is(royal) && contains(commoners, words_[title.span.end].folded))
        return false; // By command of the Queen, *Mr* Jo Doe left
    const std::size_t start = skip_styles(title);
    const bool polite = start > title.span.end &&
                        (words_[start - 1].is(honorific | honour) || is_retired(start - 1));
    const bool honoured = polite && words_[start - 1].is(honour);
    if (title.standing == Standing::bare && !honoured) return false;
    const bool qualified =
        title.span.end > title.head + 1 || title.role_begin < title.head; // NATO Secretary General
    const Word& first = words_[title.span.begin];
    const bool begins = // NAIROBI: Minister for Ports, Jo Doe, said
        qualified && (first.has(shape::sentence) || (first.gap & (gap::colon | gap::dash)) != 0 ||
                      (title.span.begin > 0 && first.joined() &&
                       words_[title.span.begin - 1].is(honour))); // Hon. Minister for Ports
    const Span name = read_name(words_, start, polite || is_office_word(start));
    if (name.empty()) return false;
    const bool listed = qualified && (is_listed(title, name) || is_national(title, name));
    if (!introduced(title) && !honoured && !(polite && qualified) && !listed &&
        !(begins && (is_subject(name) || goes_on_as_subject(title, name))))
        return false;
    if (has_office_after_bracket(name)) return false;
    if (goes_on_after(name) && ends_opening(title)) return false;
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

/// "*On the advice of the Minister*, Senator Doe left"
bool Finder::ends_opening(const Title& title) const {
    static constexpr std::string_view openings[] = {
        "at",      "on",       "in",      "after",     "following", "under",  "upon",
        "with",    "before",   "from",    "during",    "unlike",    "when",   "while",
        "if",      "like",     "for",     "according", "among",     "beside", "speaking",
        "talking", "standing", "sitting", "meeting"};
    constexpr std::size_t longest = 20;
    std::size_t i = title.span.begin;
    for (; i > 0 && words_[i].joined() && title.span.begin - i < longest; --i)
        if (words_[i - 1].folded == "as") return false; // on her first day *as* Minister
    return contains(openings, words_[i].folded);
}

/// Whether the sentence goes on behind a name and its letters: "Jo Doe AO *left*".
bool Finder::goes_on_after(Span name) const {
    return !closes(end_of_letters(name));
}

/// Where the letters behind a name end: "Jo Doe *AO MP*".
std::size_t Finder::end_of_letters(Span name) const {
    std::size_t end = name.end;
    while (!closes(end) && words_[end].is(honours | postnominal))
        ++end;
    return end;
}

/// "Commissioner for Ports, *Jo Doe*, said", "Minister for Ports, *Jo Doe* MP, said"
bool Finder::is_subject(Span name) const {
    const std::size_t next = end_of_letters(name);
    for (std::size_t i = name.begin; i < name.end; ++i)
        if (!words_[i].country.empty()) return false;
    if (names_place(name)) return false;
    return name.end - name.begin > 1 && !at_end(next) && words_[next].gap == gap::comma &&
           !is_capital(next) && words_[next].folded != "and";
}

/// "Minister for Ports, *Jo Doe* opened the pier", "*Jo Doe* and Mr Lu Orr"; but who asks the
/// "Prime Minister, Jo Doe has said so", addresses him.
bool Finder::goes_on_as_subject(const Title& title, Span name) const {
    static constexpr std::string_view verbs[] = {"has",  "held", "is",  "met",
                                                 "said", "says", "was", "will"};
    const std::size_t next = name.end;
    if (title.rank || title.span.end == title.head + 1 || names_place(name)) return false;
    const std::size_t begin = title.span.begin;
    if (begin > 0 && (words_[begin].gap & gap::colon) != 0 && words_[begin - 1].is(common))
        return false; // *QUESTION:* Minister for Ports
    if (name.end - name.begin < 2 || at_end(next + 1) || !words_[next].joined()) return false;
    for (std::size_t i = name.begin; i < next; ++i)
        if (!words_[i].country.empty() || is_office_word(i) ||
            (words_[i].is(common) && !words_[i].is(given)))
            return false;
    const Word& verb = words_[next];
    if (verb.folded == "and")
        return words_[next + 1].joined() && words_[next + 1].is(honorific) && is_capital(next + 1);
    return !verb.has(shape::capital) &&
           (contains(verbs, verb.folded) || (verb.folded.ends_with("ed") && verb.is(common)));
}

/// "Commissioner for Ports, *Lu Orr* (Palau) – Commissioner for Bays": what stands behind is his.
bool Finder::has_office_after_bracket(Span name) const {
    constexpr std::size_t longest = 6;
    if (at_end(name.end) || (words_[name.end].gap & gap::open) == 0) return false;
    std::size_t end = name.end + 1;
    while (!at_end(end) && end < name.end + longest && (words_[end].gap & gap::close) == 0)
        ++end;
    return is_capital(end) && (words_[end].gap & gap::close) != 0 &&
           (words_[end].gap & gap::dash) != 0 && words_[end].is(any_head | modifier);
}

/// "Minister for Ports, *Jo Doe*; Minister for Bays, *Lu Orr*; and"
bool Finder::is_listed(const Title& title, Span name) const {
    const auto is_between = [&](std::size_t i) {
        return !at_end(i) && words_[i].gap == gap::semicolon;
    };
    const std::size_t begin = title.span.begin;
    const bool follows_and =
        begin > 0 && words_[begin].joined() && words_[begin - 1].folded == "and";
    if (!is_between(name.end) && !is_between(follows_and ? begin - 1 : begin) &&
        !(follows_listed(begin) && closes(name.end)))
        return false;
    for (std::size_t i = name.begin; i < name.end; ++i)
        if (!words_[i].country.empty() || words_[i].names_state()) return false;
    const bool closed = closes(name.end) || words_[name.end].folded == "and";
    const Word& last = words_[name.end - 1]; // Director of Parks, Virginia *Beach*
    const bool of_person = words_[name.begin].is(given) && (!last.is(common) || last.is(given)) &&
                           !is_office_word(name.end - 1);
    return is_capital(title.head) && of_person && closed;
}

/// "Minister for Ports, Jo Doe, *Minister for Bays*, Lu Orr, and": each office before its holder.
bool Finder::follows_listed(std::size_t begin) const {
    if (found_.empty() || at_end(begin) || words_[begin].gap != gap::comma) return false;
    const Candidate& last = found_.back();
    return last.name.end == begin && !last.office.empty() && last.office.end == last.name.begin &&
           words_[last.name.begin].gap == gap::comma;
}

/// "Foreign Secretary, *Jo Doe* of Palau;": whose country stands behind. Clubs have secretaries,
/// too.
bool Finder::is_national(const Title& title, Span name) const {
    const std::size_t of = name.end;
    if (name.end - name.begin < 2 || at_end(of + 1) || !is_capital(title.head)) return false;
    if (words_[of].folded != "of" || !words_[of].joined() || words_[of + 1].country.empty())
        return false;
    std::size_t end = of + 1;
    while (!at_end(end) && words_[end].joined() && words_[end].country == words_[of + 1].country)
        ++end;
    static constexpr std::string_view of_states[] = {"foreign", "home", "state"};
    const bool of_club = words_[title.head].folded == "secretary" &&
                         title.span.end == title.head + 1 &&
                         !contains(of_states, words_[title.head - 1].folded);
    return closes(end) && words_[title.head].is(head) && !of_club;
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

/// "to be Secretary of Ports, vice Jo Doe, resigned", "in succession to Ms Jo Doe"
void Finder::read_predecessor(const Title& title) {
    if (title.standing == Standing::none) return;
    for (std::size_t i = title.span.end; i + 1 < words_.size() && i < title.span.end + 25; ++i) {
        if ((words_[i].gap & (gap::stop | gap::line)) != 0) return;
        const bool succeeds = i == title.span.end + 2 && words_[i].folded == "to" &&
                              words_[i - 1].folded == "succession";
        if (!succeeds && (words_[i].folded != "vice" || words_[i].gap != gap::comma)) continue;
        const Span name = read_name(words_, i + (words_[i + 1].is(honorific) ? 2 : 1), false);
        if (words_[i + 1].joined() && !name.empty() && !goes_on_after(name)) add(name, title);
        return;
    }
}

} // namespace dateline::officials
