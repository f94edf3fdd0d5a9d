#include "indexer/formats/headline.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/text.h"
#include "common/tokens.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/extract/dates/date_words.h"
#include "indexer/extract/dates/phone.h"
#include "indexer/formats/line_list.h"
#include "indexer/formats/no_title.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::size_t longest_headline = 250;
constexpr std::size_t longest_dateline = 60;
constexpr std::size_t longest_day = 40;
constexpr std::ptrdiff_t fewest_blanks = 3; ///< of a headline, between its words

std::string_view without_day(std::string_view line) {
    const auto days = find_date_mentions(cut(line, longest_day), 1);
    return !days.empty() && days[0].begin == 0 ? line.substr(days[0].end) : line;
}

/// Whether what stands before is a label or a day, not the first words of a headline.
bool begins_anew(std::string_view behind) {
    behind = trimmed_front(behind, " :-");
    return behind.empty() || !is_ascii_lower(behind[0]);
}

/// "FOR IMMEDIATE RELEASE", "May 3 2005" and "Contact: Ada Brandt 202 555 0100", in any order.
std::string_view without_labels(std::string_view line) {
    constexpr auto labels = std::to_array<std::string_view>(
        {"for immediate release", "press release", "news release", "releases"});
    constexpr std::string_view contact = "contact";
    constexpr std::size_t longest_contact = 80;
    for (std::size_t before = 0; before != line.size();) {
        before = line.size();
        for (const std::string_view label : labels)
            if (fold(cut(line, label.size())) == label &&
                (label == labels.front() || begins_anew(line.substr(label.size()))))
                line.remove_prefix(label.size());
        const bool names =
            fold(cut(line, contact.size())) == contact && begins_anew(line.substr(contact.size()));
        line.remove_prefix(end_of_phone(line, names ? longest_contact : 1));
        line = trimmed_front(line, " :-");
        const std::string_view behind = without_day(line);
        if (begins_anew(behind)) line = trimmed_front(behind, " :-");
    }
    return line;
}

bool has_lower(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_ascii_lower);
}

bool starts_with_dash(std::string_view text) {
    return text.starts_with("-") || text.starts_with("–") || text.starts_with("—");
}

/// A dash, behind which no sentence goes on.
bool is_dash_before_text(std::string_view text) {
    const std::string_view behind = trimmed_front(text, " -–—");
    return starts_with_dash(text) && (behind.empty() || !is_ascii_lower(behind[0]));
}

/// How long "D.C." is at the front, with what stands before it.
std::size_t length_of_district(std::string_view text) {
    const std::string_view district = trimmed_front(text, ", ");
    for (const std::string_view name : {"D.C.", "DC", "D C"})
        if (district.starts_with(name)) return text.size() - district.size() + name.size();
    return 0;
}

/// Whether what begins with the capital's name is a dateline: a dash follows, or it is in capitals
/// where the headline is not, or the other way round.
bool is_washington(std::string_view headline, std::string_view text) {
    constexpr std::string_view city = "washington";
    if (fold(cut(text, city.size())) != city) return false;
    const bool shouted = is_ascii_upper(text[1]);
    text.remove_prefix(city.size());
    const std::size_t district = length_of_district(text);
    const std::string_view behind = trimmed_front(text.substr(district), " ");
    const bool dash = district > 0 || text.starts_with("--") || text.starts_with("—");
    if (dash && is_dash_before_text(behind)) return true;
    if (shouted != has_lower(headline)) return false;
    const std::string_view next = behind.substr(0, behind.find(' '));
    return district > 0 || (shouted && (has_lower(next) || next == "U" || next == "U.S."));
}

/// Where "ST. LOUIS, MO - " begins whose comma is at `comma`; npos if no such place stands there.
std::size_t begin_of_town(std::string_view line, std::size_t comma) {
    constexpr std::size_t shortest = 4;
    const std::string_view behind = line.substr(comma + 2);
    if (behind.size() < 3 || !is_ascii_upper(behind[0]) || !is_ascii_upper(behind[1]) ||
        is_ascii_letter(behind[2]) || !is_dash_before_text(trimmed_front(behind.substr(2), " ")))
        return line.npos;
    std::size_t begin = comma;
    while (begin > 0 &&
           (is_ascii_upper(line[begin - 1]) || line[begin - 1] == ' ' || line[begin - 1] == '.'))
        --begin;
    begin = std::min(line.find_first_not_of(" .", begin), comma);
    return comma - begin >= shortest && begin > 0 && line[begin - 1] == ' ' ? begin : line.npos;
}

/// Whether a place behind these words belongs to them: "Ports of", "Ports of Oregon and", "Port".
bool leads_to_place(std::string_view headline) {
    constexpr auto leading = std::to_array<std::string_view>(
        {"a", "an", "and", "at", "between", "by", "for", "fort", "from", "in", "lake", "mount",
         "near", "of", "or", "port", "the", "to", "with"});
    headline = trimmed_back(headline);
    return contains(leading, fold(headline.substr(headline.rfind(' ') + 1)));
}

/// Where the dateline behind the headline begins.
std::size_t find_dateline(std::string_view line) {
    for (std::size_t i = 1; i < std::min(line.size(), longest_headline); ++i) {
        const std::string_view headline = trimmed_back(line.substr(0, i));
        if (line[i - 1] == ' ' && is_washington(headline, line.substr(i)) &&
            !leads_to_place(headline))
            return i;
        if (line.substr(i, 2) != ", ") continue;
        const std::size_t town = begin_of_town(line, i);
        if (town != line.npos && has_lower(line.substr(0, town)) &&
            !leads_to_place(line.substr(0, town)))
            return town;
    }
    return line.npos;
}

/// Without the day and the contacts between a headline and a dateline.
std::string_view without_day_and_contact(std::string_view headline) {
    constexpr std::string_view contact = " Contact ";
    headline = trimmed_back(headline, " ,-");
    for (const DateMention& day : find_date_mentions(headline, 4))
        if (day.end == headline.size())
            headline =
                trimmed_back(date_words::without_weekday(headline.substr(0, day.begin)), " ,-");
    const auto at = headline.rfind(contact);
    if (at == headline.npos) return headline;
    const std::string_view names = headline.substr(at + contact.size());
    return names.find(' ') != names.npos && date_words::begin_with_capitals(names)
               ? trimmed_back(headline.substr(0, at))
               : headline;
}

/// Whether the line begins with a dateline: "OSLO, 3 May (Port News) - Ships came."
bool has_dateline(std::string_view line) {
    constexpr std::size_t shortest_name = 3;
    const std::string_view begin = cut(line, longest_dateline);
    const auto capitals =
        std::find_if(begin.begin(), begin.end(), [](char c) { return c < 'A' || c > 'Z'; }) -
        begin.begin();
    return static_cast<std::size_t>(capitals) >= shortest_name && has_dash(begin);
}

/// A headline set off as an entry of a list is, without what sets it off; else empty.
std::string_view without_bullet(const std::vector<std::string>& lines, std::size_t i) {
    constexpr std::size_t fewest_words = 4;
    std::string_view line = lines[i];
    if (!line.starts_with("- ") && !line.starts_with("* ")) return {};
    const std::string_view end = line[0] == '-' ? " -" : " *";
    line.remove_prefix(2);
    if (line.ends_with(end)) line.remove_suffix(end.size());
    const bool headline = count_words(cut(line, longest_title)) >= fewest_words;
    return headline && i + 1 < lines.size() && has_dateline(lines[i + 1]) ? line
                                                                          : std::string_view();
}

std::string_view without_marks_before(std::string_view text) {
    text = trimmed_front(text, " :-");
    while (text.starts_with("–") || text.starts_with("—"))
        text = trimmed_front(text.substr(std::string_view("–").size()), " :-");
    return text;
}

/// "Press release: harbour opens" and "Press releases - Norway opens its harbour" are about what
/// comes after the label; what "Press release of ..." or "Press release: No. 23" has there is no
/// headline.
std::string_view without_label(std::string_view line) {
    if (is_release_about(fold(cut(line, longest_title)))) return line;
    for (const std::string_view label : {"press release", "news release", "media release"}) {
        if (fold(cut(line, label.size())) != label) continue;
        std::string_view behind = line.substr(label.size());
        const bool plural = behind.starts_with('s') || behind.starts_with('S');
        if (plural) behind.remove_prefix(1);
        const std::string_view rest = without_marks_before(behind);
        const std::string_view marks = behind.substr(0, behind.size() - rest.size());
        const bool marked = marks.find(':') != marks.npos;
        const bool apart = (plural ? !trimmed(marks).empty() : !marks.empty()) && !rest.empty() &&
                           !is_ascii_lower(rest[0]);
        const std::size_t words = count_words(cut(rest, 200));
        const bool numbered = words < 4 && rest.find_first_of("0123456789") != rest.npos;
        if ((marked || apart) && !numbered && words >= (marked ? 2 : 4) &&
            find_date_mentions(cut(rest, 60), 1).empty())
            return rest;
    }
    return line;
}

/// What a site calls itself or a part of it: a few words, a capital or a domain first, no sentence.
bool is_site_name(std::string_view part) {
    constexpr std::size_t most_words = 8;
    part = trimmed_back(trimmed_front(part, " "), " |>");
    if (part.empty()) return true;
    const bool small = is_ascii_lower(part[0]) && part.find(' ') != part.npos;
    TokenStream tokens(part);
    std::size_t words = 0;
    for (Token token; tokens.next(token); ++words)
        if (token.sentence > 0 || words == most_words) return false;
    return !small && !is_sentence(part) && !part.ends_with('!') && !part.ends_with('?');
}

/// "Port of Oslo and Bergen"
bool is_name(std::string_view words) {
    constexpr auto small = std::to_array<std::string_view>({"and", "for", "of", "the"});
    while (!words.empty()) {
        const std::string_view word = take_part(words, ' ');
        if (!word.empty() && is_ascii_lower(word[0]) && !contains(small, word)) return false;
    }
    return true;
}

/// "Norway opens its harbour - The Oslo Press Office": a dash before the name of who has the site.
std::string without_publisher(const std::string& title, std::string* removed) {
    static const LineList publishers("publisher");
    constexpr std::size_t fewest_words = 3;
    for (const std::string_view mark : {" - ", " – ", " — "}) {
        const auto dash = title.rfind(mark);
        if (dash == title.npos || count_words(cut(title, dash)) < fewest_words) continue;
        const std::string name = title.substr(dash + mark.size());
        if (!publishers.ends_word(fold(cut(name, longest_title))) || !is_site_name(name) ||
            !is_name(name))
            continue;
        if (removed != nullptr) *removed = name;
        return title.substr(0, dash);
    }
    return title;
}

} // namespace

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        ++words;
    return words;
}

bool is_release_about(std::string_view folded) {
    constexpr std::size_t fewest_words = 6;
    for (const std::string_view label : {"press release ", "news release ", "media release "}) {
        if (!folded.starts_with(label) || count_words(folded) < fewest_words) continue;
        const std::string_view topic = folded.substr(label.size());
        for (const std::string_view word : {"on ", "about ", "regarding ", "concerning "})
            if (topic.starts_with(word)) return !topic.starts_with("on behalf ");
    }
    return false;
}

bool has_dash(std::string_view text) {
    return text.find(" - ") != text.npos || text.find("--") != text.npos ||
           text.find("–") != text.npos || text.find("—") != text.npos;
}

bool is_sentence(std::string_view line) {
    TokenStream tokens(line);
    std::size_t end = 0;
    bool acronym = false;
    for (Token token; tokens.next(token);) {
        end = token.end;
        acronym = token.word.find('.') != token.word.npos;
    }
    return !acronym && line.find('.', end) != line.npos;
}

std::string_view headline_before_text(std::string_view line) {
    const std::string_view text = without_labels(line);
    if (text.empty()) return line;
    const std::size_t dateline = find_dateline(text);
    if (dateline == text.npos) return text;
    const std::string_view headline = without_day_and_contact(text.substr(0, dateline));
    return std::count(headline.begin(), headline.end(), ' ') >= fewest_blanks ? headline : text;
}

std::string_view behind_day(std::string_view line) {
    constexpr std::size_t fewest_words = 4;
    const auto days = find_date_mentions(cut(line, longest_day), 1);
    if (days.empty() || days[0].begin > 0 || !days[0].long_year || is_end_of_range(line, days[0]))
        return line;
    const bool month_first = days[0].numeric || is_ascii_upper(line[0]);
    if (!month_first || line.substr(0, days[0].end).find_first_of(",./-") != line.npos) return line;
    const std::string_view behind = trimmed_front(line.substr(days[0].end), " :|");
    const std::string_view begin = cut(behind, longest_title);
    return begins_anew(begin) && !starts_with_dash(begin) && count_words(begin) >= fewest_words &&
                   !is_sentence(begin) && !has_dateline(begin)
               ? behind
               : line;
}

std::string_view subject_of(std::string_view line) {
    constexpr std::string_view label = "subject";
    if (fold(cut(line, label.size())) != label) return {};
    line = trimmed_front(line.substr(label.size()), " ");
    return line.starts_with(':') ? trimmed_front(line.substr(1), " ") : std::string_view();
}

std::string headline_of(const std::vector<std::string>& lines, std::size_t i, std::string* site) {
    const std::string_view subject = subject_of(lines[i]);
    if (!subject.empty()) return std::string(subject);
    const std::string_view set_off = without_bullet(lines, i);
    return without_publisher(
        strip_site_suffix(set_off.empty() ? without_label(behind_day(lines[i])) : set_off, site),
        site);
}

std::string strip_site_suffix(std::string_view title, std::string* removed) {
    constexpr auto bars =
        std::to_array<std::string_view>({" > ", " » ", " | ", " :: ", " ‹ ", " « ", " › "});
    std::size_t first = std::string_view::npos;
    std::string_view bar;
    for (const std::string_view mark : bars) {
        const auto place = title.substr(0, 2 * longest_title).find(mark);
        if (place < first) {
            first = place;
            bar = mark;
        }
    }
    if (first == std::string_view::npos || count_words(title.substr(0, first)) < 3)
        return std::string(title);
    const std::string_view rest = title.substr(first + bar.size());
    for (std::string_view parts = rest; !parts.empty();) {
        const std::string_view part = parts.substr(0, parts.find(bar));
        if (!is_site_name(part)) return std::string(title);
        parts.remove_prefix(std::min(parts.size(), part.size() + bar.size()));
    }
    if (removed != nullptr) {
        *removed = std::string(trimmed_back(rest.substr(0, rest.find(bar)), " |>"));
    }
    return std::string(title.substr(0, first));
}

} // namespace dateline
