#pragma once

#include "indexer/discover.h"
#include "indexer/index_writer.h"
#include "indexer/options.h"

#include <vector>

namespace dateline {

/// The releases of a file with their ids and paths set. Throws FormatError.
std::vector<PressRelease> read_file_releases(const SourceFile& file, const IndexOptions& options);

/// From file to documents: reads, finds facts, builds. Touches no database, so that files can be
/// prepared side by side. Throws FormatError.
std::vector<PreparedRelease> prepare(const SourceFile& file, const IndexOptions& options);

} // namespace dateline
