#include "indexer/read_into.h"

#include "indexer/roots.h"

#include <optional>
#include <set>

namespace dateline {

namespace {

std::optional<SourceFile> find_file(const std::vector<Root>& roots, const std::string& id) {
    for (const Root& root : roots) {
        const std::string prefix = id_prefix(roots, root);
        if (!root.path.empty() && belongs_to(id, prefix)) return find_source(root.path, prefix, id);
    }
    return std::nullopt;
}

} // namespace

void read_into(IndexWriter& index, const SourceFile& file, const IndexOptions& options,
               const FileCallback& done) {
    const FileResult result = prepare(
        file, options, {[&](const IndexDocument& document, std::size_t) { index.add(document); }});
    if (result.reason.empty())
        index.put_file(result);
    else
        index.skip_file(result);
    index.commit_where_due();
    done(result);
}

void read_owed_files(IndexWriter& index, const std::vector<Root>& roots,
                     const IndexOptions& options, const FileCallback& done) {
    std::set<std::string> tried;
    for (auto owed = index.settle(); !owed.empty(); owed = index.settle())
        for (const std::string& id : owed) {
            if (!tried.insert(id).second) continue;
            const auto file = find_file(roots, id);
            if (!file) continue;
            read_into(index, *file, options, done);
        }
}

} // namespace dateline
