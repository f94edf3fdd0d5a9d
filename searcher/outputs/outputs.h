#pragma once

#include "searcher/result.h"

#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// How to write, beyond the format.
struct OutputStyle {
    std::string query_id;                 ///< of a batch; empty elsewhere
    bool color = false;                   ///< escape sequences may be used
    unsigned width = 0;                   ///< columns to wrap at; 0: do not
    bool end_with_nul = false;            ///< paths
    std::vector<std::string> fields = {}; ///< of a hit, in this order; empty: all
    bool to_terminal = false;             ///< what could command a terminal is left out
};

struct Output {
    std::string_view name;
    /// What of a hit is needed, each with what comes before it.
    enum Need { names, facts, texts, snippets } need;
    /// Called once, before the hits. May be null.
    void (*begin)(std::ostream&, const SearchResult&, const OutputStyle&);
    /// Called for each hit as it is read; may be null, then `end` finds the hits in the result.
    void (*hit)(std::ostream&, const SearchResult&, const Hit&, const OutputStyle&);
    /// Called once, after the hits. May be null.
    void (*end)(std::ostream&, const SearchResult&, const OutputStyle&);
    enum Trait : unsigned {
        is_json = 1,        ///< errors, lists and single releases are JSON, too
        has_fields = 2,     ///< a hit's values have names: --fields chooses
        for_people = 4,     ///< folds what is near-identical, goes through a pager, explains
        counts_undated = 8, ///< shows how many more would fit but have no date
        ends_paths = 16,    ///< as --null says
        takes_all = 32,     ///< without a query all releases, without a limit all that is found
    };
    unsigned traits = 0; ///< any of Trait

    bool is(unsigned any) const { return (traits & any) != 0; }
};

/// THE table of output formats.
std::span<const Output> outputs();

/// Throws Error, naming those there are, for any other name.
const Output& find_output(std::string_view name);

/// The names of those that are any of that.
std::vector<std::string> names_of_outputs(unsigned traits);

/// Throws Error where the format has no such field, or fields at all.
void check_fields(const std::vector<std::string>& fields, const Output& output);

/// The names in a hit as lists for one line: "Pete Hegseth (Secretary of War), …"; after so many
/// of them how many more there are.
constexpr std::size_t all_names = static_cast<std::size_t>(-1);
std::string official_list(const Record& record, std::size_t most = all_names);
std::string country_list(const Record& record, std::size_t most = all_names);

} // namespace dateline
