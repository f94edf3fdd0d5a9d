// Whether what stands beside an office is the name of who holds it.

#include "common/contains.h"
#include "indexer/extract/officials/officials_finder.h"

namespace dateline::officials {

using namespace word_class;

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
    const Word& head = words_[title.head];
    if (!title.country.empty()) return true;
    const bool aide = head.folded == "representative" && !head.has(shape::capital);
    if (title.domestic && !head.is(bare | weak) && !aide) return true;
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
    const bool chief = office.folded == "chief" && title.role_begin == title.head;
    if (title.span.end > title.head + 1 || chief || office.folded == "justice" ||
        office.folded == "officer")
        return false;
    if (!ends && words_[at + 1].has(shape::capital) && !words_[at + 1].has(shape::headline) &&
        !words_[at + 1].is(stop))
        return false; // Chief Probation Officer
    // "Panel Members Seek Papers", "Members Interests": names in the plural make a list
    const bool listed = at_end(at + 1) || (words_[at + 1].gap & (gap::comma | gap::open)) != 0 ||
                        words_[at + 1].folded == "and" || words_[at + 1].folded == "of" ||
                        word.has(shape::possessive);
    return !title.plural || listed;
}

/// "General *Harbour Works, LLC*", "Head of the United Nations *Survey Team*": no person's name.
bool Finder::names_body(const Title& title, Span name) const {
    static constexpr std::string_view companies[] = {"llc",  "llp",        "inc", "incorporated",
                                                     "ltd",  "limited",    "plc", "gmbh",
                                                     "corp", "corporation"};
    if (!at_end(name.end) && (words_[name.end].gap & ~gap::comma) == 0 &&
        words_[name.end].has(shape::capital) && contains(companies, words_[name.end].folded))
        return true;
    if (name.end - name.begin < 2) return false;
    const Word& first = words_[name.begin];
    const Word& last = words_[name.end - 1];
    return last.is(common) && !last.is(given) && !first.is(given) &&
           first.is(title.span.end == title.head + 1 ? field : common);
}

/// "Queen *Anna Hospital*", "Queen *Anna's Children Hospital*": named after a sovereign.
bool Finder::names_thing(const Title& title, Span name) const {
    if (!words_[title.head].is(royal)) return false;
    for (std::size_t i = name.begin; i < name.end + 3 && is_capital(i); ++i) {
        if (i > name.begin && !words_[i].joined()) return false;
        if (words_[i].is(thing) && !words_[i].is(given) && !words_[i].has(shape::headline))
            return true;
    }
    return false;
}

/// Whether a text speaks of a university, and of no state or court that has a chancellor.
bool Finder::is_academic() const {
    static constexpr std::string_view states[] = {"AT", "DE", "GB"};
    if (words_.text().find("niversit") == std::string_view::npos) return false; // University, -ies
    for (std::size_t i = 0; i < words_.size(); ++i)
        if (contains(states, words_[i].country) || words_[i].folded == "chancery") return false;
    return true;
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

/// "*Minister* Jo Orr met her Kenyan counterpart", no singer, nor with an office of his own behind.
bool Finder::is_officials(const Title& counterpart) const {
    std::size_t i = counterpart.span.begin;
    const std::size_t end = counterpart.span.end;
    if (counterpart.first_end < end ||
        (!at_end(end) && words_[end].is(any_head | modifier | field)))
        return false;
    const std::string_view known = found_.empty() ? "" : words_[found_.back().name.end - 1].folded;
    for (int most = 60; most > 0 && i > 0 && (words_[i].gap & (gap::stop | gap::line)) == 0; --most)
        if (words_[--i].is(head | sure) || words_[i].folded == known) return true;
    return false;
}

/// "Counselor at the U.S. Embassy *Oslo*", "Ambassador to the Court of St *Omar's*"
bool Finder::names_seat(const Title& title, Span name) const {
    static constexpr std::string_view missions[] = {"consulate", "embassy", "st"};
    return name.end - name.begin == 1 && name.begin == title.span.end &&
           contains(missions, words_[title.span.end - 1].folded);
}

bool Finder::plausible(const Title& title, Span name) const {
    const Word& first = words_[name.begin];
    const Word& office = words_[title.head];
    const bool single = name.end - name.begin == 1;
    if (academic_ && office.folded == "chancellor" && title.standing == Standing::bare)
        return false;
    if (title.span.begin > 0 && words_[title.span.begin].joined()) {
        const Word& before = words_[title.span.begin - 1];
        if (before.is(enlisted) && before.has(shape::capital)) return false;
        if (before.folded == "of" && title.span.begin > 1 &&
            words_[title.span.begin - 2].folded == "house")
            return false;
    }
    if (names_body(title, name) || names_thing(title, name) || leads_team(title, name) ||
        names_seat(title, name))
        return false;
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
    return !single || !first.is(field | thing | person) || first.is(given) ||
           first.folded == "means"; // a surname, too
}

} // namespace dateline::officials
