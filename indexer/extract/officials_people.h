#pragma once

#include "indexer/extract/officials_patterns.h"

namespace dateline::officials {

/// Joins candidates that are one person, finds every later mention of each, and gives the
/// officials in order of first mention. `home` is the country whose offices go without saying.
std::vector<Official> join_people(const Words& words, const std::vector<Candidate>& candidates,
                                  const std::string& home);

} // namespace dateline::officials
