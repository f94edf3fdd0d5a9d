#pragma once

#include "searcher/search.h"

#include <filesystem>
#include <string>
#include <vector>

namespace dateline::bench {

/// What one run of dateline-bench was asked to do.
struct Options {
    enum class Task { latency, process, throughput, indexing, compare, help, version };
    enum class Format { text, markdown, json };

    Task task = Task::latency;
    Format format = Format::text;
    std::filesystem::path database;
    std::filesystem::path queries;     ///< lines of `class<TAB>query`
    std::filesystem::path folder;      ///< to index
    std::vector<std::string> commands; ///< other programs to run beside, `{}` being the query
    std::filesystem::path search_program;
    std::filesystem::path index_program;
    std::vector<std::string> index_options; ///< passed on to dateline-index
    std::vector<std::filesystem::path> compared;
    std::filesystem::path append; ///< result file that gets this run added; empty: none
    unsigned rounds = 10;
    unsigned limit = 10;
    unsigned jobs = 0; ///< threads of the throughput run; 0: 1 and all cores
    Match match = Match::automatic;
    bool first_pass = false; ///< only the engine's scoring: no second look at the best, no hit read
    /// Latency and throughput: of each hit its id and path, its facts, or all for its snippet, too.
    enum class Read { names, facts, snippets } read = Read::names;
    std::vector<std::string> facets; ///< latency and throughput: counted over all hits
    bool cold = false;
};

/// Throws Error with a hint where the command line cannot be understood.
Options parse_options(int argc, char** argv);

std::string help();

} // namespace dateline::bench
