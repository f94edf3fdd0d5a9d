#include "indexer/extract/dates/date_in_text.h"

#include "common/text.h"
#include "indexer/extract/dates/date_in_line.h"
#include "indexer/extract/dates/date_labels.h"
#include "indexer/extract/dates/date_words.h"
#include "indexer/extract/dates/phone.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace dateline {

namespace {

using namespace date_in_line;
using namespace date_words;

constexpr std::size_t top_bytes = 1500;
constexpr std::size_t top_lines = 16;
constexpr std::size_t end_lines = 4;
constexpr std::size_t near_title = 40;

// Some collections lost their punctuation and line breaks: what stands in one line tells nothing.
bool lost_punctuation(std::string_view text) {
    text = text.substr(0, 4000);
    return text.size() > 200 &&
           std::count_if(text.begin(), text.end(), [](char c) { return c == '.' || c == ','; }) *
                   400 <
               static_cast<std::ptrdiff_t>(text.size());
}

bool inside_link(std::string_view text, const DateMention& mention) {
    std::size_t begin = mention.begin;
    while (begin > 0 && mention.begin - begin < 300 &&
           !std::isspace(static_cast<unsigned char>(text[begin - 1])))
        --begin;
    const std::string_view token = text.substr(begin, mention.end - begin);
    return token.find("://") != token.npos || token.find("www.") != token.npos;
}

struct Line {
    std::size_t begin, end;
};

/// The lines at the top, and those at the end that are not among them.
std::vector<Line> lines_to_read(std::string_view text) {
    std::vector<Line> lines;
    std::size_t begin = 0;
    std::size_t bytes = 0;
    while (begin < text.size() && lines.size() < top_lines && bytes < top_bytes) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (!trim(text.substr(begin, end - begin)).empty()) {
            lines.push_back({begin, end});
            bytes += end - begin;
        }
        begin = end + 1;
    }
    std::vector<Line> last;
    std::size_t end = text.size();
    while (end > begin && last.size() < end_lines) {
        const auto found = text.rfind('\n', end - 1);
        const std::size_t start = found == text.npos ? 0 : found + 1;
        if (start < begin) break;
        if (end - start < 400 && !trim(text.substr(start, end - start)).empty())
            last.push_back({start, end});
        if (start == 0) break;
        end = start - 1;
    }
    lines.insert(lines.end(), last.rbegin(), last.rend());
    return lines;
}

/// Reads the lines of one text; knows how much of the release's own prose has gone by, since a date
/// behind it heads a letter or a list, not the release.
class TextDateFinder {
  public:
    TextDateFinder(std::string_view text, bool has_title)
        : text_(text), has_title_(has_title), unpunctuated_(lost_punctuation(text)),
          flat_(unpunctuated_ ? text.substr(0, 2 * top_bytes) : std::string_view()),
          title_size_(std::min(text.find('\n'), text.size())) {}

    std::vector<TextDate> find() {
        if (unpunctuated_) { // nor do its line breaks, if any, tell what a line is
            read_bare_day();
            std::replace(flat_.begin(), flat_.end(), '\n', ' ');
            text_ = flat_;
            read({0, text_.size()});
        } else {
            for (const Line& line : lines_to_read(text_)) {
                read(line);
                read_without_year(line);
            }
        }
        std::stable_sort(found_.begin(), found_.end(), [](const TextDate& a, const TextDate& b) {
            return a.confidence > b.confidence;
        });
        if (!unpunctuated_) prefer_own_day();
        return std::move(found_);
    }

  private:
    void read(const Line& line) {
        const std::string_view words = text_.substr(
            line.begin, std::min(line.end - line.begin, unpunctuated_ ? 2 * top_bytes : top_bytes));
        std::size_t last = 0;
        for (const DateMention& mention : find_date_mentions(words, 4)) {
            const std::string_view label = words.substr(last, mention.begin - last);
            last = mention.end;
            if (inside_link(words, mention) || (!unpunctuated_ && is_of_change(label))) continue;
            if (is_end_of_range(words, mention) && !begins_own_line(words, mention)) continue;
            auto date = judge_in(line, words, mention);
            if (!date) continue;
            date->mention.begin += line.begin;
            date->mention.end += line.begin;
            found_.push_back(*date);
        }
        if (line.begin > 0 && words.size() > 60 && !starts_in_capitals(words) &&
            !repeats_title(words))
            prose_ += words.size();
        told_ = told_ ||
                (line.begin > 0 && words.size() > 60 &&
                 (words.ends_with('.') || words.find(". ") != words.npos) && !repeats_title(words));
    }

    /// But for a day near the top that has a line to itself.
    void read_bare_day() {
        for (const Line& line : lines_to_read(text_)) {
            const std::string_view words = text_.substr(line.begin, line.end - line.begin);
            const auto days = find_date_mentions(cut(words, longest_label), 1);
            if (days.empty()) continue;
            DateMention day = days.front();
            if (!is_bare(line, {words.substr(0, day.begin), words.substr(day.end)})) return;
            day.begin += line.begin;
            day.end += line.begin;
            found_.push_back({day, DateSource::text, 0.94});
            return;
        }
    }

    /// The weekday and day above all else are the page's, where an earlier day stands below as the
    /// release's own. Where what stands alone is more than a week behind the day that is told as
    /// today, neither is to be trusted.
    void prefer_own_day() {
        if (found_.size() < 2) return;
        const TextDate& page = found_.front();
        const bool heads = heads_page(page.mention);
        const auto own = std::find_if(found_.begin() + 1, found_.end(), [&](const TextDate& date) {
            return heads && date.confidence >= page.confidence &&
                   is_before(date.mention, page.mention);
        });
        const auto contradicts = [&](const TextDate& date) {
            return is_told_today(date.mention) && is_weeks_before(date.mention, page.mention);
        };
        if (own != found_.end())
            std::rotate(found_.begin(), own, own + 1);
        else if (page.from == DateSource::text &&
                 std::any_of(found_.begin() + 1, found_.end(), contradicts))
            found_.clear();
    }

    bool heads_page(const DateMention& day) const {
        const std::size_t start = text_.find('\n') + 1;
        const std::string_view before =
            day.begin < start ? std::string_view() : text_.substr(start, day.begin - start);
        return !trim(before).empty() && without_weekday(trim(before, ".,")).empty();
    }

    bool is_told_today(const DateMention& day) const {
        const std::size_t begin = text_.rfind('\n', day.begin) + 1;
        return tells_today({text_.substr(begin, day.begin - begin),
                            text_.substr(day.end, text_.find('\n', day.end) - day.end)});
    }

    static bool is_weeks_before(const DateMention& a, const DateMention& b) {
        constexpr std::chrono::days week{7};
        const auto one = day_of(a, DayOrder::unknown), other = day_of(b, DayOrder::unknown);
        return one && other && std::chrono::sys_days{*other} - std::chrono::sys_days{*one} > week;
    }

    static bool is_before(const DateMention& a, const DateMention& b) {
        const auto numbers = [](const DateMention& day) {
            return std::array<int, 3>{day.year, static_cast<int>(day.month),
                                      static_cast<int>(day.day)};
        };
        return !a.open && !b.open && numbers(a) < numbers(b);
    }

    /// "OSLO, May 3 (Reuters) -- The ministry …", where the same day stands in full above it.
    void read_without_year(const Line& line) {
        constexpr std::size_t longest_head = 60;
        if (line.begin > top_bytes) return;
        const std::string_view start =
            cut(text_.substr(line.begin, line.end - line.begin), 2 * longest_head);
        const std::size_t end = end_of_head(cut(start, longest_head));
        const std::string head(trim(start.substr(0, end)));
        const std::string rest(trim(start.substr(end)));
        if (rest.empty() || head.find_first_of("0123456789") == head.npos) return;
        for (const DateMention& day : find_date_mentions(text_.substr(0, line.begin), 8)) {
            const std::string full = head + ", " + std::to_string(day.year) + " " + rest;
            const auto mentions = find_date_mentions(full, 1);
            if (day.open || mentions.empty() || !is_same_day(mentions.front(), day)) continue;
            if (!heads_its_line(day)) continue;
            const std::string_view words = full;
            const auto date = judge(mentions.front(), {words.substr(0, mentions.front().begin),
                                                       words.substr(mentions.front().end)});
            if (date && date->from == DateSource::dateline)
                return found_.push_back({day, DateSource::dateline, 0.9});
        }
    }

    /// Behind nothing but a weekday, the time of day or a label of change; not in words about a
    /// day.
    bool heads_its_line(const DateMention& day) const {
        const std::size_t begin = text_.rfind('\n', day.begin) + 1;
        const std::string_view before = without_weekday(text_.substr(begin, day.begin - begin));
        return before.empty() || std::isdigit(static_cast<unsigned char>(before.back())) ||
               is_of_change(before);
    }

    static bool is_same_day(const DateMention& a, const DateMention& b) {
        return a.year == b.year && a.month == b.month && a.day == b.day;
    }

    /// Where the dateline's place and day end: before a bracket, slash or dash.
    static std::size_t end_of_head(std::string_view words) {
        return std::min({words.find('('), words.find('/'), words.find("--"), words.find(" -"),
                         words.find("–"), words.find("—"), words.size()});
    }

    /// Behind a label or a place, before another day.
    static bool begins_own_line(std::string_view words, const DateMention& mention) {
        const Context context{words.substr(0, mention.begin), words.substr(mention.end)};
        return is_dateline_before_day(context) ||
               (says_published(fold(context.before)) && !has_date_label(context.before));
    }

    bool repeats_title(std::string_view words) const {
        constexpr std::size_t shortest = 20;
        constexpr std::string_view cut_short = " …";
        std::string_view title = text_.substr(0, text_.find('\n'));
        if (title.ends_with(cut_short)) title.remove_suffix(cut_short.size());
        return has_title_ && title.size() >= shortest && words.starts_with(title);
    }

    std::optional<TextDate> judge_in(const Line& line, std::string_view words,
                                     const DateMention& mention) {
        const Context context{words.substr(0, mention.begin), words.substr(mention.end)};
        if (unpunctuated_) {
            const std::size_t reach = reach_of(mention, words);
            if (mention.begin > reach || !found_.empty()) return std::nullopt;
            if (trim(context.after).starts_with("by ")) return std::nullopt; // a vote of 86 to 8
            if (ends_title(mention) &&
                !find_date_mentions(cut(context.after, near_title), 1).empty())
                return std::nullopt;
            auto date = judge(mention, context);
            if (date && date->from == DateSource::dateline) date->from = DateSource::text;
            return date ? date : judge_without_punctuation(mention, words);
        }
        if (mention.numeric && mention.separator == ' ') return std::nullopt;
        if (announces_event(context.before) || is_of_event(line, words) ||
            (prose_ > 0 && heads_letter(line)))
            return {};
        if (stands_in_list(line, words)) return {};
        const bool at_top =
            line.begin <= top_bytes &&
            (prose_ <= 250 ||
             (!told_ && (is_marked_published(context.before) || is_bare(line, context))));
        const bool at_end =
            line.end + 400 >= text_.size() && text_.find("Dear ", line.end) == text_.npos;
        if (!at_top && !at_end) return std::nullopt;
        if (!at_top)
            return stands_alone(context) ? std::optional{TextDate{mention, DateSource::text, 0.85}}
                                         : std::nullopt;
        if (prose_ > 0 && heads_message(context)) return std::nullopt;
        auto date = judge(mention, context);
        if (date && says_elsewhere(lines_around(line).front())) return std::nullopt;
        if (!date && prose_ == 0 && opens_story(mention, context, is_statement()) &&
            !begins_with_day(lines_around(line)[3]))
            date = TextDate{mention, DateSource::text, 0.85};
        if (!date && prose_ == 0 &&
            ((is_behind_number(context) && !is_beside_day(line)) || is_beside_phone(line, context)))
            date = TextDate{mention, DateSource::text, 0.85};
        if (!date && prose_ == 0 && is_place_with_day(context) && tells_today_below(line))
            date = TextDate{mention, DateSource::dateline, 0.9};
        if (!date && line.begin == 0) date = judge_after_heading(mention, context);
        if (!date && prose_ == 0 && dates_transcript(line, words, context) &&
            !tells_of_past(mention, words) && !announces(line))
            date = TextDate{mention, DateSource::text, 0.8};
        const bool heading = prose_ == 0 && words.size() <= longest_label;
        if (!date && (heading || (line.begin == 0 && has_title_)))
            date = judge_title(mention, words, line.begin > 0);
        return date;
    }

    /// An event's day, where another follows.
    bool ends_title(const DateMention& mention) const {
        return has_title_ && mention.end == title_size_;
    }

    bool is_statement() const {
        const std::string_view title = text_.substr(0, text_.find('\n'));
        return has_title_ && is_heading_of_statement(title) && !remembers(title);
    }

    /// "Posted on:", which no heading says, however many stand above.
    static bool is_marked_published(std::string_view before) {
        constexpr std::size_t longest = 30;
        return before.size() <= longest && trim(before).ends_with(':') &&
               says_published(fold(before)) && !has_date_label(before);
    }

    /// "May 3, 2005   (202) 555-0100" below "FOR IMMEDIATE RELEASE   Contact: Ada Brandt"
    bool is_beside_phone(const Line& line, const Context& context) const {
        const std::string_view after = trim(context.after, "( ");
        const std::size_t end = end_of_phone(after, 1);
        return end > 0 && end == after.size() && without_weekday(context.before).empty() &&
               says_release(lines_around(line).front());
    }

    /// Whether the line above or below begins with a day, too.
    bool is_beside_day(const Line& line) const {
        const auto around = lines_around(line);
        return begins_with_day(around[0]) || begins_with_day(around[3]);
    }

    /// Whether the next paragraph begins with what was done today, and no other day follows, as in
    /// a diary.
    bool tells_today_below(const Line& line) const {
        constexpr std::size_t read = 300;
        const auto around = lines_around(line);
        const std::string start = " " + fold(cut(around[3], read));
        return start.find(" today") != start.npos && !announces(line) &&
               std::none_of(around.begin() + 3, around.end(), begins_with_day);
    }

    /// Below the title and two sub-headings at most, however long they are.
    bool is_bare(const Line& line, const Context& context) const {
        constexpr std::ptrdiff_t most_headings = 3;
        const std::string_view above = text_.substr(0, line.begin);
        return std::count(above.begin(), above.end(), '\n') <= most_headings &&
               trim(context.before).empty() && trim(context.after).empty();
    }

    /// Among days that are entries of a list.
    bool stands_in_list(const Line& line, std::string_view words) const {
        const auto is_day = [](std::string_view other) {
            return without_bullet(other).size() < trim(other).size() && begins_with_day(other) &&
                   !is_of_change(cut(other, 30));
        };
        const auto around = lines_around(line);
        return is_day(words) && std::any_of(around.begin(), around.end(), is_day);
    }

    /// As the entries of a chronicle do.
    static bool begins_with_day(std::string_view line) {
        constexpr std::size_t longest_place = 30;
        const auto days = find_date_mentions(cut(line, 2 * longest_place), 1);
        return !days.empty() && days.front().begin <= longest_place;
    }

    /// At the end of a transcript's heading, or with the time of day and the place right below it.
    bool dates_transcript(const Line& line, std::string_view words, const Context& context) const {
        const auto around = lines_around(line);
        const bool speech = is_heading_of_speech(from_remarks(words));
        if (speech || is_heading_of_transcript(words))
            return around[1].empty() && !is_other_heading(around[0], words) &&
                   !is_other_heading(around[3], words) && trim(context.after, ".)").empty() &&
                   (!speech || trim(context.before).ends_with(','));
        return (is_heading_of_transcript(around[0]) || heads_transcript(line)) &&
               without_weekday(context.before).empty() && words.size() <= longest_label;
    }

    /// "Ambassador Brandt Remarks at the Pier" without who speaks.
    static std::string_view from_remarks(std::string_view heading) {
        const auto at = heading.find(" Remarks ");
        const std::string_view speaker = heading.substr(0, at);
        const bool named = at != heading.npos && begin_with_capitals(speaker) &&
                           speaker.find(" To ") == speaker.npos;
        return named ? heading.substr(at + 1) : heading;
    }

    /// Right below the title, which is that of a transcript, and a section's name at most.
    bool heads_transcript(const Line& line) const {
        constexpr std::size_t longest_section = 40;
        const std::size_t title_end = std::min(text_.find('\n'), text_.size());
        return line.begin > title_end && has_title_ &&
               is_heading_of_transcript(text_.substr(0, title_end)) &&
               trim(text_.substr(title_end, line.begin - title_end)).size() <= longest_section;
    }

    /// One of a list of headings with their days.
    static bool is_other_heading(std::string_view line, std::string_view heading) {
        return line != trim(heading) &&
               (is_heading_of_speech(line) || is_heading_of_transcript(line)) &&
               !find_date_mentions(cut(line, top_bytes), 1).empty();
    }

    /// Whether the heading's day may be that of its topic.
    bool tells_of_past(const DateMention& day, std::string_view heading) const {
        constexpr std::size_t asked = 8;
        if (day.year < first_year_of_releases || remembers(heading)) return true;
        const auto days = find_date_mentions(cut(text_, 2 * top_bytes), asked);
        return std::any_of(days.begin(), days.end(),
                           [&](const DateMention& other) { return other.year > day.year; });
    }

    /// Whether what the heading names is yet to be.
    bool announces(const Line& line) const {
        constexpr std::size_t read = 3000, first_words = 120;
        const std::string_view below = trim(text_.substr(std::min(line.end, text_.size())));
        const std::string start = fold(cut(below, first_words));
        const std::string before = start.substr(0, start.find(" will "));
        const bool speaks = (" " + before).ends_with(" i") || (" " + before).ends_with(" we");
        return invites(cut(text_, read)) || (before.size() < start.size() && !speaks);
    }

    bool is_of_event(const Line& line, std::string_view words) const {
        const auto around = lines_around(line);
        return tells_event(
            {around[2], around[1], around[0], words, around[3], around[4], around[5]});
    }

    /// The three lines before, the nearest first, and the three behind.
    std::array<std::string_view, 6> lines_around(const Line& line) const {
        std::array<std::string_view, 6> lines{};
        std::string_view above = trim(text_.substr(0, line.begin));
        std::string_view below = trim(text_.substr(std::min(line.end, text_.size())));
        for (std::size_t i = 0; i < 3; ++i) {
            const auto start = above.rfind('\n');
            lines[i] = start == above.npos ? above : above.substr(start + 1);
            above = trim(above.substr(0, above.size() - lines[i].size()));
            lines[i + 3] = below.substr(0, below.find('\n'));
            below = trim(below.substr(lines[i + 3].size()));
        }
        return lines;
    }

    /// Whether the next line addresses somebody.
    bool heads_letter(const Line& line) const {
        const std::string_view next = trim(text_.substr(std::min(line.end, text_.size())));
        return next.starts_with("The Honorable") || next.starts_with("Dear ") ||
               next.starts_with("Hon. ");
    }

    std::string_view text_;
    bool has_title_;
    bool unpunctuated_;
    std::string flat_;
    std::size_t title_size_;
    std::size_t prose_ = 0;
    bool told_ = false; ///< a sentence has ended
    std::vector<TextDate> found_;
};

} // namespace

std::vector<TextDate> find_text_dates(std::string_view title, std::string_view body) {
    const std::string text = std::string(title) + "\n" + std::string(body);
    return TextDateFinder(text, !title.empty()).find();
}

std::optional<DateMention> find_month_line(std::string_view body) {
    constexpr std::size_t lines_asked = 3;
    constexpr std::size_t longest_line = 90;
    constexpr int first_year = 1800;
    const char* const start = body.data();
    for (std::size_t n = 0; n < lines_asked && !body.empty(); ++n) {
        const std::string_view line = trim(body.substr(0, body.find('\n')));
        body.remove_prefix(std::min(body.size(), body.find('\n') + 1));
        if (line.size() > longest_line || line.size() < 8) continue;
        const std::string_view year = line.substr(line.size() - 4);
        const std::string_view before = trim(line.substr(0, line.size() - 4));
        const auto space = before.find_last_of(" ,:");
        const std::string_view word = space == before.npos ? before : before.substr(space + 1);
        const std::string_view rest = trim(before.substr(0, before.size() - word.size()));
        const auto month = find_month(fold(word));
        if (!are_digits(year) || !month || !std::isupper(static_cast<unsigned char>(word.front())))
            continue;
        if (!rest.empty() && !rest.ends_with(',') && !rest.ends_with(':')) continue;
        DateMention mention;
        mention.begin = static_cast<std::size_t>(word.data() - start);
        mention.end = static_cast<std::size_t>(line.data() + line.size() - start);
        for (const char c : year)
            mention.year = mention.year * 10 + (c - '0');
        mention.month = *month;
        if (mention.year >= first_year) return mention;
    }
    return std::nullopt;
}

} // namespace dateline
