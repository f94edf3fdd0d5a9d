#pragma once

#include "indexer/discover.h"
#include "indexer/file_record.h"
#include "indexer/options.h"
#include "indexer/roots.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace dateline {

/// The files of an index, by id.
using KnownFiles = std::map<std::string, FileRecord>;

/// What is to be done, found out before anything is written.
struct UpdatePlan {
    std::vector<SourceFile> to_read;
    std::vector<SourceFile> unchanged;
    std::vector<std::string> vanished; ///< file ids
    std::vector<Unlisted> unlisted;
};

/// Compares what is below `root` with what is known of it. `prefix`: what its ids begin with, see
/// id_prefix(). Without the same settings no file counts as unchanged. Throws Error if the root is
/// not there.
void add_root(UpdatePlan& plan, const Root& root, const std::string& prefix,
              const IndexOptions& options, const KnownFiles& known, bool same_settings = true);

std::uint64_t bytes_to_read(const UpdatePlan& plan);

} // namespace dateline
