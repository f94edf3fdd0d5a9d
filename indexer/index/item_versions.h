#pragma once

#include "indexer/index/index_database.h"

#include <string>

namespace dateline {

/// A release whose id is a guid or URL, so that other files may hold it too.
struct SharedItem {
    std::string id;
    std::string version; ///< orders the versions of one id; empty: older than any that is not
    friend bool operator==(const SharedItem&, const SharedItem&) = default;
};

/// Which files hold which version of an item: a key of the metadata each, because very many may,
/// snapshots of one feed. `database`: of the index.
void put_version(IndexDatabase& database, const SharedItem& item, const std::string& file);
void drop_version(IndexDatabase& database, const SharedItem& item, const std::string& file);

/// The file that holds the newest version of the item with that id, the last by name among equals;
/// empty where none does.
std::string newest_file(const IndexDatabase& database, const std::string& id);

} // namespace dateline
