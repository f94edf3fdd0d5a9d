#include "common/text.h"
#include "indexer/extract/date_text.h"
#include "indexer/extract/extract.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace dateline {

namespace {

using namespace std::chrono;

struct Candidate {
    WrittenDate date;
    DateEvidence evidence;
};

constexpr std::size_t head_lines = 14;
constexpr std::size_t tail_lines = 4;
constexpr std::size_t longest_line = 400; ///< of a line, as far as dates are looked for

bool has_any(std::string_view folded, std::initializer_list<std::string_view> phrases) {
    return std::any_of(phrases.begin(), phrases.end(), [&](std::string_view phrase) {
        return folded.find(phrase) != std::string_view::npos;
    });
}

bool is_release_line(std::string_view before) {
    return has_any(before, {"immediate release", "release date", "date released", "posted",
                            "published", "press release", "news release", "media release",
                            "date:", "issued", "embargo", "released:", "released on", "publie le",
                            "veroffentlicht", "pubblicato", "publicado", "publication date"});
}

struct Word {
    std::string_view text;
    bool place_like; ///< as in "WASHINGTON, D.C." or "Kabul, Afghanistan"
};

/// Small words inside places and before days: "Rio de Janeiro, le 15 janvier".
bool is_link(std::string_view word) {
    constexpr std::array<std::string_view, 9> links{"de", "of", "del", "le", "den",
                                                    "am", "il", "el",  "the"};
    return std::find(links.begin(), links.end(), word) != links.end();
}

std::vector<Word> words_of(std::string_view text) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t begin = i;
        const char32_t first = next_character(text, i);
        if (!is_word_character(first)) continue;
        while (i < text.size()) {
            std::size_t after = i;
            const char32_t c = next_character(text, after);
            if (!is_word_character(c) && c != U'.' && c != U'\'') break;
            i = after;
        }
        const std::string_view word = text.substr(begin, i - begin);
        words.push_back({word, is_upper(first) || is_link(word)});
    }
    return words;
}

bool is_place_list(const std::vector<Word>& words) {
    constexpr std::array<std::string_view, 9> sentence_openers{
        "On", "In", "Since", "By", "From", "Until", "As", "The", "After"};
    if (words.size() > 8) return false;
    if (!words.empty() && std::find(sentence_openers.begin(), sentence_openers.end(),
                                    words.front().text) != sentence_openers.end())
        return false;
    return std::all_of(words.begin(), words.end(),
                       [](const Word& word) { return word.place_like; });
}

bool is_dash_or_end(std::string_view after) {
    const std::string folded = fold(cut(after, 16));
    const auto place = folded.find_first_not_of(" .,)]/(\"");
    return place == std::string::npos || folded[place] == '-' || folded[place] == ':' ||
           folded[place] == '|';
}

/// A line that is a date, give or take a weekday, an hour or a place.
bool is_date_line(std::string_view line, const WrittenDate& date) {
    const auto around = words_of(std::string(line.substr(0, date.begin)) + " " +
                                 std::string(line.substr(date.end)));
    if (line.size() > 90 || around.size() > 7) return false;
    return std::all_of(around.begin(), around.end(), [](const Word& word) {
        const std::string folded = fold(word.text);
        return word.place_like || (folded[0] >= '0' && folded[0] <= '9') || folded == "at" ||
               folded == "am" || folded == "pm" || folded == "a.m." || folded == "p.m.";
    });
}

/// What a line near the top or the end says about the day of publication.
std::optional<Candidate> read_line(std::string_view line, bool after_release_line) {
    line = cut(line, longest_line);
    const auto dates = find_written_dates(line);
    if (dates.empty()) return std::nullopt;
    const WrittenDate& date = dates.front();
    if (date.day == 0 && !date.is_ambiguous()) return std::nullopt;
    const std::string_view before = line.substr(0, date.begin);
    const std::string_view after = line.substr(date.end);
    const std::string words(line.substr(date.begin, date.end - date.begin));
    if (date.begin <= 100 && is_release_line(fold(before)))
        return Candidate{date, {DateSource::release_line, words, 0.97}};
    if (is_date_line(line, date))
        return Candidate{date, {DateSource::release_line, words, after_release_line ? 0.97 : 0.93}};
    if (date.begin <= 90 && is_place_list(words_of(before)) && is_dash_or_end(after))
        return Candidate{date, {DateSource::dateline, words, 0.97}};
    return std::nullopt;
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = text.find('\n');
        lines.push_back(text.substr(0, end));
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return lines;
}

/// "today, March 3, 2006": an event of today with its date in full is the day of publication.
std::optional<Candidate> read_today(std::string_view line) {
    line = cut(line, 2000);
    const std::string folded = fold(line);
    if (folded.find("today") == std::string::npos) return std::nullopt;
    for (const WrittenDate& date : find_written_dates(line)) {
        const std::string before = fold(line.substr(0, date.begin));
        const auto today = before.rfind("today");
        if (date.day != 0 && today != std::string::npos && before.size() - today <= 8)
            return Candidate{date,
                             {DateSource::text,
                              std::string(line.substr(date.begin, date.end - date.begin)), 0.9}};
    }
    return std::nullopt;
}

/// Candidates from the text itself, the best first.
std::vector<Candidate> from_text(std::string_view title, std::string_view body) {
    std::vector<Candidate> found;
    const auto lines = lines_of(body);
    if (auto in_title = read_line(title, false)) found.push_back(std::move(*in_title));
    bool after_release_line = false;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i >= head_lines && i + tail_lines < lines.size()) continue;
        if (auto candidate = read_line(lines[i], after_release_line)) {
            if (i >= head_lines) candidate->evidence.confidence = 0.85;
            found.push_back(std::move(*candidate));
        } else if (i < head_lines) {
            if (auto today = read_today(lines[i])) found.push_back(std::move(*today));
        }
        after_release_line = is_release_line(fold(cut(lines[i], 60)));
    }
    std::stable_sort(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) {
        return a.evidence.confidence > b.evidence.confidence;
    });
    return found;
}

/// A date in a name of a file or in an address: separated by signs or solid, never words.
std::optional<Candidate> from_name(std::string_view name, DateSource source) {
    for (const WrittenDate& date : find_written_dates(name))
        if (date.day != 0)
            return Candidate{date,
                             {source, std::string(name.substr(date.begin, date.end - date.begin)),
                              source == DateSource::url ? 0.95 : 0.85}};
    return std::nullopt;
}

class Resolver {
  public:
    Resolver(const PressRelease& release, const ExtractOptions& options)
        : release_(release), options_(options) {
        for (const DateSource source : options.date_order)
            collect(source);
    }

    std::optional<DateFinding> resolve() {
        for (Candidate& candidate : candidates_)
            settle(candidate.date);
        const auto whole =
            std::find_if(candidates_.begin(), candidates_.end(), [](const Candidate& candidate) {
                return candidate.date.date().has_value();
            });
        if (whole != candidates_.end()) return finding(*whole);
        if (candidates_.empty()) return std::nullopt;
        return DateFinding{std::nullopt, candidates_.front().date.partial(),
                           candidates_.front().evidence};
    }

  private:
    void collect(DateSource source) {
        for (const DateClaim& claim : release_.dates)
            if (claim.from == source) add_claim(claim);
        switch (source) {
        case DateSource::url:
            add(from_name(release_.url, source));
            break;
        case DateSource::file_name:
            add(from_name(base_name(), source));
            break;
        case DateSource::dateline:
        case DateSource::release_line:
        case DateSource::text:
            for (const Candidate& candidate : text_candidates())
                if (candidate.evidence.from == source) candidates_.push_back(candidate);
            break;
        case DateSource::json_ld:
        case DateSource::meta:
        case DateSource::feed:
        case DateSource::front_matter:
        case DateSource::field:
        case DateSource::mtime:
            break;
        }
    }

    void add_claim(const DateClaim& claim) {
        if (auto date = first_written_date(cut(claim.text, longest_line)))
            candidates_.push_back({*date, {claim.from, std::string(cut(claim.text, 80)), 0.99}});
    }

    void add(std::optional<Candidate> candidate) {
        if (candidate) candidates_.push_back(std::move(*candidate));
    }

    std::string_view base_name() const {
        const std::string_view path = release_.path;
        return path.substr(path.rfind('/') + 1);
    }

    const std::vector<Candidate>& text_candidates() {
        if (!text_) text_ = from_text(release_.title, release_.body);
        return *text_;
    }

    /// 03/04/2005 is read the way that another date of the release confirms; else only its year is
    /// known.
    void settle(WrittenDate& date) {
        if (!date.is_ambiguous()) return;
        const std::string text = full_text(release_);
        for (const WrittenDate& other : find_written_dates(cut(text, 20000))) {
            if (other.day == 0 || other.year != date.year) continue;
            const bool month_first = other.month == date.first && other.day == date.second;
            const bool day_first = other.month == date.second && other.day == date.first;
            if (!month_first && !day_first) continue;
            date.month = other.month;
            date.day = other.day;
            date.first = date.second = 0;
            return;
        }
    }

    /// A time stamp in UTC can fall on the day before or after the one that the publisher shows;
    /// an address or dateline with a neighbouring day shows which one it was.
    DateFinding finding(const Candidate& best) const {
        DateFinding found{best.date.date(), "", best.evidence};
        const bool is_stamp = best.evidence.text.find(':') != std::string::npos;
        for (const Candidate& other : candidates_) {
            const auto day = other.date.date();
            if (!day || &other == &best) continue;
            const auto distance = std::abs((sys_days{*day} - sys_days{*found.date}).count());
            if (distance == 0)
                found.evidence.confidence = std::min(1.0, found.evidence.confidence + 0.01);
            const bool shows_day = other.evidence.from == DateSource::url;
            if (is_stamp && distance == 1 && shows_day) return {day, "", other.evidence};
        }
        return found;
    }

    const PressRelease& release_;
    const ExtractOptions& options_;
    std::vector<Candidate> candidates_;
    std::optional<std::vector<Candidate>> text_;
};

} // namespace

std::optional<DateFinding> find_date(const PressRelease& release, const ExtractOptions& options) {
    return Resolver(release, options).resolve();
}

} // namespace dateline
