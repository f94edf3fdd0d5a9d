#pragma once

#include <string_view>

namespace dateline::crash {

enum class Result { good, untouched, impossible };

/// One kind of disturbance; a round of it throws Broken where a promise was not kept.
struct Kind {
    std::string_view name;
    std::string_view what;
    unsigned in_a_thousand; ///< rounds of about a thousand in all
    /// `untouched`: the work was over before it could be disturbed, so that the round shows
    /// nothing. `impossible`: this machine does not let it be done.
    Result (*round)(unsigned seed);
};

inline constexpr int kinds_count = 10;
extern const Kind kinds[kinds_count];

} // namespace dateline::crash
