#pragma once

#include "common/record.h"
#include "searcher/index.h"

#include <optional>
#include <string>

namespace dateline {

/// The release of that id, percent-encoded or not; empty if there is none.
std::optional<Record> find_release(Index& index, const std::string& id);

/// The words that tell a release from the others of the index, at most 25, the strongest first, as
/// a query for releases like it.
std::string words_of(Index& index, const Record& release);

} // namespace dateline
