#pragma once

#include "searcher/query/query_tree.h"

#include <string>

namespace dateline {

/// The query in its own language, dates and countries resolved: `before:2026 country:japanese` is
/// `date:..2025-12-31 country:Japan`. Officials stand with their ids where find_people() has found
/// them. Empty for a group without items.
std::string understood(const QueryNode& root);

} // namespace dateline
