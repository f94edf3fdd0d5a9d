#pragma once

#include <string_view>

namespace dateline {

/// Whether an English word says so little that ranking leaves it out where others are left.
bool is_stop_word(std::string_view folded);

} // namespace dateline
