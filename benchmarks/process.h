#pragma once

#include "benchmarks/options.h"
#include "benchmarks/query_file.h"
#include "benchmarks/results.h"

#include <filesystem>
#include <string>
#include <vector>

namespace dateline::bench {

/// What one run of a program took. Processes that it started and waited for count, too.
struct Cost {
    double wall_seconds = 0;
    double cpu_seconds = 0;
    double peak_megabytes = 0; ///< of all its processes together, pages shared by them counted once
    int exit_code = 0;         ///< 128 and more: ended by a signal
};

/// Runs a program with its output thrown away, and waits for it. Throws Error if it cannot start.
/// `watch_memory` looks every 20 ms at all processes below it, else only the largest one counts.
Cost run_program(const std::vector<std::string>& command, bool watch_memory);

/// `quest -d DB {}` with the query in place of `{}`, cut at spaces; no shell is involved.
std::vector<std::string> fill_in(const std::string& command, const std::string& query);

/// Whole runs of dateline-search, and in turn with it of `options.commands`, each query once a
/// round after an unmeasured one. A series is a class and, where there are others, a program.
std::vector<Series> measure_processes(const Options& options,
                                      const std::vector<ClassifiedQuery>& queries,
                                      std::vector<Fact>& facts);

/// Builds an index of `options.folder` in a temporary folder, `options.rounds` times.
std::vector<Series> measure_indexing(const Options& options, std::vector<Fact>& facts);

} // namespace dateline::bench
