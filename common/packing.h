#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Deflated texts, against words that press releases often have (common/data/usual_words.txt, the
/// commonest last, for what is near costs least: what
/// is packed depends on it, so a change of it is a change of the schema). No shorter text than
/// packed(): then it is the text itself.
std::string packed(std::string_view text);

/// The same for a short text that is read often: a little longer, and three times as fast to read.
std::string packed_for_speed(std::string_view text);

/// What was packed, in either way. `size`: of the text. Throws Error where it is damaged.
std::string unpacked(std::string_view packed, std::size_t size);

} // namespace dateline
