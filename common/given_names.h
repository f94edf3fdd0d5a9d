#pragma once

#include <string_view>

namespace dateline {

/// Whether two folded given names may be one person's: the same, an initial, the beginning or a
/// pet form of the other (data/nicknames.txt), the same but for doubled letters, or not given.
bool same_given_name(std::string_view one, std::string_view other);

} // namespace dateline
