#pragma once

#include <cstddef>
#include <string_view>

namespace dateline::html {

/// What is known of an element by its name.
enum Trait : unsigned {
    no_text = 1,          ///< nothing in it is read: scripts, styles, drawings
    empty = 2,            ///< has no end and holds nothing that is read
    kept_empty = 4,       ///< has no end and tells something
    closed_by_itself = 8, ///< its end is often left out; the parser closes it
    begins_line = 16,     ///< stands on lines of its own
    plain = 64,           ///< changes nothing but the looks of words
    not_read = 32,        ///< controls, frames, the head: no text of the page
};

struct Element {
    std::string_view name; ///< in lower case, and in memory that lasts
    unsigned traits = 0;
    bool is(unsigned wanted) const { return (traits & wanted) != 0; }
};

/// Below `most_elements`, another for each element.
std::size_t number_of(const Element& element);
constexpr std::size_t most_elements = 128;

/// By its name in lower case; one named "other" for those that mean nothing here.
const Element& find_element(std::string_view name);

} // namespace dateline::html
