#pragma once

#include <set>
#include <string>
#include <vector>

namespace dateline {

/// What of a query can be seen in a text: for snippets and marks. Excluded words are not in it.
/// All words are folded, as TokenStream gives them.
struct MatchTerms {
    std::string stemmer;         ///< Xapian's name of the index's language
    std::set<std::string> stems; ///< keywords: a word of the text matches where its stem is here
    std::set<std::string> words; ///< as written
    std::vector<std::string> beginnings;           ///< `deter*`
    std::vector<std::vector<std::string>> phrases; ///< words side by side, as written
    std::set<std::string> countries;               ///< codes
    std::set<std::string> officials; ///< keys, as schema::name_key() and its like form them
};

} // namespace dateline
