#include "common/text.h"
#include "common/error.h"
#include "indexer/formats/readers.h"

#include <algorithm>

namespace dateline {

bool looks_like_text(const Input& input) {
    const auto head = input.bytes.substr(0, 4096);
    return std::none_of(head.begin(), head.end(), [](char c) { return c == '\0'; });
}

std::vector<PressRelease> read_text(const Input& input) {
    const std::string text = squeeze_lines(to_nfc(input.bytes));
    if (text.empty()) throw FormatError("holds no text");
    PressRelease release;
    const auto line = text.find('\n');
    release.title = text.substr(0, line);
    if (line != std::string::npos) release.body = text.substr(line + 1);
    return {release};
}

} // namespace dateline
