#pragma once

#include "indexer/formats/fields.h"

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace dateline {

/// A release from a JSON object: its leaves are the fields, by the names that hold them.
PressRelease release_from_json(const nlohmann::json& record, const FieldMap& field_map);

/// Whether a leaf of the object has that meaning by its name.
bool has_field(const nlohmann::json& record, Meaning meaning, const FieldMap& field_map);

/// Deeper than any record nests; a tree of it could not be walked or copied safely. Throws
/// FormatError where there are more values or a longer one than any file may hold.
bool is_nested_too_deeply(std::string_view text);

/// Numbers that JSON does not have but programs write (NaN, Infinity) are null, halves of
/// surrogate pairs U+FFFD. A tree that
/// is_discarded() where the text is no JSON even so, or nested too deeply. Throws as
/// is_nested_too_deeply() does.
nlohmann::json parse_json(std::string_view text);

} // namespace dateline
