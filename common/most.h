#pragma once

#include <cstdint>
#include <string>

namespace dateline {

/// The key whose value has the highest count, the first among equals; empty where there is none.
template <typename Map, typename Count>
const std::string& most(const Map& map, Count count) {
    static const std::string none;
    const std::string* best = &none;
    std::uint32_t most_so_far = 0;
    for (const auto& [key, value] : map)
        if (count(value) > most_so_far) {
            most_so_far = count(value);
            best = &key;
        }
    return *best;
}

} // namespace dateline
