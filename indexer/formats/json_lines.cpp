#include "common/error.h"
#include "indexer/charset.h"
#include "indexer/formats/fields.h"
#include "indexer/formats/readers.h"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

using Json = nlohmann::json;

constexpr int deepest = 32;

/// Leaves of a tree with the names that hold them; what lies deeper than any record is left out.
void flatten(const Json& value, const std::string& name, int depth,
             std::vector<NamedField>& fields) {
    if (depth > deepest) return;
    if (value.is_object()) {
        for (const auto& [key, member] : value.items())
            flatten(member, key, depth + 1, fields);
    } else if (value.is_string()) {
        fields.push_back({name, value.get<std::string>()});
    } else if (value.is_number() || value.is_boolean()) {
        fields.push_back({name, value.dump()});
    }
}

std::string_view first_line(std::string_view text) {
    return text.substr(0, text.find('\n'));
}

} // namespace

bool looks_like_json_lines(const Input& input) {
    std::string_view bytes = input.bytes;
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const std::string_view line = first_line(bytes);
    const auto end = line.find_last_not_of(" \t\r");
    return line.starts_with('{') && line.size() > 1 &&
           (line[end] == '}' || input.path.ends_with(".jsonl"));
}

std::vector<PressRelease> read_json_lines(const Input& input) {
    const std::string text = to_utf8(input.bytes);
    std::vector<PressRelease> releases;
    std::string_view rest = text;
    for (std::size_t number = 1; !rest.empty(); ++number) {
        const std::string_view line = first_line(rest);
        rest.remove_prefix(std::min(rest.size(), line.size() + 1));
        if (line.find_first_not_of(" \t\r") == std::string_view::npos) continue;
        const Json record = Json::parse(line, nullptr, false);
        if (!record.is_object())
            throw FormatError("line " + std::to_string(number) + " is no JSON object");
        std::vector<NamedField> fields;
        flatten(record, "", 0, fields);
        releases.push_back(release_from_fields(fields, input.field_map, DateSource::field));
        if (releases.back().item.empty()) releases.back().item = "#" + std::to_string(number);
    }
    if (releases.empty()) throw FormatError("holds no record");
    return releases;
}

} // namespace dateline
