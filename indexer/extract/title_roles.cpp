// The words of an office as they are shown.

#include "common/text.h"
#include "indexer/extract/titles.h"

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

} // namespace

bool heads_plural(const Words& words, const Title& title) {
    return words[title.head].folded == "general" && title.head > title.span.begin &&
           words[title.head].joined() && words[title.head - 1].is(modifier) &&
           words[title.head - 1].folded.ends_with('s');
}

std::string role_text(const Words& words, const Title& title) {
    // "Commander Admiral Doe" is a commander, an admiral by rank.
    std::size_t end = title.span.end;
    if (title.rank && end == title.head + 1 && title.head > title.role_begin &&
        words[title.head].folded != "general" && words[title.head - 1].is(any_head) &&
        !words[title.head - 1].is(rank | modifier))
        --end;
    std::string role = squeeze(words.between(title.role_begin, end));
    if (title.plural) {
        const std::size_t many = heads_plural(words, title) ? title.head - 1 : title.head;
        const std::size_t at = squeeze(words.between(title.role_begin, many)).size();
        const auto written = words.between(many, many + 1);
        if (const auto from = role.find(written, at); from != std::string::npos)
            role.replace(from, written.size(), singular(written));
    }
    const Word& last = words[end - 1];
    if (last.has(shape::dotted) && last.is(abbreviation | rank)) role += '.';
    if (role.find('(') != std::string::npos && role.find(')') == std::string::npos) role += ')';
    return role;
}

} // namespace dateline::officials
