#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What a hit can show: all that is kept of a release in the document's stored data.
/// Empty strings mean "not known".
struct Record {
    struct Person {
        std::string id, name, role, country;
        std::uint32_t mentions = 0;
        /// The full name by which other releases know who bears this surname; empty where the
        /// release itself says, or nobody does. Not stored: filled in by what reads an index.
        std::string known_as = {};
    };
    struct Country {
        std::string code;
        std::uint32_t mentions = 0;
        std::vector<std::string> evidence;
    };
    struct Evidence {
        std::string from, text;
        double confidence = 0; ///< kept to a thousandth
    };

    std::string id, path, title;
    std::string date;         ///< `2026-01-15`
    std::string date_partial; ///< `2026-01` or `2026`, where `date` is empty
    const std::string& known_date() const { return date.empty() ? date_partial : date; }
    std::optional<Evidence> date_evidence;
    std::string language, source, url;
    std::string hash; ///< of title and body, hexadecimal
    std::vector<Person> officials;
    std::vector<Country> countries;
    std::string body;
};

/// Serialised form (see serial.h): id and path as they are, then the other facts, in the order
/// above, and the body, packed (see packing.h): of a hit no more is unpacked than is shown.
std::string encode(const Record& record);

/// All throw Error if `data` is not what encode() made.
Record decode_record(std::string_view data);
Record decode_facts(std::string_view data); ///< with an empty body
Record decode_names(std::string_view data); ///< with nothing but its id and path

} // namespace dateline
