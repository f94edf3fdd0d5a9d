#include "indexer/index/replace_index.h"

#include "common/error.h"
#include "common/glass.h"
#include "common/paths.h"
#include "indexer/in_parallel.h"
#include "indexer/index/glass_version.h"
#include "indexer/index/sync.h"
#include "indexer/index/sync_watch.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& index) {
    throw Error("cannot put the new index in place at " + index.string() + ": " +
                    std::strerror(errno),
                "the index is as it was; run again when the cause is gone");
}

/// Of the databases that can be opened: one that is damaged is no reason not to build anew.
Xapian::rev highest_revision(const IndexParts& index) {
    Xapian::rev highest = 0;
    for (const Shard& shard : index.shards)
        try {
            highest = std::max(highest, Xapian::Database(shard.path.string()).get_revision());
        } catch (const Xapian::Error&) {
        }
    return highest;
}

/// Copies the files of a shard, where that is possible as second names of theirs.
void link_files(const fs::path& from, const fs::path& to) {
    fs::create_directory(to);
    for (const fs::path& path : paths_in(from)) {
        if (!is_file_of_index(path)) continue;
        std::error_code problem;
        fs::create_hard_link(path, to / path.filename(), problem);
        if (problem) fs::copy_file(path, to / path.filename());
    }
}

/// `path`, or where something is there, with a number behind its name.
fs::path free_place(const fs::path& path) {
    fs::path place = path;
    for (int n = 2; fs::exists(fs::symlink_status(place)); ++n)
        place = beside(path, "~" + std::to_string(n));
    return place;
}

/// Of the folder of an index that is given up, or of a shard's.
void keep_what_others_put(const fs::path& from, const fs::path& to) {
    const bool has_shards = !fs::exists(from / glass::version_file);
    for (const fs::path& path : paths_in(from)) {
        if (is_file_of_index(path)) continue;
        const fs::path place = to / path.filename();
        if (has_shards && is_shard_folder(path)) {
            keep_what_others_put(path, place);
        } else {
            fs::create_directories(to);
            fs::rename(path, free_place(place));
        }
    }
}

void give_up(const fs::path& folder, const fs::path& index) {
    if (!fs::exists(folder)) return;
    keep_what_others_put(folder, index);
    fs::remove_all(folder);
}

/// Of what has the name of something that is made beside an index: whether it is nobody else's.
/// Another index would have a lock beside it.
bool is_own(const fs::path& path) {
    if (!fs::exists(fs::symlink_status(path))) return true;
    if (!fs::is_directory(fs::symlink_status(path)) || fs::exists(beside(path, ".lock")))
        return false;
    const auto paths = paths_in(path);
    return paths.empty() || std::any_of(paths.begin(), paths.end(), [](const fs::path& part) {
               return is_file_of_index(part) || is_shard_folder(part);
           });
}

} // namespace

void write_compact(const IndexParts& parts, const fs::path& fresh, const fs::path& index,
                   unsigned jobs) {
    const Xapian::rev revision = highest_revision(parts_of(index)) + 1;
    fs::remove_all(fresh);
    if (parts.layout.is_sharded()) fs::create_directory(fresh);
    in_parallel(jobs, parts.shards.size(), [&](std::size_t i) {
        const Shard& shard = parts.shards[i];
        const fs::path place = parts.layout.place(fresh, shard.name);
        const bool is_there = shard.path == parts.layout.place(index, shard.name);
        if (is_there && (!shard.copy.empty() || GlassVersion(shard.path).is_compact())) {
            link_files(shard.path, place);
            return;
        }
        const fs::path scratch = beside(shard.path, "-tables.part");
        if (shard.large)
            shard.large->compact_the_rest(place, scratch);
        else
            compact(std::vector{shard.path.string()}, place);
        GlassVersion version(place);
        version.revision = revision;
        version.write(place);
    });
    if (parts.layout.is_sharded()) write_stub(fresh, parts.shards);
}

void replace_index(const fs::path& fresh, const fs::path& index) {
    if (const int problem = take_sync_problem())
        throw Error("cannot write " + fresh.string() + " to disk: " + std::strerror(problem),
                    "the index is as it was; run again when the cause is gone");
    sync_all(fresh);
    // Where the file system cannot exchange two names, the old index moves aside first, and
    // clear_away() brings it back should this be the last that happens.
    if (::renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, index.c_str(), RENAME_EXCHANGE) != 0) {
        if (errno != EINVAL && errno != ENOSYS) fail(index);
        const fs::path aside = beside(index, replaced_suffix);
        fs::remove_all(aside);
        if (::rename(index.c_str(), aside.c_str()) != 0) fail(index);
        if (::rename(fresh.c_str(), index.c_str()) != 0) {
            const int problem = errno;
            fs::rename(aside, index);
            errno = problem;
            fail(index);
        }
        sync(index.parent_path());
        give_up(aside, index);
        return;
    }
    sync(index.parent_path());
    give_up(fresh, index);
}

void clear_away(const fs::path& index) {
    const auto suffixes = {".new", ".empty", ".empty.new", replaced_suffix};
    for (const char* suffix : suffixes)
        if (const fs::path path = beside(index, suffix); !is_own(path))
            throw Error(path.string() + " is in the way of what is made beside the index " +
                            index.string(),
                        "move it elsewhere, or give another --db");
    const fs::path aside = beside(index, replaced_suffix);
    if (!fs::exists(index) && fs::exists(aside)) fs::rename(aside, index);
    for (const char* suffix : suffixes)
        give_up(beside(index, suffix), index);
    remove_unlisted(index);
}

} // namespace dateline
