#include "indexer/index_writer.h"

#include "common/error.h"
#include "common/schema.h"
#include "common/serial.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <set>
#include <sys/file.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view settings_key = "dateline:settings";
constexpr std::string_view roots_key = "dateline:roots";
constexpr std::string_view file_prefix = "file:";
constexpr std::string_view item_prefix = "item:";

// Small commits keep the engine's in-memory trees in the cache: 1.2 to 1.9 times less work than
// its own threshold of 10,000.
constexpr std::size_t releases_a_commit = 2000;

fs::path beside(const fs::path& database, const char* suffix) {
    fs::path path = database;
    path += suffix;
    return path;
}

// Keys are limited as terms are, so long ids are hashed; the record repeats the id.
std::string file_key(const std::string& id) {
    return std::string(file_prefix) + schema::file_term(id);
}

std::string item_key(const std::string& id) {
    return std::string(item_prefix) + schema::id_term(id);
}

std::string encode_file(const std::string& id, const FileRecord& record) {
    SerialWriter out;
    out.put(id);
    out.put(record.state.size);
    out.put(static_cast<std::uint64_t>(record.state.mtime_ns));
    out.put(record.state.inode);
    out.put(record.reason);
    out.put(record.releases);
    out.put(record.shared_ids.size());
    for (const std::string& shared : record.shared_ids)
        out.put(shared);
    return out.take();
}

std::pair<std::string, FileRecord> decode_file(std::string_view data) {
    SerialReader in(data);
    FileRecord record;
    std::string id = in.text();
    record.state.size = in.number();
    record.state.mtime_ns = static_cast<std::int64_t>(in.number());
    record.state.inode = in.number();
    record.reason = in.text();
    record.releases = in.number();
    record.shared_ids.resize(in.count());
    for (std::string& shared : record.shared_ids)
        shared = in.text();
    return {std::move(id), std::move(record)};
}

[[noreturn]] void fail(const std::string& path, const Xapian::Error& error) {
    struct statvfs space {};
    std::string free;
    if (::statvfs(path.c_str(), &space) == 0)
        free = " (" + std::to_string((space.f_bavail * space.f_frsize) >> 20) + " MB free there)";
    throw Error("cannot write the index " + path + ": " + error.get_msg() +
                    (error.get_error_string() ? std::string(": ") + error.get_error_string() : "") +
                    free,
                "what was committed before is kept; run again when the cause is gone");
}

void create(const fs::path& path, const std::string& settings, const std::string& stemmer) {
    const fs::path unfinished = beside(path, ".new");
    fs::remove_all(unfinished);
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    {
        Xapian::WritableDatabase database(unfinished.string(),
                                          Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        database.set_metadata(std::string(schema::version_key), std::to_string(schema::version));
        database.set_metadata(std::string(schema::language_key), stemmer);
        database.set_metadata(std::string(settings_key), settings);
        database.commit();
    }
    fs::rename(unfinished, path);
}

Xapian::WritableDatabase open(const fs::path& path, const std::string& settings,
                              const std::string& stemmer) {
    const bool empty_folder = fs::is_directory(path) && fs::is_empty(path);
    if (empty_folder) fs::remove(path);
    if (!fs::exists(path)) create(path, settings, stemmer);
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
    const std::string found = database.get_metadata(std::string(schema::version_key));
    if (found != std::to_string(schema::version))
        throw Error("the index " + path.string() +
                        " was made by another version of dateline-index (schema " +
                        (found.empty() ? "unknown" : found) + ", this one writes " +
                        std::to_string(schema::version) + ")",
                    "build it anew with --full, or give another --db");
    return database;
}

} // namespace

IndexLock::IndexLock(const fs::path& database) {
    if (database.has_parent_path()) fs::create_directories(database.parent_path());
    const fs::path path = beside(database, ".lock");
    fd_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
    if (fd_ < 0)
        throw Error("cannot lock the index: " + path.string() + ": " + std::strerror(errno),
                    "choose with --db a place where you may write");
    if (::flock(fd_, LOCK_EX | LOCK_NB) != 0) {
        char holder[32] = {};
        const ssize_t got = ::pread(fd_, holder, sizeof holder - 1, 0);
        ::close(fd_);
        throw Error("the index " + database.string() +
                        " is being written by another dateline-index" +
                        (got > 0 ? std::string(" (process ") + holder + ")" : ""),
                    "wait until it has finished");
    }
    const std::string self = std::to_string(::getpid());
    if (::ftruncate(fd_, 0) != 0 ||
        ::pwrite(fd_, self.data(), self.size(), 0) != static_cast<ssize_t>(self.size()))
        throw Error("cannot write " + path.string() + ": " + std::strerror(errno),
                    "free some space");
}

IndexLock::~IndexLock() {
    ::close(fd_);
}

IndexWriter::IndexWriter(const fs::path& database, const std::string& settings,
                         const std::string& stemmer)
    : lock_(database), path_(database.string()) {
    try {
        database_ = open(database, settings, stemmer);
        settings_changed_ = database_.get_metadata(std::string(settings_key)) != settings;
        if (settings_changed_) database_.set_metadata(std::string(settings_key), settings);
    } catch (const Xapian::DatabaseLockError&) {
        throw Error("the index " + path_ + " is being written by another program",
                    "wait until it has finished");
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw Error(path_ + " is not an index that can be opened: " + error.get_msg(),
                    "give another --db, or remove it and index again");
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

std::vector<Root> IndexWriter::roots() const {
    std::vector<Root> roots;
    const std::string data = database_.get_metadata(std::string(roots_key));
    if (data.empty()) return roots;
    SerialReader in(data);
    for (std::size_t count = in.count(); count > 0; --count) {
        std::string name = in.text();
        roots.push_back({std::move(name), in.text()});
    }
    return roots;
}

void IndexWriter::set_roots(const std::vector<Root>& roots) {
    SerialWriter out;
    out.put(roots.size());
    for (const Root& root : roots) {
        out.put(root.name);
        out.put(root.path.string());
    }
    const std::string data = out.take();
    if (database_.get_metadata(std::string(roots_key)) != data)
        database_.set_metadata(std::string(roots_key), data);
}

std::map<std::string, FileRecord> IndexWriter::files() const {
    std::map<std::string, FileRecord> records;
    const std::string prefix(file_prefix);
    for (auto key = database_.metadata_keys_begin(prefix);
         key != database_.metadata_keys_end(prefix); ++key)
        records.insert(decode_file(database_.get_metadata(*key)));
    return records;
}

std::uint64_t IndexWriter::releases() const {
    return database_.get_doccount();
}

FileRecord IndexWriter::record_of(const std::string& file_id) const {
    const std::string data = database_.get_metadata(file_key(file_id));
    return data.empty() ? FileRecord{} : decode_file(data).second;
}

std::vector<IndexWriter::Version> IndexWriter::versions_of(const std::string& release_id) const {
    std::vector<Version> versions;
    const std::string data = database_.get_metadata(item_key(release_id));
    if (data.empty()) return versions;
    SerialReader in(data);
    for (std::size_t count = in.count(); count > 0; --count) {
        std::string file = in.text();
        versions.push_back({std::move(file), in.text()});
    }
    return versions;
}

void IndexWriter::set_versions(const std::string& release_id,
                               const std::vector<Version>& versions) {
    if (versions.empty()) {
        database_.set_metadata(item_key(release_id), "");
        return;
    }
    SerialWriter out;
    out.put(versions.size());
    for (const Version& version : versions) {
        out.put(version.file);
        out.put(version.version);
    }
    database_.set_metadata(item_key(release_id), out.take());
}

/// Forgets the file's versions of these ids. Returns the files whose versions are now the newest.
std::vector<std::string> IndexWriter::drop_versions(const std::string& file_id,
                                                    const std::vector<std::string>& release_ids) {
    std::set<std::string> successors;
    for (const std::string& id : release_ids) {
        auto versions = versions_of(id);
        const bool was_newest = !versions.empty() && versions.back().file == file_id;
        std::erase_if(versions, [&](const Version& version) { return version.file == file_id; });
        if (was_newest && !versions.empty()) successors.insert(versions.back().file);
        set_versions(id, versions);
    }
    return {successors.begin(), successors.end()};
}

std::vector<std::string> IndexWriter::put_file(const SourceFile& file,
                                               std::vector<PreparedRelease> releases) {
    try {
        const FileRecord before = record_of(file.id);
        FileRecord record{file.state, "", releases.size(), {}};
        auto successors = drop_versions(file.id, before.shared_ids);
        // Asking first spares a walk over the posting list for each file of a new index.
        if (before.releases > 0 || !before.shared_ids.empty())
            database_.delete_document(schema::file_term(file.id));
        for (PreparedRelease& release : releases) {
            if (release.shared) {
                auto versions = versions_of(release.id);
                std::erase_if(versions, [&](const Version& v) { return v.file == file.id; });
                versions.push_back({file.id, release.version});
                std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
                    return std::tie(a.version, a.file) < std::tie(b.version, b.file);
                });
                set_versions(release.id, versions);
                record.shared_ids.push_back(release.id);
                if (versions.back().file != file.id) continue;
                database_.replace_document(schema::id_term(release.id), release.document);
            } else {
                database_.add_document(release.document);
            }
            ++pending_;
        }
        database_.set_metadata(file_key(file.id), encode_file(file.id, record));
        if (pending_ >= releases_a_commit) commit();
        return successors;
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

void IndexWriter::skip_file(const SourceFile& file, const std::string& reason) {
    try {
        FileRecord record = record_of(file.id);
        record.state = file.state;
        record.reason = reason;
        database_.set_metadata(file_key(file.id), encode_file(file.id, record));
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

std::vector<std::string> IndexWriter::remove_file(const std::string& file_id) {
    try {
        auto successors = drop_versions(file_id, record_of(file_id).shared_ids);
        database_.delete_document(schema::file_term(file_id));
        database_.set_metadata(file_key(file_id), "");
        ++pending_;
        return successors;
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

void IndexWriter::commit() {
    try {
        database_.commit();
        pending_ = 0;
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

} // namespace dateline
