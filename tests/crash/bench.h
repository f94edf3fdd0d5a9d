#pragma once

#include "tests/crash/process.h"
#include "tests/crash/world.h"

#include <chrono>
#include <optional>
#include <set>
#include <string>

namespace dateline::crash {

/// What the indexer is doing when it is disturbed.
enum class Work { first, update, rebuild, compact, forget };
std::string name(Work work);

/// A world, its index, one piece of work upon it, and all that must hold when it was disturbed.
class Bench {
  public:
    /// Makes the world and all that precedes the work. `disk`: where the index lies, empty for
    /// beside the world.
    Bench(unsigned seed, Work work, bool large, const std::filesystem::path& disk = {});

    Bench(const Bench&) = delete;
    Bench& operator=(const Bench&) = delete;
    /// Where a round fails and $DATELINE_KEEP is set, all is copied there.
    ~Bench();

    World& world() { return world_; }
    const World& world() const { return world_; }
    const std::filesystem::path& index() const { return index_; }
    /// How long indexing all of it at once took.
    std::chrono::microseconds time_of_all() const { return time_of_all_; }

    /// The disturbed run, to be started by the caller.
    Process::Start start() const { return start(work_); }
    /// Another piece of work upon the same.
    Process::Start start(Work work) const;
    std::string output() const;

    /// The index as it was left is that of before or of after the work.
    void check_left() const;
    /// The index as it was left is whole, and holds nothing but releases of before and after.
    void check_partly_done() const;
    /// The run said in one sentence where and why it failed, and ended with 2.
    void check_message(int code, const std::string& cause, const std::string& call = {}) const;
    /// Runs to the end; then the index must be whole, equal to one built at once, hold every
    /// release once, and another run must write nothing. `edited`: the folders changed meanwhile.
    void finish(bool edited = false);

  private:
    std::vector<std::string> arguments(Work work) const;
    int run(const std::vector<std::string>& arguments) const;
    void require(int code, int wanted, const std::string& what) const;
    void build_at_once();
    void check_by_engine() const;

    bool is_unfinished() const;

    World world_;
    Work work_;
    std::string shards_; ///< how the index is divided, as the option takes it
    std::filesystem::path index_;
    bool plain_disk_;                             ///< one that cannot exchange two names
    std::optional<std::set<std::string>> before_; ///< none: there was no index
    std::set<std::string> all_before_;            ///< words of all versions that were in the files
    std::chrono::microseconds time_of_all_{};
};

} // namespace dateline::crash
