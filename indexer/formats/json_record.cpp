#include "indexer/formats/json_record.h"

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

} // namespace

PressRelease release_from_json(const nlohmann::json& record, const FieldMap& field_map) {
    std::vector<NamedField> fields;
    flatten(record, 0, fields);
    return release_from_fields(fields, field_map, DateSource::field);
}

} // namespace dateline
