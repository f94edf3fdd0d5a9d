#pragma once

#include "common/error.h"
#include "common/registry.h"
#include "searcher/outputs/outputs.h"

#include <cstddef>
#include <iosfwd>
#include <optional>

namespace dateline {

/// `{"schema":1,"error":{"message":…,"offset":…,"hint":…}}` on a line of its own, with `qid` in a
/// batch. `offset` is null where the error is not about a place in the query.
void write_json_error(std::ostream& out, const Error& error, std::optional<std::size_t> offset,
                      const OutputStyle& style);

/// A release on a line of its own, with the keys that `dateline-index --inspect` has.
void write_json_release(std::ostream& out, const Record& record);

/// A person and the releases that name them, on a line of its own.
void write_json_person(std::ostream& out, const Person& person, const SearchResult& releases);

/// A value of a list on a line of its own; `counted`: with the number of its releases.
void write_json_value(std::ostream& out, const FacetValue& value, bool counted);

} // namespace dateline
