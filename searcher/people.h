#pragma once

#include "common/registry.h"
#include "searcher/query/query_tree.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Reads the registry of persons in an index, a group at a time (see person_groups()).
class People {
  public:
    /// Those of several registries are all there.
    explicit People(std::vector<Xapian::Database> registries)
        : registries_(std::move(registries)) {}

    /// Whom `asked` can mean: the person of that id; else all of that full name, in any form that
    /// releases use; else those whose names agree with it ("Peter Orr" with "Pete Orr"); else the
    /// holders of an office before a surname ("Senator Orr"). Sorted by id; empty for a surname
    /// alone, an office, and whoever is not there.
    std::vector<Person> find(std::string_view asked);

    /// Those of that surname: named in full, the most named first; at the end who is known by it
    /// alone, if anybody is.
    std::vector<Person> find_surname(std::string_view surname);

    /// The person's name as releases write it most; the id where there is none such.
    std::string name_of(const std::string& id);

  private:
    /// "Secretary Doe": those of that surname who held such an office.
    std::vector<Person> find_holders(std::string_view asked);
    std::vector<Person> group(const std::string& name);
    const std::vector<std::string>& encoded_groups(const std::string& name);

    std::vector<Xapian::Database> registries_;
    std::map<std::string, std::vector<std::string>> groups_; ///< encoded, as read
};

/// Fills in whom the official: clauses mean: their ids, and the keys by which releases name them.
void find_people(QueryNode& node, People& people);

} // namespace dateline
