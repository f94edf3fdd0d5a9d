#pragma once

#include <cstddef>
#include <string_view>

namespace dateline {

/// How many letters must be put in, left out, replaced or swapped with their neighbour to make one
/// word of the other; most + 1 where it is more than `most`.
std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t most);

} // namespace dateline
