#include "indexer/extract/dates/date_labels.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/table.h"
#include "common/text.h"
#include "indexer/extract/dates/date_text.h"

#include <algorithm>
#include <cctype>
#include <stdexcept>
#include <vector>

namespace dateline {

namespace data {
extern const std::string_view date_labels;
}

namespace {

using Words = std::vector<std::string>;

/// What date_labels.tsv has.
constexpr auto kinds = std::to_array<std::string_view>(
    {"published", "changed",    "other",      "elsewhere", "release",    "wire",
     "itself",    "news",       "invitation", "deed",      "passive",    "date",
     "occasion",  "event",      "stamp",      "beside",    "leading",    "heading",
     "kind",      "transcript", "speech",     "statement", "remembered", "day"});

Words words_of(std::string_view wanted) {
    Words words;
    for_each_row(data::date_labels, [&](std::string_view row) {
        const std::string_view kind = take_part(row, '\t');
        if (!contains(kinds, kind))
            throw std::logic_error("no kind of date label is called " + std::string(kind));
        if (kind != wanted) return;
        for (const std::string_view word : entries(row))
            words.push_back(fold(word));
    });
    return words;
}

bool ends_with_letter(std::string_view text) {
    if (text.empty()) return false;
    std::size_t start = text.size() - 1;
    while (start > 0 && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80)
        --start;
    const char32_t last = next_character(text, start);
    return last < 0x80 ? std::isalpha(static_cast<int>(last)) != 0 : is_word_character(last);
}

/// Whether one of the words, or a longer form of it, stands in the folded text.
bool has_word(const std::string& folded, const Words& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        for (auto at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1))
            if (!ends_with_letter(std::string_view(folded).substr(0, at))) return true;
        return false;
    });
}

/// Whether the text begins with one of the words, whole.
bool begins_with(std::string_view text, const Words& words) {
    constexpr std::size_t longest = 40;
    const std::string folded = fold(cut(trimmed(text), longest));
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        return folded.starts_with(word) &&
               (folded.size() == word.size() || !is_ascii_letter(folded[word.size()]));
    });
}

/// "Date: 3 May 2024 Time: 10:00"
bool has_later_label(std::string_view line, const Words& words) {
    const std::string folded = fold(line);
    for (auto colon = folded.find(':'); colon != folded.npos; colon = folded.find(':', colon + 1)) {
        const auto space = folded.find_last_of(" *_|", colon);
        const std::size_t start = space == folded.npos ? 0 : space + 1;
        if (contains(words, std::string_view(folded).substr(start, colon - start))) return true;
    }
    return false;
}

constexpr std::size_t longest_label = 30;

/// "venue" of "**Venue:** Durban", "date" of "Date and place: 3 May 2024, Durban".
bool is_labelled(std::string_view line, const Words& words) {
    const auto colon = line.find(':');
    if (colon == line.npos || colon > longest_label) return false;
    std::string label = fold(line.substr(0, colon));
    label.erase(0, label.find_first_not_of(" *_#|>-"));
    const std::string word = label.substr(0, label.find_first_of(" *_/&,"));
    return contains(words, word);
}

/// "**Venue**", the place itself in the next line.
bool is_label_alone(std::string_view line, const Words& words) {
    if (line.size() > longest_label) return false;
    std::string label = fold(line);
    label.erase(label.find_last_not_of(" *_:|") + 1);
    label.erase(0, label.find_first_not_of(" *_#|>-"));
    return contains(words, label);
}

/// "The ministers discussed", not "The pier was launched", nor what will be.
bool tells_deed(std::string_view folded) {
    static const Words deeds = words_of("deed"), passive = words_of("passive");
    folded = folded.substr(0, folded.find(" will "));
    return std::any_of(deeds.begin(), deeds.end(), [&](const std::string& deed) {
        for (auto at = folded.find(deed); at != folded.npos; at = folded.find(deed, at + 1)) {
            const std::string_view before = folded.substr(0, at);
            if (ends_with_letter(before)) continue;
            const std::string_view words = trimmed_back(before, " ");
            if (!contains(passive, words.substr(words.find_last_of(' ') + 1))) return true;
        }
        return false;
    });
}

bool is_release_label(std::string_view line) {
    static const Words words = words_of("release");
    constexpr std::size_t longest = 40;
    return line.size() <= longest && has_word(fold(line), words);
}

} // namespace

bool says_published(const std::string& folded) {
    static const Words words = words_of("published");
    const bool of_change = names_itself(folded) && says_changed(folded);
    return (has_word(folded, words) && !of_change) || closes_release(folded);
}

bool says_release(std::string_view text) {
    static const Words words = words_of("stamp");
    return has_word(fold(text), words);
}

bool says_changed(const std::string& folded) {
    static const Words words = words_of("changed");
    return has_word(folded, words);
}

bool closes_release(std::string_view folded) {
    constexpr std::string_view sign = "ends/";
    const auto at = folded.rfind(sign);
    if (at == folded.npos) return false;
    std::string_view day = folded.substr(at + sign.size());
    day = day.substr(0, day.find_last_not_of(" ,") + 1);
    return is_weekday(day);
}

bool says_other_day(const std::string& folded) {
    static const Words words = words_of("other");
    if (closes_release(folded)) return false;
    constexpr std::size_t near = 30;
    return has_word(folded.substr(folded.size() - std::min(folded.size(), near)), words);
}

bool may_stand_beside_date(std::string_view folded_word) {
    static const Words words = words_of("beside");
    return contains(words, folded_word);
}

bool leads_to_day_of_event(std::string_view folded_word) {
    static const Words words = words_of("leading");
    return contains(words, folded_word);
}

bool names_kind_of_release(std::string_view folded_word) {
    static const Words words = words_of("kind");
    return contains(words, folded_word);
}

bool is_heading_behind_date(std::string_view text) {
    static const Words words = words_of("heading");
    return begins_with(text, words);
}

bool is_heading_of_transcript(std::string_view line) {
    static const Words words = words_of("transcript");
    return begins_with(line, words);
}

bool is_heading_of_speech(std::string_view line) {
    static const Words words = words_of("speech");
    return begins_with(line, words);
}

bool is_heading_of_statement(std::string_view line) {
    static const Words words = words_of("statement");
    return is_heading_of_speech(line) || begins_with(line, words);
}

bool remembers(std::string_view heading) {
    static const Words words = words_of("remembered");
    return has_word(fold(heading), words);
}

bool says_what_day(std::string_view text) {
    static const Words words = words_of("day");
    return begins_with(text, words);
}

bool has_date_label(std::string_view line) {
    static const Words words = words_of("date");
    return is_labelled(line, words);
}

bool says_elsewhere(std::string_view label) {
    static const Words words = words_of("elsewhere");
    constexpr std::size_t longest = 40;
    std::string folded = fold(label);
    folded.erase(folded.find_last_not_of(" *_") + 1);
    folded.erase(0, folded.find_first_not_of(" *_#|>-"));
    if (folded.size() > longest || !(folded.ends_with(':') || folded.ends_with('|'))) return false;
    return contains(words, folded.substr(0, folded.find_first_of(" :|")));
}

bool names_wire(std::string_view name) {
    static const Words words = words_of("wire");
    const std::string folded = fold(name);
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        const auto at = folded.find(word);
        return at != folded.npos && !ends_with_letter(folded.substr(0, at)) &&
               !std::isalpha(static_cast<unsigned char>((folded + " ")[at + word.size()]));
    });
}

bool tells_news(std::string_view text) {
    static const Words words = words_of("news");
    const std::string folded = fold(text);
    return (has_word(folded, words) || tells_deed(folded)) && !invites(text);
}

bool invites(std::string_view text) {
    static const Words words = words_of("invitation");
    return has_word(fold(text), words);
}

bool names_itself(const std::string& folded) {
    static const Words words = words_of("itself");
    return std::any_of(words.begin(), words.end(),
                       [&](const std::string& word) { return folded.starts_with(word); });
}

bool tells_event(const LinesAround& lines) {
    static const Words dates = words_of("date"), words = words_of("event"),
                       occasions = words_of("occasion");
    const auto& [third_above, second_above, above, line, below, second_below, third_below] = lines;
    const auto tells_where = [](std::string_view other) { return is_labelled(other, words); };
    if (is_label_alone(above, occasions)) return true;
    if (is_label_alone(above, dates))
        return !is_release_label(second_above) &&
               (is_label_alone(third_above, words) || tells_where(second_above) ||
                is_label_alone(below, words) || tells_where(below));
    if (!has_date_label(line)) return false;
    if (is_release_label(tells_where(above) ? second_above : above)) return false;
    return has_later_label(line, words) || tells_where(above) || tells_where(second_above) ||
           tells_where(below) || tells_where(second_below);
}

} // namespace dateline
