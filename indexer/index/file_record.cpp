#include "indexer/index/file_record.h"

#include "common/schema.h"

#include <xxhash.h>

namespace dateline {

namespace {

void put_state(SerialWriter& out, const FileState& state) {
    out.put(state.size);
    out.put(static_cast<std::uint64_t>(state.mtime_ns));
    out.put(state.inode);
}

FileState take_state(SerialReader& in) {
    FileState state;
    state.size = in.number();
    state.mtime_ns = static_cast<std::int64_t>(in.number());
    state.inode = in.number();
    return state;
}

void put_items(SerialWriter& out, const std::vector<SharedItem>& items) {
    out.put(items.size());
    for (const SharedItem& item : items) {
        out.put(item.id);
        out.put(item.version);
    }
}

std::vector<SharedItem> take_items(SerialReader& in) {
    std::vector<SharedItem> items(in.count());
    for (SharedItem& item : items) {
        item.id = in.text();
        item.version = in.text();
    }
    return items;
}

} // namespace

std::string file_key(const std::string& id) {
    return std::string(file_prefix) + schema::file_term(id);
}

// An id is repeated where the key has but its hash.
std::string encode_file(const std::string& id, const FileRecord& record) {
    SerialWriter out;
    out.put(file_key(id).ends_with(id) ? "" : id);
    put_state(out, record.state);
    out.put(record.reason);
    out.put(record.note);
    out.put(record.releases);
    out.put(record.content);
    out.put(record.settings);
    put_items(out, record.shared);
    return out.take();
}

std::pair<std::string, FileRecord> decode_file(const std::string& key, std::string_view data) {
    SerialReader in(data);
    FileRecord record;
    std::string id = in.text();
    if (id.empty()) id = key.substr(file_key("").size());
    record.state = take_state(in);
    record.reason = in.text();
    record.note = in.text();
    record.releases = in.number();
    record.content = in.number();
    record.settings = in.number();
    record.shared = take_items(in);
    return {std::move(id), std::move(record)};
}

std::uint64_t fingerprint(const std::string& settings) {
    return XXH3_64bits(settings.data(), settings.size());
}

void put_result(SerialWriter& out, const FileResult& result) {
    out.put(result.file.id);
    out.put(result.file.path());
    put_state(out, result.file.state);
    out.put(result.reason);
    out.put(std::uint64_t{result.try_again});
    out.put(result.note);
    out.put(result.releases);
    out.put(result.content);
    out.put(result.settings);
    put_items(out, result.shared);
}

FileResult take_result(SerialReader& in) {
    FileResult result;
    result.file.id = in.text();
    result.file.set_path(in.text());
    result.file.state = take_state(in);
    result.reason = in.text();
    result.try_again = in.number() != 0;
    result.note = in.text();
    result.releases = in.number();
    result.content = in.number();
    result.settings = in.number();
    result.shared = take_items(in);
    return result;
}

} // namespace dateline
