#include "indexer/extract/countries/country_place.h"

#include "common/text.h"

#include <algorithm>
#include <array>

namespace dateline::country_names {

namespace {

bool is_initial(const Place& place) {
    return place.gap_before == ". " && place.before.capital &&
           place.before.end - place.before.begin == 1;
}

bool is_given_name(const Place& place, const Word& word) {
    if (word.empty() || is_in(List::not_given, word)) return false;
    const auto written = place.text.substr(word.begin, word.end - word.begin);
    return is_in(List::given_names, word) ||
           is_in(List::given_names, next_word(fold(written), 0)); // François
}

bool begins_line(std::string_view text, const Word& word) {
    if (word.begin == 0) return true;
    const Word before = previous_word(text, word.begin);
    return before.empty() ||
           text.substr(before.end, word.begin - before.end).find('\n') != text.npos;
}

// `By CHAD FARR`, `Photo by CHAD Q. FARR`, but not `FIRED BY CHAD REBELS`.
bool is_in_byline(const Place& place) {
    constexpr int longest = 3;
    if (!is_any(place.before, {"by"}) || !place.precedes(place.after)) return false;
    const Word leading = previous_word(place.text, place.before.begin);
    if (!begins_line(place.text, place.before) &&
        !(is_any(leading, {"story", "photo", "photos"}) && begins_line(place.text, leading)))
        return false;
    int count = 1;
    std::size_t end = place.only.end;
    for (Word word = place.after; !word.empty() && word.capitals;
         word = next_word(place.text, end)) {
        const auto gap = place.text.substr(end, word.begin - end);
        if (gap != " " && gap != ". ") break;
        if (++count > longest || is_any(word, {"and"})) return false;
        end = word.end;
    }
    return count > 1;
}

// `the sailor CHAD FARR, 34,`: a sentence has a name in capitals, not a country.
bool is_loud_person(const Place& place) {
    if (!place.only.capitals || !place.precedes(place.after) || !place.after.capitals ||
        place.after.end - place.after.begin < 3)
        return false;
    constexpr std::size_t reach = 200; // bytes: a long line is not read anew for each name
    const auto before = place.text.substr(0, place.hit.begin);
    const auto left = before.substr(before.size() - std::min(before.size(), reach));
    const auto right = place.text.substr(place.hit.begin, reach);
    const std::size_t begin = before.size() - left.size() + (left.rfind('\n') + 1);
    const auto line = place.text.substr(
        begin, place.hit.begin + std::min(right.find('\n'), right.size()) - begin);
    const auto small =
        std::count_if(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    return static_cast<std::size_t>(small) * 2 > line.size();
}

bool is_upper_line(const Place& place) {
    const auto upper = [](const Word& w) { return w.empty() || (w.capitals && w.capital); };
    return upper(place.before) && upper(place.after) &&
           !(place.before.empty() && place.after.empty());
}

} // namespace

bool is_any(const Word& word, std::initializer_list<std::string_view> wanted) {
    if (word.empty()) return false;
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](std::string_view w) { return hash(w) == word.hash; });
}

Place::Place(std::string_view whole, const Hit& found) : text(whole), hit(found) {
    only = next_word(text, hit.begin);
    const std::size_t from = hit.begin > 96 ? hit.begin - 96 : 0;
    before = previous_word(text, hit.begin);
    after = next_word(text.substr(0, std::min(text.size(), hit.end + 96)), hit.end);
    if (before.begin < from) before = {};
    gap_before = before.empty() ? text.substr(from, hit.begin - from)
                                : text.substr(before.end, hit.begin - before.end);
    gap_after = text.substr(hit.end, after.empty() ? 0 : after.begin - hit.end);
    if (gap_before.find('\n') != std::string_view::npos) before = {};
    if (gap_after.find('\n') != std::string_view::npos) after = {};
}

bool is_place(const Place& place) {
    if (!place.is_name() || place.hit.form->code == "US" || place.after.empty()) return false;
    if (place.precedes(place.after) && place.after.capital && is_in(List::place_after, place.after))
        return true;
    if (is_any(place.before, {"mount", "mt", "fort"}) && place.before.capital) return true;
    const bool bracketed = place.gap_after == " (" && place.text.substr(place.after.end, 1) == ")";
    if ((place.gap_after != ", " && !bracketed) || !place.after.capital) return false;
    const std::string_view word =
        place.text.substr(place.after.begin, place.after.end - place.after.begin);
    if (bracketed && word == place.hit.form->code) return false; // Germany (DE)
    if (word.size() == 2 && place.after.capitals)
        return is_in(List::state_abbreviations, place.after);
    if (word.size() == 1) { // `N.Y.`
        const Word second = next_word(place.text, place.after.end);
        const std::string_view joint =
            place.text.substr(place.after.end, second.begin - place.after.end);
        if (joint != "." || second.end - second.begin != 1 || !second.capital) return false;
        const std::array<char, 2> code{word[0], place.text[second.begin]};
        return is_in(List::state_abbreviations,
                     next_word(std::string_view(code.data(), code.size()), 0));
    }
    return !place.after.capitals && is_in(List::state_abbreviations, place.after) &&
           !is_any(place.after, {"ms"}) && // Kenya, *Ms.* Doe
           place.after.end < place.text.size() && place.text[place.after.end] == '.' &&
           word.size() < 6;
}

bool is_person(const Place& place, bool stands_in_list) {
    if (place.hit.form->words.size() != 1) return false;
    const bool titled = (place.gap_before == " " || place.gap_before == ". ") &&
                        place.before.capital && is_in(List::title, place.before);
    if (is_in(List::surname, place.only)) {
        if (titled && !is_any(place.before, {"secretary", "general", "attorney"}))
            return place.hit.form->kind != Kind::people || place.gap_after != " " ||
                   place.after.capital;
        if (is_any(place.before, {"secretary"}) && place.is_word("england")) return true;
        if (is_initial(place)) return true;
        if (place.gap_after == " & " && place.after.capital && place.is_name())
            return true; // a firm
        if (place.follows(place.before) && place.before.capital &&
            (!place.before.capitals || place.only.capitals) && is_given_name(place, place.before))
            return true;
    }
    if (is_in(List::given, place.only) && place.only.capitals &&
        (is_in_byline(place) || is_loud_person(place)))
        return true;
    return is_in(List::given, place.only) && place.precedes(place.after) && place.after.capital &&
           !place.only.capitals && place.after.end - place.after.begin > 1 && !stands_in_list &&
           !is_in(List::not_surname, place.after) && !is_any(place.before, {"of", "in", "to"});
}

bool is_pronoun(const Place& place) {
    if (place.text.substr(place.hit.begin, place.hit.end - place.hit.begin) != "US") return false;
    if (is_any(place.before, {"contact", "about", "join", "follow", "let"})) return true;
    if (!is_upper_line(place) || is_any(place.before, {"the"})) return false;
    if (place.gap_before == "-" || place.gap_after == "-") return false;
    if (place.precedes(place.after) && is_in(List::country_after, place.after)) return false;
    return is_in(List::pronoun_before, place.before) || !place.precedes(place.after) ||
           is_in(List::function, place.after);
}

bool may_be_language(const Form& form) {
    return form.kind == Kind::people && form.code != "US" && !form.text.ends_with('s');
}

bool is_language(const Place& place) {
    if (!may_be_language(*place.hit.form)) return false;
    if (!place.after.empty() && (place.gap_after == " " || place.gap_after == "-") &&
        is_in(List::language_after, place.after))
        return true;
    if (place.is_word("english"))
        return !(place.precedes(place.after) && is_in(List::english_after, place.after));
    const bool ends = !place.precedes(place.after) || is_in(List::function, place.after);
    return ends && place.follows(place.before) && is_in(List::language_before, place.before) &&
           place.gap_after != "-";
}

bool is_language_gap(std::string_view gap) {
    constexpr std::size_t longest = 12;
    if (gap.empty() || gap == " " || gap == "-" || gap.size() > longest) return false;
    const Word word = next_word(gap, 0);
    return word.empty() || (is_any(word, {"and", "or"}) && next_word(gap, word.end).empty());
}

bool is_list_gap(std::string_view gap) {
    while (!gap.empty()) {
        bool moved = false;
        for (const std::string_view part : {", ", ",", " and ", "and ", "; ", " & ", "-", " or ",
                                            " the ", "the ", " und ", " et ", " y ", " "})
            if (gap.starts_with(part)) {
                gap.remove_prefix(part.size());
                moved = true;
                break;
            }
        if (!moved) return false;
    }
    return true;
}

bool has_ministers(const Place& place) {
    constexpr int reach = 5;
    if (place.follows(place.before) && is_any(place.before, {"of", "to"})) {
        Word word = place.before;
        for (int n = 0; n < reach; ++n) {
            const Word left = previous_word(place.text, word.begin);
            if (left.empty() || place.text.substr(left.end, word.begin - left.end) != " ") break;
            if (is_any(left, {"minister"})) return true;
            if (n == 0 && is_any(left, {"ambassador", "embassy"})) return true;
            word = left;
        }
    }
    Word word = place.after;
    std::size_t end = place.hit.end;
    if (is_any(word, {"s"}) && (place.gap_after == "'" || place.gap_after == "’")) {
        end = word.end;
        word = next_word(place.text, end);
    }
    for (int n = 0; n < reach && !word.empty() && word.capital; ++n) {
        if (place.text.substr(end, word.begin - end) != " ") break;
        if (is_any(word, {"minister", "embassy"})) return true;
        end = word.end;
        word = next_word(place.text, end);
    }
    return false;
}

} // namespace dateline::country_names
