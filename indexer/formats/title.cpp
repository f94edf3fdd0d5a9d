#include "indexer/formats/title.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/table.h"
#include "common/text.h"
#include "common/tokens.h"
#include "indexer/extract/date_text.h"
#include "indexer/formats/headline.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dateline {

namespace data {
extern const std::string_view no_title, states;
}

namespace {

constexpr std::size_t lines_asked = 16;
constexpr std::size_t longest_title = 200;

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        ++words;
    return words;
}

constexpr auto kinds = std::to_array<std::string_view>(
    {"furniture", "section", "label", "others", "notice", "note", "menu", "site", "caption",
     "letterhead", "numbered", "sender", "held", "more"});

/// What data/no_title.tsv has of one kind.
class LineList {
  public:
    explicit LineList(std::string_view kind) {
        for_each_row(data::no_title, [&](std::string_view row) {
            const std::string_view found = take_part(row, '\t');
            if (!contains(kinds, found))
                throw std::logic_error("no kind of line is called " + std::string(found));
            if (found != kind) return;
            while (!row.empty())
                lines_.push_back(take_part(row, '|'));
        });
    }

    bool holds(std::string_view folded) const { return contains(lines_, folded); }

    bool begins(std::string_view folded) const {
        return std::any_of(lines_.begin(), lines_.end(),
                           [&](std::string_view line) { return folded.starts_with(line); });
    }

    bool begins_word(std::string_view folded) const {
        return std::any_of(lines_.begin(), lines_.end(), [&](std::string_view line) {
            const std::string_view next = folded.substr(std::min(line.size(), folded.size()), 1);
            return folded.starts_with(line) && (next.empty() || !is_ascii_lower(next[0]));
        });
    }

    bool ends_word(std::string_view folded) const {
        return std::any_of(lines_.begin(), lines_.end(), [&](std::string_view line) {
            return folded.ends_with(line) &&
                   (folded.size() == line.size() || folded[folded.size() - line.size() - 1] == ' ');
        });
    }

    bool is_in(std::string_view folded) const {
        return std::any_of(lines_.begin(), lines_.end(),
                           [&](std::string_view line) { return folded.find(line) != folded.npos; });
    }

    /// How many of them are in the text, whole words.
    std::ptrdiff_t count_in(std::string_view folded) const {
        const std::string text = ' ' + std::string(folded) + ' ';
        return std::count_if(lines_.begin(), lines_.end(), [&](std::string_view line) {
            return text.find(' ' + std::string(line) + ' ') != text.npos;
        });
    }

  private:
    std::vector<std::string_view> lines_;
};

bool is_label(std::string_view folded) {
    static const LineList labels("label");
    return labels.begins(folded) || folded.find("for immediate release") != std::string_view::npos;
}

/// "Contact: Ada Brandt" and "Printable version", not "Contact group: 40 nations meet".
bool is_note(std::string_view folded, std::size_t words) {
    static const LineList notes("note"), notices("notice");
    constexpr std::size_t few = 3;
    constexpr std::ptrdiff_t phone = 9; // digits
    const auto digits = std::count_if(folded.begin(), folded.end(), is_digit);
    const bool marked = digits >= phone || folded.find_first_of("|@") != folded.npos;
    return notices.begins(folded) || ((words <= few || marked) && notes.begins_word(folded));
}

bool is_section(std::string_view folded) {
    static const LineList sections("section");
    return sections.holds(folded);
}

/// "Statements | PORT"
bool is_section_of_site(std::string_view folded) {
    const auto bar = folded.find(" | ");
    return bar != folded.npos && is_section(folded.substr(0, bar)) &&
           folded.find(' ', bar + 3) == folded.npos;
}

/// "Home page Newsletter Feedback Links"
bool is_menu(std::string_view folded, std::size_t words) {
    static const LineList entries("menu");
    constexpr std::size_t most_words = 12;
    return words <= most_words && entries.count_in(folded) > 1;
}

/// "Photo by Ada Brandt"
bool is_caption(std::string_view folded) {
    static const LineList credits("caption");
    return credits.is_in(folded);
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

constexpr std::size_t longest_dateline = 60;

bool has_dash(std::string_view text) {
    return text.find(" - ") != text.npos || text.find("--") != text.npos ||
           text.find("–") != text.npos || text.find("—") != text.npos;
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

/// A document's number ("AB/1234/5"), a time ("2:17 p.m. EDT"), or a dateline alone
/// ("MADRID, 17 Feb. (Agency) -").
bool is_mark(std::string_view line, std::size_t words) {
    const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
    const bool time = (digits == 1 || digits == 2) && line.substr(digits, 1) == ":" && words <= 5;
    const bool number = line.find(' ') == line.npos && line.find('/') != line.npos &&
                        line.find_first_of("0123456789") != line.npos;
    return time || number || line.ends_with(" -") || line.ends_with(" –") || line.ends_with(" —");
}

/// The way to a page: "Home > News > Press Releases", "Home / News". "A > B > Harbour opens its new
/// pier" names it, which is no matter where its name comes below again.
bool is_trail(const std::vector<std::string>& lines, std::size_t i, std::string_view line) {
    constexpr std::size_t fewest_parts = 3, most_words = 4;
    constexpr std::ptrdiff_t reach = 4;
    line = cut(line, longest_title);
    for (const std::string_view mark : {" > ", " » ", " › ", " → ", " / "}) {
        const bool from_home = fold(line.substr(0, line.find(mark))) == "home";
        if (mark == " / " && !from_home) continue;
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
        if (longest <= most_words && parts >= (from_home ? 2 : fewest_parts)) return true;
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

bool is_state(std::string_view line) {
    constexpr std::size_t longest = 40;
    bool found = false;
    const std::string folded = fold(cut(line, longest));
    for_each_row(data::states, [&](std::string_view row) {
        take_part(row, '\t'); // the postal code
        found = found || take_part(row, '\t') == folded;
    });
    return found;
}

/// The sender's office and name above "Press release of ...", or above a state, or that state.
bool is_letter_of_sender(const std::vector<std::string>& lines, std::size_t i) {
    const auto sends = [&](std::size_t line) {
        const std::size_t words = count_words(cut(lines[line], longest_title));
        return words > 1 && is_sender(fold(cut(lines[line], longest_title)), words);
    };
    if (i > 0 && is_state(lines[i])) return sends(i - 1);
    return i + 1 < lines.size() && sends(i) &&
           (is_label(fold(cut(lines[i + 1], 200))) || is_state(lines[i + 1]));
}

/// "130 Harbour Street, Oslo, ME 12345", "Harbour Office (202) 555-0100"
bool is_address(std::string_view line) {
    const auto digits = line.find_last_of("0123456789");
    if (digits == line.npos || line.size() > longest_title) return false;
    if (end_of_phone(line, line.size()) > 0) return true;
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
        end_of_phone(lines[i + 1], lines[i + 1].size()) > 0)
        return true;
    if (i == 0) return false;
    const std::string& before = lines[i - 1];
    return fold(before.substr(before.size() - std::min<std::size_t>(before.size(), 9)))
        .ends_with("contact");
}

/// "Press release: harbour opens" is about what comes after the label; what "Press release of ..."
/// or "Press release: No. 23" has there is no headline.
std::string_view without_label(std::string_view line) {
    for (const std::string_view label : {"press release", "news release", "media release"}) {
        if (fold(cut(line, label.size())) != label) continue;
        const std::string_view behind = line.substr(label.size());
        const std::string_view rest = trimmed_front(behind, " :-");
        const std::size_t begin = behind.size() - rest.size();
        const bool marked = behind.substr(0, begin).find(':') != behind.npos;
        const bool apart = begin > 0 && !rest.empty() && !is_ascii_lower(rest[0]);
        const std::size_t words = count_words(cut(rest, 200));
        const bool numbered = words < 4 && rest.find_first_of("0123456789") != rest.npos;
        if ((marked || apart) && !numbered && words >= (marked ? 2 : 4) &&
            find_date_mentions(cut(rest, 60), 1).empty())
            return rest;
    }
    return line;
}

/// "Subject: Closure of the old pier" of a letter or a memorandum, without the label; else empty.
std::string_view subject_of(std::string_view line) {
    constexpr std::string_view label = "subject";
    if (fold(cut(line, label.size())) != label) return {};
    line = trimmed_front(line.substr(label.size()), " ");
    return line.starts_with(':') ? trimmed_front(line.substr(1), " ") : std::string_view();
}

/// The line without what no headline has.
std::string headline_of(const std::vector<std::string>& lines, std::size_t i,
                        std::string* site = nullptr) {
    const std::string_view subject = subject_of(lines[i]);
    if (!subject.empty()) return std::string(subject);
    const std::string_view set_off = without_bullet(lines, i);
    return strip_site_suffix(set_off.empty() ? without_label(lines[i]) : set_off, site);
}

/// "OSLO, May 3 -- The harbour issued the following statement:", below which stands what it issued.
bool introduces(const std::vector<std::string>& lines, std::size_t i) {
    const std::string& line = lines[i];
    return i + 1 < lines.size() && line.ends_with(':') && has_dash(cut(line, longest_dateline)) &&
           line.find(" the following ") != line.npos;
}

/// Whether the line is a letterhead, release line, date, contact, label or menu.
bool is_no_title(const std::vector<std::string>& lines, std::size_t i) {
    const std::string headline = headline_of(lines, i);
    const std::string folded = fold(cut(headline, 200));
    const std::size_t words = count_words(cut(headline, 1000));
    return headline.size() < 3 || words == 0 || is_page_furniture(lines[i]) || is_entry(headline) ||
           is_mark(headline, words) || is_trail(lines, i, headline) || is_label(folded) ||
           is_note(folded, words) || is_section(folded) || is_section_of_site(folded) ||
           is_menu(folded, words) || is_caption(folded) || is_letterhead(folded, words) ||
           is_address(headline) || introduces(lines, i) || is_date_line(headline, words) ||
           is_numbered(folded) || is_contact(lines, i, words) || is_letter_of_sender(lines, i) ||
           names_site_only(headline);
}

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
    for (Token token; tokens.next(token) && token.end <= longest && token.sentence == 0;)
        end = token.end;
    if (end > 0 && longest == bar) return line.substr(0, bar);
    if (end == 0) end = cut(line, longest_title).size();
    if (line[end] == '%') ++end;
    const bool whole = std::string_view(".!?").find(line[end]) != std::string_view::npos;
    return line.substr(0, end) + (whole ? "" : " …");
}

/// A sentence as running text has them. A headline that ends "in the U.S." is none.
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
    return count_words(cut(line, longest_title)) <= most_words && sites.ends_word(fold(line)) &&
           next.size() <= longest_title && count_words(next) >= fewest_words && !is_sentence(next);
}

/// Which of a text's first lines is the title: of those that may be one the subject, else the first
/// that comes again, else the first. `lines` is not empty.
std::size_t find_title_line(const std::vector<std::string>& lines) {
    std::vector<std::size_t> places;
    for (std::size_t i = 0; i < std::min(lines.size(), lines_asked); ++i)
        if (!is_no_title(lines, i)) places.push_back(i);
    constexpr std::size_t most_words = 4; // of a line of the letter's head
    for (const std::size_t i : places) {
        if (!subject_of(lines[i]).empty()) return i;
        if (count_words(cut(lines[i], longest_title)) > most_words) break;
    }
    if (places.size() > 1 && (is_kind_of(lines[places[0]], lines[places[1]]) ||
                              is_site(lines[places[0]], lines[places[1]])))
        return places[1];
    const auto again = std::find_if(places.begin(), places.end(),
                                    [&](std::size_t i) { return comes_again(lines, i); });
    if (again != places.end()) return *again;
    return places.empty() ? 0 : places.front();
}

/// "harbour.example"
bool is_domain(std::string_view name) {
    const auto dot = name.rfind('.');
    return dot != name.npos && dot > 0 && dot + 2 < name.size() &&
           std::all_of(name.begin(), name.end(), [](char c) {
               return is_ascii_lower(c) || is_digit(c) || c == '.' || c == '-';
           });
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

} // namespace

bool names_site_only(std::string_view title) {
    if (is_domain(title)) return true;
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

bool is_numbered(std::string_view folded) {
    static const LineList names("numbered");
    const std::size_t digit = folded.find_first_of("0123456789");
    if (digit == folded.npos || folded.find_first_not_of("0123456789.-/() ", digit) != folded.npos)
        return false;
    const std::string_view name = folded.substr(0, digit);
    return names.holds(trimmed_back(name, " -:#"));
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
    const std::string headline = headline_of(lines, place, &site);
    release.title = shorten(headline);
    const bool dated = !find_date_mentions(cut(site, 100), 1).empty();
    if (release.source.empty() && !dated) release.source = site;
    if (release.title != headline || !site.empty() || is_sentence(headline)) return;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < place; ++i)
        begin += lines[i].size() + 1;
    body.erase(begin, lines[place].size() + 1);
    if (body.ends_with('\n')) body.pop_back();
}

void add_second_line_to_title(PressRelease& release) {
    static const LineList held("held"), more("more");
    const std::string line = release.body.substr(0, release.body.find('\n'));
    const std::string title = fold(cut(release.title, longest_title));
    const bool goes_on = (line.starts_with("by ") && is_held(title)) ||
                         (more.begins_word(line) && held.begins_word(title) && !is_sentence(line));
    if (!goes_on || release.title.size() + line.size() >= longest_title) return;
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
