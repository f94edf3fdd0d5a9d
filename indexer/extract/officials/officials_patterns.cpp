#include "indexer/extract/officials/officials_patterns.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/text.h"
#include "indexer/extract/officials/officials_finder.h"

#include <algorithm>
#include <set>

namespace dateline::officials {

using namespace word_class;

namespace {

bool has_ending(const Word& word, std::initializer_list<std::string_view> endings) {
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return word.folded.ends_with(ending); });
}

/// "Council for Higher Education *Accreditation*": surnames of such an ending are short.
bool is_learned_noun(const Word& word) {
    constexpr std::size_t shortest = 10; // General Nasution
    return word.folded.size() >= shortest && has_ending(word, {"tion", "ology", "graphic"});
}

/// "Association of Service *Providers*", "Chief *Operating* Officer", of ordinary words.
bool has_ending_of_nouns(const Word& word) {
    constexpr std::size_t shortest = 8;
    return word.folded.size() >= shortest &&
           has_ending(word, {"sion",  "ship", "ism",  "ance", "ence", "ive",   "ives", "onal",
                             "ating", "ees",  "ders", "zers", "tors", "urers", "ists", "als",
                             "ies",   "ests", "ants", "isan", "zer",  "nial"});
}

/// "Attorney *General-led*", "*Anti-Corruption*": joined to a word of offices or by a prefix.
bool is_compound(const Word& word) {
    static constexpr std::string_view prefixes[] = {"anti", "cyber", "for",  "inter", "multi",
                                                    "non",  "of",    "post", "pre",   "pro"};
    const auto dash = word.folded.find('-');
    if (dash == word.folded.npos) return false;
    const std::string_view first = std::string_view(word.folded).substr(0, dash);
    return (classes_of(first) & any_head) != 0 || contains(prefixes, first);
}

} // namespace

bool is_rank_alone(std::string_view folded) {
    while (!folded.empty()) {
        const std::string_view word = folded.substr(0, folded.find_first_of(" .-"));
        folded.remove_prefix(std::min(folded.size(), word.size() + 1));
        if (!word.empty() && (classes_of(word) & rank) == 0) return false;
    }
    return true;
}

namespace {

/// "Chief of the Coast Guard", not "Prime Minister and General"
bool is_office_beside_rank(std::string_view folded) {
    const auto space = folded.rfind(' ');
    const Classes last = classes_of(space == folded.npos ? folded : folded.substr(space + 1));
    return !is_rank_alone(folded) && ((last & rank) == 0 || (last & bare) != 0);
}

bool is_former(std::string_view folded) {
    static constexpr std::string_view past[] = {"ex", "former", "late", "retired", "then"};
    return contains(past, folded.substr(0, folded.find_first_of(" -")));
}

} // namespace

bool tells_more(const Candidate& candidate, const std::string& role) {
    const std::string folded = fold(role);
    const Classes classes = classes_of(folded);
    if (candidate.role.empty() || candidate.past) return false;
    if (!folded.empty() && is_rank_alone(folded))
        return is_office_beside_rank(fold(candidate.role));
    if (folded == "ambassador" || folded == "amb.") // a style, too
        return candidate.office.end - candidate.office.begin > 1 &&
               (classes_of(candidate.head) & (head | bare)) != 0 &&
               !is_former(fold(candidate.role)) &&
               (!fold(candidate.role).ends_with("ambassador") || // "War Ambassador", a mark lost
                candidate.role.starts_with("U."));
    if (folded == "prince" || folded == "princess" || folded == "sultan")
        return (classes_of(candidate.head) & royal) == 0;
    return (classes & (postnominal | peer)) != 0;
}

bool is_fuller_role(const std::string& role, const std::string& known) {
    if (role.size() == known.size()) {
        return std::none_of(known.begin(), known.end(), is_ascii_lower) &&
               std::any_of(role.begin(), role.end(), is_ascii_lower) && fold(role) == fold(known);
    }
    if (role.size() < known.size()) return false;
    if (role.starts_with(known)) return true;
    const auto of = role.rfind(" of "); // Department of *Ports* Secretary
    const std::string own = role.substr(of == role.npos ? 0 : of + 4);
    return (known == "Minister" || known == "Secretary") && own.ends_with(" " + known) &&
           (classes_of(fold(own.substr(0, own.find(' ')))) & field) != 0;
}

std::vector<Candidate> Finder::find() {
    for (std::size_t i = 0; i < words_.size(); ++i)
        if (i >= floor_ && words_[i].is(any_head | foreign_head) && !read_foreign(i) &&
            words_[i].is(any_head))
            read_office(i);
    irish_ = is_irish();
    const bool in_council = words_.text().find("Security Council") != std::string_view::npos ||
                            words_.text().find("General Assembly") != std::string_view::npos;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        if (is_party_tag(i) || is_district_tag(i)) read_before_party(i);
        if (words_[i].is(postnominal)) read_postnominal(i);
        if (words_[i].is(honour)) read_honoured(i);
        if (in_council && words_[i].gap == gap::open && !words_[i].country.empty())
            read_delegate(i);
        if (words_[i].is(peer)) read_peer(i);
        if (words_[i].folded.starts_with("gentle")) read_gentleman(i);
    }
    read_signature();
    return settle();
}

void Finder::add(Span name, const Title& title) {
    Candidate candidate;
    candidate.name = name;
    candidate.office = title.span;
    candidate.role = role_text(words_, title);
    candidate.head = words_[title.head].folded;
    if (candidate.head.starts_with("then-")) candidate.head.erase(0, 5);
    if (candidate.head == "counterpart") candidate.role.clear();
    candidate.country = title.country;
    candidate.international = title.international;
    candidate.doubtful = is_doubtful(name, title);
    const Word& last = words_[name.end - 1];
    const bool marked = !at_end(name.end) && (words_[name.end].gap & (gap::open | gap::comma)) != 0;
    candidate.open_end =
        name.end - name.begin == 2 && last.is(common) && !last.is(given) && !marked;
    candidate.headline = last.has(shape::headline);
    if (candidate.country.empty()) candidate.country = country_after(name.end);
    if (candidate.country.empty() && title.domestic) candidate.country = "US";
    floor_ = std::max(floor_, name.end);
    found_.push_back(std::move(candidate));
}

/// "named Jo Doe *of Kenya* as his envoy": the person's own country, not the office's.
void Finder::add_national(Span name, const Title& title) {
    add(name, title);
    found_.back().country = title.country;
    found_.back().international = true;
}

void Finder::add_plain(Span name, std::string role, std::string country) {
    Candidate candidate;
    candidate.name = name;
    candidate.role = std::move(role);
    candidate.country = std::move(country);
    found_.push_back(std::move(candidate));
}

/// "Senator *Secured* Funds", "Minister *Once* spoke": an ordinary word, or of a form that surnames
/// hardly have; but "Senator *Kindred* (D-OH)".
bool Finder::is_no_surname(std::size_t i) const {
    const Word& word = words_[i];
    if (word.is(given) || (!at_end(i + 1) && is_party_tag(i + 1))) return false;
    if (word.is(no_name) || is_compound(word) || is_learned_noun(word)) return true;
    if (!word.is(common) || word.folded.size() < 6) return false;
    if (!at_end(i + 1) && (words_[i + 1].gap & (gap::open | gap::comma)) != 0) return false;
    static constexpr std::string_view objects[] = {"the", "a", "an", "this"};
    if (word.folded.ends_with("ing"))
        return !closes(i + 1) && (is_capital(i + 1) || contains(objects, words_[i + 1].folded));
    return has_ending_of_nouns(word) || has_ending(word, {"ed", "ment", "ments", "tion", "tions",
                                                          "ity", "ities", "ness", "able", "ible"});
}

/// "Director of the Bureau of Ports": what follows may be one more word of the body's name.
bool Finder::ends_in_body(const Title& title) const {
    if (!words_[title.head].is(bare | weak) || !words_[title.span.end - 1].country.empty())
        return false;
    for (std::size_t i = title.head + 2; i < title.span.end; ++i)
        if (words_[i].folded == "of" && words_[i - 1].is(public_body)) return true;
    return false;
}

/// A thing named after somebody, or a headline's verb: "Senator *Votes* for Bill", "Senator
/// *Decries* Ice", "Senators *Decry* Ice".
bool Finder::is_doubtful(Span name, const Title& title) const {
    const bool of_thing = !at_end(name.end) && words_[name.end].joined() &&
                          words_[name.end].is(thing) && words_[name.end].has(shape::capital) &&
                          !words_[name.end].has(shape::headline);
    if (of_thing) return true;
    const Word& first = words_[name.begin];
    if (name.end - name.begin > 1) {
        const bool listed =
            !at_end(name.end) && (words_[name.end].folded == "and" || words_[name.end].gap != 0);
        return first.has(shape::headline) && first.is(common) && !first.is(given) && !listed &&
               (title.plural || has_ending(first, {"s", "ed"}));
    }
    if (is_no_surname(name.begin)) return true;
    if (name.begin >= title.span.end && !first.is(given) && ends_in_body(title)) return true;
    if (!first.has(shape::headline)) return false;
    if (!first.is(common | field | thing)) return false;
    if (first.is(us_president) && words_[title.head].folded == "president") return false;
    // "Remarks by Vice President *Price* in Oslo"
    const std::size_t begin = title.span.begin;
    if (begin == 0 || first.is(field | thing)) return true;
    if (words_[begin].gap == gap::comma && !at_end(name.end) && words_[name.end].gap == gap::comma)
        return false; // one of a list
    if (!words_[begin].joined()) return true;
    const auto before = words_[begin - 1].folded;
    const bool names_follow =
        before == "by" || before == "with" || before == "of" || before == "from" || before == "to";
    return !names_follow || (!closes(name.end) && words_[name.end].has(shape::capital));
}

/// "told President Doe of the *U.S.*-Japan alliance"
bool Finder::begins_compound(std::size_t i) const {
    return !at_end(i + 1) && !words_[i + 1].country.empty() &&
           words_.text()[words_[i + 1].begin - 1] == '-';
}

/// "of Japan", "(D-WA)".
std::string Finder::country_after(std::size_t i) const {
    if (at_end(i)) return {};
    if (is_party_tag(i) || is_district_tag(i)) return "US";
    if (words_[i].folded != "of" || !words_[i].joined()) return {};
    for (std::size_t k = i + 1; k < words_.size() && k < i + 6 && words_[k].joined(); ++k) {
        if (!words_[k].country.empty())
            return begins_compound(k) ? std::string() : std::string(words_[k].country);
        if (!words_[k].has(shape::capital) && !words_[k].is(stop)) break;
    }
    return {};
}

std::vector<Candidate> Finder::settle() {
    std::stable_sort(found_.begin(), found_.end(), [](const Candidate& a, const Candidate& b) {
        return a.name.begin < b.name.begin;
    });
    std::set<std::string_view> surnames;
    for (const Candidate& candidate : found_)
        if (candidate.name.end - candidate.name.begin > 1)
            surnames.insert(words_[candidate.name.end - 1].folded);
    std::size_t marks = 0; // where hardly any is left, none tells where a name ends
    for (std::size_t i = 0; i < words_.size(); ++i)
        marks += (words_[i].gap & (gap::comma | gap::stop)) != 0;
    std::vector<Candidate> kept;
    for (Candidate& candidate : found_) {
        const auto [begin, end] = candidate.name; // "said Senator *Doe* Farr Bay", a stop lost
        candidate.open_end |= (candidate.headline || marks * 50 < words_.size()) &&
                              end - begin > 1 && !closes(end) && words_[end].folded != "and" &&
                              !words_[begin].is(given) && surnames.contains(words_[begin].folded);
        if (kept.empty() || candidate.name.begin >= kept.back().name.end) {
            kept.push_back(std::move(candidate));
            continue;
        }
        Candidate& last = kept.back();
        if (last.country.empty()) last.country = candidate.country;
        if (candidate.country.empty()) candidate.country = last.country;
        if (last.role.empty() || tells_more(candidate, last.role)) last = std::move(candidate);
    }
    return kept;
}

std::vector<Candidate> find_candidates(const Words& words) {
    return Finder(words).find();
}

} // namespace dateline::officials
