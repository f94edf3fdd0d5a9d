#include "indexer/update_plan.h"

#include "common/error.h"

#include <algorithm>
#include <fnmatch.h>
#include <iterator>

namespace dateline {

namespace fs = std::filesystem;

namespace {

bool matches(const std::vector<std::string>& globs, const std::string& id) {
    return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
        return ::fnmatch(glob.c_str(), id.c_str(), 0) == 0;
    });
}

/// A folder that could not be listed hides its files; they have not vanished.
bool is_hidden(const std::string& id, const std::vector<std::string>& closed_folders) {
    return std::any_of(closed_folders.begin(), closed_folders.end(),
                       [&](const std::string& folder) { return (id + '/').starts_with(folder); });
}

bool is_listed(const std::string& id, const std::vector<SourceFile>& files) {
    const auto at = std::lower_bound(
        files.begin(), files.end(), id,
        [](const SourceFile& file, const std::string& wanted) { return file.id < wanted; });
    return at != files.end() && at->id == id;
}

template <typename T>
void move_to_end(std::vector<T>& all, std::vector<T> more) {
    if (all.empty())
        all = std::move(more);
    else
        all.insert(all.end(), std::move_iterator(more.begin()), std::move_iterator(more.end()));
}

/// The index, what is made beside it, and the report are no releases.
void leave_out_own(std::vector<SourceFile>& files, const Root& root, const IndexOptions& options) {
    const std::string index = path_below(root.path, options.database);
    const std::string report = path_below(root.path, options.report);
    const auto is_own = [&](const SourceFile& file) {
        const std::string_view path = std::string_view(file.id).substr(file.own);
        if (!report.empty() && path == report) return true;
        if (index.empty() || !path.starts_with(index)) return false;
        const std::string_view rest = path.substr(index.size());
        return rest.starts_with('/') || rest == ".lock" || rest.starts_with(".new/") ||
               rest.starts_with(".replaced/") || rest.starts_with(".empty/") ||
               rest.starts_with(".building/");
    };
    if (!index.empty() || !report.empty()) std::erase_if(files, is_own);
}

SourceFile vanished_file(const Root& root, const std::string& prefix, const std::string& id) {
    SourceFile file{id};
    const bool is_folder = fs::is_directory(root.path);
    file.set_path((is_folder ? root.path / path_below_root(id, prefix) : root.path).string());
    return file;
}

void add_root(UpdatePlan& plan, const Root& root, const std::string& prefix,
              const IndexOptions& options, const KnownFiles& known) {
    Listing listing = discover(root.path, prefix);
    std::vector<SourceFile>& files = listing.files;
    leave_out_own(files, root, options);
    std::erase_if(files, [&](const SourceFile& file) { return !is_wanted(options, file); });
    for (const auto& [id, record] : known)
        if (belongs_to(id, prefix) && !is_listed(id, files) &&
            !is_hidden(id, listing.closed_folders))
            plan.vanished.push_back(vanished_file(root, prefix, id));
    const std::uint64_t settings = fingerprint(options.settings);
    const auto is_same = [&](const SourceFile& file, const FileRecord& before) {
        return before.state == file.state && before.settings == settings;
    };
    // In place and in order: a list of millions of files must not be held twice.
    auto to_read = files.begin();
    for (SourceFile& file : files) {
        const auto before = known.find(file.id);
        file.is_held = before != known.end() && before->second.releases > 0;
        if (before != known.end() && is_same(file, before->second))
            plan.unchanged.push_back(std::move(file));
        else
            std::swap(*to_read++, file);
    }
    files.erase(to_read, files.end());
    move_to_end(plan.to_read, std::move(files));
    move_to_end(plan.unlisted, std::move(listing.unlisted));
}

} // namespace

bool is_wanted(const IndexOptions& options, const SourceFile& file) {
    const bool is_root = file.own == file.id.size();
    const std::string path =
        is_root ? fs::path(file.path()).filename().string() : file.id.substr(file.own);
    return (options.include.empty() || matches(options.include, path)) &&
           !matches(options.exclude, path);
}

void fail_to_include(const IndexOptions& options) {
    throw Error("no file matches --include " + options.include.front(),
                "it is held against paths below the folder: --include '2025/*.txt'");
}

UpdatePlan plan_update(const std::vector<Root>& roots, const std::vector<Root>& all,
                       const IndexOptions& options, const KnownFiles& known) {
    UpdatePlan plan;
    for (const Root& root : roots)
        if (const std::string why = why_unreachable(root.path); why.empty())
            add_root(plan, root, id_prefix(all, root), options, known);
        else
            plan.unlisted.push_back(
                {root.path.string(), "cannot be read: " + why +
                                         "; what was read from it is kept until --forget " +
                                         root.name});
    if (!options.include.empty() && plan.to_read.empty() && plan.unchanged.empty())
        fail_to_include(options);
    return plan;
}

std::uint64_t bytes_to_read(const UpdatePlan& plan) {
    std::uint64_t bytes = 0;
    for (const SourceFile& file : plan.to_read)
        bytes += file.state.size;
    return bytes;
}

} // namespace dateline
