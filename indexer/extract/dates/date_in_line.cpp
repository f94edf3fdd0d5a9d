#include "indexer/extract/dates/date_in_line.h"

#include "common/contains.h"
#include "common/text.h"
#include "indexer/extract/dates/date_labels.h"
#include "indexer/extract/dates/date_words.h"
#include "indexer/extract/dates/phone.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace dateline::date_in_line {

using namespace date_words;

namespace {

/// "today", "this morning (Sunday,"
bool ends_with_today(std::string_view before) {
    const std::string last = last_word(before);
    if (last == "today") return true;
    if (last != "morning" && last != "afternoon" && last != "evening") return false;
    const std::string text = fold(before);
    return last_word(std::string_view(text).substr(0, text.rfind(last))) == "this";
}

/// "1:34 PM WIB" without the zone, which is what stands in capitals behind a time of day.
std::string_view without_zone(std::string_view text) {
    constexpr std::size_t longest_zone = 5;
    const auto space = std::min(text.find_last_of(' '), text.size());
    const std::string_view zone = text.substr(std::min(space + 1, text.size()));
    const std::string time = fold(trim(text.substr(0, space)));
    const bool timed = time.ends_with("am") || time.ends_with("pm") || time.ends_with("m.") ||
                       time.find(':') != time.npos;
    return timed && zone.size() <= longest_zone &&
                   std::all_of(zone.begin(), zone.end(), is_ascii_upper)
               ? text.substr(0, space)
               : text;
}

bool is_label(std::string_view text) {
    text = trim(without_zone(trim(text, ":,.|-()[]/*_#")), ":,.|-()[]/*_#");
    if (text.empty() || is_place_in_capitals(text)) return true;
    if (text.size() > longest_label) return false;
    const auto words = folded_words(text);
    return std::all_of(words.begin(), words.end(), [](const std::string& word) {
        const std::string_view letters = trim(word, "0123456789"); // 9, 39pm, 10h00
        return (word.size() - letters.size() <= 4 && may_stand_beside_date(letters)) ||
               (letters.empty() && word.size() <= 2) || is_weekday(word) || says_published(word);
    });
}

/// "Event date:", "Effective Date:", "Date of birth:"
bool is_of_other_day(std::string_view before) {
    constexpr std::size_t near = 60;
    return says_other_day(fold(before.substr(before.size() - std::min(before.size(), near))));
}

bool is_heading_repeated(std::string_view text, std::string_view after) {
    constexpr std::size_t compared = 24;
    after = trim(after);
    text = trim(text);
    return after.size() >= compared && text.substr(0, compared) == after.substr(0, compared);
}

bool is_followed_by_heading(std::string_view after) {
    return is_heading_behind_date(trim(after, ".,:|*-"));
}

/// "MINISTER MARKS ANNIVERSARY OF MAY 3, 2001 FLOOD": a heading in capitals, which is no place.
bool is_heading_before_event(const Context& line) {
    const std::string_view before = trim(line.before);
    return (std::count(before.begin(), before.end(), ' ') > 1 || // not "NEWS OF"
            !trim(line.after, " .").empty()) &&
           is_place_in_capitals(before) && leads_to_event(before) && !says_published(fold(before));
}

} // namespace

std::string_view without_bullet(std::string_view line) {
    constexpr auto bullets = std::to_array<std::string_view>({"•", "●", "▪", "■", "◦", "·"});
    line = trim(line);
    for (const std::string_view bullet : bullets)
        if (line.starts_with(bullet)) return trim(line.substr(bullet.size()));
    return line;
}

bool stands_alone(const Context& line) {
    if (!is_label(line.after) || is_heading_before_event(line)) return false;
    if (is_label(without_bullet(line.before)) || closes_release(fold(line.before))) return true;
    const std::string_view before = without_article(line.before);
    return before.ends_with(',') && !starts_with_dash(before) && is_place(before) &&
           std::count(before.begin(), before.end(), ' ') <= 2 && !leads_to_event(before) &&
           trim(line.after, ".").empty();
}

namespace {

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (auto bar = line.find('|'); bar != line.npos; bar = line.find('|')) {
        cells.push_back(trim(line.substr(0, bar)));
        line.remove_prefix(bar + 1);
    }
    cells.push_back(trim(line, "."));
    return cells;
}

/// "News Story", "Statements and remarks"
bool is_kind_of_release(std::string_view cell) {
    constexpr std::size_t longest_cell = 40;
    if (cell.size() > longest_cell) return false;
    const auto words = folded_words(cell);
    return !words.empty() && names_kind_of_release(words.back()) &&
           !says_elsewhere(std::string(cell) + ":");
}

/// "Mar 3, 2023 | News Story", "25/10/2022 07:50 | Statements and remarks |": one cell of a line,
/// the others say what kind of release it is.
bool is_beside_kind(const Context& line) {
    constexpr std::size_t longest_line = 200;
    if (line.before.size() + line.after.size() > longest_line) return false;
    auto cells = cells_of(line.before);
    const auto cells_behind = cells_of(line.after);
    cells.insert(cells.end(), cells_behind.begin(), cells_behind.end());
    return cells.size() > 2 && std::any_of(cells.begin(), cells.end(), is_kind_of_release) &&
           std::all_of(cells.begin(), cells.end(), [](std::string_view cell) {
               return is_label(cell) || is_kind_of_release(cell);
           });
}

/// "This press release was issued by the ministry on 3 May 2005."
bool is_said_of_release(const Context& line) {
    constexpr auto openings =
        std::to_array<std::string_view>({"the", "this", "below", "following", "is", "a"});
    constexpr std::array<std::string_view, 3> kinds{"press", "news", "media"};
    constexpr std::array<std::string_view, 3> deeds{"issued", "published", "released"};
    if (!trim(line.after, ".").empty() || line.before.size() > longest_label) return false;
    const auto words = folded_words(without_weekday(line.before));
    if (words.empty() || words.front() == "a" || words.back() != "on") return false;
    auto word = std::find_if_not(words.begin(), words.end(),
                                 [&](const std::string& w) { return contains(openings, w); });
    if (word == words.end() || !contains(kinds, *word)) return false;
    if (++word == words.end() || *word != "release") return false;
    if (++word != words.end() && *word == "was") ++word;
    return word != words.end() && contains(deeds, *word);
}

/// "Ada Brandt Published May 3, 2005 | 10:00 PM": who, when and at what time.
bool is_by_line_with_time(const Context& line) {
    constexpr std::size_t longest_name = 60;
    const std::string_view before = trim(line.before);
    if (before.size() > longest_name || !begin_with_capitals(before)) return false;
    const std::string last = last_word(before);
    return (last == "published" || last == "posted") && line.after.find(':') != line.after.npos &&
           is_label(line.after);
}

/// "The ministry issued the following statement on 3 May 2005:"
bool introduces_release(const Context& line) {
    constexpr std::size_t near = 60;
    if (trim(line.after) != ":") return false;
    const std::string before =
        fold(line.before.substr(line.before.size() - std::min(line.before.size(), near)));
    return before.find("issued the following ") != before.npos ||
           before.find("released the following ") != before.npos;
}

/// "This article was published on 3 May 2005", "Posted by ada at 3 May 2005 10:00 |", "Story by
/// ada"
bool is_credit_of_page(const Context& line) {
    if (line.before.size() + line.after.size() > longest_label) return false;
    const std::string before = fold(line.before);
    const std::string after = fold(line.after);
    if (names_itself(before))
        return says_published(before + after) && !says_changed(before + after) &&
               (last_word(before) == "on" || !leads_to_event(before));
    const auto by = before.find(" by ");
    return by != before.npos && by == before.find(' ') &&
           (before.starts_with("story by ") || says_published(before.substr(0, by))) &&
           !after.starts_with('.') && is_label(line.after);
}

/// "FOR IMMEDIATE RELEASE: Contact: Ada Brandt May 3, 2005 (202) 555-0100"
bool is_beside_contact(const Context& line) {
    constexpr std::string_view release = "for immediate release", contact = "contact";
    constexpr std::size_t longest_name = 40;
    const std::string before = to_ascii_lower(line.before);
    const auto label = before.rfind(contact);
    if (label == before.npos || before.size() - label > contact.size() + longest_name) return false;
    const std::string_view above = trim(std::string_view(before).substr(0, label), ":-");
    const std::string_view names = trim(line.before.substr(label + contact.size()), ":-");
    return above.ends_with(release) && begin_with_capitals(names) &&
           end_of_phone(trim(line.after, "( "), 1) > 0;
}

/// "0 comments  Xinhua, 3 May 2005"
bool is_credited_to_agency(const Context& line) {
    constexpr std::size_t longest_credit = 40;
    if (line.before.size() > longest_credit || !is_label(line.after)) return false;
    const std::string_view before = trim(line.before, "0123456789:,.()");
    return before.size() < trim(line.before).size() &&
           names_wire(before.substr(before.find_last_of(" (/|") + 1));
}

/// "(18.01.2018) The ministry …", "31. Oktober 2023. Das Ministerium …"
bool opens_paragraph(const DateMention& mention, const Context& line) {
    const std::string_view before = trim(line.before, "*_");
    std::string_view after = line.after;
    if (before == "(") return after.starts_with(')');
    if (!before.empty()) return false;
    const bool marked = after.starts_with('.') || after.starts_with(':') || after.starts_with('|');
    after = trim(after, ".:|");
    return (marked || mention.numeric) && !after.empty() &&
           !std::islower(static_cast<unsigned char>(after.front())) &&
           !std::isdigit(static_cast<unsigned char>(after.front()));
}

} // namespace

std::optional<TextDate> judge(const DateMention& mention, const Context& line) {
    const std::string_view before = trim(line.before);
    if (is_of_other_day(before)) return std::nullopt;
    if (line.before.size() <= longest_label * 2 && stands_alone(line)) {
        const bool labelled =
            says_release(before) || says_release(line.after) || says_published(fold(before));
        return TextDate{mention, labelled ? DateSource::release_line : DateSource::text, 0.95};
    }
    if (is_said_of_release(line) || introduces_release(line) || is_credit_of_page(line) ||
        is_beside_contact(line) || is_by_line_with_time(line))
        return TextDate{mention, DateSource::release_line, 0.95};
    if (is_beside_kind(line)) return TextDate{mention, DateSource::release_line, 0.9};
    const std::string_view near =
        before.size() > longest_label ? before.substr(before.size() - longest_label) : before;
    const auto label = without_weekday(near);
    const bool labelled =
        says_release(near) && (is_label(label.substr(std::min(label.size(), near.size() / 2))) ||
                               fold(label).ends_with("release") || label.ends_with(':'));
    if (labelled && !trim(line.after).starts_with(")"))
        return TextDate{mention, DateSource::release_line, 0.95};
    if (is_followed_by_wire(line))
        return ends_with_place(before)
                   ? std::optional{TextDate{mention, DateSource::dateline, 0.95}}
                   : std::nullopt;
    if (is_dateline(line)) return TextDate{mention, DateSource::dateline, 0.95};
    if (is_credited_to_agency(line)) return TextDate{mention, DateSource::release_line, 0.9};
    // An event of today with its date in full is told on that day.
    if (ends_with_today(before) || tells_today(line))
        return TextDate{mention, DateSource::text, 0.85};
    if (leads_to_event(before)) return std::nullopt;
    if (opens_paragraph(mention, line)) return TextDate{mention, DateSource::text, 0.85};
    if (is_followed_by_heading(line.after)) return TextDate{mention, DateSource::release_line, 0.9};
    if (is_followed_by_place(line)) return TextDate{mention, DateSource::dateline, 0.9};
    return std::nullopt;
}

namespace {

std::string_view without_dash(std::string_view text) {
    for (const std::string_view dash : {"—", "–", "-"})
        if (text.ends_with(dash)) return trim(text.substr(0, text.size() - dash.size()));
    return text;
}

/// "(TDN): The minister …" without who spreads it, which stands in capitals.
std::string_view without_agency(std::string_view after) {
    constexpr std::size_t longest_name = 10;
    after = trim(after);
    const auto end = std::min(after.find(')'), after.size());
    const std::string_view name = after.substr(0, end);
    return name.starts_with('(') && end <= longest_name && end < after.size() &&
                   trim(name, "(-ABCDEFGHIJKLMNOPQRSTUVWXYZ").empty()
               ? after.substr(end + 1)
               : after;
}

} // namespace

bool opens_story(const DateMention& mention, const Context& line, bool statement) {
    constexpr std::size_t shortest_story = 60;
    const std::string_view after = without_agency(line.after);
    const std::string_view before = trim(line.before, "*_");
    const std::string_view place = without_dash(before);
    const std::string_view town = without_weekday(place);
    const bool parted = before.ends_with(',') || place.size() < before.size() ||
                        trim(town, ", ").size() < trim(place, ", ").size() ||
                        (town.ends_with(':') && is_known_place(trim(town, ":")));
    const std::string label = std::string(trim(place, ",")) + ":";
    const bool dashed = before.empty() && starts_with_dash(trim(after, "*_"));
    const bool placed = parted && is_place(town) && !is_of_change(label) &&
                        (after.starts_with(':') || after.starts_with('.'));
    if ((!dashed && !placed) || mention.year < first_year_of_releases) return false;
    const std::string_view story = without_dash_before(trim(after, ":.*_"));
    const std::string_view start = cut(story, 300);
    if (story.size() < shortest_story || says_what_day(start)) return false;
    const bool begins = std::islower(static_cast<unsigned char>(start.front())) == 0;
    return tells_news(start) || (statement && begins && !invites(start));
}

std::optional<TextDate> judge_without_punctuation(const DateMention& mention,
                                                  std::string_view text) {
    const std::string_view before = text.substr(0, mention.begin);
    const std::string_view after = trim(text.substr(mention.end));
    if (is_heading_repeated(text, after)) return TextDate{mention, DateSource::text, 0.9};
    const bool tells_event = leads_to_event(before) && !fold(trim(before)).ends_with("ed on");
    if (before.size() < 150 && says_release(before) && !mention.numeric && !tells_event)
        return TextDate{mention, DateSource::release_line, 0.85};
    if (after.empty() || leads_to_event(before)) return std::nullopt;
    if (!std::isupper(static_cast<unsigned char>(after.front()))) return std::nullopt;
    if (mention.numeric && mention.begin > 30 && !starts_in_capitals(after)) return std::nullopt;
    return TextDate{mention, DateSource::text, 0.85};
}

namespace {

/// What marks the date even where no punctuation does: a weekday before it, or behind it what
/// follows a date at the head of a release.
bool is_surely_heading(const DateMention& mention, std::string_view text) {
    if (mention.numeric) return false;
    if (trim(text.substr(mention.end)).starts_with("by ")) return false;
    const std::string_view before = trim(text.substr(0, mention.begin));
    const std::string_view near =
        before.substr(before.size() - std::min<std::size_t>(before.size(), 30));
    if (leads_to_event(near)) return false;
    const std::string_view after = text.substr(mention.end);
    return without_weekday(near) != trim(near, ",") || fold(near).ends_with("release") ||
           is_followed_by_heading(after) || starts_in_capitals(trim(after));
}

} // namespace

std::size_t reach_of(const DateMention& mention, std::string_view text) {
    const std::string after = fold(cut(trim(text.substr(mention.end)), 20));
    if (after.starts_with("as prepared") || after.starts_with("as delivered")) return 2500;
    return is_surely_heading(mention, text) ? 900 : 450;
}

std::optional<TextDate> judge_after_heading(const DateMention& mention, const Context& line) {
    const std::string_view before = trim(without_weekday(line.before));
    const std::string_view after = trim(line.after);
    if (mention.numeric || before.empty() || before.size() > 250 || after.empty())
        return std::nullopt;
    if (std::ispunct(static_cast<unsigned char>(before.back())) || leads_to_event(before) ||
        !std::isupper(static_cast<unsigned char>(after.front())))
        return std::nullopt;
    return TextDate{mention, DateSource::text, 0.75};
}

std::optional<TextDate> judge_title(const DateMention& mention, std::string_view title,
                                    bool is_below) {
    if (!trim(title.substr(mention.end), ").]").empty()) return std::nullopt;
    std::string_view before = trim(title.substr(0, mention.begin));
    if (is_of_other_day(before)) return std::nullopt;
    if (is_below) before = without_weekday(before);
    const bool apart = before.empty() || before.ends_with("–") || before.ends_with("—") ||
                       before.ends_with('-') || before.ends_with('(') || before.ends_with('|') ||
                       (!is_below && before.ends_with(':'));
    if (!apart || leads_to_event(before)) return std::nullopt;
    return TextDate{mention, DateSource::text, 0.7};
}

bool is_dateline_before_day(const Context& line) {
    constexpr std::size_t near = 60;
    const auto next = find_date_mentions(cut(line.after, near), 1);
    if (next.empty() || !starts_in_capitals(line.before) || !is_dateline(line)) return false;
    const std::string_view rest = trim(line.after.substr(next.front().end));
    return !rest.empty() && std::islower(static_cast<unsigned char>(rest.front()));
}

bool heads_message(const Context& line) {
    constexpr std::size_t longest_time = 16;
    return without_weekday(line.before).empty() && trim(line.after).size() <= longest_time &&
           line.after.find(':') != line.after.npos;
}

bool announces_event(std::string_view before) {
    const std::string folded = fold(cut(trim(before), 60));
    return folded.starts_with("when") || folded.starts_with("what") ||
           folded.starts_with("date and time") || folded.starts_with("time and date") ||
           says_elsewhere(trim(before));
}

bool tells_today(const Context& line) {
    constexpr std::size_t near = 30;
    const std::string_view before = trim(line.before);
    if (!before.ends_with('(') || !trim(line.after).starts_with(')')) return false;
    const std::string_view told = trim(before.substr(0, before.size() - 1));
    const std::string behind = fold(cut(trim(line.after, "),"), near));
    return without_weekday(told).size() < told.size() &&
           (behind.starts_with("ahead of today's ") || behind.starts_with("before today's "));
}

bool is_behind_number(const Context& line) {
    constexpr std::string_view label = "No.";
    const std::string_view before = trim(line.before), after = trim(line.after);
    if (!before.starts_with(label) || after.empty() || !is_ascii_upper(after.front())) return false;
    const std::string_view number = trim(before.substr(label.size()));
    return !number.empty() && are_digits(number);
}

bool is_of_change(std::string_view label) {
    constexpr std::size_t near = 30;
    std::string folded = fold(label);
    folded.erase(0, folded.size() - std::min(folded.size(), near));
    return says_changed(folded) && !says_published(folded);
}

} // namespace dateline::date_in_line
