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
        Share(MemoryBudget& budget, std::uint64_t file_bytes) : budget_(budget) {
            take(file_bytes);
        }
        Share(const Share&) = delete;
        Share& operator=(const Share&) = delete;
        ~Share() { give_back(); }

        /// The file has turned out to be longer, as it was packed, or shorter. Gives back before it
        /// waits, so that no two wait for each other.
        void resize(std::uint64_t file_bytes) {
            if (needs(file_bytes) == bytes_) return;
            give_back();
            take(file_bytes);
        }

      private:
        /// A file takes up to about eight times its size while it is read and parsed, and its
        /// longest release, of 8 MB at most with its markup, up to forty times its own while it is
        /// indexed. One that asks for more than there is waits to be alone.
        std::uint64_t needs(std::uint64_t file_bytes) const {
            const auto longest = std::min<std::uint64_t>(file_bytes, 8u << 20);
            return std::min(file_bytes * 8 + longest * 32, budget_.whole_);
        }
        void take(std::uint64_t file_bytes) {
            bytes_ = needs(file_bytes);
            std::unique_lock hold(budget_.mutex_);
            budget_.changed_.wait(hold, [&] { return budget_.free_ >= bytes_; });
            budget_.free_ -= bytes_;
        }
        void give_back() {
            {
                const std::scoped_lock hold(budget_.mutex_);
                budget_.free_ += bytes_;
            }
            budget_.changed_.notify_all();
        }

        MemoryBudget& budget_;
        std::uint64_t bytes_ = 0;
    };

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    std::uint64_t free_;
    std::uint64_t whole_;
};

} // namespace dateline
