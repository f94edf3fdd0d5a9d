#pragma once

#include "searcher/query/query_tree.h"

#include <vector>

namespace dateline {

/// A month and year, or a day, that plain words of a query name: `march 2006`, `march 14 2006`.
struct WordDate {
    std::vector<const QueryNode*> words;
    DateRange range;
};

/// Those among the items of `group`, which must outlive them. None overlap.
std::vector<WordDate> find_word_dates(const QueryNode& group);

} // namespace dateline
