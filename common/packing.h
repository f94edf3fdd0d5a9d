#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// A text as a Zstandard frame (RFC 8878), packed against words that press releases often have
/// (common/data/usual_words.txt, the commonest last, for what is near costs least) and against
/// `context`, a text beside it that says some of the same. What is packed depends on the words: a
/// change of them is a change of the schema. No shorter text than packed(): then it is the text.
std::string packed(std::string_view text, std::string_view context = {});

/// What was packed. `size`: of the text; `context`: as then. Throws Error where it is damaged.
std::string unpacked(std::string_view packed, std::size_t size, std::string_view context = {});

} // namespace dateline
