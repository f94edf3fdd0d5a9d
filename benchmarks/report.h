#pragma once

#include "benchmarks/options.h"
#include "benchmarks/results.h"

#include <ostream>

namespace dateline::bench {

/// Facts, then a table of a row a series: p50, p90, p99, max of milliseconds (and queries a second
/// of one after the other), median and range of everything else.
void print(std::ostream& out, const Results& results, Options::Format format);

} // namespace dateline::bench
