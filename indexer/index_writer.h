#pragma once

#include "common/press_release.h"
#include "common/root.h"
#include "indexer/derived/person_registry.h"
#include "indexer/index/file_record.h"
#include "indexer/index/index_database.h"
#include "indexer/index/index_document.h"

#include <chrono>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A run that is killed has worked no longer than this for nothing, but for the file that it reads.
constexpr std::chrono::seconds longest_unsaved{3};

/// The roots of the index at `path`, whatever its schema version; none where there is no index.
std::vector<Root> remembered_roots(const std::filesystem::path& path);

/// What an index knows of what it was made from.
struct IndexState {
    std::vector<Root> roots;
    std::map<std::string, FileRecord> files; ///< by id
    std::uint64_t releases = 0;
    bool derived = true;  ///< what depends on all releases together is up to date
    bool finished = true; ///< no run was cut off between one shard and the next
};

/// Reads it without touching a file. Throws Error where the index cannot be opened or its schema
/// version differs.
IndexState read_index_state(const std::filesystem::path& path);

/// Finishes what a run that was cut off wrote into some shards only, so far as that can be done
/// without reading a file: the files that it was about count as changed.
void take_up_unfinished(const std::filesystem::path& index);

/// The one place that writes to the database. Take the IndexLock first.
///
/// A file's releases and its record change together. Of a shared id the newest version is in the
/// index; the others are remembered by file, and settle() names the files to read again because
/// they hold what has become the newest. Until that is done they count as changed, so that a run
/// that is cut off leaves it to the next. Nothing is promised to be on disk before commit()
/// returns: call it, because a destructor could not report a full disk, and drops what is pending.
///
/// Shards are written one after the other. The first one, which goes ahead, says which files and
/// ids the rest are about; where a run was cut off in between, the next writer finds that, counts
/// these files as changed and leaves of these ids the newest version. The index says so until all
/// of these files have been read.
class IndexWriter {
  public:
    /// Opens an index, or `parts` that are to become one. Throws Error when another writer holds it
    /// or its schema version differs.
    explicit IndexWriter(const std::filesystem::path& index);
    explicit IndexWriter(const IndexParts& parts);

    /// See IndexState.
    void set_roots(const std::vector<Root>& roots);
    std::uint64_t releases() const;
    const IndexParts& parts() const { return database_.parts(); }

    /// A release of a file that put_file() is to follow for.
    void add(const IndexDocument& document);

    /// Replaces all that the file held by what was added since the last one was put.
    void put_file(const FileResult& result);

    /// The same for documents that were merged into the databases.
    void adopt_file(const FileResult& result);

    /// The file could not be read: what it held before stays.
    void skip_file(const FileResult& result);

    /// FileRecord::content of that file, 0 if it is not known.
    std::uint64_t content_of(const std::string& file_id) const {
        return record_of(file_id).content;
    }
    void remove_file(const std::string& file_id);

    /// Computes what depends on all releases together, where any has changed since it was last
    /// computed: call it before the last commit() of a run. An index in which a run was cut off
    /// before that is marked, and derived anew by the next.
    void derive();

    /// Leaves of every shared id only the newest version. Returns the ids of files to read again.
    std::vector<std::string> settle();

    /// commit(), where much has changed or it is long ago. Between one file and the next.
    void commit_where_due();

    /// Settles, too; what is to be read again remains for settle() to return.
    void commit();

  private:
    FileRecord record_of(const std::string& file_id) const;
    void mark_underived();
    void take_up_unfinished();
    std::string unfinished() const;
    std::string left_unfinished() const;
    void erase(Xapian::docid document);
    std::vector<Xapian::docid> documents_of(const std::string& file_id) const;
    template <typename IsNew>
    void erase_file(const std::string& file_id, IsNew is_new);
    void drop_versions(const std::string& file_id, const FileRecord& record);
    void write_record(const FileResult& result);
    void set_record(const std::string& file_id, const FileRecord& record);
    bool keep_only(const std::string& release_id, const std::string& file_id);
    void find_owed();

    std::filesystem::path path_;
    IndexDatabase database_;
    PersonRegistry persons_;
    std::size_t pending_ = 0;
    std::chrono::steady_clock::time_point committed_ = std::chrono::steady_clock::now();
    std::set<IndexDatabase::Place> fresh_; ///< added since the last file was put
    std::set<std::string> files_, ids_;    ///< that changed since the last commit
    std::set<std::string> touched_;        ///< shared ids of which a version came or went
    std::set<std::string> owed_;           ///< files to read again
    std::set<std::string> waiting_;        ///< files that an earlier run was cut off in
    bool takes_up_ = false;                ///< such a run was found
    bool underived_ = false;
    bool all_anew_ = false; ///< what is to be derived cannot be told from the changes
};

} // namespace dateline
