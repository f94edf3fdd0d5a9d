#pragma once

#include "common/ascii.h"

#include <string_view>
#include <vector>

// The data files: rows of cells with tabs between, and in a cell entries with `|` between; lines
// that are empty or begin with `#` are for readers.

namespace dateline {

/// Calls `use` with each row.
template <typename Use>
void for_each_row(std::string_view table, Use use) {
    while (!table.empty())
        if (const auto row = take_part(table, '\n'); !row.empty() && row.front() != '#') use(row);
}

inline std::vector<std::string_view> entries(std::string_view cell) {
    std::vector<std::string_view> found;
    while (!cell.empty())
        found.push_back(take_part(cell, '|'));
    return found;
}

} // namespace dateline
