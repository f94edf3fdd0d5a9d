#pragma once

#include "indexer/options.h"

#include <iosfwd>

namespace dateline {

/// Prints what would be indexed, one release a line, as JSON Lines to `out`; files that cannot be
/// read are named on stderr. Returns the exit code.
int inspect(const IndexOptions& options, std::ostream& out);

} // namespace dateline
