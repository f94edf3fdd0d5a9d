#include "searcher/matching/shard_files.h"

#include "common/descriptor.h"
#include "common/position_list.h"
#include "common/text.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace dateline {

using namespace glass;

namespace {

// From the engine's glass_defs.h and glass_table.h.
constexpr std::size_t least_block_bytes = 2048, most_block_bytes = 65'536, most_levels = 10;

/// As the engine prints it.
std::string uuid_text(std::string_view bytes) {
    std::string text = hex_of_bytes(bytes);
    for (const std::size_t place : {20u, 16u, 12u, 8u})
        if (place < text.size()) text.insert(place, "-");
    return text;
}

/// Of a few hundred bytes.
std::string read_version(int folder) {
    const Descriptor file(::openat(folder, version_file, O_RDONLY | O_CLOEXEC));
    std::string bytes(4096, '\0');
    bytes.resize(static_cast<std::size_t>(
        std::max<ssize_t>(0, ::read(file.number(), bytes.data(), bytes.size()))));
    return bytes;
}

std::optional<FileTable> open_table(int folder, std::string_view name, std::uint64_t revision,
                                    const TableHead& head) {
    if (head.is_empty || head.level >= most_levels || head.block_bytes < least_block_bytes ||
        head.block_bytes > most_block_bytes)
        return std::nullopt;
    BlockFile file(folder, std::string(name) + ".glass", head.block_bytes);
    if (file.blocks() == 0) return std::nullopt;
    return FileTable(std::move(file), revision, head);
}

} // namespace

void ShardFiles::move_to(std::uint64_t revision) {
    lengths_.reset();
    postings_.reset();
    positions_.reset();
    data_.reset();
    last_positions_.reset();
    followed_ = revision;
}

bool ShardFiles::follow(const Xapian::Database& database) {
    const std::uint64_t revision = database.get_revision();
    if (followed_ != revision) {
        move_to(revision);
        open(database);
    }
    return is_open();
}

void ShardFiles::require(const Xapian::Database& database) {
    if (!follow(database)) throw Xapian::DatabaseModifiedError("a state's files are not to be had");
}

void ShardFiles::open(const Xapian::Database& database) {
    // By its number a folder stays the same if another takes its place.
    const Descriptor folder(::open(path_.c_str(), O_PATH | O_DIRECTORY | O_CLOEXEC));
    const std::string version = read_version(folder.number());
    if (!version.starts_with(version_mark)) return;
    Numbers numbers(version);
    numbers.take(version_mark.size());
    if (uuid_text(numbers.take(uuid_bytes)) != database.get_uuid()) return;
    const std::uint64_t revision = numbers.next();
    if (revision != database.get_revision()) return;
    for (const std::string_view name : tables) {
        const TableHead head = take_table_head(numbers);
        if (name == "docdata") data_ = open_table(folder.number(), name, revision, head);
        if (name == "postlist") postings_ = open_table(folder.number(), name, revision, head);
        if (name == "position") positions_ = open_table(folder.number(), name, revision, head);
    }
    if (postings_) lengths_.emplace(*postings_, database.get_lastdocid());
}

bool ShardFiles::map() {
    return data_->map() && positions_->map() && postings_->map();
}

bool ShardFiles::read_data(Xapian::docid document, std::string& data) const {
    std::string key;
    put_sorted_number(key, document);
    return data_->read(key, data);
}

void ShardFiles::read_value(Xapian::docid document, Xapian::valueno slot,
                            std::string& value) const {
    value.clear();
    const std::string chunks = value_chunks_key(slot);
    std::string key = chunks;
    put_sorted_number(key, document);
    TableCursor chunk(*postings_);
    chunk.find(key);
    if (!chunk.key().starts_with(chunks)) return;
    std::string_view first = std::string_view(chunk.key()).substr(chunks.size());
    Numbers numbers(chunk.tag());
    for (std::uint64_t at = take_sorted_number(first);; at += numbers.next() + 1) {
        const std::string_view text = numbers.take(numbers.next());
        if (at == document) value = text;
        if (at >= document || numbers.rest().empty()) return;
    }
}

bool ShardFiles::read_positions(Xapian::docid document, std::string_view term,
                                std::vector<std::uint32_t>& positions) {
    positions.clear();
    const auto unpack = [&](std::string_view packed) {
        if (!packed.empty()) unpack_positions(packed, positions);
    };
    return positions_->use_entry(key_of(term, document), last_positions_, unpack) !=
           FileTable::Entry::compressed;
}

} // namespace dateline
