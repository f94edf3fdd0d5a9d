#pragma once

#include "searcher/search.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A part of a query on its own.
struct ClauseCount {
    std::string clause;         ///< as understood
    std::uint64_t releases = 0; ///< that it alone would find
    std::uint64_t without = 0;  ///< that all the others together would find
};

/// The clauses of a query that found nothing. Throws as search() does.
std::vector<ClauseCount> count_clauses(Index& index, const Request& request);

/// The query with words and names that no release has replaced by the nearest that some have.
/// Empty where there is nothing to replace. Reads the index's vocabulary: for few or no hits.
std::optional<std::string> suggest_query(Index& index, const Request& request);

/// The first `name:` of a field in the query behind which a blank makes it a word; or empty.
std::string field_before_blank(std::string_view query);

/// What the index holds, for one who found nothing: "5 releases of 2024-01-02 to 2025-11-30, 1
/// undated".
std::string describe_index(Index& index);

} // namespace dateline
