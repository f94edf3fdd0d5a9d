#pragma once

#include <stdexcept>
#include <string>

namespace dateline {

/// Something that stops the program (exit code 2). `what()` is one sentence that says what and
/// where; `hint` says what to do, empty where nothing can be said.
struct Error : std::runtime_error {
    explicit Error(const std::string& message, std::string advice = {})
        : std::runtime_error(message), hint(std::move(advice)) {}
    std::string hint;
};

/// One input file cannot be read as what it is. `what()` is the reason, without the path: the run
/// reports the file as skipped and goes on.
struct FormatError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// Likewise, but not by the file's own fault: another time it may be read, though it has stayed
/// the same.
struct AccessError : FormatError {
    using FormatError::FormatError;
};

/// Exit codes of both programs, see README.md.
namespace exit_code {
constexpr int good = 0;
constexpr int partly = 1; ///< indexer: files were skipped or read in part; searcher: nothing found
constexpr int failed = 2;
} // namespace exit_code

} // namespace dateline
