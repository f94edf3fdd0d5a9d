#include "indexer/index/index_lock.h"

#include "common/error.h"
#include "common/paths.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

/// The process that holds the lock. It may only just have taken it: then what is there is nothing,
/// or the process that held it before.
std::string read_holder(int fd) {
    char holder[32] = {};
    for (int tries = 0; tries < 50; ++tries) {
        const ssize_t got = ::pread(fd, holder, sizeof holder - 1, 0);
        const bool known = got > 0 && std::atoi(holder) > 0;
        if (known && (::kill(std::atoi(holder), 0) == 0 || errno == EPERM)) return holder;
        ::usleep(2000);
    }
    return {};
}

} // namespace

IndexLock::IndexLock(const fs::path& database) {
    if (database.has_parent_path()) fs::create_directories(database.parent_path());
    const fs::path path = beside(database, ".lock");
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0)
        throw Error("cannot lock the index: " + path.string() + ": " + std::strerror(errno),
                    "choose with --db a place where you may write");
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        const std::string holder = read_holder(fd_);
        ::close(fd_);
        throw Error("the index " + database.string() +
                        " is being written by another dateline-index" +
                        (holder.empty() ? "" : " (process " + holder + ")"),
                    "wait until it has finished");
    }
    const std::string self = std::to_string(::getpid());
    if (::ftruncate(fd_, 0) != 0 ||
        ::pwrite(fd_, self.data(), self.size(), 0) != static_cast<ssize_t>(self.size()))
        throw Error("cannot write " + path.string() + ": " + std::strerror(errno),
                    "free some space");
}

IndexLock::~IndexLock() {
    ::close(fd_);
}

} // namespace dateline
