// Marks other than offices by which a release tells officials: parties, letters after the name,
// forms of address, signatures.

#include "common/ascii.h"
#include "common/text.h"
#include "indexer/extract/officials/home_country.h"
#include "indexer/extract/officials/officials_finder.h"

#include <algorithm>

namespace dateline::officials {

using namespace word_class;

namespace {

bool is_party_letter(char c) {
    return c == 'd' || c == 'r' || c == 'i';
}

} // namespace

/// `D-WA`, `R-Idaho`, `D-Long Beach` in brackets; `D–Calif`, a dash between.
bool Finder::is_party_tag(std::size_t i) const {
    const Word& word = words_[i];
    const auto text = word.folded;
    if (text.empty() || !word.has(shape::capital) || !is_party_letter(text[0])) return false;
    if (text.size() == 1)
        return (word.gap & (gap::open | gap::comma)) != 0 && !at_end(i + 1) &&
               (words_[i + 1].gap & gap::dash) != 0 && words_[i + 1].names_state();
    if (text.size() < 3 || text[1] != '-') return false;
    if ((classes_of(text.substr(2)) & state) != 0 || text.find('.') != text.npos) return true;
    if (at_end(i + 1) || (word.gap & gap::open) == 0) return false;
    if (are_digits(text.substr(2))) return false; // the Group of Eight (D-8)
    for (std::size_t k = i + 1; k < words_.size() && k <= i + 3; ++k) {
        if ((words_[k].gap & gap::close) != 0) return true;
        if (!words_[k].joined()) break;
    }
    return text.size() <= 8;
}

/// `CA-09`, `AK-AL` in brackets: a district of a state; `(CA);` in a list.
bool Finder::is_district_tag(std::size_t i) const {
    const Word& word = words_[i];
    const auto text = word.folded;
    if (text.size() == 2 && word.gap == gap::open && word.names_state() && !at_end(i + 1))
        return (words_[i + 1].gap & gap::close) != 0 && (words_[i + 1].gap & gap::semicolon) != 0;
    if (text.size() < 4 || text.size() > 5 || text[2] != '-' || (word.gap & gap::open) == 0)
        return false;
    if (!word.has(shape::capital) || (classes_of(text.substr(0, 2)) & state) == 0) return false;
    return are_digits(text.substr(3)) || text.substr(3) == "al";
}

void Finder::read_before_party(std::size_t i) {
    if (i == 0 || (words_[i].gap & (gap::open | gap::comma)) == 0) return;
    const Span name = read_name_before(words_, i - 1);
    if (!name.empty()) add_plain(name, {}, "US");
}

/// "Jo Doe MP", "Jo Doe QC MP", "Jo Doe T.D."
void Finder::read_postnominal(std::size_t i) {
    const Word& word = words_[i];
    if (i == 0 || !word.has(shape::upper) || word.has(shape::capitals)) return;
    if (word.gap != 0 && word.gap != gap::comma) return;
    std::size_t last = i - 1;
    while (last > 0 && words_[last].has(shape::upper) && words_[last].joined() &&
           words_[last].folded.size() <= 3)
        --last;
    Span name = read_name_before(words_, last);
    if (name.empty() && word.joined() && last > 0 && words_[last].joined() &&
        words_[last - 1].is(honorific | honour) && can_be_name(words_[last]))
        name = {last, last + 1};
    if (name.empty() || is_office_word(name.begin)) return;
    if (is_irish_deputy(word) && (is_decorated(name, i) || !irish_)) return;
    if (is_irish_deputy(word) && !closes(i + 1) && is_capital(i + 1) &&
        !words_[i + 1].is(any_head | modifier | stop))
        return; // Jo Doe, TD Bank
    std::string letters(words_.between(i, i + 1));
    std::erase(letters, '.');
    add_plain(name, letters, is_irish_deputy(word) ? "IE" : "");
}

/// "Colonel Jo Doe TD", "Jo Doe OBE TD": the letters are an officer's decoration.
bool Finder::is_decorated(Span name, std::size_t letters) const {
    for (std::size_t i = name.end; i < letters; ++i)
        if (words_[i].is(honours)) return true;
    return name.begin > 0 && words_[name.begin].joined() && words_[name.begin - 1].is(rank);
}

/// Whether the text names Ireland or a minister who sits in its parliament.
bool Finder::is_irish() const {
    for (std::size_t i = 0; i < words_.size(); ++i)
        if (words_[i].country == "IE") return true;
    return std::any_of(found_.begin(), found_.end(), [&](const Candidate& candidate) {
        const std::size_t next = candidate.name.end;
        return is_irish_office(fold(candidate.role)) ||
               (is_ministerial(fold(candidate.role)) && !at_end(next) &&
                is_irish_deputy(words_[next]) && !is_decorated(candidate.name, next));
    });
}

/// "the Hon. Jo Doe", "Her Excellency Jo Doe"
void Finder::read_honoured(std::size_t i) {
    if (!words_[i].has(shape::capital) || at_end(i + 1)) return;
    constexpr std::size_t most = 4; // "His Excellency the Right Honourable Dr."
    std::size_t start = i + 1;
    while (start < i + most && !at_end(start + 1) && words_[start].is(honorific | honour) &&
           words_[start].joined())
        ++start;
    if (at_end(start) || !words_[start].joined() || is_office_word(start)) return;
    const Span name = read_name(words_, start, false);
    const bool doubtful = words_[start].is(stop) || words_[start].has(shape::headline);
    const bool named = words_[start].is(given) && name.end > start + 1 && // not *May Come*
                       !words_[start + 1].is(doubtful ? thing | field | common : thing | field);
    if (name.empty() || (words_[start].is(common) && !named)) return;
    add_plain(name, {}, country_after(name.end));
}

/// "JO DOE (*Kenya*) said": a country's delegate, before a council.
void Finder::read_delegate(std::size_t i) {
    std::size_t end = i + 1, begin = i;
    while (!at_end(end) && words_[end].joined() && words_[end].country == words_[i].country)
        ++end;
    if (at_end(end) || words_[end].gap != gap::close || words_[end].folded != "said") return;
    while (begin > 0 && i - begin < 6 && words_[begin - 1].has(shape::upper) &&
           (begin < i ? words_[begin].joined() : may_be_loud_surname(words_[i - 1])))
        --begin;
    if (begin == i) return; // Jo Doe (Kenya) may be anybody
    const Span name = begin + 1 < i ? Span{begin, i} : read_name_before(words_, i - 1);
    const Word& first = words_[name.begin]; // of no *HUMAN* RIGHTS WATCH
    if (!name.empty() && (first.is(given) || !first.is(common) || !words_[i - 1].is(common)))
        add_plain(name, {}, std::string(words_[i].country));
}

/// "the gentlewoman from New York, Ms. Doe"
void Finder::read_gentleman(std::size_t i) {
    if (at_end(i + 3) || words_[i + 1].folded != "from" || !words_[i + 2].has(shape::capital))
        return;
    std::size_t next = i + 3;
    while (!at_end(next) && next < i + 5 && words_[next].joined() &&
           words_[next].has(shape::capital) && !words_[next].is(honorific))
        ++next;
    if (at_end(next + 1) || !words_[next].is(honorific) || (words_[next].gap & ~gap::comma) != 0)
        return;
    const Span name = read_name(words_, next + 1, true);
    if (!name.empty() && words_[next + 1].joined()) add_plain(name, {}, "US");
}

/// "Lord Doe", "Baroness Jo Doe of Oldport": members of the House of Lords.
void Finder::read_peer(std::size_t i) {
    const Word& word = words_[i];
    if (!word.has(shape::capital) || at_end(i + 1) || !words_[i + 1].joined()) return;
    if (word.folded != "lord" && word.folded != "baroness") return;
    const Span name = read_name(words_, i + 1, true);
    if (name.empty() || is_office_word(name.begin)) return;
    if (words_[name.begin].is(common) && !words_[name.begin].is(given)) return;
    if (!closes(name.end) && words_[name.end].has(shape::capital) &&
        !words_[name.end].has(shape::upper))
        return;
    add_plain(name, std::string(words_.between(i, i + 1)), "GB");
}

/// A name alone in capitals that closes the text: who signed it.
void Finder::read_signature() {
    if (words_.size() < 30) return;
    std::size_t begin = words_.size() - 1;
    for (int lines = 0; lines < 3; ++lines) {
        const std::size_t end = begin + 1;
        while (begin > 0 && (words_[begin].gap & gap::line) == 0)
            --begin;
        const Span name = read_name(words_, begin, false);
        if (!name.empty() && name.end == end && end - begin >= 2 &&
            words_[begin].has(shape::capitals))
            return add_plain(name, {}, {});
        if (begin == 0) return;
        --begin;
    }
}

} // namespace dateline::officials
