#pragma once

#include <filesystem>

namespace dateline {

/// What is in a file, and a rename in the folder that holds the name, lasts only once it is on
/// disk. Throws Error where that fails.
void sync(const std::filesystem::path& path);

/// All files and folders below a folder, and itself.
void sync_all(const std::filesystem::path& folder);

} // namespace dateline
