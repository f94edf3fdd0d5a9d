#pragma once

#include "indexer/extract/officials/officials_finder.h"

#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace dateline::officials {

struct Person {
    NameParts parts;
    Span name;
    std::string role;
    std::string head;
    std::string country;
    std::string suggested;
    bool family_first = false;
    bool international = false;
    bool foreign = false;
    bool ministerial = false;
    bool undecided = false;
    bool lost_apostrophe = false; // "President Lincolns"
    std::vector<Mention> mentions;
    bool named = false; // in a mention that is more than the end of the name
};

struct People {
    std::vector<Person> all;
    std::unordered_multimap<std::string, std::size_t> by_surname;
    std::unordered_map<std::string, std::size_t> by_first;
    std::set<std::pair<std::string, std::string>> kin; ///< surname and given name of no official
    std::unordered_set<std::size_t> reign_places; ///< where a name of reign stands after its office
    std::unordered_map<std::size_t, std::size_t> begins; ///< of candidates, by their last word
};

/// Pope Anselm has no other name than that, so that Representative Jo Anselm is somebody else.
bool is_name_of_reign(const NameParts& parts, const std::string& head);

/// Whether `name`, with these parts, tells more than the name that `person` has.
bool is_fuller(const Words& words, const NameParts& parts, Span name, const Person& person);

/// Gives `people` their mentions in order, and the fullest names found among them.
void find_mentions(const Words& words, People& people);

} // namespace dateline::officials
