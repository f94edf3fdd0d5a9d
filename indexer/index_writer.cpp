#include "indexer/index_writer.h"

#include "common/error.h"
#include "common/schema.h"
#include "common/serial.h"
#include "indexer/families.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
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

// Keys are limited as terms are, so long ids are hashed; then the record repeats the id.
std::string file_key(const std::string& id) {
    return std::string(file_prefix) + schema::file_term(id);
}

std::string item_key(const std::string& id) {
    return std::string(item_prefix) + schema::id_term(id);
}

std::string encode_file(const std::string& id, const FileRecord& record) {
    SerialWriter out;
    out.put(file_key(id).ends_with(id) ? "" : id);
    out.put(record.state.size);
    out.put(static_cast<std::uint64_t>(record.state.mtime_ns));
    out.put(record.state.inode);
    out.put(record.reason);
    out.put(record.releases);
    out.put(record.content);
    out.put(record.shared_ids.size());
    for (const std::string& shared : record.shared_ids)
        out.put(shared);
    return out.take();
}

std::pair<std::string, FileRecord> decode_file(const std::string& key, std::string_view data) {
    SerialReader in(data);
    FileRecord record;
    std::string id = in.text();
    if (id.empty()) id = key.substr(file_key("").size());
    record.state.size = in.number();
    record.state.mtime_ns = static_cast<std::int64_t>(in.number());
    record.state.inode = in.number();
    record.reason = in.text();
    record.releases = in.number();
    record.content = in.number();
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

void check_schema(const Xapian::Database& database, const fs::path& path) {
    const std::string found = database.get_metadata(std::string(schema::version_key));
    if (found == std::to_string(schema::version)) return;
    throw Error("the index " + path.string() +
                    " was made by another version of dateline-index (schema " +
                    (found.empty() ? "unknown" : found) + ", this one writes " +
                    std::to_string(schema::version) + ")",
                "build it anew with --full, or give another --db");
}

[[noreturn]] void throw_opening_error(const fs::path& path, const Xapian::Error& error) {
    throw Error(path.string() + " is not an index that can be opened: " + error.get_msg() +
                    (error.get_error_string() ? std::string(": ") + error.get_error_string() : ""),
                "give another --db, or remove it and index again");
}

Xapian::WritableDatabase open(const fs::path& path, const std::string& stemmer) {
    if (!holds_index(path)) create_index(path, stemmer);
    Xapian::WritableDatabase database(path.string(), Xapian::DB_OPEN);
    check_schema(database, path);
    // Inside a transaction nothing is committed but by commit(), not even by a destructor.
    database.begin_transaction();
    return database;
}

} // namespace

bool holds_index(const fs::path& path) {
    return fs::exists(path) && !(fs::is_directory(path) && fs::is_empty(path));
}

void create_index(const fs::path& path, const std::string& stemmer) {
    const fs::path unfinished = beside(path, ".new");
    fs::remove_all(unfinished);
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    try {
        Xapian::WritableDatabase database(unfinished.string(),
                                          Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        database.set_metadata(std::string(schema::version_key), std::to_string(schema::version));
        database.set_metadata(std::string(schema::language_key), stemmer);
        database.commit();
    } catch (const Xapian::Error& error) {
        throw_write_error(path, error);
    }
    fs::rename(unfinished, path);
}

void throw_write_error(const fs::path& path, const Xapian::Error& error) {
    const int problem = errno;
    std::string cause = error.get_msg();
    if (error.get_error_string() != nullptr)
        cause += std::string(": ") + error.get_error_string();
    else if (problem == ENOSPC || problem == EDQUOT || problem == EFBIG || problem == EIO ||
             problem == EROFS)
        cause += std::string(": ") + std::strerror(problem); // the engine does not always say it
    struct statvfs space {};
    if (::statvfs(path.parent_path().empty() ? "." : path.parent_path().c_str(), &space) == 0)
        cause += " (" + std::to_string((space.f_bavail * space.f_frsize) >> 20) + " MB free there)";
    throw Error("cannot write the index " + path.string() + ": " + cause,
                "what was committed before is kept; run again when the cause is gone");
}

std::vector<Root> remembered_roots(const fs::path& path) {
    if (!fs::exists(path)) return {};
    try {
        return decode_roots(
            Xapian::Database(path.string()).get_metadata(std::string(schema::roots_key)));
    } catch (const Xapian::Error& error) {
        throw_opening_error(path, error);
    }
}

IndexState read_index_state(const fs::path& path) {
    try {
        const Xapian::Database database(path.string());
        check_schema(database, path);
        IndexState state{database.get_metadata(std::string(settings_key)),
                         decode_roots(database.get_metadata(std::string(schema::roots_key))),
                         {},
                         database.get_doccount(),
                         database.get_metadata(std::string(schema::underived_key)).empty()};
        const std::string prefix(file_prefix);
        for (auto key = database.metadata_keys_begin(prefix);
             key != database.metadata_keys_end(prefix); ++key)
            state.files.insert(decode_file(*key, database.get_metadata(*key)));
        return state;
    } catch (const Xapian::Error& error) {
        throw_opening_error(path, error);
    }
}

IndexWriter::IndexWriter(const fs::path& database, const std::string& stemmer)
    : persons_({}), path_(database.string()) {
    try {
        database_ = open(database, stemmer);
        persons_ = PersonRegistry(database_);
        all_anew_ = underived_ =
            !database_.get_metadata(std::string(schema::underived_key)).empty();
    } catch (const Xapian::DatabaseLockError& error) {
        if (error.get_msg().find("already locked") == std::string::npos)
            throw_write_error(path_, error);
        throw Error("the index " + path_ + " is being written by another program",
                    "wait until it has finished");
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw_opening_error(path_, error);
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::set_settings(const std::string& settings) {
    const std::string key(settings_key);
    if (database_.get_metadata(key) != settings) database_.set_metadata(key, settings);
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

std::uint64_t IndexWriter::releases() const {
    return database_.get_doccount();
}

Xapian::docid IndexWriter::last_document() const {
    return database_.get_lastdocid();
}

FileRecord IndexWriter::record_of(const std::string& file_id) const {
    const std::string key = file_key(file_id);
    const std::string data = database_.get_metadata(key);
    return data.empty() ? FileRecord{} : decode_file(key, data).second;
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

void IndexWriter::set_record(const std::string& file_id, const FileRecord& record) {
    const std::string key = file_key(file_id);
    const std::string data = encode_file(file_id, record);
    if (database_.get_metadata(key) != data) database_.set_metadata(key, data);
}

/// Forgets the file's versions of its shared ids.
void IndexWriter::drop_versions(const std::string& file_id, const FileRecord& record) {
    for (const std::string& id : record.shared_ids) {
        auto versions = versions_of(id);
        std::erase_if(versions, [&](const Version& version) { return version.file == file_id; });
        set_versions(id, versions);
        touched_.insert(id);
    }
}

/// The record of a file whose documents are in place and whose earlier ones are gone.
void IndexWriter::write_record(const FileResult& result) {
    const std::string& file_id = result.file.id;
    drop_versions(file_id, record_of(file_id));
    FileRecord record{result.file.state, "", result.releases, result.content, {}};
    for (const SharedItem& item : result.shared) {
        auto versions = versions_of(item.id);
        versions.push_back({file_id, item.version});
        std::sort(versions.begin(), versions.end(), [](const Version& a, const Version& b) {
            return std::tie(a.version, a.file) < std::tie(b.version, b.file);
        });
        set_versions(item.id, versions);
        touched_.insert(item.id);
        record.shared_ids.push_back(item.id);
    }
    set_record(file_id, record);
    owed_.erase(file_id);
}

void IndexWriter::erase(Xapian::docid document) {
    if (!all_anew_) persons_.removed(decode_facts(database_.get_document(document).get_data()));
    database_.delete_document(document);
}

/// A release that has the file's id for its own does not say twice what file it is from.
std::vector<Xapian::docid> IndexWriter::documents_of(const std::string& file_id) const {
    std::vector<Xapian::docid> documents;
    for (const std::string& term : {schema::file_term(file_id), schema::id_term(file_id)})
        documents.insert(documents.end(), database_.postlist_begin(term),
                         database_.postlist_end(term));
    std::sort(documents.begin(), documents.end());
    return documents;
}

/// Deletes those of the file's documents that are not after `last`.
void IndexWriter::erase_file(const std::string& file_id, Xapian::docid last) {
    for (const Xapian::docid document : documents_of(file_id))
        if (document <= last) erase(document);
}

/// Deletes the documents of an id that are not the file's. Whether the file's is there.
bool IndexWriter::keep_only(const std::string& release_id, const std::string& file_id) {
    const std::string id_term = schema::id_term(release_id);
    const std::vector<Xapian::docid> documents(database_.postlist_begin(id_term),
                                               database_.postlist_end(id_term));
    const std::vector<Xapian::docid> of_file = documents_of(file_id);
    bool found = false;
    for (const Xapian::docid document : documents) {
        const bool kept = std::binary_search(of_file.begin(), of_file.end(), document);
        found = found || kept;
        if (!kept) erase(document);
    }
    return found;
}

/// A file whose version was not the newest may not have it in the index any more.
void IndexWriter::find_owed() {
    for (const std::string& id : touched_) {
        const auto versions = versions_of(id);
        if (versions.empty() || keep_only(id, versions.back().file)) continue;
        const std::string& file_id = versions.back().file;
        FileRecord record = record_of(file_id);
        record.state = {};
        set_record(file_id, record);
        owed_.insert(file_id);
    }
    touched_.clear();
}

std::vector<std::string> IndexWriter::settle() {
    try {
        find_owed();
        std::vector<std::string> files(owed_.begin(), owed_.end());
        owed_.clear();
        return files;
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::add(const IndexDocument& document) {
    try {
        mark_underived();
        const Xapian::docid number = database_.add_document(document.for_engine());
        if (!all_anew_) persons_.added(number, decode_facts(document.data));
        ++pending_;
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::put_file(const FileResult& result, Xapian::docid last_before) {
    try {
        mark_underived();
        erase_file(result.file.id, last_before);
        write_record(result);
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
    if (pending_ >= releases_a_commit) commit();
}

void IndexWriter::adopt_file(const FileResult& result, Xapian::docid last_before) {
    try {
        mark_underived();
        all_anew_ = true;
        if (last_before > 0) erase_file(result.file.id, last_before);
        write_record(result);
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::skip_file(const FileResult& result) {
    try {
        FileRecord record = record_of(result.file.id);
        record.state = result.try_again ? FileState{} : result.file.state;
        record.reason = result.reason;
        set_record(result.file.id, record);
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::remove_file(const std::string& file_id) {
    try {
        mark_underived();
        drop_versions(file_id, record_of(file_id));
        erase_file(file_id, last_document());
        database_.set_metadata(file_key(file_id), "");
        owed_.erase(file_id);
        ++pending_;
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
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
        find_owed();
        if (all_anew_)
            persons_.rebuild();
        else
            persons_.update();
        update_families(database_);
        database_.set_metadata(std::string(schema::underived_key), "");
        underived_ = all_anew_ = false;
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::commit() {
    try {
        find_owed();
        database_.commit_transaction();
        database_.begin_transaction();
        pending_ = 0;
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

} // namespace dateline
