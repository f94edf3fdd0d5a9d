#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace dateline {

/// What data/no_title.tsv has of one kind. Throws logic_error where a row's kind is none.
class LineList {
  public:
    explicit LineList(std::string_view kind);

    bool holds(std::string_view folded) const;
    bool begins(std::string_view folded) const;
    bool begins_word(std::string_view folded) const;
    bool ends_word(std::string_view folded) const;
    /// How long the longest of them is that is the text's first words, or all of it.
    std::size_t length_at_front(std::string_view folded) const;

  private:
    std::vector<std::string_view> lines_;
};

} // namespace dateline
