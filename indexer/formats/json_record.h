#pragma once

#include "indexer/formats/fields.h"

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace dateline {

/// A release from a JSON object: its leaves are the fields, by the names that hold them.
PressRelease release_from_json(const nlohmann::json& record, const FieldMap& field_map);

/// Deeper than any record nests; a tree of it could not be walked or copied safely.
bool is_nested_too_deeply(std::string_view json);

/// Numbers that JSON does not have but programs write (NaN, Infinity) are null. A tree that
/// is_discarded() where the text is no JSON even so, or nested too deeply. Throws FormatError where
/// it holds more values than any file may.
nlohmann::json parse_json(std::string_view text);

} // namespace dateline
