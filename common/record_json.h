#pragma once

#include "common/record.h"

#include <iosfwd>
#include <nlohmann/json.hpp>
#include <string>

// What both programs write of a release as JSON.

namespace dateline {

using Json = nlohmann::ordered_json;

/// Null for an empty text, which means "not known".
Json or_null(const std::string& text);

Json officials_of(const Record& record);
Json countries_of(const Record& record);
Json date_evidence_of(const Record& record);

/// All that is known of it.
Json json_of(const Record& record);

/// On a line of its own; bytes that are no UTF-8 are replaced.
void write_line(std::ostream& out, const Json& object);

} // namespace dateline
