#pragma once

#include "indexer/formats/fields.h"

#include <string_view>
#include <vector>

namespace dateline {

struct FrontMatter {
    std::vector<NamedField> fields; ///< those of one value
    std::string_view rest;          ///< what follows, a part of the text
};

/// Whether a text begins with front matter: YAML between lines of dashes, TOML between `+++`.
bool has_front_matter(std::string_view bytes);

/// `text` has front matter, is UTF-8 and has no `\r`. Throws FormatError where it is broken.
FrontMatter read_front_matter(std::string_view text);

} // namespace dateline
