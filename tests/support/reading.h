#pragma once

#include "indexer/formats/formats.h"
#include "tests/support/print.h"

#include <string_view>
#include <vector>

namespace dateline {

/// The releases of a file with that content.
inline std::vector<PressRelease> read(std::string_view bytes, std::string_view path = "release") {
    const FieldMap no_map;
    return read_releases({path, bytes, no_map});
}

/// Where there is one.
inline PressRelease read_one(std::string_view bytes) {
    const auto releases = read(bytes);
    REQUIRE(releases.size() == 1);
    return releases.front();
}

} // namespace dateline
