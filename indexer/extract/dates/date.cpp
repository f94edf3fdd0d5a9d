#include "indexer/extract/dates/date_in_text.h"
#include "indexer/extract/dates/date_names.h"
#include "indexer/extract/dates/day_order.h"
#include "indexer/extract/extract.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <span>

namespace dateline {

namespace {

using namespace std::chrono;

// Claims of a file are weighed against each other, so that time grows with their square; what says
// more than this is a list.
constexpr std::size_t most_claims = 200;

/// One date that something states, with where and how.
struct Candidate {
    DateMention mention;
    DateSource from;
    std::string words;
    double confidence;
    DayOrder order = DayOrder::unknown; ///< as the file's form has it
    std::optional<int> utc_hour; ///< of an instant stated in UTC, whose local day may be another
    std::optional<Date> day;
    bool in_words = false; ///< only the release's own words say it
};

double trust_in(DateSource source) {
    switch (source) {
    case DateSource::json_ld:
    case DateSource::meta:
    case DateSource::feed:
    case DateSource::front_matter:
    case DateSource::field:
        return 0.97;
    case DateSource::dateline:
    case DateSource::release_line:
        return 0.95;
    case DateSource::url:
        return 0.92;
    case DateSource::text:
        return 0.85;
    case DateSource::file_name:
        return 0.8;
    case DateSource::mtime:
        return 0.3;
    }
    return 0;
}

/// The hour of "…T03:00:00Z", "… 03:00:00 +0000", "… 03:00 GMT".
std::optional<int> hour_in_utc(std::string_view words) {
    const auto colon = words.find(':');
    if (colon == words.npos || colon < 2) return std::nullopt;
    const bool utc = words.ends_with('Z') || words.ends_with("+0000") ||
                     words.ends_with("+00:00") || words.ends_with("GMT") || words.ends_with("UTC");
    if (!utc) return std::nullopt;
    const int hour = std::atoi(std::string(words.substr(colon - 2, 2)).c_str());
    return hour >= 0 && hour < 24 ? std::optional{hour} : std::nullopt;
}

/// A year of more than the next one was mistyped or stands for "never"; the first day of 1970 is
/// what programs print for no date at all.
bool is_possible(const DateMention& mention, DateSource source) {
    static const int this_year = [] {
        const year_month_day today{floor<days>(system_clock::now())};
        return int(today.year());
    }();
    if (mention.year > this_year + 1) return false;
    const bool computed =
        source == DateSource::json_ld || source == DateSource::meta || source == DateSource::feed;
    return !computed || mention.year != 1970 || mention.month != 1 || mention.day != 1;
}

std::vector<Candidate> collect(const PressRelease& release, const std::string& text) {
    std::vector<Candidate> found;
    for (const DateClaim& claim :
         std::span(release.dates).first(std::min(release.dates.size(), most_claims)))
        if (const auto mention = parse_stated_date(claim.text))
            found.push_back({*mention,
                             claim.from,
                             claim.text,
                             trust_in(claim.from),
                             claim.order,
                             hour_in_utc(claim.text),
                             {}});
    for (const TextDate& date : find_text_dates(release.title, release.body))
        found.push_back({date.mention,
                         date.from,
                         text.substr(date.mention.begin, date.mention.end - date.mention.begin),
                         date.confidence,
                         DayOrder::unknown,
                         {},
                         {},
                         date.from == DateSource::text});
    if (const auto named = find_date_in_url(release.url))
        found.push_back(
            {named->mention, DateSource::url, named->words, trust_in(DateSource::url), {}, {}, {}});
    if (const auto named = find_date_in_file_name(release.path); named && release.position == 0)
        found.push_back({named->mention,
                         DateSource::file_name,
                         named->words,
                         trust_in(DateSource::file_name),
                         DayOrder::unknown,
                         {},
                         {}});
    return found;
}

/// A name in an address is the title's words, which may be an event's day.
bool shows_local_day(const Candidate& candidate) {
    if (!candidate.day || candidate.utc_hour || candidate.from == DateSource::file_name)
        return false;
    return candidate.from != DateSource::url || candidate.words.starts_with('/');
}

/// How the release itself orders day and month: by a numeric date that can be read in one way
/// only, or an open one that equals, read in one way, a day that is written out.
DayOrder find_own_order(const std::vector<Candidate>& candidates,
                        const std::vector<DateMention>& mentions) {
    const auto is_written_out = [&](const Date& day) {
        const auto same = [&](const DateMention& mention) {
            return !mention.open && day_of(mention, DayOrder::unknown) == day;
        };
        return std::any_of(mentions.begin(), mentions.end(), same) ||
               std::any_of(candidates.begin(), candidates.end(),
                           [&](const Candidate& other) { return same(other.mention); });
    };
    for (const Candidate& candidate : candidates) {
        if (!candidate.mention.open) continue;
        const auto first = day_of(candidate.mention, DayOrder::day_first);
        const auto second = day_of(candidate.mention, DayOrder::month_first);
        const bool day_first = first && is_written_out(*first);
        const bool month_first = second && is_written_out(*second);
        if (day_first != month_first)
            return day_first ? DayOrder::day_first : DayOrder::month_first;
    }
    DayOrder order = DayOrder::unknown;
    for (const DateMention& mention : mentions) {
        if (!mention.numeric || mention.open || mention.separator == '\0') continue;
        if (mention.order == DayOrder::unknown) continue;
        if (order != DayOrder::unknown && order != mention.order) return DayOrder::unknown;
        order = mention.order;
    }
    return order;
}

void settle_order(std::vector<Candidate>& candidates, const PressRelease& release,
                  const std::string& text) {
    const bool any_open = std::any_of(candidates.begin(), candidates.end(),
                                      [](const Candidate& c) { return c.mention.open; });
    DayOrder order = DayOrder::unknown;
    double doubt = 1;
    if (any_open) {
        order = find_own_order(candidates, find_date_mentions(text));
        if (order == DayOrder::unknown) {
            order = find_usual_order(text, release.language, release.url);
            doubt = 0.9;
        }
    }
    for (Candidate& candidate : candidates) {
        // Dots with a year in full are written with the day first, but for what is American.
        const bool dotted = candidate.mention.separator == '.' && candidate.mention.long_year;
        const bool told = candidate.order != DayOrder::unknown;
        candidate.day =
            day_of(candidate.mention, told                                   ? candidate.order
                                      : order == DayOrder::unknown && dotted ? DayOrder::day_first
                                                                             : order);
        if (candidate.mention.open && !told) candidate.confidence *= doubt;
    }
}

int days_between(const Date& a, const Date& b) {
    return static_cast<int>((sys_days{a} - sys_days{b}).count());
}

/// How many kinds of sources give the day.
std::size_t count_sources(const Date& day, const std::vector<Candidate>& candidates) {
    std::vector<DateSource> sources;
    for (const Candidate& other : candidates)
        if (other.day == day &&
            std::find(sources.begin(), sources.end(), other.from) == sources.end())
            sources.push_back(other.from);
    return sources.size();
}

bool is_machine_stated(DateSource source) {
    return source == DateSource::json_ld || source == DateSource::meta;
}

/// What a page's hidden data says alone gives way to another day of them on which two kinds of
/// sources agree: such data is filled in by programs, and may be about a picture or another page.
const Candidate& as_agreed(const Candidate& chosen, const std::vector<Candidate>& candidates) {
    if (!is_machine_stated(chosen.from) || chosen.utc_hour) return chosen;
    if (count_sources(*chosen.day, candidates) > 1) return chosen;
    for (const Candidate& other : candidates)
        if (other.day && is_machine_stated(other.from) && *other.day != *chosen.day &&
            count_sources(*other.day, candidates) > 1)
            return other;
    return chosen;
}

/// An instant in UTC is another day where the publisher is: the early hours of a UTC day are the
/// evening before in the Americas, the late ones the next morning in Asia. Where the release shows
/// that other day in more kinds of sources, it counts.
const Candidate& as_shown(const Candidate& chosen, const std::vector<Candidate>& candidates) {
    if (!chosen.utc_hour) return chosen;
    std::vector<Candidate> local;
    for (const Candidate& other : candidates)
        if (shows_local_day(other)) local.push_back(other);
    const std::size_t same = count_sources(*chosen.day, local);
    for (const Candidate& other : candidates) {
        if (!shows_local_day(other)) continue;
        const int apart = days_between(*other.day, *chosen.day);
        const bool neighbour =
            (apart == -1 && *chosen.utc_hour < 12) ||
            (apart == 1 && *chosen.utc_hour >= 10 && !other.in_words); // tomorrow's schedule
        if (neighbour && count_sources(*other.day, local) > same) return other;
    }
    return chosen;
}

double weigh(const Candidate& chosen, const std::vector<Candidate>& candidates) {
    bool agreed = false;
    bool opposed = false;
    for (const Candidate& other : candidates) {
        if (&other == &chosen || !other.day || other.from == chosen.from) continue;
        const int apart = std::abs(days_between(*other.day, *chosen.day));
        (apart <= 1 ? agreed : opposed) = true;
    }
    const double confidence = chosen.confidence;
    if (agreed) return confidence + (1 - confidence) * 0.6;
    return opposed ? confidence * 0.85 : confidence;
}

std::string partial(const DateMention& mention) {
    char buffer[32];
    if (mention.month != 0 && !mention.open)
        std::snprintf(buffer, sizeof buffer, "%04d-%02u", mention.year, mention.month);
    else
        std::snprintf(buffer, sizeof buffer, "%04d", mention.year);
    return buffer;
}

} // namespace

std::optional<DateFinding> find_date(const PressRelease& release, const ExtractOptions& options) {
    const std::string text = full_text(release);
    std::vector<Candidate> candidates = collect(release, text);
    const auto rank = [&](DateSource source) {
        return std::find(options.date_order.begin(), options.date_order.end(), source) -
               options.date_order.begin();
    };
    std::erase_if(candidates, [&](const Candidate& candidate) {
        return rank(candidate.from) == std::ssize(options.date_order);
    });
    std::erase_if(candidates, [](const Candidate& candidate) {
        return !is_possible(candidate.mention, candidate.from);
    });
    if (candidates.empty()) {
        const bool asked = rank(DateSource::text) != std::ssize(options.date_order);
        const auto month = asked ? find_month_line(release.body) : std::nullopt;
        if (!month || !is_possible(*month, DateSource::text)) return std::nullopt;
        const std::string words = release.body.substr(month->begin, month->end - month->begin);
        return DateFinding{{}, partial(*month), {DateSource::text, words, 0.5}};
    }
    std::stable_sort(
        candidates.begin(), candidates.end(),
        [&](const Candidate& a, const Candidate& b) { return rank(a.from) < rank(b.from); });
    settle_order(candidates, release, text);

    const auto full = std::find_if(candidates.begin(), candidates.end(),
                                   [](const Candidate& candidate) { return candidate.day; });
    if (full == candidates.end()) {
        const Candidate& first = candidates.front();
        return DateFinding{{}, partial(first.mention), {first.from, first.words, first.confidence}};
    }
    const Candidate& chosen = as_shown(as_agreed(*full, candidates), candidates);
    return DateFinding{chosen.day, {}, {chosen.from, chosen.words, weigh(chosen, candidates)}};
}

} // namespace dateline
