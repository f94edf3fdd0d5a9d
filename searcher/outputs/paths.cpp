#include "common/text.h"
#include "searcher/outputs/writers.h"

#include <ostream>

namespace dateline {

void write_path(std::ostream& out, const SearchResult&, const Hit& hit, const OutputStyle& style) {
    const std::string& path = hit.record.path;
    out << (style.to_terminal ? printable(path) : path) << (style.end_with_nul ? '\0' : '\n');
}

} // namespace dateline
