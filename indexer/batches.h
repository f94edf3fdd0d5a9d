#pragma once

#include "indexer/index_parts.h"
#include "indexer/index_writer.h"
#include "indexer/options.h"
#include "indexer/prepare.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace dateline {

/// A folder of databases, finished. What became of each file in them is kept in it, too, and read
/// when it is needed: of many batches it would not fit into memory.
struct Batch {
    struct Piece {
        std::string shard; ///< that it is to be merged into
        std::uint64_t releases = 0;
        std::uint64_t checksum = 0; ///< of the database's files
    };
    std::filesystem::path path;
    std::size_t files = 0;        ///< so many
    std::string first;            ///< id of the first
    std::vector<Piece> databases; ///< in the folder, named by number from 0

    std::filesystem::path database(std::size_t number) const {
        return path / std::to_string(number);
    }
};

/// Reads files in parallel into fresh databases below `folder`, each worker into its own, one for
/// each shard of the layout. Finished batches stay when the run is killed, and the next run takes
/// them up: batches whose files are as they were are reused, the others dropped. Stops early on a
/// signal, with what was finished. The batches come in the order of `files`, whoever built them.
std::vector<Batch> build_batches(const std::filesystem::path& folder, std::vector<SourceFile> files,
                                 const Layout& layout, const IndexOptions& options,
                                 const FileCallback& done);

/// What became of the files of a batch, in the order in which they were read.
std::vector<FileResult> read_results(const Batch& batch);

/// Removes all that build_batches() and an earlier run left in `folder`, which need not exist.
void remove_batches(const std::filesystem::path& folder);

/// Merges batches with the index `base`, shard by shard, into compacted databases in `target`: the
/// documents of the batches come last, with no number left out. Shards that get none remain those
/// of `base`, to be copied when they are written.
IndexParts merge_batches(const IndexParts& base, const std::vector<Batch>& batches,
                         const std::filesystem::path& target, unsigned jobs);

} // namespace dateline
