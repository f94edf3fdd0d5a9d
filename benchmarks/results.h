#pragma once

#include "benchmarks/facts.h"

#include <filesystem>
#include <string>
#include <vector>

namespace dateline::bench {

/// One thing measured again and again: the queries of a class, the CPU time of a build.
struct Series {
    std::string name;
    std::string
        unit; ///< `ms`, `s`, `MB`, `bytes`; `queries/s` and `releases/s`, of which more is better
    std::vector<std::vector<double>> rounds; ///< each round's samples, in the same order each time
};

/// One process's work. Rounds of one run share its luck (memory layout, neighbours on the machine),
/// so that a comparison wants several runs.
struct Run {
    std::string started; ///< UTC
    double load = 0;     ///< the machine's load average when the run began
    std::vector<Series> series;
};

/// What a result file holds.
struct Results {
    std::string task;
    std::vector<Fact> facts; ///< machine, build, index, settings
    std::vector<Run> runs;
};

/// A run that starts now.
Run new_run();

/// All samples of a series over all runs, sorted.
std::vector<double> samples(const Results& results, const std::string& series);

/// The middle one, or halfway between the two in the middle; values must not be empty.
double median(std::vector<double> values);

/// The value below which the share `share` of the sorted samples lies; samples must not be empty.
double percentile(const std::vector<double>& sorted, double share);

bool more_is_better(const std::string& unit);

std::string to_json(const Results& results);

/// Throws Error where the file is not one that to_json() made.
Results read_results(const std::filesystem::path& file);

/// Adds the runs to the file's, or makes the file. Throws Error where the file is of another task.
void append_results(const std::filesystem::path& file, const Results& results);

} // namespace dateline::bench
