#include "indexer/index_writer.h"

#include "common/error.h"
#include "common/schema.h"
#include "common/serial.h"
#include "indexer/families.h"

#include <algorithm>
#include <set>
#include <sys/statvfs.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view settings_key = "dateline:settings";
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

std::vector<Root> decode_roots(const std::string& data) {
    std::vector<Root> roots;
    if (data.empty()) return roots;
    SerialReader in(data);
    for (std::size_t count = in.count(); count > 0; --count) {
        std::string name = in.text();
        roots.push_back({std::move(name), in.text()});
    }
    return roots;
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

Xapian::WritableDatabase open(const fs::path& path, const std::string& stemmer) {
    const bool empty_folder = fs::is_directory(path) && fs::is_empty(path);
    if (empty_folder) fs::remove(path);
    if (!fs::exists(path)) create_index(path, stemmer);
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

void create_index(const fs::path& path, const std::string& stemmer) {
    const fs::path unfinished = beside(path, ".new");
    fs::remove_all(unfinished);
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    {
        Xapian::WritableDatabase database(unfinished.string(),
                                          Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        database.set_metadata(std::string(schema::version_key), std::to_string(schema::version));
        database.set_metadata(std::string(schema::language_key), stemmer);
        database.commit();
    }
    fs::rename(unfinished, path);
}

std::vector<Root> remembered_roots(const fs::path& path) {
    if (!fs::exists(path)) return {};
    try {
        return decode_roots(
            Xapian::Database(path.string()).get_metadata(std::string(schema::roots_key)));
    } catch (const Xapian::Error& error) {
        throw Error(path.string() + " is not an index that can be opened: " + error.get_msg(),
                    "give another --db, or remove it and index again");
    }
}

IndexWriter::IndexWriter(const fs::path& database, const std::string& stemmer)
    : path_(database.string()) {
    try {
        database_ = open(database, stemmer);
        underived_ = !database_.get_metadata(std::string(schema::underived_key)).empty();
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

std::string IndexWriter::settings() const {
    return database_.get_metadata(std::string(settings_key));
}

void IndexWriter::set_settings(const std::string& settings) {
    if (settings != this->settings()) database_.set_metadata(std::string(settings_key), settings);
}

std::vector<Root> IndexWriter::roots() const {
    return decode_roots(database_.get_metadata(std::string(schema::roots_key)));
}

void IndexWriter::set_roots(const std::vector<Root>& roots) {
    SerialWriter out;
    out.put(roots.size());
    for (const Root& root : roots) {
        out.put(root.name);
        out.put(root.path.string());
    }
    const std::string data = out.take();
    if (database_.get_metadata(std::string(schema::roots_key)) != data)
        database_.set_metadata(std::string(schema::roots_key), data);
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

Xapian::docid IndexWriter::last_document() const {
    return database_.get_lastdocid();
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

void IndexWriter::add_version(const std::string& file_id, const SharedItem& item) {
    auto versions = versions_of(item.id);
    std::erase_if(versions, [&](const Version& version) { return version.file == file_id; });
    versions.push_back({file_id, item.version});
    std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
        return std::tie(a.version, a.file) < std::tie(b.version, b.file);
    });
    set_versions(item.id, versions);
    if (versions.size() > 1) keep_only(item.id, versions.back().file);
}

/// Deletes the documents of an id that are not the file's.
void IndexWriter::keep_only(const std::string& release_id, const std::string& file_id) {
    const std::string id_term = schema::id_term(release_id);
    const std::string file_term = schema::file_term(file_id);
    const std::vector<Xapian::docid> documents(database_.postlist_begin(id_term),
                                               database_.postlist_end(id_term));
    for (const Xapian::docid document : documents) {
        auto place = database_.postlist_begin(file_term);
        place.skip_to(document);
        const bool kept = place != database_.postlist_end(file_term) && *place == document;
        if (!kept) database_.delete_document(document);
    }
}

/// The record of a file whose documents are in place and whose earlier ones are gone.
std::vector<std::string> IndexWriter::write_record(const FileResult& result,
                                                   const FileRecord& before) {
    FileRecord record{result.file.state, "", result.releases, {}};
    auto successors = drop_versions(result.file.id, before.shared_ids);
    for (const SharedItem& item : result.shared) {
        add_version(result.file.id, item);
        record.shared_ids.push_back(item.id);
    }
    database_.set_metadata(file_key(result.file.id), encode_file(result.file.id, record));
    std::erase(successors, result.file.id);
    return successors;
}

std::vector<std::string> IndexWriter::put_file(const FileResult& result,
                                               const std::vector<Xapian::Document>& documents) {
    try {
        mark_underived();
        const FileRecord before = record_of(result.file.id);
        database_.delete_document(schema::file_term(result.file.id));
        for (const Xapian::Document& document : documents)
            database_.add_document(document);
        auto successors = write_record(result, before);
        pending_ += documents.size();
        if (pending_ >= releases_a_commit) commit();
        return successors;
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

std::vector<std::string> IndexWriter::adopt_file(const FileResult& result,
                                                 Xapian::docid last_before) {
    try {
        mark_underived();
        const FileRecord before = record_of(result.file.id);
        if (last_before > 0) {
            const std::string term = schema::file_term(result.file.id);
            const std::vector<Xapian::docid> documents(database_.postlist_begin(term),
                                                       database_.postlist_end(term));
            for (const Xapian::docid document : documents)
                if (document <= last_before) database_.delete_document(document);
        }
        return write_record(result, before);
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

void IndexWriter::skip_file(const FileResult& result) {
    try {
        FileRecord record = record_of(result.file.id);
        record.state = result.file.state;
        record.reason = result.reason;
        database_.set_metadata(file_key(result.file.id), encode_file(result.file.id, record));
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

std::vector<std::string> IndexWriter::remove_file(const std::string& file_id) {
    try {
        mark_underived();
        auto successors = drop_versions(file_id, record_of(file_id).shared_ids);
        database_.delete_document(schema::file_term(file_id));
        database_.set_metadata(file_key(file_id), "");
        ++pending_;
        return successors;
    } catch (const Xapian::Error& error) {
        fail(path_, error);
    }
}

/// With the first change, so that whichever commit brings it brings the mark.
void IndexWriter::mark_underived() {
    if (underived_) return;
    database_.set_metadata(std::string(schema::underived_key), "1");
    underived_ = true;
}

void IndexWriter::derive() {
    if (!underived_) return;
    try {
        update_families(database_);
        database_.set_metadata(std::string(schema::underived_key), "");
        underived_ = false;
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
