#pragma once

#include "indexer/index/batch.h"
#include "indexer/index/index_parts.h"
#include "indexer/index_writer.h"
#include "indexer/options.h"
#include "indexer/prepare.h"

#include <chrono>
#include <filesystem>
#include <vector>

namespace dateline {

/// Reads files in parallel into fresh databases below `folder`, each worker into its own, one for
/// each shard of the layout. Finished batches stay when the run is killed, and the next run takes
/// them up: batches whose files are as they were are reused, the others dropped. Stops early on a
/// signal, with what was finished. The batches come in the order of `files`, whoever built them.
/// One that takes longer than `longest`, and than an eighth of the run so far, is finished early.
std::vector<Batch> build_batches(const std::filesystem::path& folder, std::vector<SourceFile> files,
                                 const Layout& layout, const IndexOptions& options,
                                 const FileCallback& done,
                                 std::chrono::steady_clock::duration longest = longest_unsaved);

/// Removes all that build_batches() and an earlier run left in `folder`, which need not exist.
void remove_batches(const std::filesystem::path& folder);

} // namespace dateline
