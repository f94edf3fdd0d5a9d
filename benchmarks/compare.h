#pragma once

#include "benchmarks/options.h"
#include "benchmarks/results.h"

#include <ostream>
#include <string>
#include <vector>

namespace dateline::bench {

/// What two lots of repeated measurements of one thing say about each other.
struct Verdict {
    double before = 0; ///< median of the units
    double after = 0;
    double ratio = 0; ///< after / before
    double low = 0;   ///< 95 % bootstrap interval of the ratio
    double high = 0;
    double p = 1; ///< two-sided Mann-Whitney, exact, ties counted half
    std::string words;
};

/// A difference counts as shown when p is below 0.01, the interval of the ratio leaves 1 out and
/// the medians differ by 3 % or more. Neither list may be empty. With fewer than 5 units a side no
/// such p can be reached, which the words say.
Verdict compare(const std::vector<double>& before, const std::vector<double>& after,
                bool more_is_better);

void print_comparison(std::ostream& out, const Results& before, const Results& after,
                      Options::Format format);

} // namespace dateline::bench
