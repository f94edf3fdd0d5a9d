#pragma once

#include "searcher/index.h"
#include "searcher/options.h"

#include <iosfwd>
#include <string>

namespace dateline {

/// Prints what the releases say of the persons whom `asked` (an id, a full name, or a surname) can
/// mean: names used, offices with first and last day and count, countries, and the releases, newest
/// first; as JSON Lines in the formats json and jsonl. Returns the exit code. Throws Error where
/// there is no such person.
int show_persons(Index& index, const std::string& asked, const SearchOptions& options,
                 std::ostream& out);

} // namespace dateline
