// The words of an office as they are shown.

#include "common/text.h"
#include "indexer/extract/officials/titles.h"

#include <algorithm>

namespace dateline::officials {

using namespace word_class;

namespace {

std::string singular(std::string_view plural) {
    std::string one(plural);
    const auto ends = [&](std::string_view ending) { return one.ends_with(ending); };
    if (ends("men") || ends("MEN"))
        one[one.size() - 2] = ends("men") ? 'a' : 'A';
    else if (ends("ies"))
        one.replace(one.size() - 3, 3, "y");
    else if (ends("IES"))
        one.replace(one.size() - 3, 3, "Y");
    else if (ends("s") || ends("S"))
        one.pop_back();
    return one;
}

// "Commander Lieutenant Colonel Doe" is a commander, a colonel by rank: where the rank begins, or
// the end of the role.
std::size_t without_rank(const Words& words, const Title& title) {
    std::size_t begin = title.head;
    if (begin > title.role_begin && words[begin - 1].is(rank | modifier) &&
        !words[begin - 1].is(bare))
        --begin;
    const bool named = begin == title.head && words[begin].folded == "general"; // Director General
    if (begin == title.role_begin || named) return title.head + 1;
    const Word& office = words[begin - 1];
    const bool holds =
        office.is(any_head) && !office.is(modifier) && (!office.is(rank) || office.is(bare));
    return holds ? begin : title.head + 1;
}

} // namespace

bool heads_plural(const Words& words, const Title& title) {
    return words[title.head].folded == "general" && title.head > title.span.begin &&
           words[title.head].joined() && words[title.head - 1].is(modifier) &&
           words[title.head - 1].folded.ends_with('s') && words[title.head - 1].country.empty();
}

std::string role_text(const Words& words, const Title& title) {
    std::size_t end = title.span.end;
    if (title.rank && end == title.head + 1) end = without_rank(words, title);
    if (end > title.head + 1 && words[end - 1].gap == gap::open &&
        words.text()[words[end - 1].begin - 1] == '[')
        --end; // Superintendent of Police *[SP]*
    std::string role = squeeze(words.between(title.role_begin, end));
    if (title.plural) {
        const std::size_t many = heads_plural(words, title) ? title.head - 1 : title.head;
        const std::size_t at = squeeze(words.between(title.role_begin, many)).size();
        const auto written = words.between(many, many + 1);
        if (const auto from = role.find(written, at); from != std::string::npos)
            role.replace(from, written.size(), singular(written));
    }
    const Word& last = words[end - 1];
    const bool cut_short = last.is(abbreviation) || (last.is(rank) && last.folded.size() <= 5);
    if (last.has(shape::dotted) && (cut_short || last.folded == "u.s" || last.folded == "a.i"))
        role += '.';
    std::erase_if(role, [](char c) { return c == '[' || c == ']'; });
    if (std::count(role.begin(), role.end(), '(') > std::count(role.begin(), role.end(), ')'))
        role += ')';
    return role;
}

} // namespace dateline::officials
