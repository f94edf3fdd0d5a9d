#pragma once

#include "searcher/terms.h"

#include <optional>
#include <string>
#include <string_view>

namespace dateline {

/// Of the terms that begin with `prefix`, the one whose rest is spelled nearest to `word`, the most
/// frequent of several; at most `most` letters may differ, of a short word only one, and the first
/// may not. Empty where there is none.
std::optional<std::string> nearest_spelling(Terms& terms, const std::string& prefix,
                                            std::string_view word, std::size_t most = 2);

} // namespace dateline
