#pragma once

#include "searcher/result.h"

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// How to write, beyond the format.
struct OutputStyle {
    std::string query_id;                 ///< of a batch; empty elsewhere
    bool color = false;                   ///< escape sequences may be used
    unsigned width = 0;                   ///< columns to wrap at; 0: do not
    bool end_with_nul = false;            ///< paths
    std::vector<std::string> fields = {}; ///< of a hit, in this order; empty: all
};

struct Output {
    std::string_view name;
    enum Need {
        names,
        facts,
        texts,
        snippets
    } need; ///< what of a hit, each with what comes before it
    /// Called once, before the hits. May be null.
    void (*begin)(std::ostream&, const SearchResult&, const OutputStyle&);
    /// Called for each hit as it is read; may be null, then `end` finds the hits in the result.
    void (*hit)(std::ostream&, const SearchResult&, const Hit&, const OutputStyle&);
    /// Called once, after the hits. May be null.
    void (*end)(std::ostream&, const SearchResult&, const OutputStyle&);
    bool takes_all = false; ///< without a query all releases, without a limit all that is found
};

/// THE table of output formats.
std::span<const Output> outputs();

/// Throws Error, naming those there are, for any other name.
const Output& find_output(std::string_view name);

/// Throws Error where a format has no such field, or fields at all.
void check_fields(const std::vector<std::string>& fields, std::string_view format);

/// The names in a hit as lists for one line: "Pete Hegseth (Secretary of War), …".
std::string official_list(const Record& record);
std::string country_list(const Record& record);

} // namespace dateline
