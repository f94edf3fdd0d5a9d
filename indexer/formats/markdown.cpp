#include "common/ascii.h"
#include "common/error.h"
#include "common/text.h"
#include "indexer/charset.h"
#include "indexer/formats/fields.h"
#include "indexer/formats/front_matter.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/markup.h"
#include "indexer/formats/readers.h"

#include <algorithm>
#include <optional>

namespace dateline {

namespace {

/// The text in the brackets of "[text](address)" and "![text](address)", at `open`; nothing if
/// there is no link. Moves `open` behind it.
std::optional<std::string_view> link_text(std::string_view line, std::size_t& open) {
    // Bounded, so that many brackets that never close cost no more than they are long.
    constexpr std::size_t longest_text = 2000;
    constexpr std::size_t longest_address = 2000;
    const auto close = line.substr(0, open + longest_text).find(']', open);
    if (close == std::string_view::npos || close + 1 >= line.size() || line[close + 1] != '(')
        return std::nullopt;
    const auto end = line.substr(0, close + longest_address).find(')', close);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view text = line.substr(open + 1, close - open - 1);
    open = end + 1;
    return text;
}

/// How long kramdown's attributes (`{:target="_blank"}`) at `i` are; 0 if there are none.
std::size_t attributes_at(std::string_view line, std::size_t i) {
    constexpr std::size_t longest = 500;
    if (line.substr(i, 2) != "{:") return 0;
    return line.substr(i, longest).find('}') + 1; // npos + 1 is 0
}

bool is_file_name(std::string_view text) {
    constexpr std::size_t longest_extension = 5;
    const auto dot = text.rfind('.');
    return dot != text.npos && text.size() - dot <= longest_extension &&
           text.find(' ') == text.npos;
}

/// Without the marks of emphasis, links and escapes.
std::string plain_words(std::string_view marked, bool in_link = false) {
    std::string out;
    for (std::size_t i = 0; i < marked.size();) {
        const char c = marked[i];
        if (c == '\\' && i + 1 < marked.size() &&
            std::ispunct(static_cast<unsigned char>(marked[i + 1])) != 0) {
            out += marked[i + 1];
            i += 2;
        } else if (c == '[') {
            const auto text = in_link ? std::nullopt : link_text(marked, i);
            if (text)
                out += plain_words(*text, true);
            else
                out += marked[i++];
        } else if (marked.substr(i, 2) == "![") {
            const auto picture = link_text(marked, ++i);
            if (picture && !is_file_name(*picture)) out += plain_words(*picture, true);
            out += ' ';
        } else if (const std::size_t attributes = attributes_at(marked, i); attributes > 0) {
            i += attributes;
        } else if (c == '*' || c == '`') {
            ++i;
        } else {
            out += c;
            ++i;
        }
    }
    return out;
}

/// "_All of it, and it alone_" without the underscores, which in names of files and of what
/// programs have, "__ships__", are letters.
std::string_view without_emphasis(std::string_view text) {
    while (text.size() > 2 && text.front() == '_' && text.back() == '_') {
        const std::string_view inside = text.substr(1, text.size() - 2);
        const std::string_view words = trimmed(inside, "_");
        const bool name =
            words.find(' ') == words.npos && !words.empty() && is_ascii_lower(words[0]);
        if (name || words.find('_') != words.npos) break;
        text = inside;
    }
    return text;
}

/// A paragraph of Markdown without its marks: headings, quotes, list signs, and those in its words.
/// Links may run over the line breaks, which are gone.
std::string plain_paragraph(std::string_view paragraph) {
    std::string_view marked = trimmed_front(paragraph, " \t");
    while (marked.starts_with('#') || marked.starts_with('>'))
        marked.remove_prefix(1);
    if (marked.starts_with("* ") || marked.starts_with("- ") || marked.starts_with("+ "))
        marked.remove_prefix(2);
    const std::string words = plain_words(marked);
    return std::string(without_emphasis(trimmed(words)));
}

/// Markdown may hold HTML, which then has no say over the lines.
std::string text_of_lines(std::string_view text) {
    std::string out;
    for (; !text.empty();) {
        const std::string_view line = take_part(text, '\n');
        out += (looks_like_markup(line) ? text_of_markup(line) : std::string(line)) + '\n';
    }
    return squeeze_lines(out);
}

/// A line that begins something new though no blank line stands before it.
bool begins_block(std::string_view line) {
    const std::string_view text = trimmed_front(line, " \t");
    if (text.empty()) return true;
    const bool numbered = is_digit(text[0]) && text.find(". ") < 4;
    return text.starts_with('#') || text.starts_with("* ") || text.starts_with("- ") ||
           text.starts_with("+ ") || text.starts_with('>') || text.starts_with('|') || numbered;
}

/// Blank, or a line drawn across the page: `---`, `* * *`.
bool is_break(std::string_view line) {
    const auto marks = std::count_if(line.begin(), line.end(),
                                     [](char c) { return c == '-' || c == '*' || c == '_'; });
    return (marks == 0 || marks > 2) && trimmed_front(line, " \t\r-*_").empty();
}

/// Paragraphs end at blank lines; the line breaks inside them are only for editors.
std::string plain_text(std::string_view body) {
    std::string out;
    std::string paragraph;
    const auto finish = [&] {
        if (!paragraph.empty()) out += plain_paragraph(paragraph) + '\n';
        paragraph.clear();
    };
    bool in_paragraph = false;
    for (std::string_view rest = body; !rest.empty();) {
        const std::string_view line = take_part(rest, '\n');
        const bool blank = is_break(line);
        if (!blank) {
            if (!in_paragraph || begins_block(line)) finish();
            if (!paragraph.empty()) paragraph += ' ';
            paragraph += line;
        }
        in_paragraph = !blank && !line.ends_with("  ") && !line.starts_with('#');
    }
    finish();
    return text_of_lines(out);
}

/// "# Harbour opens" above the text is its title, whatever its words are.
void take_heading(std::string_view text, PressRelease& release) {
    text = trimmed_front(text, " \t\n");
    if (!text.starts_with("# ")) return;
    const std::string_view line = text.substr(2, text.find('\n') - 2);
    const auto end = release.body.find('\n');
    if (std::count(line.begin(), line.end(), ' ') < 2 || end == std::string::npos)
        return; // "# Press Release"
    release.title = release.body.substr(0, end);
    release.body.erase(0, end + 1);
}

/// A text that begins with a heading, and whose name or another line says that it is Markdown.
bool begins_with_heading(const Input& input) {
    const std::string_view text = trimmed_front(input.bytes);
    if (!text.starts_with("# ") || text.starts_with("# #")) return false;
    return input.path.ends_with(".md") || input.path.ends_with(".markdown") ||
           text.find("\n## ") != text.npos || text.find("](http") != text.npos;
}

} // namespace

bool looks_like_markdown(const Input& input) {
    return has_front_matter(input.bytes) || begins_with_heading(input);
}

std::vector<PressRelease> read_markdown(const Input& input) {
    check_text_size(input.bytes.size() / 2);
    std::string text = to_utf8(input.bytes);
    std::erase(text, '\r');
    const FrontMatter front =
        has_front_matter(text) ? read_front_matter(text) : FrontMatter{{}, text};
    PressRelease release =
        release_from_fields(front.fields, input.field_map, DateSource::front_matter);
    release.item.clear();
    const std::string body = plain_text(front.rest);
    if (!body.empty()) release.body = body;
    if (release.title.empty()) take_heading(front.rest, release);
    if (release.title.empty() && release.body.empty()) throw FormatError("holds no text");
    return {release};
}

} // namespace dateline
