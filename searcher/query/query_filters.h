#pragma once

#include "searcher/query/query_tree.h"
#include "searcher/terms.h"

#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// The boolean terms of a node of kind `filter`, any of which is what it asks for. Of an official
/// whom no release names so, the fuller names that this index has.
std::vector<std::string> filter_terms(const QueryNode& node, Terms& terms);

/// The same for kind `dates` and `undated`; none where no date can be meant.
std::vector<std::string> date_terms(const QueryNode& node, Terms& terms);

/// The days in which every release that a query finds lies; nothing where dates are not asked for.
std::optional<DateRange> dates_required(const QueryNode& root);

} // namespace dateline
