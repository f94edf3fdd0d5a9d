#pragma once

#include "searcher/query/query_tree.h"

#include <string>

namespace dateline {

/// The query in its own language, dates and countries resolved: `before:2026 country:japanese` is
/// `date:..2025-12-31 country:Japan`. Officials stand with their ids where find_people() has found
/// them. Empty for a group without items.
std::string understood(const QueryNode& root);

/// Of that, the clauses that a reader should see resolved: dates given in words (`date:"last
/// month"`) and names that several officials or countries have. Empty where there are none.
std::string worked_out(const QueryNode& root);

} // namespace dateline
