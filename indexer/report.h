#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace dateline {

/// Says on stderr that a file was skipped, and why; the word in yellow if `color`.
void say_skipped(const std::string& path, const std::string& reason, bool color);

enum class Outcome { indexed, unchanged, removed, skipped };

/// What became of each file: counted, written to --report, and summed up at the end.
class IndexReport {
  public:
    /// `file` is where the JSON Lines go, empty for nowhere. Throws Error if it cannot be written.
    IndexReport(const std::filesystem::path& file, bool quiet, bool color);

    /// A file that was skipped is not skipped again in the same run, nor unchanged.
    void add(const std::string& path, Outcome outcome, std::uint64_t releases,
             const std::string& reason = {});

    /// Prints the closing summary to stderr (nothing if quiet), and closes the report file.
    /// Throws Error if that could not be written whole.
    void finish(std::uint64_t releases_in_index);

    /// Whether every file was read whole.
    bool all_well() const { return count(Outcome::skipped) == 0 && !partly_read_; }

    std::uint64_t count(Outcome outcome) const {
        return counts_[static_cast<std::size_t>(outcome)];
    }

  private:
    std::filesystem::path path_;
    std::ofstream lines_;
    bool quiet_;
    bool color_;
    bool partly_read_ = false;
    std::set<std::string> skipped_; ///< paths
    std::uint64_t counts_[4] = {};
    std::uint64_t releases_ = 0;
    std::uint64_t renamed_ = 0;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

/// A line on the terminal that says how far the run is; prints nothing where stderr is no terminal.
class ProgressBar {
  public:
    ProgressBar(std::uint64_t files, std::uint64_t bytes, bool wanted);
    ~ProgressBar() { clear(); }
    void advance(std::uint64_t bytes, std::uint64_t releases);
    /// Wipes the line, and says there what is being done, if anything.
    void clear(const char* doing = "");

  private:
    void draw();
    std::uint64_t files_, bytes_;
    std::uint64_t files_done_ = 0, bytes_done_ = 0, releases_ = 0;
    bool visible_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::chrono::steady_clock::time_point drawn_{};
};

} // namespace dateline
