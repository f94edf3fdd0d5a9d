#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace dateline {

/// How a file looked when it was listed; any difference means that it changed. The state of no file
/// has no inode.
struct FileState {
    std::uint64_t size = 0;
    std::int64_t mtime_ns = 0;
    std::uint64_t inode = 0;
    friend bool operator==(const FileState&, const FileState&) = default;
};

/// Small, for there may be millions: most of its path is in its id, and the rest is shared.
struct SourceFile {
    std::string id; ///< below its root, `/` separated, `name:` before it where the root asks
    FileState state = {};
    std::shared_ptr<const std::string> folder = {}; ///< what the path begins with, `/` included
    std::uint32_t own = 0;                          ///< where in the id the rest of the path begins
    bool is_held = false;                           ///< the index has releases of it

    std::string path() const; ///< as it can be opened
    void set_path(const std::string& path);
};

struct Unlisted {
    std::string path;
    std::string reason;
};

struct Listing {
    std::vector<SourceFile> files;  ///< sorted by id, so that runs repeat exactly
    std::vector<Unlisted> unlisted; ///< there, and not read: links, devices, closed folders
    /// Ids, each with a `/` behind it, of folders that could not be listed and of whatever could
    /// not be looked at: nothing is known of them and of what may lie below.
    std::vector<std::string> closed_folders;
};

/// Everything below `root` (or `root` itself if it is a file), links not followed. `prefix` goes
/// before each id; without one, a file whose first name holds a colon gets `./`, so that it is
/// never taken for one of another root. Throws Error if `root` is not there.
Listing discover(const std::filesystem::path& root, const std::string& prefix = {});

/// Why nothing can be read at `path`: "it is not there", "Permission denied"; empty where something
/// is there.
std::string why_unreachable(const std::filesystem::path& path);

/// `path` relative to `folder`, links followed: `.` for the same, empty where it is elsewhere.
std::string path_below(const std::filesystem::path& folder, const std::filesystem::path& path);

/// How the file looks now; none where there is no regular file at `path`.
std::optional<FileState> current_state(const std::filesystem::path& path);

/// What an id of a file is behind the prefix, without the `./` that discover() gives some.
std::string path_below_root(const std::string& id, const std::string& prefix);

/// The file with that id below `root`, if it is there.
std::optional<SourceFile> find_source(const std::filesystem::path& root, const std::string& prefix,
                                      const std::string& id);

} // namespace dateline
