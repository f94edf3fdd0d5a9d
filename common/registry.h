#pragma once

#include "common/date.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What one release says of one person.
struct PersonFact {
    std::string name;    ///< fullest form in the release, without titles; may be a surname alone
    std::string role;    ///< as the text puts it, may be empty
    std::string country; ///< code, may be empty
    std::string date;    ///< of the release, `2026-01-15`; empty if undated
    std::uint32_t count = 1; ///< releases that say just this
    friend auto operator<=>(const PersonFact&, const PersonFact&) = default;
};

/// First and last day on which releases say something, and how many do.
struct Attested {
    std::string first, last; ///< empty if all are undated
    std::uint32_t count = 0;
    friend bool operator==(const Attested&, const Attested&) = default;
};

/// A person across releases.
struct Person {
    std::string id;   ///< `pete-hegseth`; with the country or an office where two share a name
    std::string name; ///< the full form used most
    std::map<std::string, Attested> names;   ///< every form used, surnames alone included
    std::map<std::string, Attested> offices; ///< as the texts put them
    std::map<std::string, std::uint32_t> countries;
    Attested all;
    /// Of the forms, as schema::name_key() folds them, that other persons go by, too: the days on
    /// which it is nobody else more often. Any other form is this person's alone.
    std::map<std::string, std::vector<DateRange>> shared;
    friend bool operator==(const Person&, const Person&) = default;
};

/// Facts and whom they are about.
struct JoinedPersons {
    std::vector<Person> persons;      ///< sorted by id
    std::vector<PersonFact> facts;    ///< sorted, equal ones added up
    std::vector<std::size_t> bearers; ///< of each fact: an index of `persons`
};

/// The groups that facts of this name belong to: its surname, as schema::surname_key() forms it
/// without the mark; for countries where the family name may come first, also the first word. Who
/// is who is found within a group alone. Whom a fact is about is told by the first group.
std::vector<std::string> person_groups(std::string_view name, std::string_view country);

/// Joins what releases say of persons: `Sen. Cornyn`, `John Cornyn` and `John R. Cornyn` are one,
/// namesakes of other countries, offices or times are not. A surname alone counts for the one
/// person of that surname whom the releases of that time leave, and for nobody named in full where
/// they leave several. A pure function of the facts as a set: their order changes nothing, nor
/// whether equal facts come once with their counts added.
JoinedPersons join_persons(std::vector<PersonFact> facts);

/// Serialised forms, as kept in the index. The decoders throw Error if `data` is not such.
std::string encode(const std::vector<Person>& persons);
std::string encode(const std::vector<PersonFact>& facts);
std::vector<Person> decode_persons(std::string_view data);
std::vector<PersonFact> decode_person_facts(std::string_view data);

/// The name of the person of that id among encoded ones, without decoding them; empty if there is
/// none. Throws as the decoders do.
std::string name_of_person(std::string_view data, std::string_view id);

} // namespace dateline
