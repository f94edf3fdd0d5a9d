#include "indexer/index_lock.h"

#include "common/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

IndexLock::IndexLock(const fs::path& database) {
    if (database.has_parent_path()) fs::create_directories(database.parent_path());
    fs::path path = database;
    path += ".lock";
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0)
        throw Error("cannot lock the index: " + path.string() + ": " + std::strerror(errno),
                    "choose with --db a place where you may write");
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        char holder[32] = {};
        const ssize_t got = ::pread(fd_, holder, sizeof holder - 1, 0);
        ::close(fd_);
        throw Error("the index " + database.string() +
                        " is being written by another dateline-index" +
                        (got > 0 ? std::string(" (process ") + holder + ")" : ""),
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
