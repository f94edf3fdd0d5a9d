#include "indexer/index/index_database.h"

#include "common/error.h"
#include "common/schema.h"
#include "indexer/index/glass_version.h"

#include <algorithm>

namespace dateline {

namespace fs = std::filesystem;

namespace {

// The engine keeps changed values in memory until the transaction ends; where any is read, it
// merges them, but not right after 10,000 changes, when it has written the rest
// (XAPIAN_FLUSH_THRESHOLD).
constexpr std::size_t changes_in_memory = 7000;

} // namespace

IndexDatabase::IndexDatabase(IndexParts parts) : parts_(std::move(parts)) {
    open_parts(parts_);
    for (const Shard& shard : parts_.shards)
        readers_.emplace_back(shard.path.string());
    writers_.resize(readers_.size());
    write(0);
    writers_.front()->has_changes = false;
}

IndexDatabase::IndexDatabase(const Xapian::WritableDatabase& database)
    : parts_{{}, {}, {}, {{"0", {}}}}, writers_{Writer{database}}, readers_{database},
      all_(database) {}

/// The engine numbers the documents of several databases by turns.
IndexDatabase::Place IndexDatabase::place_of(Xapian::docid document) const {
    const auto count = static_cast<Xapian::docid>(readers_.size());
    return {parts_.shards[(document - 1) % count].name, (document - 1) / count + 1};
}

bool IndexDatabase::was_merged(Xapian::docid document) const {
    const auto count = static_cast<Xapian::docid>(readers_.size());
    return (document - 1) / count + 1 > parts_.shards[(document - 1) % count].last_before;
}

std::size_t IndexDatabase::find_shard(const std::string& name) const {
    const auto found = std::find_if(parts_.shards.begin(), parts_.shards.end(),
                                    [&](const Shard& shard) { return shard.name == name; });
    return static_cast<std::size_t>(found - parts_.shards.begin());
}

std::size_t IndexDatabase::add_shard(const std::string& name) {
    Xapian::rev highest = 0;
    for (const Xapian::Database& database : readers_)
        highest = std::max(highest, database.get_revision());
    Shard shard{name, parts_.layout.place(parts_.folder, name)};
    create_shard(shard.path, metadata(schema::language_key), parts_, name);
    // There may have been one of that name before, and be readers of it.
    GlassVersion version(shard.path);
    version.revision = highest + 1;
    version.write(shard.path);
    const auto after =
        std::find_if(parts_.shards.begin(), parts_.shards.end(),
                     [&](const Shard& other) { return parts_.layout.is_before(name, other.name); });
    const auto place = after - parts_.shards.begin();
    readers_.insert(readers_.begin() + place, Xapian::Database(shard.path.string()));
    writers_.insert(writers_.begin() + place, std::nullopt);
    parts_.shards.insert(after, std::move(shard));
    if (parts_.has_stub) write_stub(parts_.folder, parts_.shards);
    join();
    return static_cast<std::size_t>(place);
}

/// For writing; that it is asked for counts as a change.
Xapian::WritableDatabase& IndexDatabase::write(std::size_t number) {
    auto& writer = writers_[number];
    if (!writer) {
        Shard& shard = parts_.shards[number];
        if (!shard.copy.empty()) {
            fs::create_directories(shard.copy.parent_path());
            fs::copy(shard.path, shard.copy);
            shard.path = std::exchange(shard.copy, {});
        }
        try {
            writer = Writer{Xapian::WritableDatabase(shard.path.string(), Xapian::DB_OPEN)};
        } catch (const Xapian::DatabaseLockError& error) {
            if (error.get_msg().find("already locked") == std::string::npos) throw;
            throw Error("the index " + shard.path.string() + " is being written by another program",
                        "wait until it has finished");
        }
        // Inside a transaction nothing is committed but by commit(), not even by a destructor.
        writer->database.begin_transaction();
        readers_[number] = writer->database;
        join();
    }
    writer->has_changes = true;
    return writer->database;
}

void IndexDatabase::join() {
    all_ = Xapian::Database();
    for (const Xapian::Database& database : readers_)
        all_.add_database(database);
}

IndexDatabase::Place IndexDatabase::add(const std::string& name, const Xapian::Document& document) {
    std::size_t shard = find_shard(name);
    if (shard == parts_.shards.size()) shard = add_shard(name);
    return {name, write(shard).add_document(document)};
}

void IndexDatabase::replace(const Place& place, const Xapian::Document& document) {
    write(find_shard(place.first)).replace_document(place.second, document);
    bound_memory();
}

void IndexDatabase::replace(Xapian::docid document, const Xapian::Document& with) {
    replace(place_of(document), with);
}

void IndexDatabase::remove(Xapian::docid document) {
    const Place place = place_of(document);
    write(find_shard(place.first)).delete_document(place.second);
    bound_memory();
}

void IndexDatabase::bound_memory() {
    if (++changes_ % changes_in_memory == 0) all_.valuestream_begin(schema::date_slot);
}

Xapian::Document IndexDatabase::document(const Place& place) const {
    return readers_[find_shard(place.first)].get_document(place.second);
}

void IndexDatabase::set_metadata(std::string_view key, const std::string& value) {
    write(0).set_metadata(std::string(key), value);
}

bool IndexDatabase::is_spread() const {
    return std::any_of(writers_.begin() + 1, writers_.end(),
                       [](const auto& writer) { return writer && writer->has_changes; });
}

void IndexDatabase::commit_shard(std::size_t shard) {
    auto& writer = writers_[shard];
    if (!writer || !writer->has_changes) return;
    writer->database.commit_transaction();
    writer->database.begin_transaction();
    writer->has_changes = false;
}

void IndexDatabase::commit(const std::string& unfinished, const std::string& left) {
    const bool spread = is_spread();
    const auto mark = [&](const std::string& value) {
        if (metadata(unfinished_key) != value) set_metadata(unfinished_key, value);
    };
    mark(spread ? unfinished : left);
    for (std::size_t shard = 0; shard < writers_.size(); ++shard)
        commit_shard(shard);
    if (!spread) return;
    mark(left);
    commit_shard(0);
}

} // namespace dateline
