#pragma once

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
    friend bool operator==(const Person&, const Person&) = default;
};

/// Joins what releases say of persons: `Sen. Cornyn`, `John Cornyn` and `John R. Cornyn` are one,
/// namesakes of other countries, offices or times are not. A surname alone counts for the one
/// person of that surname whom the releases of that time leave, and for nobody named in full where
/// they leave several. A pure function of the facts as a set: their order changes nothing, nor
/// whether equal facts come once with their counts added. Sorted by id.
std::vector<Person> join_persons(std::vector<PersonFact> facts);

/// Serialised form, as kept in the index. decode_persons() throws Error if `data` is not such.
std::string encode(const std::vector<Person>& persons);
std::vector<Person> decode_persons(std::string_view data);

} // namespace dateline
