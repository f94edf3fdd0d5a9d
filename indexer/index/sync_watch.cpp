#include "indexer/index/sync_watch.h"

#include <atomic>
#include <cerrno>
#include <dlfcn.h>
#include <unistd.h>

namespace {

std::atomic<int> problem = 0;

} // namespace

// A program's own definition goes before the C library's, also for calls from the engine.
extern "C" int fdatasync(int fd) {
    using Sync = int (*)(int);
    static const auto original = reinterpret_cast<Sync>(::dlsym(RTLD_NEXT, "fdatasync"));
    const int result = original(fd);
    if (result != 0) problem = errno;
    return result;
}

namespace dateline {

int take_sync_problem() {
    return problem.exchange(0);
}

} // namespace dateline
