#pragma once

#include "searcher/search.h"

#include <string>
#include <vector>

namespace dateline {

/// What one run of dateline-search was asked to do.
struct SearchOptions {
    enum class Task { search, batch, help, short_help, version };

    Task task = Task::search;
    Request request;
    std::vector<std::string> databases; ///< paths or host:port, at least one
    std::string format = "text";
    std::string batch;       ///< file of `id<TAB>query` lines, `-` for standard input
    bool read_query = false; ///< the query comes from standard input
    bool color = false;
    unsigned width = 0;        ///< of the terminal; 0: no wrapping
    bool end_with_nul = false; ///< paths end with NUL instead of a line break
};

/// Throws Error with a hint where the command line cannot be understood.
SearchOptions parse_search_options(int argc, char** argv);

/// The text of --help, of -h if `brief`.
std::string search_help(bool brief);

} // namespace dateline
