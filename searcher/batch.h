#pragma once

#include "searcher/options.h"

#include <iosfwd>

namespace dateline {

/// Answers the lines of options.batch, `id<TAB>query` each, in order and one after the other. A bad
/// line yields an error in its place, the others go on; the code is then 2, else 0 where anything
/// was found and 1 where nothing was. Throws Error where the file cannot be read.
int answer_batch(Index& index, const SearchOptions& options, std::ostream& out);

} // namespace dateline
