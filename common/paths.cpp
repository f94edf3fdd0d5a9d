#include "common/paths.h"

#include "common/error.h"

#include <cstdlib>

namespace dateline {

namespace {

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

} // namespace

std::filesystem::path database_path(const std::string& given) {
    if (!given.empty()) return given;
    if (const auto path = environment("DATELINE_DB"); !path.empty()) return path;
    if (const auto data = environment("XDG_DATA_HOME"); !data.empty())
        return std::filesystem::path(data) / "dateline" / "default";
    if (const auto home = environment("HOME"); !home.empty())
        return std::filesystem::path(home) / ".local" / "share" / "dateline" / "default";
    throw Error("there is no place for the index: neither DATELINE_DB nor HOME is set",
                "name one with --db");
}

} // namespace dateline
