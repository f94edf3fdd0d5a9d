#pragma once

#include <filesystem>

namespace dateline {

/// Puts the database `fresh` in the place of `index`, in one step, so that a reader meets either
/// the old one or the new one; then removes the old one. The IndexLock must be held and every
/// handle to either closed, or a writer could destroy what was put in its place.
/// Throws Error where it cannot be done; `index` is then as before.
void replace_index(const std::filesystem::path& fresh, const std::filesystem::path& index);

/// Puts in order what a run that was killed left beside `index`: an index that was moved aside
/// comes back, and what is of no use is removed. The IndexLock must be held. Shards that were
/// finished stay.
void clear_away(const std::filesystem::path& index);

} // namespace dateline
