#include "indexer/index/item_versions.h"

#include "indexer/hash.h"

#include <algorithm>

namespace dateline {

namespace {

// Ids and files may be longer than a key: hashes stand for them, and the value names the file.
std::string keys_of(const std::string& id) {
    return "item:" + hash_digits(id) + ':';
}

constexpr char end_of_version = '\xFF'; // after any byte that falling() gives of UTF-8

/// In the opposite order. Of a long version its beginning.
std::string falling(const std::string& version) {
    constexpr std::size_t longest = 100;
    std::string bytes = version.substr(0, longest);
    for (char& byte : bytes)
        byte = static_cast<char>(~byte);
    return bytes + end_of_version;
}

std::string key_of(const SharedItem& item, const std::string& file) {
    return keys_of(item.id) + falling(item.version) + hash_digits(file);
}

} // namespace

void put_version(IndexDatabase& database, const SharedItem& item, const std::string& file) {
    database.set_metadata(key_of(item, file), file);
}

void drop_version(IndexDatabase& database, const SharedItem& item, const std::string& file) {
    database.set_metadata(key_of(item, file), "");
}

std::string newest_file(const IndexDatabase& database, const std::string& id) {
    const std::string keys = keys_of(id);
    std::string version, newest;
    for (auto key = database.all().metadata_keys_begin(keys);
         key != database.all().metadata_keys_end(keys); ++key) {
        const std::string name = *key;
        const std::string its_version = name.substr(0, name.rfind(end_of_version));
        if (version.empty()) version = its_version;
        if (its_version != version) break;
        newest = std::max(newest, database.metadata(name));
    }
    return newest;
}

} // namespace dateline
