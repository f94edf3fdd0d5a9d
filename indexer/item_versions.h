#pragma once

#include "indexer/index_database.h"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace dateline {

/// Which files hold which version of an id that several may hold, as those of feed items. An id may
/// be in very many files, snapshots of one feed: so what has changed stays in memory, and lists are
/// written by write(), or when there is much of it.
class ItemVersions {
  public:
    explicit ItemVersions(IndexDatabase& database) : database_(database) {}

    void put(const std::string& id, const std::string& file, const std::string& version);
    void drop(const std::string& id, const std::string& file);

    /// That which holds the newest version, the last by name among equals; empty where none does.
    std::string newest_file(const std::string& id);

    /// Into the database, to be committed there.
    void write();

  private:
    struct List {
        std::map<std::string, std::string> by_file;
        std::set<std::pair<std::string, std::string>> in_order; ///< version and file
        bool changed = false;

        void put(const std::string& file, const std::string& version);
        bool drop(const std::string& file);
    };
    List& load(const std::string& id);

    IndexDatabase& database_;
    std::unordered_map<std::string, List> lists_;
    std::size_t loaded_ = 0; ///< versions, about
};

} // namespace dateline
