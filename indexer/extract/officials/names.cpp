#include "indexer/extract/officials/names.h"

#include "common/contains.h"
#include "common/text.h"

#include <set>

namespace dateline::officials {

namespace {

using namespace word_class;

constexpr Classes never = stop | public_body | private_body | any_head | foreign_head | modifier |
                          honorific | postnominal | honours;

constexpr std::size_t longest_name = 6; // particles of fathers' names aside

bool is_initial(const Word& word) {
    return word.has(shape::initial) && word.folded.size() <= 5 &&
           (word.folded != "i" || word.has(shape::dotted)) && word.folded != "u.s" &&
           word.folded != "d.c";
}

// `U S Senator`, points lost.
bool is_united_states(const Words& words, std::size_t i) {
    return words[i].folded == "u" && i + 1 < words.size() && words[i + 1].folded == "s";
}

bool is_followed_by(const Words& words, std::size_t i, std::uint16_t shapes) {
    return i + 1 < words.size() && words[i + 1].joined() && words[i + 1].has(shapes);
}

// Whether word `i`, an initial before it perhaps, is a party with its state behind a name.
bool is_followed_by_party(const Words& words, std::size_t i) {
    if (i + 1 < words.size() && is_initial(words[i]) && !starts_party(words, i)) ++i;
    return i < words.size() && words[i].joined() && starts_party(words, i);
}

// Jo *Burns* (R-MT): whatever else the word may mean.
bool is_before_party_bracket(const Words& words, std::size_t i) {
    return i + 1 < words.size() && words[i + 1].gap == gap::open &&
           words[i + 1].folded.size() > 1 && starts_party(words, i + 1);
}

// "Jo Doe Doe Roe Announce": a name that comes again, what parted them lost. Not so in Omar bin
// Qays *Al* Qays.
bool repeats(const Words& words, std::size_t begin, std::size_t i) {
    if (words[i - 1].is(particle)) return false;
    if (i == begin + 1 ? words[begin].is(given) : i == begin + 2 && is_initial(words[begin]))
        return false; // Salim Salim, U Tun Tun Oo
    if (words[begin].folded == words[i].folded && i > begin + 1 && !words[i - 1].is(never) &&
        !is_followed_by(words, i, shape::capital))
        return false; // Omar Qays Omar
    for (std::size_t earlier = begin; earlier < i; ++earlier)
        if (words[earlier].folded == words[i].folded && !is_initial(words[i])) return true;
    return false;
}

bool is_particle(const Words& words, std::size_t i) {
    return words[i].is(particle) && i + 1 < words.size() && words[i + 1].joined() &&
           !words[i].has(shape::possessive) && !is_initial(words[i]) &&
           (words[i + 1].has(shape::capital) || words[i + 1].is(particle));
}

// Whether an ordinary word of English, or one of offices and things, goes on with a name.
bool ordinary_word_continues(const Words& words, std::size_t begin, std::size_t i,
                             std::size_t full) {
    const Word& word = words[i];
    const Word& before = words[i - 1];
    if (word.has(shape::headline) || word.is(thing | field | person)) return false;
    // "Doe Sending a letter", where punctuation was lost
    const bool participle =
        word.folded.ends_with("ing") || (word.folded.ends_with("ed") && word.folded.size() > 4);
    if (participle && !words[begin].is(given)) return false;
    // "Doe Announce Support"
    if (full == 1 && !words[begin].is(given) && is_followed_by(words, i, shape::capital) &&
        words[i + 1].is(common) && !words[i + 1].is(given))
        return false;
    const bool last = !is_followed_by(words, i, shape::capital) || words[i + 1].is(suffix);
    if (last && full > 2 && word.is(us_president) && words[begin].is(given)) return true;
    const bool closed = i + 1 == words.size() || words[i + 1].gap != 0;
    if ((full == 2 || (full == 3 && closed)) && last && (!before.is(common) || word.is(given)))
        return true;
    if (full == 2 && before.is(given)) return true;
    return full == 1 && !words[begin].is(common);
}

// Secretary Jo Doe *On-Record* Briefing
bool is_joined_adverb(const Word& word) {
    return word.folded.starts_with("on-") || word.folded.starts_with("off-");
}

// "President Doe *S* Plan": the apostrophe was lost, and all words have capitals.
bool is_lost_possessive(const Words& words, std::size_t begin, std::size_t i) {
    const Word& word = words[i];
    return word.folded == "s" && !word.has(shape::dotted) && i == begin + 1 &&
           !words[begin].is(given) && is_followed_by(words, i, shape::capital) &&
           words[i + 1].is(common) && !words[i + 1].is(us_president);
}

// Jo *LINDQVIST*, the minister: the only surname in capitals, no word and no body that is known.
bool is_lone_loud(const Words& words, std::size_t begin, std::size_t i) {
    constexpr std::size_t shortest = 5;
    if (i + 1 < words.size()) { // Ambassador Doe *OSLO*, Norway; Senator Doe *WECHAT*, FLICKR
        const Word& next = words[i + 1];
        if ((next.gap & (gap::comma | gap::stop | gap::line)) == 0 || !next.country.empty() ||
            next.names_state() || next.has(shape::upper | shape::digits))
            return false;
    }
    return i == begin + 1 && words[begin].is(given) && words[i].classes == 0 &&
           words[i].folded.size() >= shortest &&
           words[i].folded.find('.') == std::string_view::npos; // R-S.C.
}

// Whether word `i` goes on with a name that has `full` full words so far and began at `begin`.
bool continues(const Words& words, std::size_t begin, std::size_t i, std::size_t full) {
    const Word& word = words[i];
    const Word& before = words[i - 1];
    if (!word.has(shape::capital) || word.has(shape::digits) || starts_party(words, i))
        return false;
    if (word.is(postnominal) && word.folded.find('.') != word.folded.npos) return false; // T.D.
    if (is_united_states(words, i) || is_lost_possessive(words, begin, i)) return false;
    if (is_initial(word)) return true;
    if (is_pronoun_verb(word) || repeats(words, begin, i)) return false;
    if (full >= 2 && is_joined_adverb(word)) return false; // but Kim *On-joo*
    if (full == 1 && is_before_party_bracket(words, i)) return true;
    if (full >= 2 && word.names_state() && !word.is(given)) return false; // Jo Doe Alabama
    // "Jo Doe William Roe": two names, a comma lost between them
    if (full == 2 && word.is(given) && !before.is(given | particle) && words[begin].is(given) &&
        !word.is(common) && is_followed_by(words, i, shape::capital) && !words[i + 1].is(suffix) &&
        words[i + 1].folded != "al" && !words[i + 1].folded.starts_with("al-")) // *Said* Al Qays
        return false;
    if (full >= 2 && word.has(shape::headline) && before.is(common) && !before.is(given) &&
        !is_patronymic(before))
        return false;
    const bool after_given =
        full == 1 && (words[begin].is(given) || is_initial(before) || is_initial(words[begin]));
    const bool expected = after_given || full == 0 || is_patronymic(before); // a name must follow
    if (word.is(any_head) && word.folded.size() <= 3)                        // MP, but Hun Sen
        return word.folded == "sen" && !word.has(shape::dotted | shape::upper) &&
               !is_followed_by(words, i, shape::capital);
    if (words.surnames_loud() && may_be_loud_surname(before)) return may_be_loud_surname(word);
    if (word.has(shape::upper) && !word.has(shape::capitals) && !words[begin].has(shape::upper))
        return may_be_loud_surname(word) &&
               (words.surnames_loud() || is_lone_loud(words, begin, i));
    if (word.is(never))
        return expected && !word.is(stop | modifier | public_body) &&
               !(word.is(honorific) &&
                 (word.is(person) || is_followed_by(words, i, shape::capital))) &&
               !(word.is(plural) && word.has(shape::headline)); // King Omar *Chairs* Cabinet
    if (!word.country.empty())
        return after_given && word.country.size() == 2 && !word.has(shape::possessive);
    if (!word.is(thing | field | person | common)) return true;
    if (full == 1 && word.is(given) && is_followed_by_party(words, i + 1)) return true;
    return expected || ordinary_word_continues(words, begin, i, full);
}

// Governor *Appoints* Jo Doe: a headline's verb, whatever verb it is.
bool is_verb_before_name(const Words& words, std::size_t at) {
    const Word& word = words[at];
    if (!word.is(common) || word.is(given) || !word.has(shape::headline) ||
        !word.folded.ends_with('s') || !is_followed_by(words, at, shape::capital))
        return false;
    const Word& next = words[at + 1]; // PRESIDENT *HAILS* PIER, President *Hails* Jo Doe
    return !next.is(common) && (next.is(given) || word.has(shape::capitals));
}

// Minister *DOE Jo*; with *DOE Jo*, Minister: the family's name in capitals before the given one.
bool is_family_first(const Words& words, std::size_t at) {
    const Word& family = words[at];
    if (at == 0 || !family.joined()) return false; // a speaker's or a dateline's
    if (!family.has(shape::upper) || family.has(shape::capitals | shape::initial)) return false;
    if (family.classes != 0 || family.end - family.begin < 4) return false;
    if (!is_followed_by(words, at, shape::capital) || is_followed_by(words, at, shape::upper))
        return false;
    const Word& next = words[at + 1];
    if (next.is(common) || !next.country.empty()) return false;
    const bool closed = at + 2 < words.size() && words[at + 2].gap == gap::comma;
    if (!closed && !words[at - 1].is(any_head | honorific)) return false;
    return closed ? next.classes == 0 || next.is(given)
                  : next.is(given) && !is_followed_by(words, at + 1, shape::capital);
}

// Whether a name can begin with word `at`, which is no particle.
bool can_begin(const Words& words, std::size_t at, bool after_title) {
    const Word& first = words[at];
    if (!first.has(shape::capital) || first.has(shape::digits)) return false;
    if (starts_party(words, at) || is_pronoun_verb(first)) return false;
    if (is_united_states(words, at)) return false;
    if (first.folded == "q" && !first.has(shape::dotted))
        return false; // a question of a transcript
    if (after_title && !words[at - 1].is(plural) && is_verb_before_name(words, at)) return false;
    // Minister *Assisting* the Treasurer
    if (first.folded.ends_with("ing") && at + 1 < words.size() && words[at + 1].folded == "the" &&
        words[at + 1].joined())
        return false;
    if (first.is(stop) && first.is(given) && is_followed_by(words, at, shape::capital) &&
        words[at + 1].is(common) && first.folded == "will" && after_title)
        return !words[at - 1].is(plural) && // "Governors Will Meet", "Governor Will Become"
               (!first.has(shape::headline) || words[at + 1].is(given | surname));
    if (first.is(given)) return true;
    if (is_initial(first))
        return !first.is(never & ~stop) && (!first.is(stop) || first.has(shape::dotted));
    if (!first.country.empty() || first.end - first.begin < 2) return false;
    if (first.is(never | suffix)) return false;
    if (first.is(field | thing | state) && !after_title) return false;
    const bool acronym = first.has(shape::upper) && !first.has(shape::capitals);
    if (is_family_first(words, at)) return true;
    if (!acronym || first.folded.size() <= 2) return true;
    return after_title &&
           (!is_followed_by(words, at, shape::capital) || is_followed_by(words, at, shape::upper));
}

// Nguyen Thi Hoai *An*, Le Hoai *Do*, Nguyen Tan *Dung*: a word like any other where it closes a
// name of several.
bool is_short_surname(const Words& words, std::size_t at, std::size_t i, std::size_t full) {
    const Word& word = words[i];
    if (full < 2 || !word.has(shape::capital) || word.has(shape::upper | shape::headline))
        return false;
    const bool ends = i + 1 == words.size() || words[i + 1].gap != 0;
    if (i + 1 < words.size() && words[i + 1].has(shape::digits) &&
        (words[i + 1].gap & ~gap::stop) == 0)
        return false; // Jo Doe *Jan.* 18
    const bool small_follows = !ends && !words[i + 1].has(shape::capital);
    const auto is_short = [&](std::size_t k) { return words[k].end - words[k].begin <= 4; };
    if ((ends || small_follows) && full == 2 && i == at + 2 && is_short(i - 1) && is_short(i) &&
        word.is(common) && !word.is(stop | any_head | thing | field | person) &&
        !words[at].is(common))
        return true;
    const bool last = ends || (word.is(person) && small_follows);
    return last && word.is(stop | person) && word.folded.size() <= 3 && !words[i - 1].is(common);
}

// Jo *White* spoke; Jo Q. *March*: part of an office or a month elsewhere.
bool is_ambiguous_surname(const Words& words, std::size_t at, std::size_t i) {
    const Word& word = words[i];
    const bool after_initial = is_initial(words[i - 1]);
    if (!words[at].is(given) && !is_initial(words[at])) return false;
    if (!word.is(surname) || !word.has(shape::capital)) return false;
    if (word.has(shape::upper) && !word.has(shape::capitals)) return false;
    if (word.has(shape::headline) && !after_initial) return false;
    if (i + 1 == words.size() || !words[i + 1].joined()) return true;
    const Word& next = words[i + 1];
    return !next.has(shape::capital | shape::digits) && next.folded != "of";
}

// Theresa *May*: a month or a verb elsewhere.
bool is_may(const Words& words, std::size_t i) {
    const Word& word = words[i];
    if (word.folded != "may" || !word.has(shape::capital) || word.has(shape::upper)) return false;
    const bool verb = word.has(shape::headline) && is_followed_by(words, i, shape::capital);
    return !verb && (i + 1 >= words.size() || !words[i + 1].has(shape::digits));
}

// Where the name ends that begins at `at`; `full` counts its full words.
std::size_t extend_right(const Words& words, std::size_t at, std::size_t& full) {
    std::size_t i = at + 1;
    std::size_t longest = longest_name;
    while (i < words.size() && i - at < longest && !words[i - 1].has(shape::possessive)) {
        const Word& word = words[i];
        if (is_patronymic(word)) ++longest;
        const bool comma_suffix = word.gap == gap::comma && word.is(suffix);
        if (!word.joined() && !comma_suffix) {
            if (full == 0 || !is_nickname(words, i)) break;
            i += 2; // John “Jack” Smith: the word after the nickname closes the name
            ++full;
            continue;
        }
        if (word.is(suffix) && word.has(shape::capital) && full > 0 && !is_initial(word))
            return i + 1;
        if (comma_suffix) break;
        if (is_short_surname(words, at, i, full)) return i + 1;
        if (full == 1 && words[at].is(given) && is_may(words, i)) return i + 1;
        if (full == 1 && is_ambiguous_surname(words, at, i)) return i + 1;
        if (!is_particle(words, i) || word.is(stop)) {
            if (!continues(words, at, i, full)) break;
            if (!is_initial(word)) ++full;
        }
        ++i;
    }
    return i;
}

// Without the particles and the lone letters that nothing follows.
std::size_t drop_loose_end(const Words& words, std::size_t at, std::size_t end, std::size_t full) {
    while (end > at + 1 && full > 0) {
        const Word& last = words[end - 1];
        if (!is_initial(last) && !last.is(particle)) break;
        if (last.is(suffix) || last.has(shape::upper)) break;
        if (last.folded.size() != 1 && last.has(shape::capital)) break;
        --end;
    }
    return end;
}

// Whether a word can stand inside a name, before its last.
bool can_precede(const Word& word) {
    if (!word.has(shape::capital) || word.has(shape::digits) || !word.country.empty()) return false;
    if (is_initial(word) && word.has(shape::dotted)) return true;
    if (word.is(stop | honorific | field) || (word.is(thing) && !word.is(given))) return false;
    return word.is(given) || !word.is(never);
}

// Mayor *de* Farr: a small particle between an office that only English has and a surname.
bool is_small_particle(const Words& words, std::size_t at, bool after_title) {
    static constexpr std::string_view particles[] = {"de", "del", "di", "van", "von"};
    if (!after_title || at + 1 >= words.size() || !contains(particles, words[at].folded))
        return false;
    const Word& office = words[at - 1];
    const Word& surname = words[at + 1];
    return office.is(local | abbreviation | sure) && !office.folded.starts_with("minister") &&
           office.has(shape::capital) && words[at].joined() && surname.joined() &&
           can_be_name(surname) && !surname.has(shape::upper) &&
           !surname.is(never | common | field | thing | place | state);
}

} // namespace

bool starts_party(const Words& words, std::size_t i) {
    const Word& word = words[i];
    if (word.folded.empty() || word.has(shape::dotted)) return false;
    if (std::string_view("dri").find(word.folded.front()) == std::string_view::npos) return false;
    if (word.folded.size() > 1) return word.folded[1] == '-' && word.folded.size() <= 8;
    if (i + 1 >= words.size()) return false;
    const Word& next = words[i + 1];
    const bool code = next.end - next.begin == 2 && next.has(shape::upper); // IN, ME too
    return next.is(state) && (code || (!next.is(stop) && next.has(shape::capital)));
}

bool is_pronoun_verb(const Word& word) {
    return word.folded == "id" || word.folded == "im" || word.folded == "ive" ||
           word.folded.starts_with("i'");
}

bool can_be_name(const Word& word) {
    return word.has(shape::capital) && !word.has(shape::digits) && word.end - word.begin >= 2 &&
           !word.is(stop | honorific | suffix) && word.country.empty();
}

Span read_name(const Words& words, std::size_t at, bool after_title) {
    if (at >= words.size()) return {};
    if (is_small_particle(words, at, after_title)) return {at, at + 2};
    const bool starts_with_particle = is_particle(words, at) && words[at].has(shape::capital);
    if (!starts_with_particle && !can_begin(words, at, after_title)) return {};
    std::size_t full = is_initial(words[at]) || starts_with_particle ? 0 : 1;
    std::size_t end = extend_right(words, at, full);
    end = drop_loose_end(words, at, end, full);
    if (full == 0 || (!after_title && end - at < 2)) return {};
    return {at, end};
}

Span read_name_before(const Words& words, std::size_t last) {
    if (last >= words.size()) return {};
    std::size_t begin = last;
    std::size_t end = last + 1;
    if (words[last].is(suffix) && last > 0) {
        if (words[last].gap != 0 && words[last].gap != gap::comma) return {};
        --begin;
    }
    std::size_t longest = longest_name;
    for (std::size_t steps = 0; begin > 0 && steps < longest; ++steps) {
        if (!words[begin].joined() || words[begin - 1].has(shape::possessive)) break;
        if (is_patronymic(words[begin - 1])) ++longest;
        if (!is_particle(words, begin - 1) && !can_precede(words[begin - 1])) break;
        --begin;
    }
    for (; begin + 1 < end; ++begin) {    // the longest reading that ends there
        const Word& first = words[begin]; // Commissioner for *Ports* Jo Doe
        if (first.is(common) && !first.is(given) && words[begin + 1].is(given) && begin + 2 < end)
            continue;
        const Span name = read_name(words, begin, false);
        if (name.end == end && !name.empty()) return name;
    }
    return {};
}

bool is_nickname(const Words& words, std::size_t i) {
    if (i + 1 >= words.size() || !words[i].has(shape::capital)) return false;
    const Word& next = words[i + 1];
    std::uint16_t before = words[i].gap;
    if (i > 0 && words[i - 1].has(shape::dotted)) // John D. (Jack) Smith
        before = static_cast<std::uint16_t>(before & ~gap::stop);
    const bool bracket = before == gap::open && next.gap == gap::close;
    const bool quote = before == gap::quote && next.gap == gap::quote;
    return (bracket || quote) && next.has(shape::capital) && !next.is(never) &&
           !words[i].has(shape::upper);
}

bool is_turned(const Words& words, Span name) {
    if (name.end - name.begin == 2 && is_family_first(words, name.begin)) return true;
    if (name.end - name.begin != 2 || !is_followed_by_party(words, name.end)) return false;
    const bool first_given = words[name.begin].is(given);
    const bool second_given = words[name.begin + 1].is(given);
    return first_given == second_given ? words.surnames_first() : second_given;
}

bool has_surnames_first(const Words& words) {
    std::size_t turned = 0;
    std::size_t usual = 0;
    for (std::size_t i = 0; i + 3 < words.size(); ++i) {
        const Word& first = words[i];
        const Word& second = words[i + 1];
        if (!second.joined() || first.is(given) == second.is(given)) continue;
        if (!can_be_name(first) || !can_be_name(second) || !is_followed_by_party(words, i + 2))
            continue;
        ++(second.is(given) ? turned : usual);
    }
    return turned >= 3 && turned > 4 * usual;
}

bool is_patronymic(const Word& word) {
    return word.folded == "bin" || word.folded == "ibn" || word.folded == "bint" ||
           word.folded == "binti";
}

bool may_be_loud_surname(const Word& word) {
    return word.has(shape::upper) && !word.has(shape::capitals | shape::initial | shape::digits) &&
           word.end - word.begin >= 3 && word.country.empty() && !word.is(never | state | suffix);
}

bool has_loud_surnames(const Words& words) {
    constexpr std::size_t enough = 2;
    std::set<std::string_view> surnames;
    for (std::size_t i = 1; i < words.size() && surnames.size() < enough; ++i) {
        const Word& given = words[i - 1];
        if (!words[i].joined() || !may_be_loud_surname(words[i]) || !can_be_name(given)) continue;
        if (given.has(shape::upper | shape::possessive)) continue;
        const bool polite = i >= 2 && given.joined() && words[i - 2].is(honorific | honour) &&
                            words[i - 2].has(shape::capital);
        if (polite || given.is(word_class::given)) surnames.insert(words[i].folded);
    }
    return surnames.size() >= enough;
}

} // namespace dateline::officials
