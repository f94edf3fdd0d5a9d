#include "indexer/formats/title.h"

#include "common/text.h"
#include "common/tokens.h"
#include "indexer/extract/date_text.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

constexpr std::size_t lines_asked = 12;
constexpr std::size_t longest_title = 200;

std::size_t count_words(std::string_view text) {
    std::size_t words = 0;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        ++words;
    return words;
}

bool begins_with(std::string_view folded, std::initializer_list<std::string_view> starts) {
    return std::any_of(starts.begin(), starts.end(),
                       [&](std::string_view start) { return folded.starts_with(start); });
}

bool is_label(std::string_view folded) {
    return begins_with(folded, {"for immediate release",
                                "for release",
                                "immediate release",
                                "press release",
                                "news release",
                                "media release",
                                "contact",
                                "cite:",
                                "media contact",
                                "press contact",
                                "date:",
                                "posted",
                                "published",
                                "embargo",
                                "http://",
                                "https://",
                                "tel:",
                                "phone",
                                "fax",
                                "e-mail",
                                "email",
                                "print",
                                "press room",
                                "newsroom",
                                "share"}) ||
           folded == "releases" || folded.find("for immediate release") != std::string_view::npos;
}

bool is_letterhead(std::string_view folded, std::size_t words) {
    return words <= 7 &&
           (begins_with(folded, {"the white house", "office of", "department of", "ministry of",
                                 "u.s. department", "united states department", "executive office",
                                 "bureau of"}) ||
            folded == "news" || folded == "press office");
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

/// The sender's office and name above "Press release of ...".
bool is_sender(const std::vector<std::string>& lines, std::size_t i, const std::string& folded) {
    if (!begins_with(folded, {"senator ", "u.s. senator ", "united states senator ", "congressman ",
                              "congresswoman ", "representative ", "governor "}))
        return false;
    return i + 1 < lines.size() && is_label(fold(cut(lines[i + 1], 200)));
}

/// The name after a line that ends with "Contact".
bool is_contact(const std::vector<std::string>& lines, std::size_t i, std::size_t words) {
    if (i == 0 || words > 4) return false;
    const std::string& before = lines[i - 1];
    return fold(before.substr(before.size() - std::min<std::size_t>(before.size(), 9)))
        .ends_with("contact");
}

/// "Press release: harbour opens" is about what comes after the label.
std::string_view without_label(std::string_view line) {
    for (const std::string_view label : {"press release", "news release", "media release"}) {
        if (line.size() < label.size() + 20 || fold(line.substr(0, label.size())) != label)
            continue;
        std::string_view rest = line.substr(label.size());
        rest.remove_prefix(std::min(rest.find_first_not_of(" :-"), rest.size()));
        if (count_words(cut(rest, 200)) >= 4 && find_date_mentions(cut(rest, 60), 1).empty())
            return rest;
    }
    return line;
}

} // namespace

std::size_t find_title_line(const std::vector<std::string>& lines) {
    for (std::size_t i = 0; i < std::min(lines.size(), lines_asked); ++i) {
        const std::string folded = fold(cut(without_label(lines[i]), 200));
        const std::size_t words = count_words(cut(lines[i], 1000));
        if (words == 0 || is_label(folded) || is_letterhead(folded, words) ||
            is_date_line(lines[i], words) || is_contact(lines, i, words) ||
            (words <= 5 && is_sender(lines, i, folded)))
            continue;
        return i;
    }
    return 0;
}

std::string shorten_title(std::string_view line) {
    std::string title = strip_site_suffix(without_label(line));
    if (title.size() <= longest_title) return title;
    TokenStream tokens(title);
    std::size_t sentence_end = 0;
    std::size_t word_end = 0;
    for (Token token; tokens.next(token) && token.end <= longest_title;) {
        if (token.sentence > 0) break;
        word_end = token.end;
        sentence_end = token.end;
    }
    const bool whole = sentence_end < title.size() &&
                       std::string_view(".!?").find(title[sentence_end]) != std::string_view::npos;
    return title.substr(0, word_end) + (whole ? "" : " …");
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
    if (removed != nullptr) *removed = std::string(rest.substr(0, rest.find(bar)));
    return std::string(title.substr(0, first));
}

} // namespace dateline
