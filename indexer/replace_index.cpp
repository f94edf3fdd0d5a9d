#include "indexer/replace_index.h"

#include "common/error.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

/// A rename lasts only once the folder that holds the name is on disk.
void sync_folder(const fs::path& folder) {
    const int fd =
        ::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0) return;
    ::fsync(fd);
    ::close(fd);
}

} // namespace

void replace_index(const fs::path& fresh, const fs::path& index) {
    // Where the file system cannot exchange two names, the old index moves aside first.
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, index.c_str(), RENAME_EXCHANGE) != 0) {
        if (errno != EINVAL && errno != ENOSYS)
            throw Error("cannot put the new index in place at " + index.string() + ": " +
                            std::strerror(errno),
                        "the index is as it was; run again when the cause is gone");
        fs::path aside = index;
        aside += ".old";
        fs::remove_all(aside);
        fs::rename(index, aside);
        fs::rename(fresh, index);
        fs::rename(aside, fresh);
    }
    sync_folder(index.parent_path());
    fs::remove_all(fresh);
}

} // namespace dateline
