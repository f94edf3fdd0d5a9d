#pragma once

#include <filesystem>

namespace dateline {

/// Holds `PATH.lock` for as long as it lives, so that one program writes at a time.
class IndexLock {
  public:
    /// Throws Error naming the process that holds the lock.
    explicit IndexLock(const std::filesystem::path& database);
    IndexLock(const IndexLock&) = delete;
    IndexLock& operator=(const IndexLock&) = delete;
    ~IndexLock();

  private:
    int fd_ = -1;
};

} // namespace dateline
