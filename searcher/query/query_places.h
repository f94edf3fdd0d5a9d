#pragma once

#include "searcher/terms.h"

#include <cstdint>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Something that stands at places in a text: what proximity operators relate. The engine's own
/// NEAR takes single terms only, and never sees two at one position.
struct Place {
    enum class Kind {
        terms,  ///< any of `terms`
        phrase, ///< `terms` side by side
        window  ///< the two `parts`, at most `distance` apart; in order if `ordered`
    };
    Kind kind = Kind::terms;
    std::vector<std::string> terms;
    std::vector<Place> parts;
    std::uint32_t end = 0; ///< of terms and phrases: only before this position; 0: anywhere
    std::uint32_t distance = 0;
    bool ordered = false;
    bool in_paragraph = false; ///< further apart, too, where they are in one long paragraph
};

/// Finds no release. The engine's own MatchNothing vanishes from what it is joined with.
Xapian::Query nothing();

/// The releases in which `place` stands somewhere, as a filter for `candidates`, a query that finds
/// those that may have it. In remote databases it is looked for at once, in each candidate, where
/// the engine cannot do it.
Xapian::Query place_query(const Place& place, const Xapian::Query& candidates, Terms& terms);

} // namespace dateline
