// A library to be preloaded: counts the calls by which a program changes what lies below a path,
// and at a given one kills the program or lets the call fail. Set by the environment:
//
//   FAULT_PATH   what a path must begin with to be counted
//   FAULT_AT     which call, from 1; 0 only counts
//   FAULT_WHAT   "kill", "torn" (half a write, then kill), "power" (kill, and what was not synced
//   is
//                lost), or the number of an error
//   FAULT_PLAIN  if set, two names cannot be exchanged, as on some file systems
//   FAULT_STAYS  if set, every later call fails, too
//   FAULT_COUNT  where the number of calls, and what the failing one was, is written when the
//                program ends by itself
#include "tests/crash/unsynced.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dlfcn.h>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace {

std::array<std::atomic<bool>, 65536> watched;
std::atomic<long> calls = 0;
std::atomic<const char*> failed_call = "";

struct Settings {
    std::string path, count;
    long at = 0;
    int error = 0; // 0: kill
    bool torn = false;
    bool power = false;
    bool stays = false;
    bool plain = false;

    Settings() {
        const auto text = [](const char* name) {
            const char* value = std::getenv(name);
            return std::string(value != nullptr ? value : "");
        };
        path = text("FAULT_PATH");
        count = text("FAULT_COUNT");
        at = std::atol(text("FAULT_AT").c_str());
        torn = text("FAULT_WHAT") == "torn";
        power = text("FAULT_WHAT") == "power";
        error = std::atoi(text("FAULT_WHAT").c_str());
        stays = !text("FAULT_STAYS").empty();
        plain = !text("FAULT_PLAIN").empty();
    }
    ~Settings() {
        if (count.empty()) return;
        if (std::FILE* file = std::fopen(count.c_str(), "w")) {
            std::fprintf(file, "%ld %s", calls.load(), failed_call.load());
            std::fclose(file);
        }
    }
};

const Settings& settings() {
    static const Settings once;
    return once;
}

const Settings& loaded = settings(); // so that they are there from the start until the end

bool concerns(const char* path) {
    const std::string& prefix = settings().path;
    return path != nullptr && !prefix.empty() &&
           std::strncmp(path, prefix.c_str(), prefix.size()) == 0;
}

bool concerns(int fd) {
    return fd >= 0 && static_cast<std::size_t>(fd) < watched.size() &&
           watched[static_cast<std::size_t>(fd)];
}

void watch(int fd, bool wanted) {
    if (fd >= 0 && static_cast<std::size_t>(fd) < watched.size())
        watched[static_cast<std::size_t>(fd)] = wanted;
}

dateline::crash::Unsynced& unsynced() {
    static auto* const kept = new dateline::crash::Unsynced; // threads may outlive main()
    return *kept;
}

[[noreturn]] void die() {
    if (settings().power) unsynced().take_back();
    ::kill(::getpid(), SIGKILL);
    for (;;)
        ::pause();
}

/// Counts a call; whether it is to fail. Dies where that is wanted.
bool fails(const char* call) {
    const long number = ++calls;
    const Settings& s = settings();
    if (s.at == 0 || number < s.at || (number > s.at && !s.stays)) return false;
    if (s.error == 0) die();
    if (number == s.at) failed_call = call;
    errno = s.error;
    return true;
}

bool tears() {
    return settings().torn && settings().at == calls + 1;
}

template <typename Function>
Function original(Function, const char* name) {
    return reinterpret_cast<Function>(::dlsym(RTLD_NEXT, name));
}

bool writes(int flags) {
    return (flags & (O_WRONLY | O_RDWR | O_CREAT)) != 0;
}

} // namespace

#define ORIGINAL(name) static const auto real = original(&::name, #name)

extern "C" {

int open(const char* path, int flags, ...) {
    ORIGINAL(open);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    const bool ours = concerns(path);
    if (ours && writes(flags) && fails("open")) return -1;
    const int fd = real(path, flags, mode);
    watch(fd, ours);
    return fd;
}

int open64(const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return open(path, flags, mode);
}

// Removing a tree opens each folder relative to the one above it.
int openat(int folder, const char* path, int flags, ...) {
    ORIGINAL(openat);
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    const bool ours = concerns(path) || concerns(folder);
    if (ours && writes(flags) && fails("openat")) return -1;
    const int fd = real(folder, path, flags, mode);
    watch(fd, ours);
    return fd;
}

int openat64(int folder, const char* path, int flags, ...) {
    va_list rest;
    va_start(rest, flags);
    const mode_t mode = (flags & O_CREAT) != 0 ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    return openat(folder, path, flags, mode);
}

int close(int fd) {
    ORIGINAL(close);
    watch(fd, false);
    return real(fd);
}

ssize_t write(int fd, const void* data, size_t size) {
    ORIGINAL(write);
    if (!concerns(fd)) return real(fd, data, size);
    if (tears()) static_cast<void>(real(fd, data, size / 2));
    if (fails("write")) return -1;
    if (settings().power) unsynced().written(fd, size, ::lseek(fd, 0, SEEK_CUR));
    return real(fd, data, size);
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t place) {
    ORIGINAL(pwrite);
    if (!concerns(fd)) return real(fd, data, size, place);
    if (tears()) static_cast<void>(real(fd, data, size / 2, place));
    if (fails("pwrite")) return -1;
    if (settings().power) unsynced().written(fd, size, place);
    return real(fd, data, size, place);
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t place) {
    return pwrite(fd, data, size, place);
}

int fsync(int fd) {
    ORIGINAL(fsync);
    if (!concerns(fd)) return real(fd);
    if (fails("fsync")) return -1;
    if (settings().power) unsynced().synced(fd);
    return real(fd);
}

int fdatasync(int fd) {
    ORIGINAL(fdatasync);
    if (!concerns(fd)) return real(fd);
    if (fails("fdatasync")) return -1;
    if (settings().power) unsynced().synced(fd);
    return real(fd);
}

int ftruncate(int fd, off_t size) noexcept {
    ORIGINAL(ftruncate);
    if (!concerns(fd)) return real(fd, size);
    if (fails("ftruncate")) return -1;
    if (settings().power) unsynced().resized(fd);
    return real(fd, size);
}

int ftruncate64(int fd, off64_t size) noexcept {
    return ftruncate(fd, size);
}

int rename(const char* from, const char* to) noexcept {
    ORIGINAL(rename);
    return concerns(to) && fails("rename") ? -1 : real(from, to);
}

int renameat2(int from_folder, const char* from, int to_folder, const char* to,
              unsigned flags) noexcept {
    ORIGINAL(renameat2);
    if (settings().plain && flags != 0) {
        errno = EINVAL;
        return -1;
    }
    return concerns(to) && fails("renameat2") ? -1 : real(from_folder, from, to_folder, to, flags);
}

int mkdir(const char* path, mode_t mode) noexcept {
    ORIGINAL(mkdir);
    return concerns(path) && fails("mkdir") ? -1 : real(path, mode);
}

int unlink(const char* path) noexcept {
    ORIGINAL(unlink);
    return concerns(path) && fails("unlink") ? -1 : real(path);
}

int rmdir(const char* path) noexcept {
    ORIGINAL(rmdir);
    return concerns(path) && fails("rmdir") ? -1 : real(path);
}

int unlinkat(int folder, const char* path, int flags) noexcept {
    ORIGINAL(unlinkat);
    return (concerns(path) || concerns(folder)) && fails("unlinkat") ? -1
                                                                     : real(folder, path, flags);
}

int remove(const char* path) noexcept {
    ORIGINAL(remove);
    return concerns(path) && fails("remove") ? -1 : real(path);
}
}
