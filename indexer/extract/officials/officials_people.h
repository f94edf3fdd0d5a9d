#pragma once

#include "indexer/extract/officials/home_country.h"

namespace dateline::officials {

/// Joins candidates that are one person, finds every later mention of each, and gives the
/// officials in order of first mention.
std::vector<Official> join_people(const Words& words, const std::vector<Candidate>& candidates,
                                  const Home& home);

} // namespace dateline::officials
