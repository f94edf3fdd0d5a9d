#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// Two texts as one Zstandard frame (RFC 8878), the second packed against the first.
struct Packed {
    std::string frame;
    std::size_t first_end; ///< what is before this byte unpacks to the first of them
};

/// Packs against words that press releases often have (common/data/usual_words.txt, the commonest
/// last, for what is near costs least) and statistics of their letters (usual_tables.txt, made by
/// benchmarks/packing_tables.py). What is packed depends on both: a change of them is a change of
/// the schema.
Packed packed(std::string_view first, std::string_view second);

/// The first text, of `size` bytes, of the bytes before Packed::first_end. Throws Error where they
/// are damaged.
std::string unpacked_first(std::string_view bytes, std::size_t size);

/// Both texts, side by side. Throws Error where the frame is damaged.
std::string unpacked(std::string_view frame);

} // namespace dateline
