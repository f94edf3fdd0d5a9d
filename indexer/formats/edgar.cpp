#include "common/error.h"
#include "common/text.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/readers.h"

#include <algorithm>
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

std::string_view without_space(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text.substr(0, text.find_last_not_of(" \t\r\n") + 1);
}

/// The next document at or behind `at`, which moves behind it; its type is empty if there is none.
Document next_document(std::string_view bytes, std::size_t& at) {
    constexpr std::string_view begin = "<DOCUMENT>", type = "<TYPE>", text = "<TEXT>";
    at = bytes.find(begin, at);
    if (at == bytes.npos) return {};
    const std::string_view document = bytes.substr(at + begin.size());
    const std::string_view head = without_space(document.substr(0, document.find(text)));
    const std::size_t open = document.find(text);
    if (!head.starts_with(type) || open == document.npos) return {};
    const std::size_t close = std::min(document.find("</TEXT>", open), document.size());
    at += begin.size() + close;
    const std::string_view line = head.substr(type.size(), head.find('\n') - type.size());
    if (line.find('<') != line.npos) return {}; // XML closes its elements
    return {without_space(line), document.substr(open + text.size(), close - open - text.size())};
}

/// Pages of print are set apart by a tag that HTML does not have.
std::string without_page_marks(std::string_view text) {
    std::string out(text);
    for (auto at = out.find("<PAGE>"); at != out.npos; at = out.find("<PAGE>", at))
        out.replace(at, 6, 6, ' ');
    return out;
}

} // namespace

bool looks_like_edgar(const Input& input) {
    const std::string_view bytes = without_space(input.bytes.substr(0, 64));
    std::size_t at = 0;
    return (bytes.starts_with("<DOCUMENT>") || bytes.starts_with("<SEC-") ||
            bytes.starts_with("-----BEGIN PRIVACY-ENHANCED MESSAGE")) &&
           !next_document(input.bytes, at).type.empty();
}

std::vector<PressRelease> read_edgar(const Input& input) {
    std::vector<Document> documents;
    std::size_t at = 0;
    for (Document next; !(next = next_document(input.bytes, at)).type.empty();) {
        documents.push_back(next);
        check_release_count(documents.size());
    }
    const auto is_release = [](const Document& d) { return d.type.starts_with("EX-99"); };
    if (std::any_of(documents.begin(), documents.end(), is_release))
        std::erase_if(documents, [&](const Document& d) { return !is_release(d); });
    else
        documents.resize(1);
    std::vector<PressRelease> releases;
    for (const Document& document : documents) {
        const std::string text = without_page_marks(document.text);
        const Input inner{input.path, text, input.field_map, input.note};
        releases.push_back((looks_like_html(inner) ? read_html : read_text)(inner).front());
        if (documents.size() > 1) releases.back().position = releases.size();
    }
    return releases;
}

} // namespace dateline
