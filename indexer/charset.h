#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Any bytes as UTF-8: decoded by byte-order mark, else as UTF-8 if they are strictly that, else by
/// the `declared` charset (empty if none), else by detection where there is enough to go by, else
/// as windows-1252. Throws FormatError for binary data.
std::string decode(std::string_view bytes, std::string_view declared = {});

/// Undoes UTF-8 that was read as windows-1252, once or twice ("â€™" -> "’"), and maps C1 control
/// characters to what windows-1252 means by them, others to spaces. `text` must be valid UTF-8.
std::string repair_mojibake(std::string_view text);

/// The same in place: nearly free where there is nothing to repair.
void repair(std::string& text);

/// decode(), then repair().
std::string to_utf8(std::string_view bytes, std::string_view declared = {});

} // namespace dateline
