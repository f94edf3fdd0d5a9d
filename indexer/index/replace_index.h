#pragma once

#include "indexer/index/index_parts.h"

#include <filesystem>

namespace dateline {

/// Behind the name of an index while another takes its place, where two names cannot be exchanged.
constexpr const char* replaced_suffix = ".replaced";

/// Writes an index in as little space as possible to `fresh`, to replace the one at `index`. The
/// shards of that one which are compact, or were not to be written, stay the same files under new
/// names. The others have higher revisions than all that is at `index`, so that whoever has it
/// open, as the engine's server does, sees on reopening that there is something new.
void write_compact(const IndexParts& parts, const std::filesystem::path& fresh,
                   const std::filesystem::path& index, unsigned jobs);

/// Puts the index `fresh` in the place of `index`, in one step, so that a reader meets either
/// the old one or the new one; then removes the old one, but for files in its folder that are no
/// part of it, which stay in `index`. The IndexLock must be held and every
/// handle to either closed, or a writer could destroy what was put in its place.
/// Throws Error where it cannot be done; `index` is then as before.
void replace_index(const std::filesystem::path& fresh, const std::filesystem::path& index);

/// Puts in order what a run that was killed left beside `index`: an index that was moved aside
/// comes back, and what is of no use is removed, inside it, too. The IndexLock must be held.
/// Batches that were finished stay. Throws Error where what is beside it is somebody else's.
void clear_away(const std::filesystem::path& index);

} // namespace dateline
