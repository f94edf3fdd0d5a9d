#include "common/text.h"
#include "common/ascii.h"
#include "common/error.h"
#include "indexer/charset.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/readers.h"

#include <algorithm>
#include <vector>

namespace dateline {

namespace {

struct Line {
    std::string text; ///< white space squeezed
    std::size_t indent;
    bool after_blank;
};

constexpr std::size_t break_blanks = 9; ///< so many on end part what a page's layout set apart

/// Where the next run of that many blanks begins at or after `from`; the size of the line if none.
std::size_t find_break(std::string_view line, std::size_t from) {
    for (std::size_t i = from + break_blanks - 1; i < line.size(); i += break_blanks) {
        if (line[i] != ' ') continue;
        const std::size_t before = line.substr(from, i - from).find_last_not_of(' ');
        const std::size_t begin = before == line.npos ? from : from + before + 1;
        const std::size_t end = std::min(line.find_first_not_of(' ', i), line.size());
        if (end - begin >= break_blanks) return begin;
    }
    return line.size();
}

/// The parts of a line so long that it was several.
std::vector<std::string_view> split_run_on(std::string_view line) {
    constexpr std::size_t longest_line = 400;
    if (line.size() <= longest_line) return {line};
    std::vector<std::string_view> parts;
    for (std::size_t begin = 0; begin < line.size();) {
        begin = std::min(line.find_first_not_of(" \t\r", begin), line.size());
        const std::size_t end = find_break(line, begin);
        if (begin < end) parts.push_back(line.substr(begin, end - begin));
        begin = end;
    }
    return parts;
}

std::vector<Line> split_lines(std::string_view text) {
    std::vector<Line> lines;
    bool after_blank = true;
    while (!text.empty()) {
        const std::string_view raw = take_part(text, '\n');
        bool blank = true;
        for (const std::string_view part : split_run_on(raw)) {
            std::string line = squeeze(part);
            if (line.empty()) continue;
            const auto indent = std::min(part.find_first_not_of(" \t\r"), part.size());
            lines.push_back({std::move(line), indent, after_blank || !blank});
            blank = false;
        }
        after_blank = blank;
    }
    return lines;
}

/// Whether line breaks come from a fixed width rather than from the writer: most lines that another
/// follows directly are of about the same length, and few are longer.
bool is_hard_wrapped(const std::vector<Line>& lines) {
    constexpr std::size_t too_long = 160;
    const auto longer = static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [](const Line& line) { return line.text.size() > too_long; }));
    std::size_t followed = 0;
    std::size_t full = 0;
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        if (lines[i + 1].after_blank) continue;
        ++followed;
        if (lines[i].text.size() >= 45 && lines[i].text.size() <= 100) ++full;
    }
    return followed >= 3 && full * 10 >= followed * 6 && longer < full;
}

bool continues(const Line& before, const Line& line) {
    if (line.after_blank || before.text.size() < 45) return false;
    const bool listed =
        line.text.starts_with("- ") || line.text.starts_with("* ") || line.text.starts_with("•");
    return !listed && line.indent <= before.indent + 1;
}

std::vector<std::string> paragraphs_of(const std::vector<Line>& lines) {
    const bool wrapped = is_hard_wrapped(lines);
    std::vector<std::string> paragraphs;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (wrapped && i > 0 && continues(lines[i - 1], lines[i]))
            paragraphs.back() += ' ' + lines[i].text;
        else
            paragraphs.push_back(lines[i].text);
    }
    return paragraphs;
}

bool is_url(std::string_view line) {
    return (line.starts_with("http://") || line.starts_with("https://")) &&
           line.find(' ') == std::string_view::npos;
}

} // namespace

bool looks_like_text(const Input&) {
    return true;
}

std::vector<PressRelease> read_text(const Input& input) {
    check_text_size(input.bytes.size() / 2); // UTF-16 has two bytes a letter
    std::string text = to_utf8(input.bytes);
    if (text.find('\n') == text.npos)
        std::replace(text.begin(), text.end(), '\r', '\n'); // old Macs
    auto paragraphs = paragraphs_of(split_lines(text));
    PressRelease release;
    const auto address = std::find_if(paragraphs.begin(), paragraphs.end(), is_url);
    if (address != paragraphs.end() && address - paragraphs.begin() < 6) {
        release.url = *address;
        paragraphs.erase(address);
    }
    if (paragraphs.empty()) throw FormatError("holds no text");
    for (const std::string& paragraph : paragraphs)
        release.body += paragraph + '\n';
    return {release};
}

} // namespace dateline
