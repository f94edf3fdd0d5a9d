#include "indexer/update_plan.h"

#include <algorithm>
#include <fnmatch.h>
#include <iterator>

namespace dateline {

namespace {

bool matches(const std::vector<std::string>& globs, const std::string& id) {
    return std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) {
        return ::fnmatch(glob.c_str(), id.c_str(), 0) == 0;
    });
}

bool is_wanted(const IndexOptions& options, const std::string& id) {
    return (options.include.empty() || matches(options.include, id)) &&
           !matches(options.exclude, id);
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

} // namespace

void add_root(UpdatePlan& plan, const Root& root, const std::string& prefix,
              const IndexOptions& options, const KnownFiles& known, bool same_settings) {
    Listing listing = discover(root.path, prefix);
    std::vector<SourceFile>& files = listing.files;
    std::erase_if(files, [&](const SourceFile& file) { return !is_wanted(options, file.id); });
    for (const auto& [id, record] : known)
        if (belongs_to(id, prefix) && !is_listed(id, files) &&
            !is_hidden(id, listing.closed_folders))
            plan.vanished.push_back(id);
    const auto is_same = [&](const SourceFile& file) {
        const auto before = known.find(file.id);
        return same_settings && before != known.end() && before->second.state == file.state;
    };
    // In place and in order: a list of millions of files must not be held twice.
    auto to_read = files.begin();
    for (SourceFile& file : files)
        if (is_same(file))
            plan.unchanged.push_back(std::move(file));
        else
            std::swap(*to_read++, file);
    files.erase(to_read, files.end());
    move_to_end(plan.to_read, std::move(files));
    move_to_end(plan.unlisted, std::move(listing.unlisted));
}

std::uint64_t bytes_to_read(const UpdatePlan& plan) {
    std::uint64_t bytes = 0;
    for (const SourceFile& file : plan.to_read)
        bytes += file.state.size;
    return bytes;
}

} // namespace dateline
