#include "indexer/item_versions.h"

#include "common/schema.h"
#include "common/serial.h"

namespace dateline {

namespace {

// Some 300 bytes each.
constexpr std::size_t most_loaded = 200'000;

std::string key_of(const std::string& id) {
    return "item:" + schema::id_term(id);
}

} // namespace

void ItemVersions::List::put(const std::string& file, const std::string& version) {
    by_file.emplace(file, version);
    in_order.emplace(version, file);
}

bool ItemVersions::List::drop(const std::string& file) {
    const auto place = by_file.find(file);
    if (place == by_file.end()) return false;
    in_order.erase({place->second, file});
    by_file.erase(place);
    return true;
}

ItemVersions::List& ItemVersions::load(const std::string& id) {
    if (loaded_ > most_loaded && !lists_.contains(id)) write();
    const auto [entry, is_new] = lists_.try_emplace(id);
    if (!is_new) return entry->second;
    ++loaded_;
    const std::string data = database_.metadata(key_of(id));
    if (data.empty()) return entry->second;
    SerialReader in(data);
    for (std::size_t count = in.count(); count > 0; --count, ++loaded_) {
        const std::string file = in.text();
        entry->second.put(file, in.text());
    }
    return entry->second;
}

void ItemVersions::put(const std::string& id, const std::string& file,
                       const std::string& version) {
    List& list = load(id);
    list.drop(file);
    list.put(file, version);
    list.changed = true;
    ++loaded_;
}

void ItemVersions::drop(const std::string& id, const std::string& file) {
    List& list = load(id);
    if (list.drop(file)) list.changed = true;
}

std::string ItemVersions::newest_file(const std::string& id) {
    const List& list = load(id);
    return list.in_order.empty() ? "" : list.in_order.rbegin()->second;
}

void ItemVersions::write() {
    for (const auto& [id, list] : lists_) {
        if (!list.changed) continue;
        SerialWriter out;
        out.put(list.in_order.size());
        for (const auto& [version, file] : list.in_order) {
            out.put(file);
            out.put(version);
        }
        database_.set_metadata(key_of(id), list.in_order.empty() ? "" : out.take());
    }
    lists_.clear();
    loaded_ = 0;
}

} // namespace dateline
