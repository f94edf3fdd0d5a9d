#pragma once

#include "common/record.h"
#include "common/registry.h"
#include "indexer/index/index_database.h"

#include <map>
#include <set>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Keeps what the index knows of persons across releases: a registry in its metadata (see
/// schema::persons_key()), and each release's officials slot, which names them by their ids there.
/// Both follow from the releases in the index alone, whatever the order in which they came.
class PersonRegistry {
  public:
    /// `database` must outlive it.
    explicit PersonRegistry(IndexDatabase& database) : database_(database) {}

    /// Tell of each release that comes or goes, then call update(): what they touch is found anew.
    void added(const IndexDatabase::Place& document, const Record& record);
    void removed(const Record& record);
    void update();

    /// Finds everything anew from the releases that are there.
    void rebuild();

  private:
    void count(const Record& record, int by);
    const JoinedPersons& joined(const std::string& group);
    void store(const std::string& group, const JoinedPersons& persons);
    void erase_all();
    void name_officials(const IndexDatabase::Place& document);

    IndexDatabase& database_;
    std::map<std::string, std::map<PersonFact, int>> changes_; ///< by group; more or fewer of each
    std::set<IndexDatabase::Place> added_;
    std::map<std::string, JoinedPersons> known_; ///< by group, as read or made in this run
};

} // namespace dateline
