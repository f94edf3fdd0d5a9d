#pragma once

#include <algorithm>
#include <iterator>

namespace dateline {

/// Whether a short list has it: looks through all of the list.
template <typename List, typename Value>
constexpr bool contains(const List& list, const Value& value) {
    return std::find(std::begin(list), std::end(list), value) != std::end(list);
}

} // namespace dateline
