#include "indexer/index_writer.h"

#include "common/error.h"
#include "common/schema.h"
#include "common/serial.h"
#include "indexer/derived/families.h"

#include <algorithm>

namespace dateline {

namespace fs = std::filesystem;

namespace {

// Small commits keep the engine's in-memory trees in the cache: 1.2 to 1.9 times less work than
// its own threshold of 10,000.
constexpr std::size_t releases_a_commit = 2000;

std::string encode_names(const std::set<std::string>& files, const std::set<std::string>& ids) {
    SerialWriter out;
    for (const auto* names : {&files, &ids}) {
        out.put(names->size());
        for (const std::string& name : *names)
            out.put(name);
    }
    return out.take();
}

/// Calls `read`, saying in one sentence what is wrong where the engine fails.
template <typename Read>
auto opening(const fs::path& path, Read read) {
    try {
        return read();
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw_opening_error(path, error);
    } catch (const Xapian::Error& error) {
        throw_write_error(path, error);
    }
}

} // namespace

std::vector<Root> remembered_roots(const fs::path& path) {
    if (!holds_index(path)) return {};
    try {
        return decode_roots(Xapian::Database(parts_of(path).shards.front().path.string())
                                .get_metadata(std::string(schema::roots_key)));
    } catch (const Xapian::Error& error) {
        throw_opening_error(path, error);
    }
}

IndexState read_index_state(const fs::path& path) {
    try {
        const Xapian::Database database = open_parts(parts_of(path));
        const auto is_empty = [&](std::string_view key) {
            return database.get_metadata(std::string(key)).empty();
        };
        const bool finished = is_empty(unfinished_key);
        IndexState state{decode_roots(database.get_metadata(std::string(schema::roots_key))),
                         {},
                         database.get_doccount(),
                         is_empty(schema::underived_key) && finished,
                         finished};
        const std::string prefix(file_prefix);
        for (auto key = database.metadata_keys_begin(prefix);
             key != database.metadata_keys_end(prefix); ++key)
            state.files.insert(decode_file(*key, database.get_metadata(*key)));
        return state;
    } catch (const Xapian::Error& error) {
        throw_opening_error(path, error);
    }
}

void take_up_unfinished(const fs::path& index) {
    const Xapian::Database database = open_parts(parts_of(index));
    if (!database.get_metadata(std::string(unfinished_key)).empty()) IndexWriter(index).commit();
}

IndexWriter::IndexWriter(const fs::path& index) : IndexWriter(parts_of(index)) {}

IndexWriter::IndexWriter(const IndexParts& parts)
    : path_(parts.folder), database_(opening(path_, [&] { return IndexDatabase(parts); })),
      persons_(database_) {
    opening(path_, [&] {
        all_anew_ = underived_ = !database_.metadata(schema::underived_key).empty();
        take_up_unfinished();
    });
}

/// Of what an earlier run wrote into some shards only.
void IndexWriter::take_up_unfinished() {
    const std::string data = database_.metadata(unfinished_key);
    if (data.empty()) return;
    mark_underived();
    takes_up_ = all_anew_ = true;
    SerialReader in(data);
    for (std::size_t count = in.count(); count > 0; --count)
        files_.insert(in.text());
    for (std::size_t count = in.count(); count > 0; --count)
        ids_.insert(in.text());
    touched_ = ids_;
    for (const std::string& file_id : files_) {
        if (database_.metadata(file_key(file_id)).empty()) { // was removed
            erase_file(file_id,
                       [&](Xapian::docid document) { return database_.was_merged(document); });
            continue;
        }
        waiting_.insert(file_id);
        FileRecord record = record_of(file_id);
        record.state = {};
        set_record(file_id, record);
    }
}

std::string IndexWriter::unfinished() const {
    std::set<std::string> files = files_;
    files.insert(waiting_.begin(), waiting_.end());
    return encode_names(files, ids_);
}

std::string IndexWriter::left_unfinished() const {
    return waiting_.empty() ? "" : encode_names(waiting_, {});
}

void IndexWriter::set_roots(const std::vector<Root>& roots) {
    const std::string data = encode(roots);
    if (database_.metadata(schema::roots_key) != data)
        database_.set_metadata(schema::roots_key, data);
}

std::uint64_t IndexWriter::releases() const {
    return database_.all().get_doccount();
}

FileRecord IndexWriter::record_of(const std::string& file_id) const {
    const std::string key = file_key(file_id);
    const std::string data = database_.metadata(key);
    return data.empty() ? FileRecord{} : decode_file(key, data).second;
}

void IndexWriter::set_record(const std::string& file_id, const FileRecord& record) {
    const std::string key = file_key(file_id);
    const std::string data = encode_file(file_id, record);
    if (database_.metadata(key) != data) database_.set_metadata(key, data);
}

/// Forgets the file's versions of its shared ids.
void IndexWriter::drop_versions(const std::string& file_id, const FileRecord& record) {
    for (const SharedItem& item : record.shared) {
        drop_version(database_, item, file_id);
        touched_.insert(item.id);
    }
}

/// The record of a file whose documents are in place and whose earlier ones are gone.
void IndexWriter::write_record(const FileResult& result) {
    const std::string& file_id = result.file.id;
    drop_versions(file_id, record_of(file_id));
    for (const SharedItem& item : result.shared) {
        put_version(database_, item, file_id);
        touched_.insert(item.id);
    }
    set_record(file_id, {result.file.state, "", result.note, result.releases, result.content,
                         result.settings, result.shared});
    owed_.erase(file_id);
    waiting_.erase(file_id);
}

void IndexWriter::erase(Xapian::docid document) {
    if (!all_anew_)
        persons_.removed(decode_facts(database_.all().get_document(document).get_data()));
    database_.remove(document);
}

/// A release that has the file's id for its own does not say twice what file it is from.
std::vector<Xapian::docid> IndexWriter::documents_of(const std::string& file_id) const {
    std::vector<Xapian::docid> documents;
    for (const std::string& term : {schema::file_term(file_id), schema::id_term(file_id)})
        documents.insert(documents.end(), database_.all().postlist_begin(term),
                         database_.all().postlist_end(term));
    std::sort(documents.begin(), documents.end());
    return documents;
}

/// Deletes the file's documents but the new ones.
template <typename IsNew>
void IndexWriter::erase_file(const std::string& file_id, IsNew is_new) {
    for (const Xapian::docid document : documents_of(file_id))
        if (!is_new(document)) erase(document);
}

/// Deletes the documents of an id that are not the file's. Whether the file's is there.
bool IndexWriter::keep_only(const std::string& release_id, const std::string& file_id) {
    const std::string id_term = schema::id_term(release_id);
    const std::vector<Xapian::docid> documents(database_.all().postlist_begin(id_term),
                                               database_.all().postlist_end(id_term));
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
    ids_.insert(touched_.begin(), touched_.end());
    for (const std::string& id : touched_) {
        const std::string file_id = newest_file(database_, id);
        if (file_id.empty() || keep_only(id, file_id)) continue;
        FileRecord record = record_of(file_id);
        record.state = {};
        set_record(file_id, record);
        owed_.insert(file_id);
        if (takes_up_) waiting_.insert(file_id);
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
        const std::string shard = parts().layout.shard_of(document.id, document.date);
        const auto place = database_.add(shard, document.for_engine());
        if (!all_anew_) persons_.added(place, decode_facts(document.data));
        fresh_.insert(place);
        ++pending_;
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::put_file(const FileResult& result) {
    try {
        mark_underived();
        files_.insert(result.file.id);
        erase_file(result.file.id, [&](Xapian::docid document) {
            return fresh_.contains(database_.place_of(document));
        });
        fresh_.clear();
        write_record(result);
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::adopt_file(const FileResult& result) {
    try {
        mark_underived();
        all_anew_ = true;
        const auto& shards = parts().shards;
        if (std::any_of(shards.begin(), shards.end(),
                        [](const Shard& shard) { return shard.last_before > 0; }))
            erase_file(result.file.id,
                       [&](Xapian::docid document) { return database_.was_merged(document); });
        write_record(result);
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::skip_file(const FileResult& result) {
    try {
        FileRecord record = record_of(result.file.id);
        const bool again = result.try_again || waiting_.contains(result.file.id);
        record.state = again ? FileState{} : result.file.state;
        record.reason = result.reason;
        record.settings = result.settings;
        set_record(result.file.id, record);
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::remove_file(const std::string& file_id) {
    try {
        mark_underived();
        files_.insert(file_id);
        drop_versions(file_id, record_of(file_id));
        erase_file(file_id, [](Xapian::docid) { return false; });
        database_.set_metadata(file_key(file_id), "");
        owed_.erase(file_id);
        waiting_.erase(file_id);
        ++pending_;
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

/// With the first change, so that whichever commit brings it brings the mark.
void IndexWriter::mark_underived() {
    if (underived_) return;
    database_.set_metadata(schema::underived_key, "1");
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
        database_.set_metadata(schema::underived_key, "");
        underived_ = all_anew_ = false;
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

void IndexWriter::commit_where_due() {
    const bool is_late = std::chrono::steady_clock::now() - committed_ > longest_unsaved;
    if (pending_ >= releases_a_commit || is_late) commit();
}

void IndexWriter::commit() {
    try {
        find_owed();
        database_.commit(database_.is_spread() ? unfinished() : "", left_unfinished());
        files_.clear();
        ids_.clear();
        pending_ = 0;
        committed_ = std::chrono::steady_clock::now();
    } catch (const Xapian::Error& error) {
        throw_write_error(path_, error);
    }
}

} // namespace dateline
