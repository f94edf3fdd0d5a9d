#pragma once

#include "indexer/formats/fields.h"

#include <nlohmann/json_fwd.hpp>

namespace dateline {

/// A release from a JSON object: its leaves are the fields, by the names that hold them.
PressRelease release_from_json(const nlohmann::json& record, const FieldMap& field_map);

} // namespace dateline
