#pragma once

#include "common/shards.h"
#include "searcher/matching/shard_files.h"

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A part of an index, or a whole one, somewhere.
struct OpenShard {
    StubLine source = {};
    Xapian::Database database = {}; ///< empty while it does not answer
    std::optional<ShardIdentity> identity = {};
    std::string language = {};              ///< of its stemmer; empty where none is named
    std::string problem = {};               ///< why it does not answer
    bool slow = false;                      ///< nor is to be asked again for now
    std::shared_ptr<ShardFiles> files = {}; ///< null where it is remote, or opened elsewhere

    bool answers() const { return database.size() > 0; }
    bool is_remote() const { return source.kind != StubLine::Kind::path; }
    bool holds_registry() const;
};

/// Databases that are asked as one. Document numbers of `all` are dealt out in turn: number n of
/// the shard i of k is (n - 1) * k + i + 1.
struct Databases {
    Xapian::Database all;
    std::vector<Xapian::Database> shards;
    std::vector<std::shared_ptr<ShardFiles>> files; ///< of each shard; may be null
    bool remote = false; ///< some are on servers: each question takes a message
};

/// A document's number in its shard, the shards being so many.
inline Xapian::docid number_in_shard(Xapian::docid document, std::size_t shards) {
    return static_cast<Xapian::docid>((document - 1) / shards + 1);
}

/// The other way round: of a document of that shard.
inline Xapian::docid number_in_all(Xapian::docid document, std::size_t shard, std::size_t shards) {
    return static_cast<Xapian::docid>((document - 1) * shards + shard + 1);
}

struct FoundShards {
    std::vector<OpenShard> shards;
    std::vector<std::string> stubs; ///< the files that list them, whichever list which
};

/// The databases that `places` mean, opened by nobody yet: each place is an index, a sharded one, a
/// stub file, or `host:port` if nothing is there. Throws Error with a hint.
FoundShards find_shards(const std::vector<std::string>& places);

/// Whether the engine's error, by its context, is about that server.
bool is_about(const Xapian::Error& error, const OpenShard& shard);

/// Opens those that are not open, nor slow, the remote ones at the same time, waiting so many
/// milliseconds for each word of theirs. One that does not answer is left without a database;
/// anything else is an Error: no such host, no index, another schema version, another index's
/// shard, one shard twice.
void open_shards(std::vector<OpenShard>& shards, unsigned wait_ms);

/// Those that answer, or those of them for which `wanted` says so.
Databases join(std::span<const OpenShard> shards,
               const std::function<bool(const OpenShard&)>& wanted = {});

/// Calls `work` for 0 to `count` - 1, at the same time, and throws what one of them threw.
void in_parallel(std::size_t count, const std::function<void(std::size_t)>& work);

} // namespace dateline
