#include "indexer/formats/json_record.h"

#include "common/error.h"
#include "indexer/formats/limits.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace dateline {

namespace {

constexpr int deepest = 32;

/// The texts of a list of texts, a line each; empty for any other list.
std::string lines_of(const nlohmann::json& list) {
    std::string lines;
    for (const auto& item : list) {
        if (!item.is_string()) return {};
        lines += item.get_ref<const std::string&>() + '\n';
    }
    return lines;
}

/// The texts of a list of texts and parts that have one each, `{"type": "paragraph", "text": …}` or
/// `"content"`; pictures among them have none.
std::string lines_of_parts(const nlohmann::json& list) {
    std::string lines;
    for (const auto& part : list) {
        if (part.is_string()) lines += part.get_ref<const std::string&>() + '\n';
        if (part.is_string() || part.is_null()) continue;
        if (!part.is_object()) return {};
        for (const char* name : {"text", "content"})
            if (const auto text = part.find(name); text != part.end() && text->is_string()) {
                lines += text->get_ref<const std::string&>() + '\n';
                break;
            }
    }
    return lines;
}

/// What is `rendered` (WordPress), and a publisher's or author's `name`, is what holds it.
bool stands_for_holder(const std::string& name, const std::string& holder,
                       const FieldMap& field_map) {
    if (holder.empty() || field_map.contains(name)) return false;
    if (name != "name") return name == "rendered";
    const auto meaning = meaning_of(holder, field_map);
    return meaning == Meaning::source || meaning == Meaning::author;
}

/// Leaves of a tree with the names that hold them, an object's own before those of objects inside
/// it; a list of texts is one, a line each, as is a text's list of texts and parts; other lists,
/// and what lies deeper than any record, are left out.
void flatten(const nlohmann::json& object, const std::string& of, int depth,
             const FieldMap& field_map, std::vector<NamedField>& fields) {
    for (const auto& [own_name, member] : object.items()) {
        const std::string& name = stands_for_holder(own_name, of, field_map) ? of : own_name;
        if (depth > 1 && name == "url") continue; // so deep it is a picture's
        if (member.is_string())
            fields.push_back({name, member.get<std::string>(), depth});
        else if (member.is_number() || member.is_boolean())
            fields.push_back({name, member.dump(), depth});
        else if (member.is_array()) {
            std::string lines = lines_of(member);
            if (lines.empty() && meaning_of(name, field_map) == Meaning::body)
                lines = lines_of_parts(member);
            if (!lines.empty()) fields.push_back({name, std::move(lines), depth});
        }
    }
    for (const auto& [name, member] : object.items())
        if (member.is_object() && depth < deepest)
            flatten(member, name, depth + 1, field_map, fields);
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

/// Half of a surrogate pair, which is no character, becomes U+FFFD.
std::string without_lone_surrogates(std::string_view text) {
    const auto unit_at = [&](std::size_t at) {
        unsigned unit = 0;
        if (text.substr(at, 2) != "\\u") return unit;
        const std::string_view digits = text.substr(at + 2, 4);
        const auto end = std::from_chars(digits.data(), digits.data() + digits.size(), unit, 16);
        return end.ptr == digits.data() + 4 ? unit : 0;
    };
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        const unsigned unit = text[i] == '\\' ? unit_at(i) : 0;
        const bool half = unit >= 0xD800 && unit <= 0xDFFF;
        const unsigned next = half && unit < 0xDC00 ? unit_at(i + 6) : 0;
        const bool pair = next >= 0xDC00 && next <= 0xDFFF;
        const std::size_t taken = pair ? 12 : half ? 6 : text[i] == '\\' ? 2 : 1;
        out += half && !pair ? std::string_view("\\ufffd") : text.substr(i, taken);
        i += taken;
    }
    return out;
}

} // namespace

bool is_nested_too_deeply(std::string_view text) {
    constexpr std::size_t deepest_tree = 500;
    std::size_t depth = 0, values = 0, begin_of_string = 0;
    bool in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (in_string && c == '\\') {
            ++i;
        } else if (c == '"') {
            if (in_string) check_field_size(i - begin_of_string);
            in_string = !in_string;
            begin_of_string = i;
        } else if (in_string) {
            continue;
        } else if (c == '[' || c == '{') {
            ++values;
            if (++depth > deepest_tree) return true;
        } else if (c == ']' || c == '}') {
            if (depth > 0) --depth;
        } else if (c == ',' || c == ':') {
            ++values;
        }
        if (values > max_json_values) throw FormatError("is JSON of over 2,000,000 values");
    }
    if (in_string) check_field_size(text.size() - begin_of_string);
    return false;
}

nlohmann::json parse_json(std::string_view text) {
    if (is_nested_too_deeply(text)) return nlohmann::json::value_t::discarded;
    auto tree = nlohmann::json::parse(text, nullptr, false);
    const bool odd = tree.is_discarded() && (text.find("NaN") != std::string_view::npos ||
                                             text.find("Infinity") != std::string_view::npos);
    if (odd) tree = nlohmann::json::parse(without_odd_numbers(text), nullptr, false);
    const bool torn = tree.is_discarded() && (text.find("\\ud") != std::string_view::npos ||
                                              text.find("\\uD") != std::string_view::npos);
    if (torn) tree = nlohmann::json::parse(without_lone_surrogates(text), nullptr, false);
    return tree;
}

PressRelease release_from_json(const nlohmann::json& record, const FieldMap& field_map) {
    std::vector<NamedField> fields;
    flatten(record, {}, 0, field_map, fields);
    return release_from_fields(fields, field_map, DateSource::field);
}

bool has_field(const nlohmann::json& record, Meaning meaning, const FieldMap& field_map) {
    std::vector<NamedField> fields;
    flatten(record, {}, 0, field_map, fields);
    return std::any_of(fields.begin(), fields.end(), [&](const NamedField& field) {
        return meaning_of(field.name, field_map) == meaning;
    });
}

} // namespace dateline
