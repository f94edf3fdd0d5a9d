#pragma once

#include "common/shards.h"
#include "indexer/index/merge_tables.h"

#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// How an index is divided: not at all, into some databases by a hash of the release's id, or into
/// one for each year.
class Layout {
  public:
    Layout() = default; ///< not divided
    /// `year`, or how many databases. Throws Error where it is neither.
    explicit Layout(const std::string& text);

    bool is_sharded() const { return by_year_ || count_ > 1; }
    std::string text() const { return by_year_ ? "year" : std::to_string(count_); }
    /// The shard of a release. `date`: a day, a month or a year, or empty.
    std::string shard_of(const std::string& release_id, const std::string& date) const;
    /// Those of an empty index, in order.
    std::vector<std::string> first_shards() const;
    /// Whether one of that name comes before the other.
    bool is_before(const std::string& name, const std::string& other) const;
    /// Where a shard lies in the folder of an index.
    std::filesystem::path place(const std::filesystem::path& index, const std::string& name) const {
        return is_sharded() ? index / name : index;
    }

    friend bool operator==(const Layout&, const Layout&) = default;

  private:
    unsigned count_ = 1;
    bool by_year_ = false;
};

/// A database of an index.
struct Shard {
    std::string name;
    std::filesystem::path path;
    /// Not empty: it is another index's, to be copied there before it is written.
    std::filesystem::path copy = {};
    /// Documents after it were merged into it and are yet to be adopted.
    Xapian::docid last_before = std::numeric_limits<Xapian::docid>::max();
    std::optional<LargeTables> large = {}; ///< of one that was just merged
};

/// The databases that an index consists of; the first has its metadata.
struct IndexParts {
    std::filesystem::path folder; ///< of the index
    Layout layout;
    std::string id;            ///< see ShardIdentity; empty where there is one database only
    std::vector<Shard> shards; ///< in order
    bool has_stub = true;      ///< of several; false while the index is being built

    ShardIdentity identity_of(const std::string& shard) const { return {id, shard, layout.text()}; }
};

/// Whether something is at `path`, which then has to be an index: an empty folder is nothing.
bool holds_index(const std::filesystem::path& path);

/// Throws Error where what is at `index` is not of dateline-index's making.
IndexParts parts_of(const std::filesystem::path& index);

/// All databases as one, to be read. Throws Error where one cannot be opened, is of another schema
/// version or does not belong to the index.
Xapian::Database open_parts(const IndexParts& parts);

/// Xapian's name of the language, for stemming.
std::string language_of(const IndexParts& parts);

/// Throws Error where something is at `path` that is no index or cannot be opened: look first, or a
/// lock is left beside it.
void check_place(const std::filesystem::path& path);

/// Makes an empty index at `path`, whole or not at all: it is built beside and renamed. There may
/// be an empty folder. `stemmer` is Xapian's name of the language.
void create_index(const std::filesystem::path& path, const std::string& stemmer,
                  const Layout& layout = {});

/// Makes an empty database of an index at `path`, beside and renamed.
void create_shard(const std::filesystem::path& path, const std::string& stemmer,
                  const IndexParts& index, const std::string& name);

/// Lists the shards in the stub file of `folder`, in one step.
void write_stub(const std::filesystem::path& folder, const std::vector<Shard>& shards);

/// What is in a folder, listed before any of it is moved or removed.
std::vector<std::filesystem::path> paths_in(const std::filesystem::path& folder);

/// Whether a file in the folder of an index, or of a shard, is part of it: what else is there
/// belongs to somebody.
bool is_file_of_index(const std::filesystem::path& path);

/// Whether a folder is named like a shard and is empty or has files of one, besides perhaps others.
bool is_shard_folder(const std::filesystem::path& path);

/// Removes what is_file_of_index() tells, and the folder where nothing else is in it.
void remove_files_of_index(const std::filesystem::path& folder);

/// Removes from the folder of an index what a run that was killed was adding to it.
void remove_unlisted(const std::filesystem::path& index);

/// Says what could not be written, where and why.
[[noreturn]] void throw_write_error(const std::filesystem::path& path, const Xapian::Error& error);

[[noreturn]] void throw_opening_error(const std::filesystem::path& path,
                                      const Xapian::Error& error);

} // namespace dateline
