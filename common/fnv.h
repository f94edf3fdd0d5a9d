#pragma once

#include <cstdint>
#include <string_view>

namespace dateline {

// FNV-1a, 64 bits (Fowler, Noll, Vo; public domain, http://www.isthe.com/chongo/tech/comp/fnv/):
// what is kept in an index is found again for ever.

constexpr std::uint64_t fnv_start = 14695981039346656037u;

constexpr std::uint64_t fnv(std::uint64_t hash, char byte) {
    return (hash ^ static_cast<unsigned char>(byte)) * 1099511628211u;
}

constexpr std::uint64_t fnv(std::string_view text) {
    std::uint64_t hash = fnv_start;
    for (const char c : text)
        hash = fnv(hash, c);
    return hash;
}

} // namespace dateline
