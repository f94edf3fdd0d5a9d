#pragma once

#include "common/date.h"
#include "searcher/index.h"
#include "searcher/query/query_error.h"
#include "searcher/query/query_tree.h"
#include "searcher/result.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// Which releases plain keywords find.
enum class Match {
    automatic, ///< those with all words if they are ten or more, else others after them
    all,
    any
};

enum class Sort { relevance, newest, oldest };

enum class TimelineUnit { year, month, day };

/// What is read of a hit: its id and path; all but the body; all.
enum class Detail { names, facts, texts };

struct Request {
    std::string query;              ///< as typed, valid UTF-8 or not
    bool everything = false;        ///< all releases, there being no query
    std::string like;               ///< words of which releases should have many; the query is what
                                    ///< they must fulfil then, and may be empty
    std::string except;             ///< id of a release that does not count; empty: all do
    std::vector<std::string> among; ///< ids of the only releases that count; empty: all
    std::size_t offset = 0;
    std::size_t limit = 10;
    Match match = Match::automatic;
    Sort sort = Sort::relevance;
    bool exact_count = false;        ///< else the total may be an estimate
    std::vector<std::string> facets; ///< `officials`, `countries`, `year`, `month`, `source`
    std::size_t facet_values = 10;   ///< at most so many values a facet; years and months all
    std::optional<TimelineUnit> timeline;
    Date today{};               ///< what "last month" is counted from
    bool count_undated = false; ///< fill SearchResult::undated; costs a second query
    Detail detail = Detail::texts;
    bool fold = false;       ///< show near-identical releases once
    unsigned timeout_ms = 0; ///< for the whole answer; 0: none
};

/// All that is asked for. Throws QueryError as parse_query() does.
QueryNode parse_request(const Request& request);

/// Takes the hits one by one, in order. The result holds everything but the hits.
using HitSink = std::function<void(const SearchResult&, Hit&&)>;

/// Answers one query. Snippets are left empty. With a sink hits go there and are not kept, so that
/// any number can be streamed. Of near-identical releases that are folded the first one stands for
/// the others wherever they are in the result; they are counted in its Hit::similar, and limit and
/// offset count what is shown. Throws QueryError, and Error when the index cannot be read.
SearchResult search(Index& index, const Request& request, const HitSink& sink = {});

} // namespace dateline
