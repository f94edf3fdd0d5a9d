#include "indexer/discover.h"

#include "common/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

std::string kind_of(mode_t mode) {
    if (S_ISLNK(mode)) return "is a symbolic link";
    if (S_ISFIFO(mode)) return "is a pipe";
    if (S_ISSOCK(mode)) return "is a socket";
    return "is a device";
}

FileState state_of(const struct stat& status) {
    return {static_cast<std::uint64_t>(status.st_size),
            status.st_mtim.tv_sec * 1'000'000'000 + status.st_mtim.tv_nsec, status.st_ino};
}

/// Whether a path could be taken for the id of a release in a file of many: `a.csv#3`.
bool looks_like_item(const std::string& relative) {
    for (auto at = relative.find('#'); at != relative.npos; at = relative.find('#', at + 1)) {
        const auto end =
            std::min(relative.find_first_not_of("0123456789", at + 1), relative.size());
        if (end > at + 1 && (end == relative.size() || relative[end] == '/')) return true;
    }
    return false;
}

class Walker {
  public:
    Walker(std::string folder, std::string prefix, Listing& listing)
        : folder_(std::make_shared<const std::string>(std::move(folder))),
          prefix_(std::move(prefix)), listing_(listing) {}

    void add(const fs::path& path, const std::string& relative) {
        struct stat status {};
        if (::lstat(path.c_str(), &status) != 0) {
            const bool gone = errno == ENOENT;
            listing_.unlisted.push_back({path.string(), std::strerror(errno)});
            if (!gone) listing_.closed_folders.push_back(id_of(relative) + "/");
        } else if (S_ISREG(status.st_mode)) {
            std::string id = id_of(relative);
            const auto own = static_cast<std::uint32_t>(id.size() - relative.size());
            listing_.files.push_back({std::move(id), state_of(status), folder_, own});
        } else if (!S_ISDIR(status.st_mode)) {
            listing_.unlisted.push_back({path.string(), kind_of(status.st_mode)});
        } else {
            folders_.push_back({path, relative});
        }
    }

    /// Iterative: a tree may be deeper than the stack.
    void walk() {
        while (!folders_.empty()) {
            const auto [path, relative] = folders_.back();
            folders_.pop_back();
            std::error_code problem;
            auto entry = fs::directory_iterator(path, problem);
            for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
                const std::string name = entry->path().filename().string();
                add(entry->path(), relative.empty() ? name : relative + "/" + name);
            }
            if (!problem) continue;
            listing_.unlisted.push_back({path.string(), "cannot be listed: " + problem.message()});
            listing_.closed_folders.push_back(relative.empty() ? prefix_ : id_of(relative) + "/");
        }
    }

  private:
    std::string id_of(const std::string& relative) const {
        const bool colon = relative.substr(0, relative.find('/')).find(':') != std::string::npos;
        const bool ambiguous = (prefix_.empty() && colon) || looks_like_item(relative);
        return prefix_ + (ambiguous ? "./" : "") + relative;
    }

    struct Folder {
        fs::path path;
        std::string relative;
    };
    std::shared_ptr<const std::string> folder_;
    std::string prefix_;
    Listing& listing_;
    std::vector<Folder> folders_;
};

/// A root that is itself a link was asked for by name, so it is followed.
fs::path start_of(const fs::path& root) {
    return fs::is_symlink(root) ? fs::canonical(root) : root;
}

/// What the paths of files begin with, below a folder or of a root that is a file itself.
std::string folder_of(const fs::path& start, bool is_folder) {
    const fs::path folder = is_folder ? start : start.parent_path();
    return folder.empty() ? "" : (folder / "").string();
}

} // namespace

std::string SourceFile::path() const {
    return folder ? *folder + id.substr(own) : "";
}

void SourceFile::set_path(const std::string& path) {
    folder = std::make_shared<const std::string>(path);
    own = static_cast<std::uint32_t>(id.size());
}

Listing discover(const fs::path& root, const std::string& prefix) {
    struct stat status {};
    if (::stat(root.c_str(), &status) != 0)
        throw Error("cannot read " + root.string() + ": " + std::strerror(errno),
                    "give a folder or file that exists and may be read");
    Listing listing;
    const fs::path start = start_of(root);
    const bool is_folder = S_ISDIR(status.st_mode);
    Walker walker(folder_of(start, is_folder), prefix, listing);
    walker.add(start, is_folder ? "" : start.filename().string());
    walker.walk();
    std::sort(listing.files.begin(), listing.files.end(),
              [](const SourceFile& a, const SourceFile& b) { return a.id < b.id; });
    return listing;
}

std::string why_unreachable(const fs::path& path) {
    std::error_code problem;
    if (fs::exists(path, problem)) return {};
    return problem ? problem.message() : "it is not there";
}

std::string path_below(const fs::path& folder, const fs::path& path) {
    if (path.empty()) return {};
    std::error_code problem; // a pipe, as /dev/stdout may be, has no place
    const fs::path whole = fs::weakly_canonical(fs::absolute(path), problem);
    if (problem) return {};
    const fs::path relative = whole.lexically_relative(fs::weakly_canonical(fs::absolute(folder)));
    return relative.empty() || *relative.begin() == ".." ? "" : relative.string();
}

std::optional<FileState> current_state(const fs::path& path) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
    return state_of(status);
}

std::string path_below_root(const std::string& id, const std::string& prefix) {
    const std::string path = id.substr(prefix.size());
    return path.starts_with("./") ? path.substr(2) : path; // see Walker::id_of()
}

std::optional<SourceFile> find_source(const fs::path& root, const std::string& prefix,
                                      const std::string& id) {
    const std::string relative = path_below_root(id, prefix);
    std::error_code gone;
    const bool is_folder = fs::is_directory(root, gone);
    if (!fs::exists(root, gone)) return std::nullopt;
    const fs::path start = start_of(root);
    const auto state = current_state(is_folder ? start / relative : start);
    if (!state) return std::nullopt;
    return SourceFile{id, *state, std::make_shared<const std::string>(folder_of(start, is_folder)),
                      static_cast<std::uint32_t>(id.size() - relative.size())};
}

} // namespace dateline
