#include "tests/crash/unsynced.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

// System calls by their numbers: the C library's functions are the fault library's own here.

namespace dateline::crash {

namespace {

struct stat state_of(int fd) {
    struct stat state {};
    ::fstat(fd, &state);
    return state;
}

} // namespace

Unsynced::File& Unsynced::file_of(int fd) {
    const struct stat state = state_of(fd);
    const auto [place, is_new] =
        files_.try_emplace({state.st_dev, state.st_ino}, File{-1, state.st_size, {}});
    if (is_new) { // the program may close its own, or not be able to read from it
        const std::string path = "/proc/self/fd/" + std::to_string(fd);
        place->second.fd =
            static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path.c_str(), O_RDWR | O_CLOEXEC, 0));
    }
    return place->second;
}

void Unsynced::written(int fd, std::size_t size, off_t place) {
    const std::scoped_lock hold(mutex_);
    File& file = file_of(fd);
    std::string bytes(size, '\0');
    const auto got = ::syscall(SYS_pread64, file.fd, bytes.data(), size, place);
    bytes.resize(static_cast<std::size_t>(std::max(got, 0l)));
    if (!bytes.empty()) file.before.emplace_back(place, std::move(bytes));
}

/// Of what is cut off it is enough to know that it was there: no index is shortened in use.
void Unsynced::resized(int fd) {
    const std::scoped_lock hold(mutex_);
    file_of(fd);
}

void Unsynced::synced(int fd) {
    const std::scoped_lock hold(mutex_);
    const struct stat state = state_of(fd);
    const auto file = files_.find({state.st_dev, state.st_ino});
    if (file == files_.end()) return;
    ::syscall(SYS_close, file->second.fd);
    files_.erase(file);
}

void Unsynced::take_back() {
    const std::scoped_lock hold(mutex_);
    for (auto& [key, file] : files_) {
        for (auto old = file.before.rbegin(); old != file.before.rend(); ++old)
            ::syscall(SYS_pwrite64, file.fd, old->second.data(), old->second.size(), old->first);
        ::syscall(SYS_ftruncate, file.fd, file.size);
    }
}

} // namespace dateline::crash
