#pragma once

#include "indexer/index_writer.h"
#include "indexer/merge_tables.h"
#include "indexer/options.h"
#include "indexer/prepare.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace dateline {

/// A folder of databases, finished, with what became of each file in them.
struct Shard {
    std::filesystem::path path;
    std::vector<FileResult> files; ///< in the order of their documents
    std::size_t databases = 0;     ///< in the folder, named by number from 0

    std::filesystem::path database(std::size_t number) const {
        return path / std::to_string(number);
    }
};

/// Reads files in parallel into fresh databases below `folder`, each worker into its own. Finished
/// shards stay when the run is killed, and the next run takes them up: shards whose files are as
/// they were are reused, the others dropped. Stops early on a signal, with what was finished.
/// The shards come in the order of `files`, whoever built them.
std::vector<Shard> build_shards(const std::filesystem::path& folder, std::vector<SourceFile> files,
                                const IndexOptions& options, const FileCallback& done);

/// Removes all that build_shards() and an earlier run left in `folder`, which need not exist.
void remove_shards(const std::filesystem::path& folder);

/// Merges shards, and before them `base` if it is not empty, into one compacted database at
/// `target`; the documents of the shards come last, with no number left out. There must be a shard.
/// `jobs`: with more than one, in two threads.
void merge_shards(const std::filesystem::path& base, const std::vector<Shard>& shards,
                  const std::filesystem::path& target, std::size_t jobs);

} // namespace dateline
