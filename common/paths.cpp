#include "common/paths.h"

#include "common/error.h"

#include <cstdlib>

namespace dateline {

namespace {

/// Without a slash or dots at the end: the names of what lies beside an index begin with its own.
std::filesystem::path named(std::filesystem::path path) {
    if (path.filename() == "." || path.filename() == "..")
        path = std::filesystem::absolute(path).lexically_normal();
    return path.has_filename() || path == path.root_path() ? path : path.parent_path();
}

} // namespace

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

std::filesystem::path database_path(const std::string& given) {
    if (!given.empty()) return named(given);
    if (const auto path = environment("DATELINE_DB"); !path.empty()) return named(path);
    if (const auto data = environment("XDG_DATA_HOME"); !data.empty())
        return std::filesystem::path(data) / "dateline" / "default";
    if (const auto home = environment("HOME"); !home.empty())
        return std::filesystem::path(home) / ".local" / "share" / "dateline" / "default";
    throw Error("there is no place for the index: neither DATELINE_DB nor HOME is set",
                "name one with --db");
}

std::filesystem::path beside(const std::filesystem::path& path, std::string_view suffix) {
    std::filesystem::path result = path;
    result += suffix;
    return result;
}

} // namespace dateline
