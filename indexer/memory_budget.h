#pragma once

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <mutex>

namespace dateline {

/// Lets several workers share a bounded amount of memory: whoever reads a file takes a share for it
/// first, and waits while the others hold too much.
class MemoryBudget {
  public:
    explicit MemoryBudget(std::uint64_t bytes) : free_(bytes), whole_(bytes) {}

    class Share {
      public:
        /// A file takes up to about eight times its size while it is read and parsed, and its
        /// longest release, of 4 MB at most, up to forty times its own while it is indexed. One
        /// that asks for more than there is waits to be alone.
        Share(MemoryBudget& budget, std::uint64_t file_bytes)
            : budget_(budget),
              bytes_(std::min(file_bytes * 8 + std::min<std::uint64_t>(file_bytes, 4u << 20) * 32,
                              budget.whole_)) {
            std::unique_lock hold(budget_.mutex_);
            budget_.changed_.wait(hold, [&] { return budget_.free_ >= bytes_; });
            budget_.free_ -= bytes_;
        }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;
        ~Share() {
            {
                const std::scoped_lock hold(budget_.mutex_);
                budget_.free_ += bytes_;
            }
            budget_.changed_.notify_all();
        }

      private:
        MemoryBudget& budget_;
        std::uint64_t bytes_;
    };

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t free_;
    std::uint64_t whole_;
};

} // namespace dateline
