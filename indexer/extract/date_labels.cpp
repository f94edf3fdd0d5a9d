#include "indexer/extract/date_labels.h"

#include "common/text.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace dateline {

namespace data {
extern const std::string_view date_labels;
}

namespace {

using Words = std::vector<std::string>;

Words words_of(std::string_view wanted) {
    Words words;
    std::string_view rows = data::date_labels;
    while (!rows.empty()) {
        std::string_view row = rows.substr(0, rows.find('\n'));
        rows.remove_prefix(std::min(rows.size(), row.size() + 1));
        const auto tab = row.find('\t');
        if (row.starts_with('#') || tab == row.npos || row.substr(0, tab) != wanted) continue;
        row.remove_prefix(tab + 1);
        while (!row.empty()) {
            const std::string_view word = row.substr(0, row.find(", "));
            words.push_back(fold(word));
            row.remove_prefix(std::min(row.size(), word.size() + 2));
        }
    }
    return words;
}

/// Whether one of the words, or a longer form of it, stands in the folded text.
bool has_word(const std::string& folded, const Words& words) {
    return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
        for (auto at = folded.find(word); at != folded.npos; at = folded.find(word, at + 1))
            if (at == 0 || !std::isalpha(static_cast<unsigned char>(folded[at - 1]))) return true;
        return false;
    });
}

/// "venue" of "**Venue:** Durban", "date" of "Date and place: 3 May 2024, Durban".
bool is_labelled(std::string_view line, const Words& words) {
    constexpr std::size_t longest = 30;
    const auto colon = line.find(':');
    if (colon == line.npos || colon > longest) return false;
    std::string label = fold(line.substr(0, colon));
    label.erase(0, label.find_first_not_of(" *_#|>-"));
    const std::string word = label.substr(0, label.find_first_of(" *_/&,"));
    return std::find(words.begin(), words.end(), word) != words.end();
}

} // namespace

bool says_published(const std::string& folded) {
    static const Words words = words_of("published");
    return has_word(folded, words);
}

bool says_changed(const std::string& folded) {
    static const Words words = words_of("changed");
    return has_word(folded, words);
}

bool says_other_day(const std::string& folded) {
    static const Words words = words_of("other");
    constexpr std::size_t near = 30;
    return has_word(folded.substr(folded.size() - std::min(folded.size(), near)), words);
}

bool has_date_label(std::string_view line) {
    static const Words words = words_of("date");
    return is_labelled(line, words);
}

bool has_event_label(std::string_view line) {
    static const Words words = words_of("event");
    return is_labelled(line, words);
}

} // namespace dateline
