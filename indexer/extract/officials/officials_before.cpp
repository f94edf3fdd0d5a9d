// Names that stand before an office.

#include "common/contains.h"
#include "indexer/extract/officials/officials_finder.h"

#include <algorithm>

namespace dateline::officials {

using namespace word_class;

/// Words between a name and the office after it: "who is the", "Japan's", "as".
bool Finder::leads_in(std::size_t i) const {
    static constexpr std::string_view words[] = {
        "the",          "a",         "an",         "our",       "former",    "as",
        "my",           "currently", "then",       "new",       "who",       "is",
        "his",          "her",       "present",    "current",   "was",       "serves",
        "serving",      "has",       "been",       "served",    "appointed", "reappointed",
        "re-appointed", "elected",   "re-elected", "redeployed"};
    const Word& word = words_[i];
    const bool ordinal = word.has(shape::digits) && // the 20th, the 21st
                         (word.folded.ends_with("th") || word.folded.ends_with("st") ||
                          word.folded.ends_with("nd") || word.folded.ends_with("rd"));
    return word.has(shape::possessive) || word.is(honour) || ordinal ||
           contains(words, word.folded);
}

/// "Jo Doe, Japan's defense minister"; "Jo Doe (Minister of Trade)"; a line each;
/// "Doe is the chairman of"; "Jo Doe as head of".
void Finder::read_before(const Title& short_title) {
    Title title = short_title;
    if (title.superior_end > 0) title.span.end = title.superior_end;
    if (title.standing == Standing::bare && words_[title.span.begin].gap == gap::comma)
        between_ = {title.span, name_before(title.span.begin)};
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
    const auto bits = static_cast<std::uint16_t>( // General Jo Doe (Rtd), Ambassador
        words_[first].gap & ~(is_retired(first - 1) ? gap::close : 0));
    const std::uint16_t wanted = gap::comma | gap::dash | gap::open | gap::line;
    const auto word = words_[first].folded;
    static constexpr std::string_view verbs[] = {"is",     "as",     "was",      "has",
                                                 "serves", "served", "currently"};
    const bool verb = contains(verbs, word);
    const bool loud = first == title.span.begin && is_loud(first - 1) &&
                      (bits == 0 || words_.text().substr(words_[first - 1].end, 3) == " / ");
    if (bits == 0 && !loud && !(verb && first < title.span.begin)) return;
    if (bits != 0 && !loud && ((bits & wanted) == 0 || (bits & ~(wanted | gap::quote)) != 0))
        return;
    const bool new_line = (bits & gap::line) != 0;
    if (new_line && (first != title.span.begin || !closes(title.span.end))) return;
    const bool as = word == "as";
    std::size_t end = as ? before_nationality(first) : before_age(title, first);
    const bool national = as && end < first;
    if (as && !national) end = before_appointment(end);
    const bool chained =
        between_.office.end == first && bits == gap::comma && words_[title.head].is(head);
    const Span name = chained ? between_.name : name_before(end);
    if (name.empty() || names_place(name)) return;
    if (as && !national && end < first && !is_congratulated(name)) return;
    if ((bits & gap::comma) != 0 && acts(title, first)) return;
    if (verb && is_nominated(name)) return;
    if (is_vague(title)) return;
    const bool serves = word.starts_with("serve") || word == "currently" || word == "has";
    if (serves && bits == 0 && !says_as(first, title.span.begin)) return;
    if (serves && (!serves_state(title) || serves_others(title, name) || is_supposed(first)))
        return;
    if (new_line && (words_[name.begin].gap & gap::line) == 0) return;
    if (begins_inside_another(name)) return;
    national ? add_national(name, title) : add(name, title);
    found_.back().past = word == "served";
    if (found_.back().country.empty()) found_.back().country = country_behind(title);
}

/// But in "*Sultan Omar* Al Masnar, Minister for Ports" that is a given name after all.
bool Finder::begins_inside_another(Span name) const {
    for (std::size_t n = found_.size(); n > 0 && found_.size() - n < 4; --n)
        if (found_[n - 1].name.end > name.begin && found_[n - 1].name.begin < name.end &&
            found_[n - 1].name.begin != name.begin && found_[n - 1].head != "sultan")
            return true;
    return false;
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

/// "Jo Doe, *44*, former mayor of Farr": where an age stands before word `i`; else `i`. Most whose
/// age is told are nobody's officials, so the office must be one that only a state gives, or one of
/// a public body or a state.
std::size_t Finder::before_age(const Title& title, std::size_t i) const {
    if (i < 3 || words_[i].gap != gap::comma || words_[i - 1].gap != gap::comma) return i;
    const Word& age = words_[i - 1];
    if (age.end - age.begin != 2 || age.folded.find_first_not_of("0123456789") != age.folded.npos)
        return i;
    const Word& head = words_[title.head];
    const bool preaches = head.folded == "minister" && !head.has(shape::capital);
    if ((head.is(sure) && !preaches) || head.folded == "mayor" || head.folded == "sheriff")
        return i - 1;
    for (std::size_t k = title.role_begin; k < title.span.end; ++k)
        if ((words_[k].is(public_body) && words_[k].has(shape::capital)) ||
            (words_[k].names_state() && !head.is(bare | weak)))
            return i - 1;
    return i;
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

/// "congratulated my friend *Jo Doe* on", not "congratulated by *Jo Doe* on".
bool Finder::is_congratulated(Span name) const {
    constexpr std::size_t reach = 8;
    static constexpr std::string_view senders[] = {"by", "from", "with"};
    for (std::size_t i = name.begin; i > 0 && name.begin - i < reach && words_[i].joined(); --i) {
        if (words_[i - 1].folded.starts_with("congratulat")) return true;
        if (contains(senders, words_[i - 1].folded)) return false;
    }
    return false;
}

/// Where "on his appointment" stands before word `i`, as in "congratulated Jo Doe *on his
/// appointment* as"; else `i`.
std::size_t Finder::before_appointment(std::size_t i) const {
    static constexpr std::string_view deeds[] = {"appointment", "election",      "re-appointment",
                                                 "re-election", "reappointment", "reelection"};
    static constexpr std::string_view whose[] = {"her", "his", "their"};
    static constexpr std::string_view links[] = {"for", "on", "upon"};
    const bool so = i > 3 && contains(deeds, words_[i - 1].folded) &&
                    contains(whose, words_[i - 2].folded) && contains(links, words_[i - 3].folded);
    for (std::size_t k = i - (so ? 3 : 0); k <= i; ++k)
        if (!words_[k].joined()) return i;
    return so ? i - 3 : i;
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
    return !after.ends_with("ing") && !contains(continuations, after);
}

/// "Jo Doe serves *as* Minister", "has *been*"; who serves the minister is no minister.
bool Finder::says_as(std::size_t begin, std::size_t end) const {
    for (std::size_t i = begin; i < end; ++i)
        if (words_[i].folded == "as" || words_[i].folded == "been") return true;
    return false;
}

/// "Jo Doe serves as Ambassador *to Norway*", not "for the Milk Brand".
bool Finder::serves_state(const Title& title) const {
    const std::size_t next = title.head + 1;
    if (next == title.span.end || words_[next].folded != "for") return true;
    for (std::size_t i = next; i < title.span.end; ++i)
        if (words_[i].is(public_body | field) || words_[i].names_state() ||
            !words_[i].country.empty())
            return true;
    return false;
}

/// "*If* elected, Jo Doe serves as", "Jo Doe serves as Mayor in the *play*": word `i` is of a
/// sentence about what is not so.
bool Finder::is_supposed(std::size_t i) const {
    static constexpr std::string_view words[] = {"if",   "had",  "would", "film", "movie",
                                                 "play", "show", "novel", "never"};
    constexpr std::uint16_t marks = gap::stop | gap::line;
    std::size_t begin = i;
    while (begin > 0 && (words_[begin].gap & marks) == 0)
        --begin;
    for (std::size_t k = begin; !at_end(k) && (k == begin || (words_[k].gap & marks) == 0); ++k)
        if (contains(words, words_[k].folded)) return true;
    return false;
}

/// "Jo Doe served as head of ports at the *Bank* of Farr"; or the name is cut: Rush *Q. Doe*.
bool Finder::serves_others(const Title& title, Span name) const {
    const std::size_t first = name.begin;
    const bool cut = words_[first].has(shape::initial) && (words_[first].gap & ~gap::line) == 0 &&
                     first > 0 && is_capital(first - 1) &&
                     !words_[first - 1].is(honorific | honour);
    if (cut) return true;
    for (std::size_t i = title.role_begin; i < title.span.end + 1 && !at_end(i); ++i)
        if (words_[i].is(private_body) && !words_[i].is(field) && words_[i].has(shape::capital))
            return true;
    return false;
}

/// "is a *speaker* at fairs", "a *judge* of horses": a word of offices that alone may mean less.
bool Finder::is_vague(const Title& title) const {
    const Word& office = words_[title.head];
    const std::size_t begin = title.span.begin;
    if (title.span.end > title.head + 1 || begin < title.head || begin == 0) return false;
    if (office.is(sure | rank) || office.has(shape::capital)) return false;
    return words_[begin - 1].folded == "a" || words_[begin - 1].folded == "an";
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
    std::size_t end = first - (first > 2 && starts_party(words_, first - 2) ? 2 : 0); // *R OH* is
    const auto is_honour = [&](const Word& word) { // Jo Doe *OBE*, the; Jo Doe*, ON, PC, MP*, the
        const bool letters = word.has(shape::initial) && word.gap == gap::comma && // C.G.H.
                             std::count(word.folded.begin(), word.folded.end(), '.') > 1;
        return letters || (word.is(honours | postnominal) && (word.gap & ~gap::comma) == 0 &&
                           word.has(shape::upper));
    };
    while (end > 1 && (is_honour(words_[end - 1]) || is_retired(end - 1)))
        --end;
    const Span full = read_name_before(words_, end - 1);
    if (!full.empty()) return full;
    const Word& last = words_[end - 1];
    if (!can_be_name(last) || is_office_word(end - 1)) return {};
    const bool polite = end >= 2 && last.joined() && words_[end - 2].is(honorific) &&
                        words_[end - 2].has(shape::capital);
    const bool is = words_[first].joined() && words_[first].folded == "is";
    return polite || (is && (!last.is(common) || last.is(given))) ? Span{end - 1, end} : Span{};
}

/// "in New York, the minister said"
bool Finder::names_place(Span name) const {
    const Word& first = words_[name.begin];
    if (first.is(given)) return false;
    const bool of_two = name.end - name.begin == 2; // San Diego
    if (first.is(place) && (of_two || !words_[name.end - 1].is(given))) return true;
    if (words_[name.end - 1].is(given)) return false;
    if (name.begin == 0 || !first.joined()) return false;
    static constexpr std::string_view links[] = {"in", "at", "near", "from", "to"};
    return contains(links, words_[name.begin - 1].folded);
}

} // namespace dateline::officials
