#pragma once

#include "common/error.h"
#include "searcher/outputs/outputs.h"

#include <cstddef>
#include <iosfwd>
#include <optional>

namespace dateline {

/// `{"schema":1,"error":{"message":…,"offset":…,"hint":…}}` on a line of its own, with `qid` in a
/// batch. `offset` is null where the error is not about a place in the query.
void write_json_error(std::ostream& out, const Error& error, std::optional<std::size_t> offset,
                      const OutputStyle& style);

} // namespace dateline
