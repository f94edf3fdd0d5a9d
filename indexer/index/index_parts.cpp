#include "indexer/index/index_parts.h"

#include "common/ascii.h"
#include "common/error.h"
#include "common/glass.h"
#include "common/paths.h"
#include "common/schema.h"
#include "indexer/index/glass_version.h"
#include "indexer/index/new_file.h"
#include "indexer/index/sync.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <random>
#include <sys/statvfs.h>
#include <tuple>
#include <xxhash.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr const char* undated = "undated";
// Each takes six open files, of a reader too.
constexpr unsigned most_shards = 256;

void check_schema(const Xapian::Database& database, const fs::path& path) {
    const std::string found = database.get_metadata(std::string(schema::version_key));
    if (found == std::to_string(schema::version)) return;
    throw Error("the index " + path.string() +
                    " was made by another version of dateline-index (schema " +
                    (found.empty() ? "unknown" : found) + ", this one writes " +
                    std::to_string(schema::version) + ")",
                "build it anew with --full, or give another --db");
}

std::string new_id() {
    std::random_device random;
    char digits[20];
    std::snprintf(digits, sizeof digits, "%08x%08x", random(), random());
    return digits;
}

bool is_shard_name(const std::string& name) {
    return name == undated || (!name.empty() && are_digits(name));
}

/// There may be a folder of somebody who named it like a year, and what is left of a shard.
void put_shard(const fs::path& unfinished, const fs::path& path) {
    if (fs::is_directory(path)) remove_files_of_index(path);
    if (!fs::is_directory(path)) return fs::rename(unfinished, path);
    for (const fs::path& file : paths_in(unfinished))
        fs::rename(file, path / file.filename());
    fs::remove(unfinished);
    sync(path);
}

[[noreturn]] void throw_foreign(const fs::path& index) {
    throw Error(index.string() + " lists databases that dateline-index did not put there",
                "give the folder of an index, or another --db");
}

} // namespace

Layout::Layout(const std::string& text) : by_year_(text == "year") {
    if (by_year_) return;
    const char* end = text.data() + text.size();
    const auto [rest, problem] = std::from_chars(text.data(), end, count_);
    if (problem == std::errc() && rest == end && count_ >= 1 && count_ <= most_shards) return;
    throw Error("--shards does not know '" + text + "'",
                "it takes a number from 1 to " + std::to_string(most_shards) + ", or year");
}

std::string Layout::shard_of(const std::string& release_id, const std::string& date) const {
    if (by_year_) return date.empty() ? undated : date.substr(0, 4);
    return std::to_string(XXH3_64bits(release_id.data(), release_id.size()) % count_);
}

std::vector<std::string> Layout::first_shards() const {
    if (by_year_) return {undated};
    std::vector<std::string> names;
    for (unsigned i = 0; i < count_; ++i)
        names.push_back(std::to_string(i));
    return names;
}

bool Layout::is_before(const std::string& name, const std::string& other) const {
    const auto rank = [](const std::string& shard) {
        return std::tuple(shard != undated, shard.size(), shard);
    };
    return rank(name) < rank(other);
}

bool holds_index(const fs::path& path) {
    return fs::exists(path) && !(fs::is_directory(path) && fs::is_empty(path));
}

IndexParts parts_of(const fs::path& index) {
    IndexParts parts{index, {}, {}, {}};
    if (fs::is_regular_file(index)) throw_foreign(index);
    if (!fs::exists(index / stub_name)) {
        parts.shards.push_back({"0", index});
        return parts;
    }
    for (const StubLine& line : read_stub(index / stub_name)) {
        const fs::path path = line.place;
        if (line.kind != StubLine::Kind::path || path != index / path.filename())
            throw_foreign(index);
        parts.shards.push_back({path.filename().string(), path});
    }
    const Shard& first = parts.shards.front();
    try {
        const auto identity = decode_shard_identity(
            Xapian::Database(first.path.string()).get_metadata(std::string(schema::shard_key)));
        if (!identity) throw_foreign(index);
        parts.layout = Layout(identity->layout);
        parts.id = identity->index;
    } catch (const Xapian::Error& error) {
        throw_opening_error(first.path, error);
    }
    return parts;
}

Xapian::Database open_parts(const IndexParts& parts) {
    Xapian::Database all;
    for (const Shard& shard : parts.shards)
        try {
            const Xapian::Database database(shard.path.string());
            check_schema(database, shard.path);
            const std::string found = database.get_metadata(std::string(schema::shard_key));
            const std::string wanted =
                parts.layout.is_sharded() ? encode(parts.identity_of(shard.name)) : "";
            if (found != wanted)
                throw Error(shard.path.string() + " is no part of the index " +
                                parts.folder.string() + ", but of another",
                            "put back the folder that was there, or build anew with --full");
            all.add_database(database);
        } catch (const Xapian::Error& error) {
            throw_opening_error(shard.path, error);
        }
    return all;
}

std::string language_of(const IndexParts& parts) {
    const fs::path& first = parts.shards.front().path;
    try {
        return Xapian::Database(first.string()).get_metadata(std::string(schema::language_key));
    } catch (const Xapian::Error& error) {
        throw_opening_error(first, error);
    }
}

void check_place(const fs::path& path) {
    if (holds_index(path)) language_of(parts_of(path));
}

void create_shard(const fs::path& path, const std::string& stemmer, const IndexParts& index,
                  const std::string& name) {
    const fs::path unfinished = beside(path, ".new");
    fs::remove_all(unfinished);
    try {
        Xapian::WritableDatabase database(unfinished.string(),
                                          Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
        database.set_metadata(std::string(schema::version_key), std::to_string(schema::version));
        database.set_metadata(std::string(schema::language_key), stemmer);
        if (index.layout.is_sharded())
            database.set_metadata(std::string(schema::shard_key), encode(index.identity_of(name)));
        database.commit();
    } catch (const Xapian::Error& error) {
        throw_write_error(path, error);
    }
    sync_all(unfinished);
    put_shard(unfinished, path);
    sync(path.parent_path());
}

void create_index(const fs::path& path, const std::string& stemmer, const Layout& layout) {
    if (path.has_parent_path()) fs::create_directories(path.parent_path());
    IndexParts parts{path, layout, new_id(), {}};
    if (!layout.is_sharded()) {
        create_shard(path, stemmer, parts, "0");
        return;
    }
    const fs::path unfinished = beside(path, ".new");
    fs::remove_all(unfinished);
    fs::create_directory(unfinished);
    for (const std::string& name : layout.first_shards()) {
        create_shard(unfinished / name, stemmer, parts, name);
        parts.shards.push_back({name, unfinished / name});
    }
    write_stub(unfinished, parts.shards);
    sync_all(unfinished);
    fs::rename(unfinished, path);
    sync(path.parent_path());
}

void write_stub(const fs::path& folder, const std::vector<Shard>& shards) {
    const fs::path stub = folder / stub_name;
    try {
        NewFile file(beside(stub, ".new"));
        for (const Shard& shard : shards)
            file.write("auto " + shard.name + '\n');
        file.finish();
    } catch (const Xapian::Error& error) {
        throw_write_error(folder, error);
    }
    for (const Shard& shard : shards)
        if (fs::exists(folder / shard.name)) sync(folder / shard.name);
    sync(folder);
    fs::rename(beside(stub, ".new"), stub);
    sync(folder);
}

std::vector<fs::path> paths_in(const fs::path& folder) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        paths.push_back(entry.path());
    return paths;
}

bool is_file_of_index(const fs::path& path) {
    if (!fs::is_regular_file(path)) return false; // or a link to one on another disk
    const auto is = [&](std::string_view own) {
        return path.filename() == own || path.filename() == std::string(own) + ".new";
    };
    if (path.extension() == ".glass")
        return std::any_of(glass::tables.begin(), glass::tables.end(),
                           [&](auto table) { return path.stem() == table; });
    return is(glass::version_file) || is(stub_name) || path.filename() == "flintlock" ||
           path.filename() == "v.tmp"; // two of the engine's
}

bool is_shard_folder(const fs::path& path) {
    if (!fs::is_directory(fs::symlink_status(path))) return false;
    const fs::path name = path.filename();
    if (!is_shard_name((name.extension() == ".new" ? name.stem() : name).string())) return false;
    const auto paths = paths_in(path);
    return paths.empty() || std::any_of(paths.begin(), paths.end(), is_file_of_index);
}

void remove_files_of_index(const fs::path& folder) {
    for (const fs::path& path : paths_in(folder))
        if (is_file_of_index(path)) fs::remove(path);
    if (fs::is_empty(folder)) fs::remove(folder);
}

void remove_unlisted(const fs::path& index) {
    if (!fs::exists(index / stub_name)) return;
    const IndexParts parts = parts_of(index);
    fs::remove(beside(index / stub_name, ".new"));
    for (const fs::path& path : paths_in(index))
        if (is_shard_folder(path) &&
            std::none_of(parts.shards.begin(), parts.shards.end(), [&](const Shard& shard) {
                return shard.name == path.filename().string();
            }))
            remove_files_of_index(path);
}

void throw_write_error(const fs::path& path, const Xapian::Error& error) {
    const int problem = errno;
    std::string cause = error.get_msg();
    if (error.get_error_string() != nullptr)
        cause += std::string(": ") + error.get_error_string();
    else if (problem == ENOSPC || problem == EDQUOT || problem == EFBIG || problem == EIO ||
             problem == EROFS)
        cause += std::string(": ") + std::strerror(problem); // the engine does not always say it
    if (std::string_view(error.get_type()) == "DatabaseCorruptError" || cause.starts_with("EOF "))
        throw Error("the index " + path.string() + " is damaged: " + cause,
                    "build it anew: dateline-index --full");
    struct statvfs space {};
    if (::statvfs(path.parent_path().empty() ? "." : path.parent_path().c_str(), &space) == 0)
        cause += " (" + std::to_string((space.f_bavail * space.f_frsize) >> 20) + " MB free there)";
    throw Error("cannot write the index " + path.string() + ": " + cause,
                "what was committed before is kept; run again when the cause is gone");
}

void throw_opening_error(const fs::path& path, const Xapian::Error& error) {
    const bool is_index = fs::exists(path / "iamglass");
    throw Error(path.string() + " is not an index that can be opened: " + error.get_msg() +
                    (error.get_error_string() ? std::string(": ") + error.get_error_string() : ""),
                is_index ? "give another --db, or remove the index and build it again"
                         : "give another --db");
}

} // namespace dateline
