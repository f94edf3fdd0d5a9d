#include "indexer/extract/dates/dateline.h"

#include "common/ascii.h"
#include "common/text.h"
#include "indexer/extract/countries/country_names.h"
#include "indexer/extract/dates/date_labels.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/extract/dates/date_words.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace dateline::date_in_line {

using namespace date_words;

namespace {

// "/PRNewswire/", "(Business Wire)"
constexpr std::size_t longest_wire = 40;

/// "OSLO, NORWAY / ACCESSWIRE / May 3, 2005 / The …", "Oslo, Norway (PRWEB) May 3, 2005"
bool is_preceded_by_wire(const Context& line) {
    const std::string_view before = trim(line.before);
    const bool slash = before.ends_with('/');
    if (before.empty() || (!slash && !before.ends_with(')'))) return false;
    const auto begin = before.substr(0, before.size() - 1).find_last_of(slash ? "/" : "(");
    if (begin == before.npos || before.size() - begin > longest_wire) return false;
    return names_wire(before.substr(begin)) && ends_with_place(before.substr(0, begin));
}

/// "OSLO (Port News / Xinhua - 3rd May, 2005) The …"
bool is_bracketed_with_wire(const Context& line) {
    const auto bracket = line.before.find('(');
    if (bracket == line.before.npos || !trim(line.after).starts_with(')')) return false;
    const std::string_view name = trim(line.before.substr(bracket + 1));
    const bool dashed = name.ends_with("-") || name.ends_with("–") || name.ends_with("—");
    const std::string_view place = line.before.substr(0, bracket);
    return dashed && name.size() <= longest_wire && names_wire(name) && is_place(place) &&
           starts_in_capitals(place);
}

} // namespace

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> words;
    std::string word;
    for (const char c : fold(text) + " ") {
        if (static_cast<unsigned char>(c) >= 0x80 || std::isalnum(static_cast<unsigned char>(c)))
            word += c;
        else if (!word.empty())
            words.push_back(std::exchange(word, {}));
    }
    return words;
}

std::string last_word(std::string_view before) {
    if (before.size() > 60) before.remove_prefix(before.size() - 60);
    while (!before.empty() && (static_cast<unsigned char>(before.front()) & 0xC0) == 0x80)
        before.remove_prefix(1);
    auto words = folded_words(before);
    while (!words.empty() && is_weekday(words.back()))
        words.pop_back();
    return words.empty() ? "" : words.back();
}

bool leads_to_event(std::string_view before) {
    const std::string_view text = trim(without_weekday(before), ",.");
    const bool region = text.size() > 4 && text.substr(text.size() - 4, 2) == ", " &&
                        is_ascii_upper(text.back()) && is_ascii_upper(text[text.size() - 2]);
    return !region && leads_to_day_of_event(last_word(before));
}

bool is_known_place(std::string_view text) {
    constexpr std::size_t longest = 40;
    text = trim(text, ".");
    if (text.empty() || text.size() > longest) return false;
    while (!text.empty()) {
        const std::string_view part = trim(take_part(text, ','));
        const auto forms = country_names::find_forms(part);
        const bool named = forms.size() == 1 && forms[0].begin == 0 && forms[0].end == part.size();
        if (!named || forms[0].form->kind == country_names::Kind::people) return false;
    }
    return true;
}

bool is_place_in_capitals(std::string_view text) {
    std::size_t letters = 0;
    for (const char c : text) {
        if (is_ascii_upper(c))
            ++letters;
        else if (c != ' ' && c != '.' && c != ',' && c != '-' && c != '(')
            return false;
    }
    return letters >= 2 && text.size() <= 40;
}

bool starts_with_dash(std::string_view text) {
    return text.starts_with("—") || text.starts_with("–") || text.starts_with("-") ||
           text.starts_with("―");
}

std::string_view without_dash_before(std::string_view text) {
    while (starts_with_dash(text))
        text = trim(text.substr(text.front() == '-' ? 1 : 3));
    return text;
}

bool starts_in_capitals(std::string_view text) {
    std::size_t capitals = 0;
    while (capitals < text.size() && is_ascii_upper(text[capitals]))
        ++capitals;
    return capitals >= 4 &&
           (capitals == text.size() || !std::islower(static_cast<unsigned char>(text[capitals])));
}

bool is_place(std::string_view text) {
    text = trim(text, "([,.:-*");
    if (text.empty() || text.size() > 60) return false;
    std::size_t words = 0;
    bool at_start = true;
    for (const char c : text) {
        if (at_start && std::isalpha(static_cast<unsigned char>(c))) {
            if (!is_ascii_upper(c)) return false;
            ++words;
        }
        if (std::isdigit(static_cast<unsigned char>(c))) return false;
        at_start = c == ' ';
    }
    return words >= 1 && words <= 6;
}

std::string_view without_article(std::string_view before) {
    before = trim(before);
    for (const std::string_view article : {" le", " den", " am", " il", " el", " lo"})
        if (before.ends_with(article))
            return trim(before.substr(0, before.size() - article.size()));
    return before;
}

bool is_followed_by_wire(const Context& line) {
    const std::string_view after = trim(line.after, ".,*_");
    const bool slash = after.starts_with('/');
    if ((!slash && !after.starts_with('(')) || after.starts_with("/ ")) return false;
    const auto end = after.find(slash ? '/' : ')', 1);
    const std::string_view name = after.substr(0, end);
    const bool told = slash && starts_in_capitals(line.before) && name.find(' ') == name.npos;
    return end <= longest_wire && (names_wire(name) || told) &&
           starts_with_dash(trim(after.substr(end + 1), "*_"));
}

bool ends_with_place(std::string_view before) {
    before = trim(without_article(without_weekday(before)), "([,.-*_");
    if (before.find(':') != before.npos) return false;
    const auto space = before.find_last_of(" \t");
    const char first = before.empty() ? 'A' : before[space == before.npos ? 0 : space + 1];
    return (is_ascii_upper(first) || static_cast<unsigned char>(first) >= 0x80) &&
           !leads_to_event(before);
}

bool is_dateline(const Context& line) {
    if (is_preceded_by_wire(line) || is_bracketed_with_wire(line)) return true;
    const std::string_view before = without_article(without_weekday(line.before));
    std::string_view after = trim(line.after, ".,");
    const bool bracketed = before.ends_with('(') || before.starts_with('(');
    if (bracketed && after.starts_with(')')) return is_place(before);
    if (after.starts_with(')')) after = trim(after.substr(1));
    return starts_with_dash(after) && is_place(before);
}

bool is_place_with_day(const Context& line) {
    const std::string_view before = trim(line.before), after = trim(line.after);
    if (before.empty() && after.starts_with(','))
        return is_known_place(trim(after.substr(1), ";:"));
    return before.ends_with(':') && trim(after, ".;").empty() && is_known_place(trim(before, ":"));
}

bool is_followed_by_place(const Context& line) {
    std::string_view after = trim(line.after, ".,:|");
    after = without_dash_before(after);
    if (after.starts_with('(') && starts_in_capitals(after.substr(1))) return true;
    if (starts_in_capitals(after)) return true;
    const std::string_view near = cut(after, 45);
    const auto dash = std::min({near.find("—"), near.find("–"), near.find("- "), near.find("--")});
    return dash != near.npos && is_place(near.substr(0, dash));
}

} // namespace dateline::date_in_line
