#include "indexer/formats/no_title.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/table.h"
#include "common/text.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/extract/dates/date_words.h"
#include "indexer/extract/dates/dateline.h"
#include "indexer/extract/dates/phone.h"
#include "indexer/extract/officials/officials_lexicon.h"
#include "indexer/formats/headline.h"
#include "indexer/formats/line_list.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace data {
extern const std::string_view states;
}

namespace {

constexpr std::size_t longest_dateline = 60;

bool is_label(std::string_view folded) {
    static const LineList labels("label");
    return labels.begins(folded) || folded.find("for immediate release") != std::string_view::npos;
}

/// "For more information contact:"
bool asks_for_contact(std::string_view folded) {
    constexpr std::size_t longest = 60;
    return folded.size() <= longest &&
           (folded.ends_with("contact:") || folded.ends_with("contacts:"));
}

/// "Contact: Ada Brandt" and "Printable version", not "Contact group: 40 nations meet".
bool is_note(std::string_view folded, std::size_t words) {
    static const LineList notes("note"), notices("notice");
    constexpr std::size_t few = 3;
    if (asks_for_contact(folded)) return true;
    constexpr std::ptrdiff_t phone = 9; // digits
    const auto digits = std::count_if(folded.begin(), folded.end(), is_digit);
    const bool marked = digits >= phone || folded.find_first_of("|@") != folded.npos;
    return notices.begins(folded) || ((words <= few || marked) && notes.begins_word(folded));
}

bool is_section(std::string_view folded) {
    static const LineList sections("section");
    return sections.holds(folded);
}

/// "Media Briefing, Press Releases|", "Media Center Media Center"
bool is_several_sections(std::string_view folded) {
    folded = trimmed(folded, " |,");
    const std::size_t half = folded.size() / 2;
    if (folded.size() % 2 == 1 && folded[half] == ' ' &&
        folded.substr(0, half) == folded.substr(half + 1))
        return is_section(folded.substr(0, half));
    const bool one = folded.find_first_of(",|") == folded.npos; // a transcript's "Media Briefing"
    while (!folded.empty()) {
        const std::size_t end = std::min(folded.find_first_of(",|"), folded.size());
        const auto part = trimmed(folded.substr(0, end), " ");
        if (!is_section(part) && (one || !is_section(std::string(part) + 's'))) return false;
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    return true;
}

/// Of another script than nearly all below it, as are a bilingual site's menus.
bool is_of_other_script(const std::vector<std::string>& lines, std::size_t i) {
    constexpr std::size_t reach = 40;
    constexpr std::ptrdiff_t most = 2; // Latin letters for each byte of another script
    const auto latin = [](const std::string& line) {
        return std::count_if(line.begin(), line.end(), is_ascii_letter);
    };
    const auto other = [](const std::string& line) {
        return std::count_if(line.begin(), line.end(),
                             [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    };
    if (latin(lines[i]) > 0 || other(lines[i]) == 0) return false;
    std::ptrdiff_t of_latin = 0, of_other = 0;
    for (std::size_t k = i + 1; k < std::min(lines.size(), i + 1 + reach); ++k) {
        of_latin += latin(lines[k]);
        of_other += other(lines[k]);
    }
    return of_latin > most * of_other;
}

/// "Archive: News Releases", "May 2005 News Releases"
bool is_heading_of_list(std::string_view folded) {
    static const LineList lists("list");
    constexpr std::size_t most_words = 4; // of more a headline is likelier
    return lists.ends_word(folded) && count_words(folded) <= most_words;
}

/// "Statements | PORT"
bool is_section_of_site(std::string_view folded) {
    const auto bar = folded.find(" | ");
    return bar != folded.npos && is_section(folded.substr(0, bar)) &&
           folded.find(' ', bar + 3) == folded.npos;
}

/// "Home page Newsletter Feedback Oslo": entries, each with a capital, and one other word at most.
bool is_menu(std::string_view line) {
    static const LineList entries("menu");
    const std::string lower = to_ascii_lower(cut(line, longest_title));
    std::size_t found = 0, others = 0;
    for (std::size_t at = 0; at < lower.size();) {
        if (is_ascii_lower(line[at])) return false;
        const std::size_t entry = entries.length_at_front(std::string_view(lower).substr(at));
        ++(entry > 0 ? found : others);
        at = std::min(lower.find(' ', at + entry), lower.size());
        at = std::min(lower.find_first_not_of(' ', at), lower.size());
    }
    return found > 1 && others < 2;
}

/// "Photo by Ada Brandt"
bool is_caption(std::string_view folded) {
    static const LineList credits("caption");
    return credits.begins(folded);
}

bool is_letterhead(std::string_view folded, std::size_t words) {
    static const LineList letterheads("letterhead");
    return words <= 7 && letterheads.begins(folded);
}

/// An entry of a list or table, which above a text is a menu.
bool is_entry(std::string_view line) {
    constexpr auto bullets =
        std::to_array<std::string_view>({"•", "●", "▪", "■", "◦", "- ", "* ", "|"});
    return std::any_of(bullets.begin(), bullets.end(),
                       [&](std::string_view bullet) { return line.starts_with(bullet); });
}

/// "Office of Ports | 3 May 2005 |", of a table
bool is_row(std::string_view line) {
    return line.ends_with('|') && line.find('|') + 1 < line.size();
}

/// A document's number ("AB/1234/5"), a time ("2:17 p.m. EDT"), or a dateline alone
/// ("MADRID, 17 Feb. (Agency) -").
bool is_mark(std::string_view line, std::size_t words) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool time = (digits == 1 || digits == 2) && line.substr(digits, 1) == ":" && words <= 5;
    if (line.starts_with("No ")) line.remove_prefix(3); // No AB/1234/5
    const bool number = line.find(' ') == line.npos && line.find('/') != line.npos &&
                        line.find_first_of("0123456789") != line.npos;
    return time || number || line.ends_with(" -") || line.ends_with(" –") || line.ends_with(" —");
}

/// "Ada Brandt", "Ada Q. Brandt"
bool is_whole_name(std::string_view name) {
    constexpr std::size_t longest = 60, fewest = 2, most = 3; // words
    if (name.size() > longest) return false;
    const std::size_t words = count_words(name);
    return words >= fewest && words <= most && date_words::begin_with_capitals(name) &&
           (officials::classes_of(fold(name.substr(0, name.find(' ')))) &
            officials::word_class::given) != 0;
}

/// "44 comments"
bool is_count(std::string_view folded) {
    static const LineList things("counted");
    const std::string_view thing = trimmed_front(folded, "0123456789,.");
    return thing.size() < folded.size() && thing.starts_with(' ') && things.holds(thing.substr(1));
}

/// "(Port News - Oslo)" above what may be a headline: all of it in one pair of brackets.
bool is_bracketed_above(const std::vector<std::string>& lines, std::size_t i) {
    const std::string& line = lines[i];
    const bool bracketed = (line.starts_with('(') && line.find(')') + 1 == line.size()) ||
                           (line.starts_with('[') && line.find(']') + 1 == line.size());
    return bracketed && i + 1 < lines.size() && !is_sentence(lines[i + 1]);
}

/// "Tue, May 3", without a year.
bool is_weekday_line(std::string_view line) {
    constexpr std::size_t longest = 40;
    if (line.size() > longest) return false;
    const auto words = date_in_line::folded_words(line);
    return !words.empty() && is_weekday(words.front()) &&
           std::all_of(words.begin(), words.end(), [](const std::string& word) {
               return is_weekday(word) || find_month(word) || are_digits(word);
           });
}

/// "By Ada Brandt", "By Ada Brandt, Office of Ports"
bool is_by_line(std::string_view line) {
    constexpr std::string_view by = "by ";
    if (fold(cut(line, by.size())) != by) return false;
    const std::string_view name = line.substr(by.size());
    return is_whole_name(name.substr(0, name.find(',')));
}

/// The way to a page: "Home > News > Press Releases", "Home / News". "A > B > Harbour opens its new
/// pier" names it, which is no matter where its name comes below again.
bool is_trail(const std::vector<std::string>& lines, std::size_t i, std::string_view line) {
    constexpr std::size_t fewest_parts = 3, most_words = 4;
    constexpr std::ptrdiff_t reach = 4;
    line = cut(line, longest_title);
    for (const std::string_view mark : {" > ", " » ", " › ", " → ", " / ", " | "}) {
        const auto first = line.find(mark);
        if (first == line.npos) continue;
        const bool from_home = fold(line.substr(0, first)) == "home";
        if ((mark == " / " || mark == " | ") && !from_home) continue;
        std::size_t parts = 0, longest = 0;
        std::string_view last;
        for (std::string_view rest = line; !rest.empty(); ++parts) {
            last = rest.substr(0, rest.find(mark));
            longest = std::max(longest, count_words(last));
            rest.remove_prefix(std::min(rest.size(), last.size() + mark.size()));
        }
        const auto below = lines.begin() + static_cast<std::ptrdiff_t>(i) + 1;
        const auto end = lines.end() - below > reach ? below + reach : lines.end();
        if (from_home && parts > 1 && std::find(below, end, last) != end) return true;
        const bool known =
            from_home || is_section(fold(last)); // "News / Publications » Press Room"
        if (longest <= most_words && parts >= (known ? 2 : fewest_parts)) return true;
    }
    return false;
}

/// A date with nothing of a title around it.
bool is_date_line(std::string_view line, std::size_t words) {
    if (words > 9) return false;
    const auto dates = find_date_mentions(line, 1);
    return !dates.empty() &&
           words <= count_words(
                        line.substr(dates.front().begin, dates.front().end - dates.front().begin)) +
                        4;
}

bool is_sender(std::string_view folded, std::size_t words) {
    static const LineList senders("sender");
    return words <= 5 && senders.begins(folded);
}

/// A state that is no capital's or city's name.
bool is_state(std::string_view line) {
    constexpr std::size_t longest = 40;
    if (line.size() > longest) return false;
    bool found = false;
    const std::string folded = fold(line);
    if (folded == "washington" || folded == "new york") return false;
    for_each_row(data::states, [&](std::string_view row) {
        take_part(row, '\t'); // the postal code
        found = found || take_part(row, '\t') == folded;
    });
    return found;
}

/// Whether line `i` reads as a headline: some words, no sentence, no day.
bool reads_as_headline(const std::vector<std::string>& lines, std::size_t i) {
    constexpr std::size_t fewest_words = 4;
    if (i >= lines.size() || lines[i].size() > longest_title) return false;
    const std::size_t words = count_words(lines[i]);
    return words >= fewest_words && !is_sentence(lines[i]) && !is_date_line(lines[i], words);
}

/// "Press release on the harbour that Norway opens", where no other headline follows.
bool is_headline_of_release(const std::vector<std::string>& lines, std::size_t i,
                            std::string_view folded) {
    return is_release_about(folded) && !reads_as_headline(lines, i + 1);
}

/// "Oslo" and "3 May 2005" in two lines above a headline.
bool is_place_above_day(const std::vector<std::string>& lines, std::size_t i) {
    return reads_as_headline(lines, i + 2) && date_in_line::is_known_place(lines[i]) &&
           is_date_line(lines[i + 1], count_words(cut(lines[i + 1], longest_title))) &&
           !is_no_title(lines, i + 2);
}

/// "Senator Ada Brandt", "U.S. Senator Ada Q. Brandt": an office and a whole name.
bool is_office_with_name(std::string_view line) {
    static const LineList offices("sender");
    constexpr std::size_t longest = 100;
    if (line.size() > longest) return false;
    const std::size_t office = offices.length_at_front(to_ascii_lower(line));
    return office != 0 && is_whole_name(trimmed_front(line.substr(office), " "));
}

/// The sender's office and name above "Press release of ..." or a state; that state; "State of
/// Ohio".
bool is_letter_of_sender(const std::vector<std::string>& lines, std::size_t i) {
    constexpr std::string_view state = "state of ";
    if (fold(cut(lines[i], state.size())) == state) return is_state(lines[i].substr(state.size()));
    if (i > 0 && is_state(lines[i])) return is_office_with_name(lines[i - 1]);
    return i + 1 < lines.size() && is_office_with_name(lines[i]) &&
           (is_label(fold(cut(lines[i + 1], 200))) || is_state(lines[i + 1]));
}

/// "Harbour Office (202) 555-0100", "So be it. Ada Brandt 202 555 0100": a name before the number,
/// nothing behind it.
bool ends_with_phone(std::string_view line) {
    const std::string_view words = trimmed_back(line, "0123456789() .-");
    const std::string_view number = line.substr(words.size());
    const std::string_view name = words.substr(words.rfind(' ', words.rfind(' ') - 1) + 1);
    return end_of_phone(number, number.size()) > 0 && date_words::begin_with_capitals(name);
}

/// "130 Harbour Street, Oslo, ME 12345", "Harbour Office (202) 555-0100"
bool is_address(std::string_view line) {
    const auto digits = line.find_last_of("0123456789");
    if (digits == line.npos || line.size() > longest_title) return false;
    if (ends_with_phone(line)) return true;
    for (auto comma = line.find(", "); comma != line.npos; comma = line.find(", ", comma + 1)) {
        const std::string_view state = line.substr(comma + 2, 8); // "ME 12345"
        if (state.size() == 8 && is_ascii_upper(state[0]) && is_ascii_upper(state[1]) &&
            state[2] == ' ' && are_digits(state.substr(3)))
            return true;
    }
    return false;
}

/// The name after a line that ends with "Contact", or above a telephone number.
bool is_contact(const std::vector<std::string>& lines, std::size_t i, std::size_t words) {
    if (words > 4) return false;
    if (i + 1 < lines.size() && lines[i + 1].size() < 20 &&
        end_of_phone(lines[i + 1], lines[i + 1].size()) > 0 &&
        date_words::begin_with_capitals(lines[i]))
        return true;
    if (i == 0) return false;
    const std::string& before = lines[i - 1];
    return fold(before.substr(before.size() - std::min<std::size_t>(before.size(), 9)))
        .ends_with("contact");
}

bool has_phone_or_address(std::string_view line) {
    for (std::size_t i = 0; i < line.size(); ++i)
        if (line[i] == '@' || (is_digit(line[i]) && end_of_phone(line.substr(i), 1) > 0))
            return true;
    return false;
}

/// What stands below "Contact:", down to a telephone number or an address.
bool is_below_contact(const std::vector<std::string>& lines, std::size_t i) {
    constexpr std::size_t reach = 6, longest = 400;
    std::size_t label = i; // the line below it
    while (label > 0 && i - label < reach && lines[label].size() <= longest &&
           !asks_for_contact(fold(cut(lines[label - 1], longest))))
        --label;
    if (label == 0 || i - label == reach || lines[label].size() > longest) return false;
    const std::size_t end = std::min(lines.size(), label + reach);
    for (std::size_t k = i; k < end && lines[k].size() <= longest && !is_sentence(lines[k]); ++k)
        if (has_phone_or_address(lines[k])) return true;
    return false;
}

/// "OSLO, May 3 -- The harbour issued the following statement:", below which stands what it issued.
bool introduces(const std::vector<std::string>& lines, std::size_t i) {
    const std::string& line = lines[i];
    return i + 1 < lines.size() && line.ends_with(':') && has_dash(cut(line, longest_dateline)) &&
           line.find(" the following ") != line.npos;
}

/// "harbour.example"
bool is_domain(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot != name.npos && dot > 0 && dot + 2 < name.size() &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return is_ascii_lower(c) || is_digit(c) || c == '.' || c == '-';
           });
}

} // namespace

bool is_no_title(const std::vector<std::string>& lines, std::size_t i) {
    const std::string headline = headline_of(lines, i);
    const std::string folded = fold(cut(headline, 200));
    const std::size_t words = count_words(cut(headline, 1000));
    return headline.size() < 3 || words == 0 || is_page_furniture(lines[i]) || is_entry(headline) ||
           is_mark(headline, words) || is_trail(lines, i, headline) ||
           (is_label(folded) && !is_headline_of_release(lines, i, folded)) ||
           is_note(folded, words) || is_several_sections(folded) || is_section_of_site(folded) ||
           is_of_other_script(lines, i) || is_menu(headline) || is_caption(folded) ||
           is_letterhead(folded, words) || is_address(headline) || introduces(lines, i) ||
           is_date_line(headline, words) || is_numbered(cut(headline, longest_title)) ||
           is_count(folded) || is_bracketed_above(lines, i) || is_weekday_line(headline) ||
           is_by_line(headline) || is_place_above_day(lines, i) || is_contact(lines, i, words) ||
           is_below_contact(lines, i) || is_row(lines[i]) || is_letter_of_sender(lines, i) ||
           names_site_only(headline);
}

bool names_site_only(std::string_view title) {
    if (is_domain(title) || are_digits(title) || // the number of a file
        is_heading_of_list(fold(cut(title, longest_title))))
        return true;
    bool labelled = false;
    for (std::string_view rest = cut(title, longest_title); !rest.empty();) {
        std::size_t end = rest.size();
        std::size_t bar = 0;
        for (const std::string_view mark : {" : ", ": ", " | ", " - ", " – ", " > ", " » "})
            if (const auto at = rest.find(mark); at < end) {
                end = at;
                bar = mark.size();
            }
        const std::string part = fold(rest.substr(0, end));
        const std::size_t words = count_words(part);
        const bool label = is_section(part) || (words <= 3 && is_label(part));
        if (!label && !is_letterhead(part, words) && !is_sender(part, words)) return false;
        labelled = labelled || label;
        rest.remove_prefix(end + bar);
    }
    return labelled;
}

bool is_numbered(std::string_view line) {
    static const LineList names("numbered");
    const std::string folded = fold(line);
    const std::size_t digit = folded.find_first_of("0123456789");
    if (digit == folded.npos || folded.find_first_not_of("0123456789.-/() ", digit) != folded.npos)
        return false;
    const auto name = std::string_view(folded).substr(0, digit);
    const auto space = name.find(' ');
    const std::string_view sender = cut(line, space);
    const bool of_sender = // PORT No. 5, not Proposition No. 5
        name.ends_with(" no. ") && space == name.find('.') - 3 &&
        std::none_of(sender.begin(), sender.end(), is_ascii_lower);
    return of_sender || names.holds(trimmed_back(name, " -:#"));
}

bool is_placeholder(std::string_view title) {
    static const LineList placeholders("placeholder");
    return placeholders.holds(trimmed(fold(cut(title, longest_title)), " .-()[]<>"));
}

bool is_page_furniture(std::string_view line) {
    static const LineList furniture("furniture");
    constexpr std::size_t longest = 100;
    if (line.size() > longest) return false;
    std::string folded = fold(line);
    std::string_view rest = folded;
    while (!rest.empty()) {
        const std::string_view part = take_part(rest, '|');
        if (!furniture.holds(trimmed_back(trimmed_front(part, " "), " :.>"))) return false;
    }
    return true;
}

std::string_view without_furniture_at_ends(std::string_view body) {
    const auto is_none = [](std::string_view line) {
        return trimmed(line, " .").empty() || is_page_furniture(line);
    };
    while (!body.empty()) {
        const std::string_view line = body.substr(0, body.find('\n'));
        if (!is_none(line)) break;
        body.remove_prefix(std::min(line.size() + 1, body.size()));
    }
    while (!body.empty()) {
        const std::size_t begin = body.rfind('\n') + 1; // npos + 1 is 0
        if (!is_none(body.substr(begin))) break;
        body = body.substr(0, begin == 0 ? 0 : begin - 1);
    }
    return body;
}

bool leads_to_others(std::string_view heading) {
    static const LineList others("others");
    const std::string folded = fold(cut(heading, 200));
    return others.holds(trimmed_back(folded, " :.>"));
}

} // namespace dateline
