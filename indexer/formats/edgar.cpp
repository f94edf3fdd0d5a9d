#include "common/ascii.h"
#include "common/error.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/readers.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

// What companies file with the American stock exchange commission: documents, each of a type, with
// a page or plain text between <TEXT> and </TEXT>. It looks like XML and is none.

namespace dateline {

namespace {

struct Document {
    std::string_view type; ///< "EX-99.1", as press releases are
    std::string_view text;
};

/// Where a document ends that begins before `at`: at its end tag, or where a line begins the next.
std::size_t find_end(std::string_view bytes, std::size_t at) {
    constexpr std::string_view tag = "DOCUMENT>";
    for (at = bytes.find(tag, at); at != bytes.npos; at = bytes.find(tag, at + tag.size())) {
        const std::string_view before = bytes.substr(at - 2, 2);
        if (before == "</" || before == "\n<") return at - before.size();
    }
    return bytes.size();
}

/// None where type or text is missing.
std::optional<Document> read_document(std::string_view document) {
    constexpr std::string_view type = "<TYPE>", text = "<TEXT>";
    const std::size_t open = document.find(text);
    const std::string_view head = trimmed(document.substr(0, open));
    if (!head.starts_with(type) || open == document.npos) return std::nullopt;
    const std::string_view line = head.substr(type.size(), head.find('\n') - type.size());
    const std::string_view name = trimmed(line);
    if (name.empty() || name.find('<') != name.npos) return std::nullopt; // XML closes its elements
    const std::string_view rest = document.substr(open + text.size());
    return Document{name, rest.substr(0, rest.find("</TEXT>"))};
}

/// The next whole document at or behind `at`, which moves behind it.
std::optional<Document> next_document(std::string_view bytes, std::size_t& at) {
    constexpr std::string_view begin = "<DOCUMENT>";
    for (at = bytes.find(begin, at); at != bytes.npos; at = bytes.find(begin, at)) {
        const std::size_t from = at + begin.size();
        at = find_end(bytes, from);
        if (const auto document = read_document(bytes.substr(from, at - from))) return document;
    }
    return std::nullopt;
}

/// Whether the text is a file in letters (uuencoded): a picture or PDF.
bool is_encoded(std::string_view text) {
    text = trimmed(text);
    constexpr std::string_view begin = "begin ";
    const bool mode = text.starts_with(begin) &&
                      text.substr(0, 10).find_first_not_of("01234567", begin.size()) == 9 &&
                      text[9] == ' ';
    return mode || text.starts_with("<PDF>");
}

/// Pages of print are set apart by a tag that HTML does not have.
std::string without_page_marks(std::string_view text) {
    std::string out(text);
    for (auto at = out.find("<PAGE>"); at != out.npos; at = out.find("<PAGE>", at))
        out.replace(at, 6, 6, ' ');
    return out;
}

/// The press releases among the documents; where there are none, the first document.
std::vector<Document> find_exhibits(std::string_view bytes) {
    std::vector<Document> documents;
    std::size_t at = 0;
    while (const auto next = next_document(bytes, at)) {
        documents.push_back(*next);
        check_release_count(documents.size());
    }
    const auto is_release = [](const Document& d) { return d.type.starts_with("EX-99"); };
    if (std::any_of(documents.begin(), documents.end(), is_release))
        std::erase_if(documents, [&](const Document& d) { return !is_release(d); });
    else
        documents.resize(1);
    return documents;
}

PressRelease read_inner(const Input& input, std::string_view bytes) {
    const std::string text = without_page_marks(bytes);
    const Input inner{input.path, text, input.field_map, input.note};
    return (looks_like_html(inner) ? read_html : read_text)(inner).front();
}

} // namespace

bool looks_like_edgar(const Input& input) {
    const std::string_view bytes = trimmed(input.bytes.substr(0, 64));
    std::size_t at = 0;
    return (bytes.starts_with("<DOCUMENT>") || bytes.starts_with("<SEC-") ||
            bytes.starts_with("-----BEGIN PRIVACY-ENHANCED MESSAGE")) &&
           next_document(input.bytes, at).has_value();
}

std::vector<PressRelease> read_edgar(const Input& input) {
    std::vector<Document> documents = find_exhibits(input.bytes);
    std::vector<PressRelease> releases;
    std::string reason = "holds no text";
    std::size_t bad = 0;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        if (is_encoded(documents[i].text)) continue;
        try {
            releases.push_back(read_inner(input, documents[i].text));
            if (documents.size() > 1) releases.back().position = i + 1;
        } catch (const FormatError& error) {
            if (bad++ == 0) reason = error.what();
        }
    }
    if (releases.empty()) throw FormatError(reason);
    if (bad > 0) note_left_out(input, bad, "exhibit", (bad == 1 ? "it " : "the first ") + reason);
    return releases;
}

} // namespace dateline
