#pragma once

#include "common/record.h"
#include "searcher/index.h"
#include "searcher/people.h"

#include <optional>
#include <string>

namespace dateline {

/// What is stored of a release, its officials under their ids in the registry of the index.
/// Throws Xapian::DocNotFoundError where there is no such document any more.
Record read_record(Documents& documents, Xapian::docid number, People& people);
Record read_facts(Documents& documents, Xapian::docid number, People& people); ///< with no body

/// The release of that id, percent-encoded or not; empty if there is none.
std::optional<Record> find_release(Index& index, const std::string& id);

/// The same; throws Error if there is none.
Record release_of(Index& index, const std::string& id);

/// The words that tell a release from the others of the index, at most 25, the strongest first, as
/// a query for releases like it.
std::string words_of(Index& index, const Record& release);

} // namespace dateline
