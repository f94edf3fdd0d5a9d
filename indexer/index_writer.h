#pragma once

#include "common/press_release.h"
#include "indexer/discover.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Holds `PATH.lock` for as long as it lives, so that one program writes at a time.
class IndexLock {
  public:
    /// Throws Error naming the process that holds the lock.
    explicit IndexLock(const std::filesystem::path& database);
    IndexLock(const IndexLock&) = delete;
    IndexLock& operator=(const IndexLock&) = delete;
    ~IndexLock();

  private:
    int fd_ = -1;
};

/// What the index knows of a file: kept in the same commit as its releases.
struct FileRecord {
    FileState state;
    std::string reason; ///< why it was skipped when last read; empty if it was read well
    std::uint64_t releases = 0;
    std::vector<std::string> shared_ids; ///< of releases that other files may hold too (feed items)
};

/// A release ready to be put.
struct PreparedRelease {
    std::string id;
    std::string version; ///< orders versions of one shared id
    bool shared = false; ///< the id is a guid or URL, so that other files may hold it too
    Xapian::Document document;
};

/// A folder or file that was indexed, remembered by name.
struct Root {
    std::string name;
    std::filesystem::path path; ///< absolute
};

/// The one place that writes to the database.
///
/// A file's releases and its record change together. Of a shared id the newest version is in the
/// index; the others are remembered by file, and the caller is told to read a file again when its
/// version becomes the newest left. Nothing is promised to be on disk before commit() returns:
/// call it, because a destructor could not report a full disk.
class IndexWriter {
  public:
    /// Opens `database`, creating it if absent (beside, then renamed, so that a kill leaves nothing
    /// half made). Throws Error when another writer holds it or its schema version differs.
    /// `settings` is remembered; where it differs from what the index was built with, all files
    /// count as changed. `stemmer` is Xapian's name of the index's language.
    IndexWriter(const std::filesystem::path& database, const std::string& settings,
                const std::string& stemmer);

    bool settings_changed() const { return settings_changed_; }
    std::vector<Root> roots() const;
    void set_roots(const std::vector<Root>& roots);
    std::map<std::string, FileRecord> files() const;
    std::uint64_t releases() const;

    /// Replaces all that the file held. Returns the ids of files to read again: they hold what is
    /// now the newest version of an id that this file no longer has.
    std::vector<std::string> put_file(const SourceFile& file,
                                      std::vector<PreparedRelease> releases);

    /// The file could not be read: what it held before stays.
    void skip_file(const SourceFile& file, const std::string& reason);

    /// Returns files to read again, as put_file() does.
    std::vector<std::string> remove_file(const std::string& file_id);

    void commit();

  private:
    struct Version {
        std::string file;
        std::string version;
    };
    FileRecord record_of(const std::string& file_id) const;
    std::vector<Version> versions_of(const std::string& release_id) const;
    void set_versions(const std::string& release_id, const std::vector<Version>& versions);
    std::vector<std::string> drop_versions(const std::string& file_id,
                                           const std::vector<std::string>& release_ids);

    IndexLock lock_;
    Xapian::WritableDatabase database_;
    std::string path_;
    bool settings_changed_ = false;
    std::size_t pending_ = 0;
};

} // namespace dateline
