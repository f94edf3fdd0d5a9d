#pragma once

#include "indexer/extract/extract.h"

#include <optional>
#include <string>

namespace dateline {

/// The day or part of one, and from where: `2024-03-05 release-line`, `none`.
inline std::string shown(const std::optional<DateFinding>& found) {
    if (!found) return "none";
    const std::string what = found->date ? iso(*found->date) : found->partial;
    return what + " " + std::string(name(found->evidence.from));
}

/// A text without a date.
inline const std::string prose =
    "Minister Ada Brandt opened the new bridge over the river. It took four "
    "years to build and carries trains, cars and bicycles. She thanked the "
    "workers and the neighbours for their patience, and invited all to a "
    "feast by the water. The old ferry will be kept as a museum, she said.";

} // namespace dateline
