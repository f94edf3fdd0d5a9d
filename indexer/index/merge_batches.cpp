#include "indexer/index/merge_batches.h"

#include "common/paths.h"
#include "indexer/in_parallel.h"

#include <algorithm>
#include <map>
#include <span>
#include <string>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

// Each open database takes six file descriptors.
constexpr std::size_t databases_a_merge = 64;

/// Groups first, so that no merge opens more files than a process may.
void merge(std::vector<std::string> sources, const fs::path& target, bool in_two) {
    const auto compact_all = [&](std::span<const std::string> some, const fs::path& place) {
        merge_databases(some, place, beside(target, "-tables.part"), in_two);
    };
    std::vector<std::string> groups;
    const auto replace_groups = [&](std::vector<std::string> next) {
        for (const std::string& group : groups)
            fs::remove_all(group);
        groups = std::move(next);
    };
    for (unsigned level = 0; sources.size() > databases_a_merge; ++level) {
        std::vector<std::string> next;
        for (std::size_t i = 0; i < sources.size(); i += databases_a_merge) {
            const fs::path group = beside(target, "-group-" + std::to_string(level) + "-" +
                                                      std::to_string(i) + ".part");
            const auto count = std::min(databases_a_merge, sources.size() - i);
            compact_all(std::span(sources).subspan(i, count), group);
            next.push_back(group.string());
        }
        sources = next;
        replace_groups(std::move(next));
    }
    compact_all(sources, target);
    replace_groups({});
}

/// What batches have for a shard.
struct Additions {
    std::vector<std::string> databases;
    std::uint64_t releases = 0;
};

} // namespace

IndexParts merge_batches(const IndexParts& base, const std::vector<Batch>& batches,
                         const fs::path& target, unsigned jobs) {
    std::map<std::string, Additions> additions;
    for (const Batch& batch : batches)
        for (std::size_t i = 0; i < batch.databases.size(); ++i) {
            Additions& shard = additions[batch.databases[i].shard];
            shard.databases.push_back(batch.database(i).string());
            shard.releases += batch.databases[i].releases;
        }
    fs::remove_all(target);
    if (base.layout.is_sharded()) fs::create_directory(target);
    IndexParts merged = base;
    merged.folder = target;
    merged.has_stub = false;
    for (const auto& [name, added] : additions) {
        const auto is_it = [&name = name](const Shard& shard) { return shard.name == name; };
        if (std::any_of(merged.shards.begin(), merged.shards.end(), is_it)) continue;
        // A new year begins with an empty database, that says what it is.
        const fs::path empty = beside(target, "-" + name + ".part");
        fs::remove_all(empty);
        create_shard(empty, language_of(base), base, name);
        merged.shards.push_back({name, empty});
    }
    std::sort(merged.shards.begin(), merged.shards.end(), [&](const Shard& a, const Shard& b) {
        return base.layout.is_before(a.name, b.name);
    });
    in_parallel(jobs, merged.shards.size(), [&](std::size_t i) {
        Shard& shard = merged.shards[i];
        const fs::path place = base.layout.place(target, shard.name);
        const auto added = additions.find(shard.name);
        if (added == additions.end()) {
            shard.copy = place;
            shard.last_before = Xapian::Database(shard.path.string()).get_lastdocid();
            return;
        }
        std::vector<std::string> sources{shard.path.string()};
        const auto& databases = added->second.databases;
        sources.insert(sources.end(), databases.begin(), databases.end());
        merge(std::move(sources), place, jobs > 1 && !base.layout.is_sharded());
        shard.path = place;
        shard.large.emplace(place);
        shard.last_before = static_cast<Xapian::docid>(
            Xapian::Database(place.string()).get_lastdocid() - added->second.releases);
    });
    return merged;
}

} // namespace dateline
