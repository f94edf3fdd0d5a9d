#pragma once

#include <sys/resource.h>

namespace dateline {

/// Each open database takes up to seven files, there may be hundreds of shards, and where an index
/// is exchanged while it is asked, both are open; a program may usually have a thousand.
inline void allow_many_files() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace dateline
