#pragma once

#include "indexer/extract/extract.h"

#include <string>
#include <vector>

namespace dateline {

using Names = std::vector<std::string>;

/// Of the officials that a text names.
inline Names names(const std::string& text, const std::string& author = {}) {
    Names found;
    for (const Official& official : find_officials(text, author, find_countries(text)))
        found.push_back(official.name);
    return found;
}

/// By which a text names one.
inline Names words_of(const std::string& text, const Official& official) {
    Names found;
    for (const Mention& mention : official.mentions)
        found.push_back(text.substr(mention.begin, mention.end - mention.begin));
    return found;
}

} // namespace dateline
