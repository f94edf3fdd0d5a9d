#pragma once

#include "common/registry.h"

#include <cstdint>
#include <map>
#include <optional>
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

/// The key whose value has the highest count, the first among equals; empty where there is none.
template <typename Map, typename Count>
const std::string& most(const Map& map, Count count) {
    static const std::string none;
    const std::string* best = &none;
    std::uint32_t most_so_far = 0;
    for (const auto& [key, value] : map)
        if (count(value) > most_so_far) {
            most_so_far = count(value);
            best = &key;
        }
    return *best;
}

/// Days since 1970; nothing where `date` is no day.
std::optional<int> day_number(const std::string& date);

/// What an office is called, "former" kept: `senator`, `former-president`.
std::string office_word(const std::string& role);

} // namespace dateline
