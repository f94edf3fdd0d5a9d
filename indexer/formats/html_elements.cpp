#include "indexer/formats/html_elements.h"

#include <algorithm>
#include <array>

namespace dateline::html {

namespace {

constexpr unsigned line_closed = begins_line | closed_by_itself;

constexpr auto table = std::to_array<Element>({
    {"a"},
    {"abbr"},
    {"address", begins_line},
    {"applet", not_read},
    {"area", empty},
    {"article", begins_line},
    {"aside", begins_line},
    {"audio", not_read},
    {"b", plain},
    {"base", empty},
    {"blockquote", begins_line},
    {"body", begins_line},
    {"br", begins_line | kept_empty},
    {"button", not_read},
    {"canvas", not_read},
    {"caption", begins_line},
    {"center", begins_line},
    {"col", empty},
    {"datalist", not_read},
    {"dd", line_closed},
    {"details", begins_line},
    {"div", begins_line},
    {"dl", begins_line},
    {"dt", line_closed},
    {"em", plain},
    {"embed", empty},
    {"fieldset", begins_line},
    {"figcaption", begins_line},
    {"figure", begins_line},
    {"font", plain},
    {"footer", begins_line},
    {"form", begins_line},
    {"frame", empty},
    {"h1", begins_line},
    {"h2", begins_line},
    {"h3", begins_line},
    {"h4", begins_line},
    {"h5", begins_line},
    {"h6", begins_line},
    {"head", not_read},
    {"header", begins_line},
    {"hr", begins_line | kept_empty},
    {"html"},
    {"i", plain},
    {"iframe", not_read},
    {"img", empty},
    {"input", empty},
    {"label"},
    {"legend", begins_line},
    {"li", line_closed},
    {"link", kept_empty},
    {"main", begins_line},
    {"map", not_read},
    {"meta", kept_empty},
    {"nav", begins_line},
    {"noscript", not_read},
    {"object", not_read},
    {"ol", begins_line},
    {"optgroup", not_read},
    {"option", not_read | closed_by_itself},
    {"p", line_closed},
    {"param", empty},
    {"pre", begins_line},
    {"script", not_read | no_text},
    {"section", begins_line},
    {"select", not_read},
    {"small", plain},
    {"source", empty},
    {"span", plain},
    {"strong", plain},
    {"style", not_read | no_text},
    {"sub", plain},
    {"summary", begins_line},
    {"sup", plain},
    {"svg", not_read | no_text},
    {"table", begins_line},
    {"tbody", line_closed},
    {"td", closed_by_itself},
    {"template", not_read},
    {"textarea", not_read},
    {"tfoot", line_closed},
    {"th", closed_by_itself},
    {"thead", line_closed},
    {"time"},
    {"title"},
    {"tr", line_closed},
    {"track", empty},
    {"u", plain},
    {"ul", begins_line},
    {"video", not_read},
    {"wbr", empty},
});

constexpr bool by_name(const Element& a, const Element& b) {
    return a.name < b.name;
}
static_assert(std::is_sorted(table.begin(), table.end(), by_name));

constexpr Element other{"other"};

/// Where the names of each letter begin.
constexpr std::array<unsigned char, 27> starts = [] {
    std::array<unsigned char, 27> places{};
    for (std::size_t letter = 0; letter < places.size(); ++letter)
        for (const Element& element : table)
            if (static_cast<std::size_t>(element.name[0] - 'a') < letter) ++places[letter];
    return places;
}();

} // namespace

std::size_t number_of(const Element& element) {
    static_assert(table.size() < most_elements);
    return &element == &other ? table.size() : static_cast<std::size_t>(&element - table.data());
}

const Element& find_element(std::string_view name) {
    if (name.empty() || name[0] < 'a' || name[0] > 'z') return other;
    const auto letter = static_cast<std::size_t>(name[0] - 'a');
    for (std::size_t i = starts[letter]; i < starts[letter + 1]; ++i)
        if (table[i].name.size() == name.size() && table[i].name == name) return table[i];
    return other;
}

} // namespace dateline::html
