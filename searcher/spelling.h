#pragma once

#include "searcher/terms.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// How many letters must be put in, left out, replaced or swapped with their neighbour to make one
/// word of the other; most + 1 where it is more than `most`.
std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t most);

/// Of the terms that begin with `prefix`, the one whose rest is spelled nearest to `word`, the most
/// frequent of several; at most one letter in five may differ, and the first may not. Empty where
/// there is none.
std::optional<std::string> nearest_spelling(Terms& terms, const std::string& prefix,
                                            std::string_view word);

} // namespace dateline
