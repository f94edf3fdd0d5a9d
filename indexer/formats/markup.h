#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// Whether a field's text is HTML rather than plain text: it has tags.
bool looks_like_markup(std::string_view text);

/// Whether it has tags or entities.
bool has_markup(std::string_view text);

/// The readable text of an HTML fragment, one paragraph, heading, list item or table row a line;
/// scripts, styles and forms left out. `markup` is UTF-8. Never loads anything. Throws
/// FormatError where it is longer than any field may be.
std::string text_of_markup(std::string_view markup);

} // namespace dateline
