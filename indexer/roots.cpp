#include "indexer/roots.h"

#include "common/error.h"

#include <algorithm>

namespace dateline {

namespace fs = std::filesystem;

namespace {

fs::path absolute_path(const fs::path& path) {
    const fs::path whole = fs::absolute(path).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

std::string unique_name(const std::vector<Root>& roots, const fs::path& path) {
    std::string base = path.filename().string();
    std::replace(base.begin(), base.end(), ':', '_');
    if (base.empty()) base = "root";
    std::string name = base;
    const auto taken = [&](const Root& root) { return root.name == name || name == "feed"; };
    for (int n = 2; std::any_of(roots.begin(), roots.end(), taken); ++n) // `feed:` begins a guid
        name = base + "~" + std::to_string(n);
    return name;
}

} // namespace

std::vector<Root> select_roots(std::vector<Root>& roots, const std::vector<fs::path>& inputs) {
    std::vector<Root> selected;
    for (const fs::path& input : inputs) {
        const fs::path path = absolute_path(input);
        const auto known = std::find_if(roots.begin(), roots.end(),
                                        [&](const Root& root) { return root.path == path; });
        const Root root = known != roots.end() ? *known : Root{unique_name(roots, path), path};
        if (known == roots.end()) roots.push_back(root);
        const auto twice = [&](const Root& other) { return other.name == root.name; };
        if (std::none_of(selected.begin(), selected.end(), twice)) selected.push_back(root);
    }
    if (inputs.empty())
        std::copy_if(roots.begin(), roots.end(), std::back_inserter(selected),
                     [](const Root& root) { return !root.path.empty(); });
    if (selected.empty())
        throw Error("there is no folder to index", "name one: dateline-index FOLDER");
    return selected;
}

std::string id_prefix(const std::vector<Root>& roots, const Root& root) {
    return !roots.empty() && roots.front().name == root.name ? "" : root.name + ":";
}

bool belongs_to(const std::string& file_id, const std::string& prefix) {
    if (!prefix.empty()) return file_id.starts_with(prefix);
    return file_id.substr(0, file_id.find('/')).find(':') == std::string::npos;
}

std::vector<Root>::iterator find_root(std::vector<Root>& roots, const std::string& name_or_path) {
    const fs::path path = absolute_path(name_or_path);
    const auto found = std::find_if(roots.begin(), roots.end(), [&](const Root& root) {
        return !root.path.empty() && (root.name == name_or_path || root.path == path);
    });
    if (found == roots.end())
        throw Error("the index has no folder named " + name_or_path,
                    "dateline-index --status lists them");
    return found;
}

} // namespace dateline
