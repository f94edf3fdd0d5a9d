#pragma once

#include "common/date.h"
#include "searcher/query/query_tree.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace dateline {

/// Whether there is such a country or day: false for values of all other fields.
bool is_listed_value(const schema::Field& field, const std::string& value, Date today);

/// The key of an office, with or without its article: "the harbour minister".
std::string office_key_asked(std::string_view office);

/// Reads what stands after `country:`, `date:`, `official:` and the like: of a node of kind
/// `filter` with the value in `shown` it fills in what that means; one of dates changes its kind.
/// `name` is the field as written, `offset` where the value stands, `today` as of parse_query().
/// Throws QueryError where there is no such country or day.
void resolve_filter(QueryNode& node, const QueryToken& name, std::size_t offset, Date today);

} // namespace dateline
