#include "searcher/query/query_error.h"
#include "tests/support/temp_index.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace dateline;

// Any bytes are a query that is answered or refused with a place inside it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static TempIndex index{
        {"one.txt",
         "Trade Talks Begin",
         "Minister Arto Salo opened talks with Japan on trade.",
         "2025-10-28",
         {{"Arto Salo", "trade minister", "FI"}},
         {{"JP", "Japan"}}},
        {"two.txt", "Alliances Renewed", "The U.S. alliances were renewed. Nobody objected."},
    };
    Request request;
    request.query.assign(reinterpret_cast<const char*>(data), size);
    request.match = size % 2 == 0 ? Match::automatic : Match::any;
    try {
        index.answer(request);
    } catch (const QueryError& error) {
        if (error.offset > size) std::abort();
    }
    return 0;
}
