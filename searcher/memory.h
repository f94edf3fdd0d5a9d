#pragma once

#include "common/error.h"
#include "searcher/options.h"

namespace dateline {

/// Gets the memory that most searches need at once: a page that is got when it is first written to
/// takes longer than to read a block of the index.
void claim_memory();

Error out_of_memory();

/// Says the same, in the format of `options`, which must outlive the program, where a search runs
/// out of memory and nothing can be thrown any more, and ends with exit_code::failed: JSON values
/// need memory to be taken apart.
void say_where_memory_ends(const SearchOptions& options);

} // namespace dateline
