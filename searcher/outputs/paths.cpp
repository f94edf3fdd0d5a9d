#include "searcher/outputs/writers.h"

#include <ostream>

namespace dateline {

void write_path(std::ostream& out, const SearchResult&, const Hit& hit, const OutputStyle& style) {
    out << hit.record.path << (style.end_with_nul ? '\0' : '\n');
}

} // namespace dateline
