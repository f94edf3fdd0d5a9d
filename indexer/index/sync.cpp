#include "indexer/index/sync.h"

#include "common/error.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

void sync(const fs::path& path) {
    const int fd = ::open(path.empty() ? "." : path.c_str(), O_RDONLY | O_CLOEXEC);
    const int problem = fd >= 0 && ::fsync(fd) == 0 ? 0 : errno;
    if (fd >= 0) ::close(fd);
    if (problem != 0)
        throw Error("cannot write " + path.string() + " to disk: " + std::strerror(problem),
                    "the index is as it was; run again when the cause is gone");
}

void sync_all(const fs::path& folder) {
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.is_directory()) sync_all(entry.path());
        if (entry.is_regular_file()) sync(entry.path());
    }
    sync(folder);
}

} // namespace dateline
