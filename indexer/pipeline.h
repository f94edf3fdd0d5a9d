#pragma once

#include "indexer/options.h"

namespace dateline {

/// The whole story of an update: list, compare with what the index knows, read what is new, write.
/// Returns the exit code; throws Error where the run could not be done.
int update_index(const IndexOptions& options);

} // namespace dateline
