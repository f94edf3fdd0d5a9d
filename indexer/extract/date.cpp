#include "indexer/extract/extract.h"

namespace dateline {

std::optional<DateFinding> find_date(const PressRelease&, const ExtractOptions&) {
    return std::nullopt;
}

} // namespace dateline
