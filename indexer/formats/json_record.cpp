#include "indexer/formats/json_record.h"

#include "common/error.h"
#include "indexer/formats/limits.h"

#include <nlohmann/json.hpp>

namespace dateline {

namespace {

constexpr int deepest = 32;

/// Leaves of a tree with the names that hold them, an object's own before those of objects inside
/// it; lists, and what lies deeper than any record, are left out.
void flatten(const nlohmann::json& object, int depth, std::vector<NamedField>& fields) {
    for (const auto& [name, member] : object.items()) {
        if (depth > 1 && name == "url") continue; // so deep it is a picture's
        if (member.is_string())
            fields.push_back({name, member.get<std::string>(), depth});
        else if (member.is_number() || member.is_boolean())
            fields.push_back({name, member.dump(), depth});
    }
    for (const auto& member : object)
        if (member.is_object() && depth < deepest) flatten(member, depth + 1, fields);
}

/// `NaN`, `Infinity` and `-Infinity` outside strings as `null`.
std::string without_odd_numbers(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool in_string = false;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = text.substr(i);
        if (!in_string) {
            const std::string_view number = rest.starts_with("NaN")         ? "NaN"
                                            : rest.starts_with("Infinity")  ? "Infinity"
                                            : rest.starts_with("-Infinity") ? "-Infinity"
                                                                            : "";
            if (!number.empty()) {
                out += "null";
                i += number.size();
                continue;
            }
        }
        if (rest[0] == '"') in_string = !in_string;
        const std::size_t taken = in_string && rest[0] == '\\' && rest.size() > 1 ? 2 : 1;
        out += rest.substr(0, taken);
        i += taken;
    }
    return out;
}

} // namespace

bool is_nested_too_deeply(std::string_view json) {
    constexpr std::size_t deepest_tree = 500;
    std::size_t depth = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_string && c == '\\')
            ++i;
        else if (c == '"')
            in_string = !in_string;
        else if (in_string)
            continue;
        else if ((c == '[' || c == '{') && ++depth > deepest_tree)
            return true;
        else if ((c == ']' || c == '}') && depth > 0)
            --depth;
    }
    return false;
}

nlohmann::json parse_json(std::string_view text) {
    if (is_nested_too_deeply(text)) return nlohmann::json::value_t::discarded;
    std::size_t values = 0;
    const auto count = [&values](int, nlohmann::json::parse_event_t, const nlohmann::json&) {
        if (++values > max_json_values) throw FormatError("is JSON of over 2,000,000 values");
        return true;
    };
    auto tree = nlohmann::json::parse(text, count, false);
    const bool odd = tree.is_discarded() && (text.find("NaN") != std::string_view::npos ||
                                             text.find("Infinity") != std::string_view::npos);
    if (odd) tree = nlohmann::json::parse(without_odd_numbers(text), nullptr, false);
    return tree;
}

PressRelease release_from_json(const nlohmann::json& record, const FieldMap& field_map) {
    std::vector<NamedField> fields;
    flatten(record, 0, fields);
    return release_from_fields(fields, field_map, DateSource::field);
}

} // namespace dateline
