#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// Finds in a text where words may begin that begin in given ways, by its bytes: to read the words
/// of a text takes ten times as long.
class WordStarts {
  public:
    /// A word, or how one begins, folded as TokenStream folds it; empty: any word.
    void add(std::string_view folded);

    /// The first byte from that one on where one may begin, or a letter that is not ASCII stands,
    /// which may fold to anything; npos where there is none.
    std::size_t find(std::string_view text, std::size_t from) const;

  private:
    bool may_be_among(const char* bytes) const;
    bool may_be_at(std::string_view text, std::size_t at) const;

    std::vector<std::string> starts_; ///< ASCII letters and digits, lower case
    bool any_ = false;
};

} // namespace dateline
