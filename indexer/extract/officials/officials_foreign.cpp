// Offices in French, German, Spanish, Italian, Portuguese and Dutch: "la ministre des Ports, Jo
// Doe", "Verkehrsminister Jo Doe", "Jo Doe, presidenta de la República".

#include "indexer/extract/officials/officials_finder.h"

#include "common/text.h"

#include <algorithm>

namespace dateline::officials {

using namespace word_class;

namespace {

constexpr std::size_t longest_office = 14;

bool is_in(std::string_view word, std::initializer_list<std::string_view> list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool connects(const Word& word) {
    return is_in(word.folded,
                 {"de",  "du",  "des", "del", "della", "dell", "degli", "dei",  "di",  "da",  "do",
                  "dos", "das", "la",  "las", "los",   "les",  "le",    "fur",  "der", "den", "im",
                  "et",  "und", "y",   "e",   "aux",   "en",   "van",   "voor", "a"});
}

bool is_article(const Word& word) {
    return is_in(word.folded, {"le", "la", "el", "il", "o", "a", "der", "die", "het", "de"});
}

bool begins_clause(const Word& word) {
    return is_in(word.folded, {"qui", "que", "dont", "quien"});
}

bool is_modifier(const Word& word) {
    return is_in(word.folded, {"primer", "primera", "premier", "premiere", "primo", "prima",
                               "primeiro", "primeira", "vice", "stellvertretende"});
}

bool is_verb(const Word& word) {
    return is_in(word.folded,
                 {"a", "est", "ha", "hat", "ist", "es", "fue", "dit", "dijo", "sagte"});
}

// Only these make a president one of a state.
bool is_of_state(const Word& word) {
    return !word.country.empty() ||
           is_in(word.folded, {"republique",  "republica",   "repubblica",
                               "republik",    "gobierno",    "gouvernement",
                               "governo",     "regierung",   "parlement",
                               "parlament",   "parlamento",  "senat",
                               "senado",      "senato",      "conseil",
                               "consiglio",   "congreso",    "nationalversammlung",
                               "bundestag",   "bundestages", "generalitat",
                               "asamblea",    "camara",      "camera",
                               "kommission",  "commission",  "comision",
                               "commissione", "assemblee"});
}

bool has_accent(const Words& words, std::size_t i) {
    const auto text = words.between(i, i + 1);
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

} // namespace

/// Whether a full name begins at `i`, and not "Puertos y Navegación".
bool Finder::begins_foreign_name(std::size_t i) const {
    const Span name = read_name(words_, i, false);
    for (std::size_t k = name.begin; k < name.end; ++k)
        if (is_in(words_[k].folded, {"y", "e"}) && !words_[name.begin].is(given)) return false;
    return !name.empty();
}

/// "Puertos, *Caminos Vecinales* y Canales": more of what the minister is for.
bool Finder::goes_on_in_list(Span name) const {
    return !words_[name.begin].is(given) && !closes(name.end) && is_capital(name.end + 1) &&
           is_in(words_[name.end].folded, {"y", "e", "et", "und"});
}

/// The phrase around the foreign office at `i`: "primera ministra", "ministre français des Ports".
Title Finder::foreign_title(std::size_t i) const {
    const Word& word = words_[i];
    const bool president = word.folded.starts_with("presid") || word.folded.starts_with("prasid");
    const bool executive =
        !at_end(i + 1) && words_[i + 1].folded.find("ecutiv") != std::string_view::npos;
    Title title;
    title.head = i;
    title.role_begin = i;
    title.standing = president || executive ? Standing::none : Standing::office;
    while (title.role_begin > floor_ && i - title.role_begin < 2 &&
           words_[title.role_begin].joined() && is_modifier(words_[title.role_begin - 1]))
        --title.role_begin;
    std::size_t end = i + 1;
    for (; end < words_.size() && end - i < longest_office && words_[end].joined(); ++end) {
        const Word& next = words_[end];
        const bool name = next.has(shape::capital) && !connects(words_[end - 1]) &&
                          next.country.empty() && begins_foreign_name(end);
        const bool surname_alone =
            end == i + 1 && can_be_name(next) && !next.has(shape::upper) && !connects(next);
        if (name || surname_alone || next.folded == "dr") break;
        if (is_of_state(next)) title.standing = Standing::office;
        if (!next.country.empty() && title.country.empty()) title.country = next.country;
        const bool adjective = !at_end(end + 1) && !is_verb(next) && !begins_clause(next) &&
                               (words_[end + 1].gap == gap::comma ||
                                (words_[end + 1].joined() && connects(words_[end + 1])));
        if (!connects(next) && !next.has(shape::capital) && next.country.empty() && !adjective &&
            !connects(words_[end - 1]))
            break;
    }
    title.span = {title.role_begin, end};
    return title;
}

/// The holder's name after the office, behind a comma or none, or before it, behind a comma.
Span Finder::name_beside_foreign(const Title& title) const {
    std::size_t end = title.span.end;
    if (!at_end(end + 1) && words_[end].folded == "dr" && words_[end].joined()) ++end;
    if (!at_end(end) && (words_[end].joined() || words_[end].gap == gap::comma)) {
        const Span name = read_name(words_, end, false);
        if (begins_foreign_name(end) && !is_office_word(name.begin) && !goes_on_in_list(name))
            return name;
    }
    std::size_t first = title.role_begin;
    if (first > 1 && words_[first].joined() && is_article(words_[first - 1])) --first;
    return first > 0 && words_[first].gap == gap::comma ? read_name_before(words_, first - 1)
                                                        : Span{};
}

/// True where word `i` is an office of another language, whether or not a name stands beside it.
bool Finder::read_foreign(std::size_t i) {
    if (is_modifier(words_[i]) && !at_end(i + 1) && words_[i + 1].joined() &&
        words_[i + 1].is(foreign_head))
        return true;     // *premier* ministre: read from its head
    const bool english = // as English has it
        is_in(words_[i].folded, {"tanaiste", "d'affaires", "d’affaires"});
    const bool here = words_[i].is(foreign_head) || (has_accent(words_, i) && !english) ||
                      (!at_end(i + 1) && words_[i + 1].folded == "fur");
    if (!here) return false;
    const Title title = foreign_title(i);
    if (title.standing != Standing::office) return true;
    const Span name = name_beside_foreign(title);
    if (name.empty()) return true;
    Candidate candidate;
    candidate.name = name;
    candidate.role = squeeze(words_.between(title.role_begin, title.span.end));
    candidate.country = title.country;
    candidate.foreign = true;
    found_.push_back(std::move(candidate));
    floor_ = std::max(floor_, name.end);
    return true;
}

} // namespace dateline::officials
