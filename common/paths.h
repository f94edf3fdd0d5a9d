#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace dateline {

/// Empty where there is no such variable.
std::string environment(const char* name);

/// Where the index lives: `given` (--db) if not empty, else $DATELINE_DB, else `dateline/default`
/// below $XDG_DATA_HOME, else below ~/.local/share. Throws Error where none of them is set.
std::filesystem::path database_path(const std::string& given);

/// What lies beside `path`, with something behind its name: `index.new`.
std::filesystem::path beside(const std::filesystem::path& path, std::string_view suffix);

} // namespace dateline
