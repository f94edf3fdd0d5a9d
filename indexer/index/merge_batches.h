#pragma once

#include "indexer/index/batch.h"
#include "indexer/index/index_parts.h"

#include <filesystem>
#include <vector>

namespace dateline {

/// Merges batches with the index `base`, shard by shard, into compacted databases in `target`: the
/// documents of the batches come last, with no number left out. Shards that get none remain those
/// of `base`, to be copied when they are written.
IndexParts merge_batches(const IndexParts& base, const std::vector<Batch>& batches,
                         const std::filesystem::path& target, unsigned jobs);

} // namespace dateline
