#pragma once

#include "searcher/options.h"

#include <iosfwd>

namespace dateline {

/// Answers that need no query. Both return the exit code: 0 found, 1 nothing there.

/// Prints the one release of that id, as written by machine formats or not; for official:ID what
/// the releases say of that person.
int show(Index& index, const SearchOptions& options, std::ostream& out);

/// Prints the roots, officials, countries or sources of the index, most frequent first.
/// Throws Error for any other list.
int print_list(Index& index, const SearchOptions& options, std::ostream& out);

} // namespace dateline
