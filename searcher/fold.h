#pragma once

#include "searcher/result.h"

#include <vector>

namespace dateline {

/// Shows near-identical releases once: those after the first are taken out and counted in its
/// Hit::similar. Two are near-identical where at least 7 of 10 of the runs of three words that
/// either body has are in both (estimated from 128 of them).
void fold_similar(std::vector<Hit>& hits);

} // namespace dateline
