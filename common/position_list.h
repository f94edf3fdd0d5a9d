#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Where a term stands in a document: ascending positions, packed as the engine packs them
/// (common/bitstream.cc there): the last, the first and the count, then the rest by the
/// interpolative code of Moffat and Stuiver (Managing Gigabytes, 2nd edition, page 126).
void pack_positions(std::string& out, std::span<const std::uint32_t> positions);

/// Puts them in place of what was there. Throws Xapian::DatabaseCorruptError where the bytes do not
/// tell of as many positions as they say, or of more than 4,096 a byte, which no text has.
void unpack_positions(std::string_view packed, std::vector<std::uint32_t>& positions);

} // namespace dateline
