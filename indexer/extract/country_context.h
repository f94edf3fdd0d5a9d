#pragma once

#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::places {

/// A word of the text with what the rules ask of it.
struct PlaceWord {
    std::string word;               ///< folded, without a possessive `'s`
    std::size_t begin = 0, end = 0; ///< bytes of the text, the possessive left out
    bool capital = false;           ///< begins with a capital
    bool capitals = false;          ///< all letters are capitals, two or more
    bool possessive = false;
    bool in_capitals = false; ///< its line is all in capitals
};

/// Which names that are also something else the text as a whole speaks of.
class CountryContext {
  public:
    CountryContext(std::string_view text, const std::vector<PlaceWord>& words);

    /// Whether words [first, last] name the country `code` here. `reason`, if given, takes why not.
    bool is_country(std::string_view code, std::size_t first, std::size_t last,
                    std::string_view* reason = nullptr) const;

    /// Whether the text is in another language than English, so that foreign names count.
    bool is_foreign() const { return foreign_; }

  private:
    bool is_person(std::size_t first, std::size_t last) const;
    bool stands_in_name(std::size_t place) const;
    bool is_nickname(std::size_t place) const;
    bool is_town(std::size_t last) const;
    bool is_american_state_georgia() const;
    bool is_language(std::size_t first) const;
    bool adjoins(std::size_t left, std::size_t right) const;

    std::string_view text_;
    const std::vector<PlaceWord>& words_;
    std::set<std::string> persons_; ///< names of countries that a person here bears
    bool foreign_ = false;
    bool india_ = false;
    int georgia_country_ = 0;
    int georgia_state_ = 0;
    bool florida_ = false;
};

} // namespace dateline::places
