#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A release as the index holds it, for the engine or for a BulkDatabase.
struct IndexDocument {
    struct Term {
        std::string name;
        std::uint32_t wdf = 0;         ///< how often it counts
        std::uint32_t first_place = 0; ///< its positions begin here among those of the document
        std::uint32_t places = 0;
    };
    std::vector<Term> terms; ///< by name, each once
    std::vector<std::uint32_t> positions;
    std::vector<std::pair<Xapian::valueno, std::string>> values; ///< by slot; none is empty
    std::string data;
    std::string id;   ///< of the release
    std::string date; ///< a day, a month or a year, or empty: what its shard may depend on

    /// Ascending, none twice; none for terms without.
    std::span<const std::uint32_t> positions_of(const Term& term) const {
        return std::span(positions).subspan(term.first_place, term.places);
    }
    Xapian::Document for_engine() const;
};

} // namespace dateline
