#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::html {

/// A page without what no reader sees: scripts, styles, comments, drawings, pictures, and the
/// attributes that tell nothing about the text; white space squeezed. Half of it is gone then, or
/// more, before a parser looks at it.
struct PlainPage {
    std::string markup;
    std::vector<std::string_view> scripts; ///< contents of scripts, those of JSON-LD left out
    std::vector<std::string_view> json_ld; ///< contents of scripts of type application/ld+json
};

/// Elements that are open inside each other are kept up to this depth; of deeper ones only the text
/// and the line breaks are.
constexpr std::size_t deepest_element = 256;

/// One pass over the bytes. `page` must be UTF-8, and outlive the scripts of the result.
PlainPage remove_what_is_no_text(std::string_view page);

} // namespace dateline::html
