#pragma once

#include "common/registry.h"

#include <map>
#include <string>
#include <vector>

namespace dateline {

/// A person whom join_persons() is about to tell from others, and the facts about them.
class Bearer {
  public:
    Person person;
    std::vector<const PersonFact*> facts;

    void add(const PersonFact& fact);

    /// Once all are added. Spellings that differ in case, accents or points become one; shown is
    /// the one used most.
    void unite_spellings();

    /// Gives the person the name, and the id, that tells them from others best: the form used most
    /// with a given name and a surname, if there is any.
    void choose_name();

  private:
    using Spellings = std::map<std::string, Attested>;

    static Spellings united(const std::map<std::string, Spellings>& by_key);

    std::map<std::string, Spellings> names_, offices_; ///< by what they have in common
};

} // namespace dateline
