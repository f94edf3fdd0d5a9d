#pragma once

#include "indexer/extract/officials/home_country.h"
#include "indexer/extract/officials/officials_patterns.h"

#include <vector>

namespace dateline::officials {

/// Gives candidates the countries that the words before their offices suggest: "the Kenyan leader,
/// President Doe", "a Kenyan delegation led by Foreign Minister Doe"; and says who is ministerial.
void add_stated_countries(const Words& words, const Home& home, std::vector<Candidate>& candidates);

} // namespace dateline::officials
