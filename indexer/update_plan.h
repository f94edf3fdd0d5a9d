#pragma once

#include "indexer/discover.h"
#include "indexer/index/file_record.h"
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
    std::vector<SourceFile> vanished;
    std::vector<Unlisted> unlisted;
};

/// Compares what is below `roots` with what is known of it; `all` are those of the index. A file is
/// unchanged where it was read with the same settings, too. Of roots that are not there nothing is
/// planned, and it is said in `unlisted`. Throws Error where --include names no file.
UpdatePlan plan_update(const std::vector<Root>& roots, const std::vector<Root>& all,
                       const IndexOptions& options, const KnownFiles& known);

/// Whether --include and --exclude let the file through, by its path below its root.
bool is_wanted(const IndexOptions& options, const SourceFile& file);

/// Throws the Error that nothing matches --include.
[[noreturn]] void fail_to_include(const IndexOptions& options);

std::uint64_t bytes_to_read(const UpdatePlan& plan);

} // namespace dateline
