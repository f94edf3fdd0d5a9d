#pragma once

#include "searcher/matching/match_limits.h"
#include "searcher/matching/part_match.h"
#include "searcher/shards.h"

#include <memory>
#include <vector>
#include <xapian.h>

namespace dateline {

/// What is matched in the files of all of these databases.
struct FileQuery {
    std::vector<QueryPart> parts; ///< any of them is enough; at least one
    Databases databases;
    Deadline deadline; ///< after which nothing more is found
};

/// What the engine is to match in place of its own. Scores, and estimates of how much is found, are
/// what it would come to itself. Throws as FileTable does, and Xapian::DatabaseModifiedError
/// where the files of a shard's state are not to be had.
Xapian::PostingSource* source_of(std::shared_ptr<const FileQuery> query);

} // namespace dateline
