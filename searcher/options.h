#pragma once

#include "searcher/outputs/outputs.h"
#include "searcher/search.h"

#include <string>
#include <vector>

namespace dateline {

/// What one run of dateline-search was asked to do.
struct SearchOptions {
    enum class Task { search, batch, show, list, help, short_help, version };

    Task task = Task::search;
    Request request;
    std::vector<std::string> databases; ///< paths or host:port, at least one
    const Output* output = &outputs().front();
    std::string batch;       ///< file of `id<TAB>query` lines, `-` for standard input
    bool read_query = false; ///< the query comes from standard input
    std::string id;          ///< of the release to show
    std::string list;        ///< `roots`, or the facet to list the values of
    std::string similar_to;  ///< id of the release that hits should be like
    bool limit_given = false;
    bool explain = false;
    bool suggest = true;             ///< look for other spellings where little is found
    bool fold_duplicates = false;    ///< near-identical releases of a page are shown once
    bool page = false;               ///< show the answer through a pager
    std::vector<std::string> fields; ///< of a hit, for formats with named values; empty: all
    bool to_terminal = false;        ///< the answer is
    bool color = false;
    unsigned width = 0;        ///< of the terminal; 0: no wrapping
    bool end_with_nul = false; ///< paths end with NUL instead of a line break
};

/// Throws Error with a hint where the command line cannot be understood; `options` then have the
/// format in which it is to be told.
void parse_search_options(int argc, char** argv, SearchOptions& options);

/// The text of --help, of -h if `brief`.
std::string search_help(bool brief);

} // namespace dateline
