#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dateline {

/// Writes the databases `sources`, one after the other, in as little space as possible as one at
/// `target`, which is replaced.
void compact(std::span<const std::string> sources, const std::filesystem::path& target);

/// The same, the large tables past the engine and, if `in_two`, in a thread of their own; but as
/// compact() where documents are not numbered without gaps. `scratch`: a folder to make meanwhile,
/// beside the target. At least one of them must have documents.
void merge_databases(std::span<const std::string> sources, const std::filesystem::path& target,
                     const std::filesystem::path& scratch, bool in_two);

/// Which of the large tables of a compacted database a writer leaves as they are: they need not be
/// compacted again.
class LargeTables {
  public:
    /// Looks at it before it is written to.
    explicit LargeTables(std::filesystem::path database);

    /// As compact() of the database, which the writer has closed; what it left alone is moved from
    /// there to `target`.
    void compact_the_rest(const std::filesystem::path& target,
                          const std::filesystem::path& scratch) const;

  private:
    struct State {
        std::string about; ///< in the version file
        std::filesystem::file_time_type written;
    };

    std::filesystem::path database_;
    std::vector<std::pair<std::string, State>> before_; ///< by the name of the table
};

} // namespace dateline
