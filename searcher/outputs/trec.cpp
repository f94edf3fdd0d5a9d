#include "common/text.h"
#include "searcher/outputs/writers.h"

#include <cstdio>
#include <ostream>

namespace dateline {

void write_trec(std::ostream& out, const SearchResult&, const Hit& hit, const OutputStyle& style) {
    char score[32];
    std::snprintf(score, sizeof score, "%.6f", hit.score);
    out << (style.query_id.empty() ? "1" : encoded_id(style.query_id)) << " Q0 "
        << encoded_id(hit.id) << ' ' << hit.rank << ' ' << score << " dateline\n";
}

} // namespace dateline
