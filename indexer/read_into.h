#pragma once

#include "indexer/index_writer.h"
#include "indexer/options.h"
#include "indexer/prepare.h"

#include <vector>

namespace dateline {

/// prepare(), straight into the index.
void read_into(IndexWriter& index, const SourceFile& file, const IndexOptions& options,
               const FileCallback& done);

/// Reads again, of all roots, what IndexWriter::settle() names, until nothing is left to be named.
/// A file that is gone is left to the next run of its root.
void read_owed_files(IndexWriter& index, const std::vector<Root>& roots,
                     const IndexOptions& options, const FileCallback& done);

} // namespace dateline
