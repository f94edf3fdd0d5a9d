#include "indexer/replace_index.h"

#include "common/error.h"
#include "indexer/sync_watch.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail_to_sync(const fs::path& path, int problem) {
    throw Error("cannot write " + path.string() + " to disk: " + std::strerror(problem),
                "the index is as it was; run again when the cause is gone");
}

/// What is in a file, and a rename in the folder that holds the name, lasts only once it is on
/// disk.
void sync(const fs::path& path) {
    const int fd = ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_CLOEXEC);
    const int problem = fd >= 0 && ::fsync(fd) == 0 ? 0 : errno;
    if (fd >= 0) ::close(fd);
    if (problem != 0) fail_to_sync(path, problem);
}

void sync_all(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.is_regular_file()) sync(entry.path());
    sync(folder);
}

fs::path beside(const fs::path& index, const char* suffix) {
    fs::path path = index;
    path += suffix;
    return path;
}

[[noreturn]] void fail(const fs::path& index) {
    throw Error("cannot put the new index in place at " + index.string() + ": " +
                    std::strerror(errno),
                "the index is as it was; run again when the cause is gone");
}

} // namespace

void replace_index(const fs::path& fresh, const fs::path& index) {
    if (const int problem = take_sync_problem()) fail_to_sync(fresh, problem);
    sync_all(fresh);
    // Where the file system cannot exchange two names, the old index moves aside first, and
    // clear_away() brings it back should this be the last that happens.
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, index.c_str(), RENAME_EXCHANGE) != 0) {
        if (errno != EINVAL && errno != ENOSYS) fail(index);
        const fs::path aside = beside(index, ".old");
        fs::remove_all(aside);
        if (::rename(index.c_str(), aside.c_str()) != 0) fail(index);
        if (::rename(fresh.c_str(), index.c_str()) != 0) {
            const int problem = errno;
            fs::rename(aside, index);
            errno = problem;
            fail(index);
        }
        sync(index.parent_path());
        fs::remove_all(aside);
        return;
    }
    sync(index.parent_path());
    fs::remove_all(fresh);
}

void clear_away(const fs::path& index) {
    const fs::path aside = beside(index, ".old");
    if (!fs::exists(index) && fs::exists(aside)) fs::rename(aside, index);
    for (const char* suffix : {".new", ".empty", ".empty.new", ".old"})
        fs::remove_all(beside(index, suffix));
}

} // namespace dateline
