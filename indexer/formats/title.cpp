#include "indexer/formats/title.h"

#include "common/ascii.h"
#include "common/text.h"
#include "common/tokens.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/formats/headline.h"
#include "indexer/formats/line_list.h"
#include "indexer/formats/no_title.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t lines_asked = 16;

/// Past the number of a paragraph: "1. The council met."
std::string_view without_number(std::string_view line) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    return digits > 0 && digits < 3 && line.substr(digits, 2) == ". " ? line.substr(digits + 2)
                                                                      : line;
}

/// A line too long for a title gives its headline, or what stands before a bar, or its first
/// sentence, or its first words and `…`.
std::string shorten(const std::string& whole_line) {
    if (whole_line.size() <= longest_title) return whole_line;
    const std::string line(headline_before_text(without_number(whole_line)));
    if (line.size() <= longest_title) return line;
    TokenStream tokens(line);
    std::size_t end = 0;
    const std::size_t bar = line.find(" | ");
    const std::size_t longest = std::min(bar, longest_title);
    constexpr std::size_t fewest_words = 5; // "FARR, Okla. — Ships came to the harbour."
    std::size_t sentence = 0, words = 0;
    for (Token token; tokens.next(token) && token.end <= longest; end = token.end) {
        if (token.sentence > sentence && words >= fewest_words) break;
        sentence = token.sentence;
        ++words;
    }
    if (end > 0 && longest == bar) return line.substr(0, bar);
    if (end == 0) end = cut(line, longest_title).size();
    if (line[end] == '%') ++end;
    const bool whole = std::string_view(".!?").find(line[end]) != std::string_view::npos;
    return line.substr(0, end) + (whole ? "" : " …");
}

/// Whether the line comes again right below, or below what is no title, as a page's heading does.
bool comes_again(const std::vector<std::string>& lines, std::size_t i) {
    constexpr std::size_t reach = 4, fewest_words = 4;
    const std::string& line = lines[i];
    if (line.size() > longest_title || count_words(line) < fewest_words || is_sentence(line) ||
        line.ends_with('?'))
        return false;
    for (std::size_t k = i + 1; k < std::min(lines.size(), i + reach + 1); ++k) {
        if (lines[k] == line) return true;
        if (!is_no_title(lines, k)) return false;
    }
    return false;
}

/// "Norway opens its …" above "Norway opens its new harbour".
bool is_cut_short(std::string_view line, std::string_view next) {
    constexpr std::size_t fewest_words = 3;
    for (const std::string_view mark : {"…", "..."}) {
        if (!line.ends_with(mark) || next.starts_with(line)) continue;
        line.remove_suffix(mark.size());
        line = trimmed_back(line, " .");
        return next.size() > line.size() && next.size() <= longest_title &&
               next.starts_with(line) && !is_sentence(next) && count_words(line) >= fewest_words;
    }
    return false;
}

/// Where "Norway opens its harbour" stands soon below "Norway opens its harbour - Port of Oslo"; 0
/// if nowhere.
std::size_t find_without_site(const std::vector<std::string>& lines, std::size_t i) {
    constexpr std::size_t fewest_words = 4, near = 5; // lines
    const std::string_view line = cut(lines[i], 2 * longest_title);
    for (const std::string_view mark : {" - ", " – ", " — ", " | "}) {
        const std::string_view headline = line.substr(0, line.rfind(mark));
        if (headline.size() == line.size() || headline.size() > longest_title ||
            count_words(headline) < fewest_words)
            continue;
        for (std::size_t below = i + 1; below < std::min(i + 1 + near, lines.size()); ++below)
            if (lines[below] == headline && !is_no_title(lines, below)) return below;
    }
    return 0;
}

/// "press briefing"
bool is_held(std::string_view folded) {
    static const LineList held("held");
    return held.holds(folded);
}

/// "Press Briefing" above "Press Briefing of Minister Ada Brandt on the new pier".
bool is_kind_of(std::string_view kind, std::string_view headline) {
    constexpr std::size_t fewest_words = 4;
    const std::string folded = fold(cut(kind, longest_title));
    return is_held(folded) && headline.size() <= longest_title && !is_sentence(headline) &&
           count_words(headline) >= fewest_words &&
           fold(headline).find(folded) != std::string::npos;
}

/// "The Harbour News" above a headline.
bool is_site(std::string_view line, std::string_view next) {
    static const LineList sites("site");
    constexpr std::size_t most_words = 3, fewest_words = 5;
    return line.starts_with("The ") && count_words(cut(line, longest_title)) <= most_words &&
           sites.ends_word(fold(line)) && next.size() <= longest_title &&
           count_words(next) >= fewest_words && !is_sentence(next);
}

/// Which of a text's first lines is the title: of those that may be one the subject, else the first
/// that comes again, else the first; where none may be, the first that is too long for one.
/// `lines` is not empty.
std::size_t find_title_line(const std::vector<std::string>& lines) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_asked); ++i)
        if (!is_no_title(lines, i)) places.push_back(i);
    constexpr std::size_t most_words = 4; // of a line of the letter's head
    for (const std::size_t i : places) {
        if (!subject_of(lines[i]).empty()) return i;
        if (count_words(cut(lines[i], longest_title)) > most_words) break;
    }
    for (const std::size_t i : places) {
        if (i + 1 < lines.size() && is_cut_short(lines[i], lines[i + 1])) return i + 1;
        if (const std::size_t below = find_without_site(lines, i)) return below;
    }
    if (places.size() > 1 && (is_kind_of(lines[places[0]], lines[places[1]]) ||
                              is_site(lines[places[0]], lines[places[1]])))
        return places[1];
    const auto again = std::find_if(places.begin(), places.end(),
                                    [&](std::size_t i) { return comes_again(lines, i); });
    if (again != places.end()) return *again;
    if (!places.empty()) return places.front();
    const auto text = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
        return line.size() > longest_title;
    });
    return text == lines.end() ? 0 : static_cast<std::size_t>(text - lines.begin());
}

bool in_capitals(std::string_view line) {
    return std::none_of(line.begin(), line.end(), is_ascii_lower) &&
           std::any_of(line.begin(), line.end(), is_ascii_upper);
}

bool joins(std::string_view word) {
    static const LineList joining("joining");
    return joining.holds(fold(word));
}

/// "AT THE OPENING OF THE PORT" or "at the opening of the port" below "REMARKS BY THE PRESIDENT",
/// "OPENS THE PORT OF OSLO" below "BRANDT", "THE FIRST LADY" below "THE PRESIDENT AND".
bool goes_on(std::string_view heading, std::string_view line) {
    constexpr std::size_t fewest_words = 3;
    const std::string_view first = line.substr(0, line.find(' '));
    const std::string_view last = heading.substr(heading.rfind(' ') + 1);
    if (!in_capitals(line))
        return is_ascii_lower(line[0]) && joins(first) && first != "by" && !line.ends_with(':');
    return in_capitals(heading) && (joins(first) || joins(last) || heading.ends_with(',') ||
                                    (last == heading && count_words(line) >= fewest_words));
}

/// The line behind those that a heading goes on in.
std::size_t end_of_heading(const std::vector<std::string>& lines, std::size_t place) {
    constexpr std::size_t most_lines = 6, wide = 60;
    std::size_t end = place + 1;
    for (; end < std::min(lines.size(), place + most_lines); ++end) {
        const std::string &heading = lines[end - 1], &line = lines[end];
        if (line.empty() || line.size() > longest_title || is_sentence(heading) ||
            is_sentence(line) || !goes_on(heading, line) || is_no_title(lines, end))
            break;
        if (end + 1 < lines.size() && lines[end + 1].size() > wide && in_capitals(lines[end + 1]))
            break; // a text in capitals
    }
    return end;
}

} // namespace

void take_title_from_body(PressRelease& release) {
    std::string& body = release.body;
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < body.size() && lines.size() <= lines_asked;) {
        lines.push_back(body.substr(at, body.find('\n', at) - at));
        at += lines.back().size() + 1;
    }
    if (lines.empty()) return;
    const std::size_t place = find_title_line(lines);
    std::string site;
    std::string headline = headline_of(lines, place, &site);
    const std::size_t end = headline == lines[place] ? end_of_heading(lines, place) : place + 1;
    for (std::size_t i = place + 1; i < end; ++i)
        headline += ' ' + lines[i];
    release.title = shorten(headline);
    const bool dated = !find_date_mentions(cut(site, 100), 1).empty();
    if (release.source.empty() && !dated) release.source = site;
    if (release.title != headline || !site.empty() || is_sentence(headline)) return;
    const bool cut_above = place > 0 && is_cut_short(lines[place - 1], lines[place]);
    const std::size_t first = cut_above ? place - 1 : place;
    const auto size_of = [&](std::size_t from, std::size_t to) {
        std::size_t size = 0;
        for (std::size_t i = from; i < to; ++i)
            size += lines[i].size() + 1;
        return size;
    };
    const std::string_view line = lines[place];
    const std::string_view day =
        trimmed_back(line.substr(0, line.size() - behind_day(line).size()));
    if (day.empty())
        body.erase(size_of(0, first), size_of(first, end));
    else
        body.erase(size_of(0, place) + day.size(), line.size() - day.size());
    if (body.ends_with('\n')) body.pop_back();
}

void add_second_line_to_title(PressRelease& release) {
    static const LineList held("held"), more("more");
    const std::string line = release.body.substr(0, release.body.find('\n'));
    const std::string title = fold(cut(release.title, longest_title));
    const bool says_more =
        (line.starts_with("by ") && is_held(title)) ||
        (more.begins_word(line) && held.begins_word(title) && !is_sentence(line));
    if (!says_more || release.title.size() + line.size() >= longest_title) return;
    release.title += ' ' + line;
    release.body.erase(0, line.size() + 1);
}

void shorten_title(PressRelease& release) {
    constexpr std::size_t enough = 40;
    const auto bar = release.title.find(" | ");
    if (release.title.size() <= longest_title || bar > longest_title) return;
    const std::string end = release.title.substr(release.title.size() - enough);
    if (release.body.find(end) == std::string::npos)
        release.body = release.title + (release.body.empty() ? "" : "\n") + release.body;
    release.title.resize(bar);
}

} // namespace dateline
