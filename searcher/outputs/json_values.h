#pragma once

#include "common/record_json.h"

namespace dateline {

/// officials_of(), each with whether the name is from other releases.
Json resolved_officials_of(const Record& record);

} // namespace dateline
