#include "common/ascii.h"
#include "common/error.h"
#include "indexer/charset.h"
#include "indexer/formats/json_record.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/readers.h"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::json;

} // namespace

bool looks_like_json_lines(const Input& input) {
    std::string_view rest = input.bytes;
    const std::string_view line = take_part(rest, '\n');
    if (!line.starts_with('{') || line.size() < 2) return false;
    if (input.path.ends_with(".jsonl")) return true;
    const std::string_view second = trimmed_front(line.substr(1));
    return (second.starts_with('"') || second.starts_with('}')) &&
           trimmed_back(line).ends_with('}') && !trimmed_front(rest).empty();
}

std::vector<PressRelease> read_json_lines(const Input& input) {
    const std::string text = to_utf8(input.bytes);
    std::vector<PressRelease> releases;
    std::size_t bad_lines = 0;
    std::size_t first_bad_line = 0;
    std::string_view rest = text;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::string_view line = take_part(rest, '\n');
        if (trimmed_front(line).empty()) continue;
        const Json record = parse_json(line);
        if (!record.is_object()) {
            if (bad_lines++ == 0) first_bad_line = number;
            continue;
        }
        PressRelease release = release_from_json(record, input.field_map);
        if (release.title.empty() && release.body.empty()) continue;
        release.position = number;
        releases.push_back(std::move(release));
        check_release_count(releases.size());
    }
    const std::string broken = "line " + std::to_string(first_bad_line) + " is no JSON object";
    if (bad_lines > 0 && bad_lines >= releases.size()) throw FormatError(broken);
    if (releases.empty())
        throw FormatError("holds no record with a title or text under names known here");
    if (bad_lines > 0) note_left_out(input, bad_lines, "line", broken);
    return releases;
}

} // namespace dateline
