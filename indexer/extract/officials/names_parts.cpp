#include "indexer/extract/officials/names.h"

#include "common/text.h"

namespace dateline::officials {

namespace {

using namespace word_class;

std::string capitalised(std::string_view upper) {
    std::string out;
    bool first = true;
    for (std::size_t i = 0; i < upper.size();) {
        const std::size_t at = i;
        const char32_t c = next_character(upper, i);
        const bool letter = is_word_character(c);
        if (letter && !first)
            append_utf8(out, to_lower(c));
        else
            out += upper.substr(at, i - at);
        first = !letter;
    }
    if (out.size() > 3 && out.starts_with("Mc") && out[2] >= 'a' && out[2] <= 'z')
        out[2] = static_cast<char>(out[2] - 32);
    return out;
}

// Jo Doe, *MD*: no part of the name.
bool is_degree(const Word& word) {
    return word.is(suffix) && (word.folded == "md" || word.folded == "phd" || word.folded == "esq");
}

} // namespace

std::string father_name(std::string_view folded) {
    std::string out(patronymic_mark);
    for (std::size_t i = 0; i < folded.size();) {
        const std::size_t at = i;
        if (is_word_character(next_character(folded, i))) out += folded.substr(at, i - at);
    }
    return out;
}

NameParts name_parts(const Words& words, Span name) {
    NameParts parts;
    if (is_turned(words, name)) {
        parts.surname = parts.first = words[name.begin].folded;
        parts.given.emplace_back(words[name.begin + 1].folded);
        return parts;
    }
    std::size_t last = name.end;
    while (last > name.begin + 1 && words[last - 1].is(suffix))
        --last;
    for (std::size_t i = name.begin; i < last; ++i) {
        const Word& word = words[i];
        if (i + 1 == last)
            parts.surname = word.folded;
        else if (i > name.begin && is_patronymic(words[i - 1]))
            parts.given.push_back(father_name(word.folded));
        else if (!word.is(particle) || i == name.begin)
            parts.given.emplace_back(word.folded);
    }
    parts.of_father = last > name.begin + 1 && is_patronymic(words[last - 2]);
    parts.initials = words[name.begin].has(shape::upper) && !words[last - 1].has(shape::upper);
    std::erase(parts.surname, '.');
    for (std::string& part : parts.given)
        if (part.size() > 1 && part[1] == '.') part.resize(1);
    parts.first = parts.given.empty() ? parts.surname : parts.given.front();
    return parts;
}

std::string shown_name(const Words& words, Span name) {
    if (is_turned(words, name))
        return shown_name(words, {name.begin + 1, name.end}) + " " +
               shown_name(words, {name.begin, name.begin + 1});
    std::string out;
    for (std::size_t i = name.begin; i < name.end; ++i) {
        const Word& word = words[i];
        std::string_view written = words.text().substr(word.begin, word.end - word.begin);
        const bool numeral =
            word.is(suffix) && word.folded.find_first_not_of("ivx") == std::string_view::npos;
        const bool dotted = word.has(shape::dotted) && !numeral &&
                            (word.has(shape::initial) || word.is(suffix) ||
                             (word.folded == "ma" && i + 1 < name.end));
        const bool nickname = word.gap != 0 && i > name.begin && !word.is(suffix) &&
                              i + 1 < name.end && words[i + 1].gap != 0 && is_nickname(words, i);
        if (nickname || (i > name.begin && is_degree(word))) continue;
        if (!out.empty()) out += word.is(suffix) && word.gap == gap::comma ? ", " : " ";
        const bool junior = word.folded == "jr" || word.folded == "sr";
        const bool la = word.is(particle) && i + 1 < name.end && words[i + 1].has(shape::upper);
        const bool shout = word.has(shape::upper) && (written.size() > 2 || junior || la) &&
                           !word.has(shape::initial) && !numeral;
        out += shout ? capitalised(written) : std::string(written);
        if (dotted) out += '.';
    }
    return out;
}

} // namespace dateline::officials
