#pragma once

#include "indexer/index/index_parts.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Key of the metadata, set while some shards have been written and others not: what has to be
/// looked at, see IndexWriter.
constexpr std::string_view unfinished_key = "dateline:unfinished";

/// The databases of an index as one that is written. A shard is opened for writing, and so touched,
/// with its first change only: years that nothing is brought into stay as they are on the disk.
class IndexDatabase {
  public:
    /// A document by the name of its shard and its number there, which outlasts new shards.
    using Place = std::pair<std::string, Xapian::docid>;

    /// Opens the first shard for writing. Throws Error as open_parts() does, and where another
    /// writes it.
    explicit IndexDatabase(IndexParts parts);
    /// A single database, which is opened and committed elsewhere.
    explicit IndexDatabase(const Xapian::WritableDatabase& database);

    /// To be read, with all changes. Numbers of documents hold until a shard is added.
    const Xapian::Database& all() const { return all_; }
    const IndexParts& parts() const { return parts_; }

    Place place_of(Xapian::docid document) const;
    /// Whether a document was merged in and is yet to be adopted.
    bool was_merged(Xapian::docid document) const;

    /// A shard that is not there is made, and listed.
    Place add(const std::string& shard, const Xapian::Document& document);
    void replace(const Place& place, const Xapian::Document& document);
    void replace(Xapian::docid document, const Xapian::Document& with);
    void remove(Xapian::docid document);
    Xapian::Document document(const Place& place) const;

    std::string metadata(std::string_view key) const { return all_.get_metadata(std::string(key)); }
    void set_metadata(std::string_view key, const std::string& value);

    /// Whether changes besides those in the first shard are pending: then commit() has to be told
    /// what a run must look at that finds only some of the shards written.
    bool is_spread() const;
    /// The first shard goes first, with `unfinished` in its metadata where others are to follow,
    /// and again last, with `left`.
    void commit(const std::string& unfinished, const std::string& left);

  private:
    struct Writer {
        Xapian::WritableDatabase database;
        bool has_changes = false;
    };
    std::size_t find_shard(const std::string& name) const;
    std::size_t add_shard(const std::string& name);
    Xapian::WritableDatabase& write(std::size_t shard);
    void commit_shard(std::size_t shard);
    void bound_memory();
    void join();

    IndexParts parts_;
    std::vector<std::optional<Writer>> writers_; ///< by shard, as those that follow
    std::vector<Xapian::Database> readers_;
    Xapian::Database all_;
    std::size_t changes_ = 0; ///< documents replaced and removed
};

} // namespace dateline
