#include "indexer/formats/html_dates.h"

#include "common/ascii.h"
#include "common/text.h"
#include "indexer/extract/dates/date_in_line.h"
#include "indexer/extract/dates/date_labels.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/extract/dates/date_words.h"
#include "indexer/formats/html_script_dates.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace dateline::html {

namespace {

constexpr std::size_t longest_line = 160; ///< of what may be a by-line

std::string fold_part(std::string_view text, std::size_t begin, std::size_t end) {
    return fold(text.substr(begin, end - begin));
}

/// The first date of a line that is not called one of change: "Published 3 May 2024 | Updated 4 May
/// 2024", "Last change: 4 May 2024; published: 3 May 2024".
std::optional<DateMention> find_first_published(std::string_view line, bool stamped) {
    const auto mentions = find_date_mentions(line, 4);
    std::size_t before = 0;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const DateMention& date = mentions[i];
        const std::string label = fold_part(line, before, date.begin);
        before = date.end;
        if (says_other_day(label) || says_elsewhere(label)) continue;
        const bool published = says_published(label);
        if (is_end_of_range(line, date) && (!published || has_date_label(line))) continue;
        if (published) return date;
        if (says_changed(label)) continue;
        // What follows may call it so: "was edited last on 4 May 2024 and changed".
        const bool last = i + 1 == mentions.size();
        const std::string_view rest = line.substr(date.end);
        const bool apart = rest.substr(0, 60).find_first_of("/|;(,-") != rest.npos ||
                           rest.substr(0, 60).find("·") != rest.npos;
        if (last && !stamped && !apart && says_changed(fold(rest))) continue;
        return date;
    }
    return std::nullopt;
}

/// "The act was signed into law on 3 May 1935", but not "By ada in news on 3 May 2024".
bool ends_sentence(std::string_view line, const DateMention& date) {
    constexpr int few = 2;
    const std::string_view before = line.substr(0, date.begin);
    if (!date_in_line::leads_to_event(before)) return false;
    const std::string folded = " " + fold(before);
    const auto by = folded.find(" by ");
    const bool credit = by != folded.npos && by <= folded.find(' ', 1);
    if (credit || says_published(folded)) return false;
    int small = 0;
    for (std::size_t i = 1; i < before.size(); ++i)
        if (before[i - 1] == ' ' && is_ascii_lower(before[i])) ++small;
    return small > few;
}

/// "Opened on 3 May 1935."
bool is_sentence(std::string_view line, const DateMention& date) {
    return ends_sentence(line, date) ||
           (line.ends_with('.') && date_in_line::leads_to_event(line.substr(0, date.begin)));
}

/// Whether nothing but brackets, a weekday or the time of day stands beside the date on one side.
bool is_at_edge(std::string_view line, const DateMention& date) {
    if (is_sentence(line, date)) return false;
    const auto is_little = [](std::string_view text) {
        return std::none_of(text.begin(), text.end(),
                            [](char c) {
                                return is_ascii_letter(c) || static_cast<unsigned char>(c) >= 0x80;
                            }) &&
               text.size() <= 16;
    };
    return date.begin < 4 || is_little(line.substr(0, date.begin)) ||
           is_little(line.substr(date.end));
}

/// Whether the time of day follows the date: "3 May 2024 14:05", "3 May 2024 | 9:30".
bool has_time(std::string_view line, const DateMention& date) {
    const std::string_view rest = trimmed_front(line.substr(date.end), " ,|-/T");
    const auto has_digit = [&](std::size_t i) { return i < rest.size() && is_digit(rest[i]); };
    const std::size_t colon = has_digit(1) ? 2 : 1;
    return has_digit(0) && colon < rest.size() && rest[colon] == ':' && has_digit(colon + 1) &&
           has_digit(colon + 2);
}

bool is_of_event(const std::vector<Block>& blocks, std::size_t i) {
    LinesAround lines{};
    for (std::size_t n = 0; n < lines.size(); ++n)
        if (i + n >= 3 && i + n - 3 < blocks.size()) lines[n] = blocks[i + n - 3].text;
    return tells_event(lines);
}

struct VisibleDate {
    int rank; ///< the lower the surer
    DateClaim claim;
    bool credited; ///< words stand before it
};

constexpr int surest_ranks = 2; ///< labelled or stamped, right below the heading

class VisibleDates {
  public:
    VisibleDates(const std::vector<Block>& blocks, std::size_t first)
        : blocks_(blocks), first_(first) {}

    std::vector<VisibleDate> find() {
        for (std::size_t i = 0; i < blocks_.size(); ++i)
            read(i);
        std::stable_sort(found_.begin(), found_.end(),
                         [](const auto& a, const auto& b) { return a.rank < b.rank; });
        if (are_of_a_list()) return {};
        return std::move(found_);
    }

  private:
    /// By-lines of several days, "by Ada Brandt (3 May 2024)", far from the heading are those of
    /// other pages.
    bool are_of_a_list() const {
        if (found_.empty() || found_.front().rank < far_below + alone) return false;
        std::set<std::string> days;
        for (const VisibleDate& date : found_)
            if (date.credited) days.insert(date.claim.text);
        return days.size() > 1;
    }

    static constexpr int far_below = 5;

    enum { labelled = 0, stamped = 1, named = 2, alone = 3, beside_author = 4, not_one = 99 };

    void read(std::size_t i) {
        const Block& block = blocks_[i];
        if (block.is(hidden) || !may_hold_own_date(block, i)) return;
        const std::string_view line = cut(block.text, 400);
        const bool has_stamp = !block.stamp.empty() && parse_stated_date(block.stamp);
        if (!has_stamp && line.find_first_of("0123456789") == line.npos) return;
        auto date = find_first_published(line, has_stamp);
        if (!date && (!has_stamp || says_changed(fold(line)))) return;
        if (is_of_event(blocks_, i)) return;
        if (date && !block.dated_words.empty() && line.size() > longest_line)
            date = find_inside(line, block.dated_words);
        const int kind = kind_of(block, line, date, has_stamp, i);
        if (kind == not_one) return;
        const int place = i < first_         ? (i + 6 >= first_ ? 3 : 10)
                          : i <= first_ + 12 ? 0
                                             : far_below;
        // The words show the day where the publisher is, which an instant may not.
        const bool by_words = date && (!has_stamp || (!date->open && line.size() <= longest_line));
        std::string words =
            by_words ? std::string(line.substr(date->begin, date->end - date->begin)) : block.stamp;
        const bool release_line = kind == labelled && place == 0;
        const bool credited =
            date && !date_words::without_weekday(line.substr(0, date->begin)).empty();
        found_.push_back(
            {place + kind,
             {release_line ? DateSource::release_line : DateSource::text, std::move(words)},
             credited});
    }

    /// Right below the heading a by-line may be called what it likes; in a footer only a label
    /// right before the date counts.
    bool may_hold_own_date(const Block& block, std::size_t i) const {
        const bool below_heading =
            i > first_ && i <= first_ + 4 && block.text.size() <= longest_line;
        if (block.is(other_pages)) return false;
        if (block.is(footer)) {
            const auto date = find_first_published(cut(block.text, longest_line), false);
            return date && date->begin <= 30 &&
                   says_published(fold_part(block.text, 0, date->begin));
        }
        return !block.is(aside) || below_heading;
    }

    static std::optional<DateMention> find_inside(std::string_view line, std::string_view words) {
        for (const DateMention& date : find_date_mentions(line, 4))
            if (words.find(line.substr(date.begin, date.end - date.begin)) != words.npos)
                return date;
        return std::nullopt;
    }

    int kind_of(const Block& block, std::string_view line, const std::optional<DateMention>& date,
                bool has_stamp, std::size_t i) const {
        const std::size_t size = block.text.size();
        if (date && size <= longest_line && says_published(fold(line))) return labelled;
        if (has_stamp) return stamped;
        if (!date) return not_one;
        if (block.is(dated) && size <= longest_line) return named;
        if (!block.dated_words.empty() && date->begin < 4) return named;
        if (is_sentence(line, *date)) return not_one;
        if (size <= date->end - date->begin + 25) return alone;
        const bool by_line = is_at_edge(line, *date) || has_time(line, *date);
        if (by_line && size <= 120 && i >= first_ && i <= first_ + 8) return beside_author;
        return not_one;
    }

    const std::vector<Block>& blocks_;
    std::size_t first_;
    std::vector<VisibleDate> found_;
};

/// "Bridge opens | Ministry | 23.05.2011", "23.05.2011 | Bridge opens"
std::string date_at_edge(std::string_view title) {
    for (const DateMention& date : find_date_mentions(cut(title, 400), 4)) {
        const std::string_view before = trimmed_back(title.substr(0, date.begin), " ");
        const std::string_view after = trimmed_front(title.substr(date.end), " ");
        if ((after.empty() && before.ends_with('|')) || (before.empty() && after.starts_with('|')))
            return std::string(title.substr(date.begin, date.end - date.begin));
    }
    return {};
}

using Day = std::array<int, 3>;

std::optional<Day> day_in(std::string_view text) {
    const auto date = parse_stated_date(text);
    if (!date || !date->full()) return std::nullopt;
    return Day{date->year, static_cast<int>(date->month), static_cast<int>(date->day)};
}

std::set<Day> days_in(const std::vector<std::string>& texts) {
    std::set<Day> days;
    for (const std::string& text : texts)
        if (const auto day = day_in(text)) days.insert(*day);
    return days;
}

/// Microdata of the page itself. Where it gives many days they are those of a list or of comments,
/// and only one that stands at the heading is the page's. Beside a date of publication in the head
/// the day of the last change is no other one.
std::vector<DateClaim> own_items(const Head& head, const std::vector<Block>& blocks,
                                 std::size_t first) {
    constexpr std::size_t many = 3;
    std::set<Day> days;
    for (const StatedDate& item : head.items)
        if (const auto day = day_in(item.text)) days.insert(*day);
    const std::set<Day> changed = head.dates.empty() ? std::set<Day>() : days_in(head.changed);
    std::vector<DateClaim> claims;
    for (const StatedDate& item : head.items) {
        if (days.size() >= many) {
            if (first >= blocks.size()) break;
            const NodeId begin = blocks[first < 4 ? 0 : first - 4].parent;
            const NodeId end = blocks[std::min(first + 6, blocks.size() - 1)].parent;
            if (item.node < begin || item.node > end) continue;
        }
        if (const auto day = day_in(item.text); day && changed.contains(*day)) continue;
        claims.push_back({DateSource::meta, item.text});
    }
    return claims;
}

/// The only day that the page shows in lines that could tell it; empty if it shows several.
std::string find_only_date(const std::vector<Block>& blocks) {
    std::optional<Day> only;
    std::string words;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const Block& block = blocks[i];
        if (block.is(hidden | other_pages | footer | aside)) continue;
        if (block.text.size() > longest_line || is_of_event(blocks, i)) continue;
        const auto date = find_first_published(block.text, false);
        if (!date || !is_at_edge(block.text, *date)) continue;
        words = block.text.substr(date->begin, date->end - date->begin);
        const auto day = day_in(words);
        if (only && only != day) return {};
        only = day;
    }
    return only ? words : std::string();
}

bool contradicts(const DateClaim& claim, const std::vector<VisibleDate>& visible) {
    if (visible.empty() || visible.front().rank > surest_ranks) return false;
    return day_in(claim.text) != day_in(visible.front().claim.text);
}

} // namespace

std::vector<DateClaim> find_page_dates(const PlainPage& page, const Head& head,
                                       const std::vector<Block>& blocks, std::size_t first) {
    std::vector<DateClaim> claims = head.dates;
    for (std::string& text : find_json_dates(page))
        claims.push_back({DateSource::json_ld, std::move(text)});
    for (DateClaim& claim : own_items(head, blocks, first))
        claims.push_back(std::move(claim));
    const auto visible = VisibleDates(blocks, first).find();
    for (const DateClaim& claim : head.doubtful_dates)
        if (!contradicts(claim, visible)) claims.push_back(claim);
    for (const VisibleDate& date : visible)
        claims.push_back(date.claim);
    for (const std::string* title : {&head.title, &head.headline})
        if (std::string words = date_at_edge(*title); !words.empty())
            claims.push_back({DateSource::text, std::move(words)});
    if (!claims.empty()) return claims;
    std::string last_resort = find_script_date(page);
    if (last_resort.empty()) last_resort = find_only_date(blocks);
    if (!last_resort.empty()) claims.push_back({DateSource::text, std::move(last_resort)});
    return claims;
}

} // namespace dateline::html
