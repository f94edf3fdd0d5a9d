#pragma once

#include "indexer/extract/extract.h"
#include "indexer/formats/formats.h"
#include "indexer/index/index_parts.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// What one run of dateline-index was asked to do.
struct IndexOptions {
    enum class Task { update, inspect, status, check, compact, forget, help, short_help, version };

    Task task = Task::update;
    std::vector<std::filesystem::path> inputs; ///< folders and files; empty: all remembered roots
    std::filesystem::path database;
    std::optional<Layout> shards; ///< as asked for; an index that is there keeps its own
    unsigned jobs = 1;
    unsigned memory_mb = 512;
    std::vector<std::string> include; ///< globs over paths below the roots; empty: all
    std::vector<std::string> exclude;
    FieldMap field_map;
    ExtractOptions extract;
    std::string language;         ///< of the stemmer, as Xapian names it; empty: the index's
    std::string forget;           ///< name or path of a root
    std::filesystem::path report; ///< empty: none
    bool full = false;
    bool dry_run = false;
    bool verbose = false; ///< --inspect says why words that look like countries count as none
    bool quiet = false;
    bool color = false;
    /// All that changes what is read from an unchanged file, in one line: kept in the index.
    std::string settings;
};

/// Throws Error with a hint where the command line cannot be understood.
IndexOptions parse_index_options(int argc, char** argv);

/// With the language of the index, where there is one. Throws Error where another was asked for and
/// not all is to be read anew.
IndexOptions in_language_of_index(IndexOptions options);

/// The text of --help, of -h if `brief`.
std::string index_help(bool brief);

} // namespace dateline
