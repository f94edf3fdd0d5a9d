// More names for an office in the plural: "Senators A (D-WA), B of Utah, and C".

#include "indexer/extract/officials_finder.h"

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
/// commas were lost.
void Finder::add_holders(Span name, const Title& title) {
    bool surnames = title.plural && name.end - name.begin >= 3;
    for (std::size_t i = name.begin; surnames && i < name.end; ++i)
        surnames = !words_[i].is(given | particle | suffix) && words_[i].folded.size() > 2;
    if (!surnames) return add(name, title);
    for (std::size_t i = name.begin; i < name.end; ++i)
        add({i, i + 1}, title);
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

/// Past "(D-WA)", ", D-Wash.", "of Utah", "(Chair)".
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
    } else if (words_[i].folded == "of" && words_[i].joined()) {
        const std::size_t limit = std::min(i + 4, words_.size());
        ++i;
        while (i < limit && words_[i].joined() && words_[i].has(shape::capital))
            ++i;
    }
    return i;
}

} // namespace dateline::officials
