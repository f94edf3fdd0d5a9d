#pragma once

#include "indexer/options.h"

namespace dateline {

/// What may be done to an index besides updating it. All return the exit code and throw Error where
/// the thing cannot be done.

/// Drops a root, by name or path, and all its releases.
int forget_root(const IndexOptions& options);

/// Prints what the index holds.
int print_status(const IndexOptions& options);

/// Verifies the index: the engine's own check, then ours (each file's record against the releases
/// that are there, each id once, each release in the shard that it belongs to). Prints what is
/// wrong; exit code 2 if anything is.
int check_index(const IndexOptions& options);

/// Rewrites the index without the gaps that updates leave; shards without any stay the same files.
int compact_index(const IndexOptions& options);

} // namespace dateline
