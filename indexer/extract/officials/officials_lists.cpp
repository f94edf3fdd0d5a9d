// More names for an office in the plural: "Senators A (D-WA), B of Utah, and C".

#include "common/contains.h"
#include "common/text.h"
#include "indexer/extract/officials/officials_finder.h"

#include <algorithm>

namespace dateline::officials {

using namespace word_class;

namespace {

bool is_conjunction(const Word& word) {
    if (word.folded != "and" && word.folded != "or") return false;
    constexpr std::uint16_t light = gap::comma | gap::semicolon | gap::stop;
    return (word.gap & gap::close) != 0 || (word.gap & ~light) == 0;
}

} // namespace

/// "Senators Doe Roe Poe and Moe": of an office in the plural each word is a surname, where the
/// commas were lost; not where one follows.
void Finder::add_holders(Span name, const Title& title) {
    const bool listed =
        !at_end(name.end) && words_[name.end].gap == gap::comma && words_[name.end].folded != "and";
    bool surnames = title.plural && name.end - name.begin >= 3 && !listed;
    for (std::size_t i = name.begin; surnames && i < name.end; ++i)
        surnames = !words_[i].is(given | particle | suffix) && words_[i].folded.size() > 2;
    if (!surnames) return add(name, title);
    for (std::size_t i = name.begin; i < name.end; ++i)
        add({i, i + 1}, title);
}

/// Ministers, members of Congress, Board Members: not presidents or members of what it may be.
bool Finder::names_holders(const Title& title) const {
    if (title.standing != Standing::office) return false;
    if (words_[title.head].folded == "representatives" && !is_capital(title.head)) return false;
    if (words_[title.head].folded != "members") {
        Title alone = title;
        alone.role_begin = title.head;
        alone.span.end = title.head + 1;
        return (classes_of(fold(role_text(words_, alone))) & (head | abbreviation)) != 0;
    }
    if (title.head > title.role_begin && words_[title.head - 1].folded == "board") return true;
    const std::size_t of = title.head + 1;
    return of + 2 == title.span.end &&
           (words_[of + 1].folded == "congress" || words_[of + 1].folded == "parliament");
}

/// Senators, Members of Congress: churches have ministers, schools governors, brands ambassadors.
bool Finder::names_statesmen(const Title& title) const {
    static constexpr std::string_view offices[] = {"senators",      "sens",      "congressmen",
                                                   "congresswomen", "lawmakers", "legislators"};
    const std::size_t begin = title.span.begin;
    if (!is_capital(title.role_begin)) return false;
    if (begin > 0 && words_[begin].joined() && // the Board of *Governors*, the Quern *Senators*
        (words_[begin - 1].folded == "of" || is_capital(begin - 1)))
        return false;
    if (words_[title.head].folded == "representatives" && title.role_begin < title.head)
        return title.domestic || title.country == "US";
    return contains(offices, words_[title.head].folded);
}

/// "Jo Doe *of Acme*", not "of Palau" or "of Ohio".
bool Finder::is_of_other(Span name) const {
    const std::size_t of = name.end;
    if (at_end(of + 1) || !words_[of].joined() || words_[of].folded != "of") return false;
    const std::size_t owner = of + (words_[of + 1].folded == "the" ? 2 : 1);
    return at_end(owner) || (words_[owner].country.empty() && !words_[owner].names_state());
}

/// "the Deputy Ministers, *Jo Doe and Dr Lu Orr*", "Ministers – *Jo Doe of Palau, Lu Orr of
/// Kenya*": full names, two at least.
bool Finder::read_list_after_mark(const Title& title) {
    std::size_t start = title.span.end;
    if (!names_holders(title) || at_end(start)) return false;
    const auto mark = words_[start].gap & ~gap::close;
    if (mark != gap::comma && mark != gap::colon && mark != gap::dash) return false;
    if (mark != gap::comma && !names_statesmen(title)) return false;
    if (mark == gap::comma && ends_opening(title))
        return false; // After talks with the *Ministers*, Jo Doe and Lu Orr
    while (!at_end(start + 1) && words_[start].is(honorific | honour) && words_[start + 1].joined())
        ++start;
    const Span name = read_name(words_, start, false);
    if (name.empty()) return false;
    const std::size_t known = found_.size();
    const std::size_t floor = floor_;
    add(name, title);
    read_list(name.end, title);
    const bool full = std::all_of(found_.begin() + static_cast<std::ptrdiff_t>(known), found_.end(),
                                  [&](const Candidate& candidate) {
                                      return candidate.name.end - candidate.name.begin > 1 &&
                                             !names_place(candidate.name) &&
                                             !is_of_other(candidate.name);
                                  });
    if (full && found_.size() > known + 1 && closes(skip_remarks(found_.back().name.end)))
        return true;
    found_.resize(known);
    floor_ = floor;
    return false;
}

/// "*Jo Doe, Ann Veck and Lu Orr*, the Deputy Ministers"
bool Finder::read_list_before(const Title& title) {
    const std::size_t begin = title.span.begin;
    if (!names_holders(title) || !is_capital(title.head)) return false;
    const bool definite = begin > 0 && words_[begin].joined() && words_[begin - 1].folded == "the";
    const std::size_t first = definite ? begin - 1 : begin;
    const bool closed = closes(title.span.end) || words_.begins_line(title.span.end);
    // "the Senators from Ohio, Utah and Maine", "the Ministers for Ports and Trade": one each
    const std::size_t end = title.span.end;
    if (!at_end(end) && words_[end].gap == gap::comma && is_capital(end)) return false;
    for (std::size_t i = title.head; i < end; ++i)
        if (words_[i].folded == "and") return false;
    if (words_[first].gap != gap::comma || (!closed && (!definite || acts(title, first))))
        return false;
    const std::vector<Span> names = names_listed_before(first);
    const auto is_given = [&](Span name) { return words_[name.begin].is(given); };
    if (names.size() < 2 || std::none_of(names.begin(), names.end(), is_given)) return false;
    for (const Span name : names)
        add(name, title);
    return true;
}

/// The last first, as far as they are in full.
std::vector<Span> Finder::names_listed_before(std::size_t end) const {
    std::vector<Span> names;
    while (end > 1) {
        const Span name = read_name_before(words_, end - 1);
        if (name.empty() || names_place(name)) break;
        names.push_back(name);
        end = name.begin;
        while (end > 0 && words_[end].joined() && words_[end - 1].is(honorific | honour))
            --end;
        const bool last = names.size() == 1;
        if (end < 2 || (last ? !words_[end].joined() || words_[end - 1].folded != "and"
                             : words_[end].gap != gap::comma))
            break;
        if (last && (words_[--end].gap & ~gap::comma) != 0) break;
    }
    return names;
}

void Finder::read_list(std::size_t i, const Title& title) {
    for (int n = 0; n < 120; ++n) {
        i = skip_remarks(i);
        if (at_end(i)) return;
        const Word& word = words_[i];
        const bool conjunction = is_conjunction(word);
        if (conjunction)
            ++i;
        else if ((word.gap & (gap::comma | gap::semicolon)) == 0) {
            const bool after_bracket =
                (word.gap & gap::close) != 0 && !read_name(words_, i, false).empty();
            if (word.gap != gap::other && !after_bracket) return; // other: an ampersand
        }
        if (!at_end(i + 1) && words_[i].is(honorific)) ++i;
        if (at_end(i) || words_[i].is(any_head | modifier)) return;
        const Span name = read_name(words_, i, true);
        if (name.empty()) return;
        const bool single = name.end - name.begin == 1;
        if (single && !conjunction && words_[i].is(common | field) &&
            !(words_[i].joined()
                  ? false
                  : is_capital(i) && !at_end(name.end) && (words_[name.end].gap & gap::comma) != 0))
            return;
        if (single && !conjunction && words_[i].is(given) && words_[i].has(shape::possessive))
            return;
        if (!at_end(name.end) && words_[name.end].joined() && is_capital(name.end) &&
            words_[name.end].is(head | bare | weak | modifier) && !single)
            return; // Ministers A, B, Dr C *Special Adviser* to the Prime Minister
        add(name, title);
        i = name.end;
        if (conjunction && !at_end(i) && words_[i].gap == 0 && words_[i].folded != "of") return;
    }
}

/// Past "(D-WA)", ", D-Wash.", "of Utah", "to the UN", "(Chair)".
std::size_t Finder::skip_remarks(std::size_t i) const {
    if (at_end(i)) return i;
    if ((words_[i].gap & gap::open) != 0) {
        const std::size_t limit = std::min(i + 8, words_.size());
        ++i;
        while (i < limit && (words_[i].gap & gap::close) == 0)
            ++i;
    } else if (is_party_tag(i)) {
        ++i;
    } else if (words_[i].joined() && words_[i].folded.size() == 1 && !at_end(i + 1) &&
               words_[i + 1].names_state()) {
        i += 2; // "R AZ", punctuation lost
    } else if ((words_[i].folded == "of" || words_[i].folded == "to") && words_[i].joined()) {
        const std::size_t limit = std::min(i + 4, words_.size());
        ++i;
        while (i < limit && words_[i].joined() && (is_capital(i) || words_[i].folded == "the"))
            ++i;
    }
    return i;
}

} // namespace dateline::officials
