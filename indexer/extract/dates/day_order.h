#pragma once

#include "common/date.h"

#include <string_view>

namespace dateline {

/// The order of day and month that the place of publication uses, by what the beginning of the
/// text, its language (a code, may be empty) and the host of `url` (may be empty) say of the place;
/// unknown where neither order is far ahead.
DayOrder find_usual_order(std::string_view text, std::string_view language, std::string_view url);

} // namespace dateline
