#pragma once

#include "benchmarks/options.h"
#include "benchmarks/query_file.h"
#include "benchmarks/results.h"

#include <vector>

namespace dateline::bench {

/// Asks every query once unmeasured, then once a round, in one process. The series are the classes,
/// then `all`, then how many postings the queries of each class have. Throws Error, naming the
/// query, where one cannot be understood.
std::vector<Series> measure_latency(const Options& options,
                                    const std::vector<ClassifiedQuery>& queries);

/// Queries a second of 1 thread and of as many as there are cores (or `options.jobs`), each with
/// its own handle on the index and its own order of the queries.
std::vector<Series> measure_throughput(const Options& options,
                                       const std::vector<ClassifiedQuery>& queries);

} // namespace dateline::bench
