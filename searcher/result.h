#pragma once

#include "common/press_release.h"
#include "common/record.h"
#include "searcher/match_terms.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// A sentence or two of a hit, with the words that matched.
struct Snippet {
    std::string text;           ///< clean, whole sentences where they fit, `…` where cut
    std::vector<Mention> marks; ///< bytes of `text` that matched, in order, not overlapping
};

/// What one clause of the query has to do with a hit.
struct Reason {
    struct Form {
        std::string words; ///< folded, as the release has them
        unsigned count = 0;
    };
    std::string clause;      ///< as understood
    bool holds = false;      ///< keywords may be lacking
    double share = 0;        ///< of the weight that words give, 0 to 1; filters have none
    unsigned in_title = 0;   ///< so many of the matches
    std::vector<Form> forms; ///< most frequent first
};

struct Hit {
    unsigned rank = 0; ///< from 1 over the whole result, not the page
    double score = 0;
    std::string id;
    Record record;
    Snippet snippet;
    unsigned similar = 0;        ///< near-identical releases folded into this hit
    std::vector<Reason> reasons; ///< only where they were asked for
};

struct FacetValue {
    std::string value; ///< `JP`, `pete-hegseth`, `2025`
    std::string label; ///< `Japan`
    std::uint64_t count = 0;
};

struct Facet {
    std::string name;
    std::vector<FacetValue> values; ///< most frequent first
    std::size_t more = 0;           ///< so many others are left out
};

struct Period {
    std::string period; ///< `2026`, `2026-01` or `2026-01-15`
    std::uint64_t count = 0;
};

/// The answer to one query, as every output writes it.
struct SearchResult {
    std::string query;                ///< as typed
    std::string understood;           ///< as read, with resolved dates and persons
    std::string worked_out;           ///< the clauses of it that say more than was typed
    MatchTerms terms;                 ///< for snippets
    bool relaxed = false;             ///< fewer than 10 had all the words, so others follow
    std::uint64_t with_all_words = 0; ///< where relaxed: so many of the total come first
    std::uint64_t total = 0;
    bool total_exact = false;
    double took_ms = 0;
    std::vector<Hit> hits;
    std::vector<Facet> facets;
    std::vector<Period> timeline;
    std::uint64_t undated = 0; ///< satisfy all but the clauses on dates, and have none
    bool timed_out = false;    ///< not all releases were looked at
    struct {
        std::size_t answered = 1, of = 1;
    } shards;
    std::optional<std::string> suggestion; ///< a query that may have been meant
};

} // namespace dateline
