#pragma once

#include "searcher/options.h"
#include "searcher/outputs/outputs.h"

#include <iosfwd>

namespace dateline {

/// Answers one query in the format asked for; `with_header`: after the names of the columns, where
/// the format has such. Returns the exit code: 0 found, 1 nothing found. Throws QueryError and
/// Error.
int answer(Index& index, const Request& request, const SearchOptions& options,
           const std::string& query_id, std::ostream& out, bool with_header = true);

/// Tells what went wrong: on stderr with a caret under the place, or as an object on `out` where
/// the format is JSON.
void report_error(const Error& error, const std::string& query, const SearchOptions& options,
                  const std::string& query_id, std::ostream& out);

/// Says on standard error how many shards answer, where some do not: nothing must pass for whole
/// that is not.
void report_missing(const Index& index);

} // namespace dateline
