#include "indexer/batches.h"

#include "common/error.h"
#include "common/schema.h"
#include "common/serial.h"
#include "indexer/bulk_database.h"
#include "indexer/in_parallel.h"
#include "indexer/memory_budget.h"
#include "indexer/prepare.h"
#include "indexer/stop_signal.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <span>
#include <unistd.h>
#include <xapian.h>
#include <xxhash.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr const char* contents_name = "contents";

// A term has a chunk of postings a database, so that larger ones make a smaller index; smaller ones
// divide the work better, and less is lost when the run is killed.
constexpr std::size_t batches_a_worker = 4;
constexpr std::size_t fewest_files = 500, most_files = 2500;
constexpr std::uint64_t least_bytes = 4u << 20, most_bytes = 12u << 20;
constexpr std::uint64_t most_pending = 48u << 20; // bytes of memory in a database being built
// A share of all memory, for each worker, of what is pending.
constexpr std::uint64_t share_of_pending = 6;
// Each open database takes six file descriptors.
constexpr std::size_t databases_a_merge = 64;

using Portion = std::span<const SourceFile>;

/// All that what is in a batch depends on, besides the files.
std::string settings_of(const IndexOptions& options, const Layout& layout) {
    return "schema=" + std::to_string(schema::version) + " " + options.settings +
           " shards=" + layout.text();
}

using Results = std::vector<FileResult>;

std::string encode_contents(const Batch& batch, const Results& results,
                            const std::string& settings) {
    SerialWriter out;
    out.put(settings);
    out.put(batch.databases.size());
    for (const Batch::Piece& piece : batch.databases) {
        out.put(piece.shard);
        out.put(piece.releases);
        out.put(piece.checksum);
    }
    out.put(results.size());
    for (const FileResult& result : results) {
        out.put(result.file.id);
        out.put(result.file.path());
        out.put(result.file.state.size);
        out.put(static_cast<std::uint64_t>(result.file.state.mtime_ns));
        out.put(result.file.state.inode);
        out.put(result.reason);
        out.put(std::uint64_t{result.try_again});
        out.put(result.note);
        out.put(result.releases);
        out.put(result.content);
        out.put(result.shared.size());
        for (const SharedItem& item : result.shared) {
            out.put(item.id);
            out.put(item.version);
        }
    }
    return out.take();
}

struct Contents {
    std::string settings;
    Batch batch;
    Results results;
};

/// Throws Error where the batch at `path` is not whole.
Contents read_contents(const fs::path& path) {
    std::ifstream file(path / contents_name, std::ios::binary);
    const std::string data{std::istreambuf_iterator<char>(file), {}};
    SerialReader in(data);
    Contents contents{in.text(), {}, {}};
    Batch& batch = contents.batch;
    batch.path = path;
    batch.databases.resize(in.count());
    for (Batch::Piece& piece : batch.databases) {
        piece.shard = in.text();
        piece.releases = in.number();
        piece.checksum = in.number();
    }
    contents.results.resize(in.count());
    for (FileResult& result : contents.results) {
        result.file.id = in.text();
        result.file.set_path(in.text());
        result.file.state.size = in.number();
        result.file.state.mtime_ns = static_cast<std::int64_t>(in.number());
        result.file.state.inode = in.number();
        result.reason = in.text();
        result.try_again = in.number() != 0;
        result.note = in.text();
        result.releases = in.number();
        result.content = in.number();
        result.shared.resize(in.count());
        for (SharedItem& item : result.shared) {
            item.id = in.text();
            item.version = in.text();
        }
    }
    batch.files = contents.results.size();
    if (batch.files > 0) batch.first = contents.results.front().file.id;
    return contents;
}

/// XXH3 of the names and bytes of a database's files.
std::uint64_t checksum_of(const fs::path& database) {
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(database))
        files.insert(entry.path());
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                         &XXH3_freeState);
    XXH3_64bits_reset(state.get());
    std::vector<char> buffer(1u << 20);
    for (const fs::path& path : files) {
        const std::string name = path.filename().string();
        XXH3_64bits_update(state.get(), name.data(), name.size());
        std::ifstream in(path, std::ios::binary);
        while (in.read(buffer.data(), std::streamsize(buffer.size())) || in.gcount() > 0)
            XXH3_64bits_update(state.get(), buffer.data(), std::size_t(in.gcount()));
    }
    return XXH3_64bits_digest(state.get());
}

/// As many pieces as workers can share evenly, none too small or too large.
std::uint64_t pieces(std::uint64_t whole, std::uint64_t least, std::uint64_t most,
                     std::size_t wanted) {
    return std::clamp<std::uint64_t>(wanted, (whole + most - 1) / most,
                                     std::max<std::uint64_t>(1, whole / least));
}

/// Of about equal work, so that all workers end at the same time: reading costs by the byte, and
/// what is found in a release by the file. Where each batch is divided by `shards`, it is larger by
/// as much, for the databases that come of it to be of one size.
std::vector<Portion> cut_into_portions(const std::vector<SourceFile>& files, std::size_t workers,
                                       std::size_t shards) {
    std::uint64_t all_bytes = 0;
    for (const SourceFile& file : files)
        all_bytes += file.state.size;
    const auto wanted = workers * std::max<std::size_t>(1, batches_a_worker / shards);
    auto count = std::max(pieces(files.size(), fewest_files, most_files * shards, wanted),
                          pieces(all_bytes, least_bytes, most_bytes * shards, wanted));
    if (count > workers) count = (count + workers - 1) / workers * workers;
    const std::uint64_t a_file = 1 + all_bytes / std::max<std::size_t>(files.size(), 1);
    const std::uint64_t whole = all_bytes + a_file * files.size();
    std::vector<Portion> portions;
    std::size_t begin = 0;
    std::uint64_t work = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        work += files[i].state.size + a_file;
        const bool is_full = work * count >= whole * (portions.size() + 1);
        if (!is_full && i + 1 < files.size()) continue;
        portions.emplace_back(files.data() + begin, i + 1 - begin);
        begin = i + 1;
    }
    return portions;
}

/// What a worker has open for the shards that its releases go to.
class OpenDatabases {
  public:
    OpenDatabases(Batch& batch, std::uint64_t most_bytes_pending)
        : batch_(batch), most_pending_(most_bytes_pending) {}

    void add(const std::string& shard, const IndexDocument& document) {
        const auto [entry, is_new] = open_.try_emplace(shard);
        if (is_new) {
            entry->second.number = batch_.databases.size();
            entry->second.database =
                std::make_unique<BulkDatabase>(batch_.database(batch_.databases.size()));
            batch_.databases.push_back({shard});
        }
        const auto& [number, database] = entry->second;
        pending_ -= is_new ? 0 : database->pending_bytes();
        database->add(document);
        pending_ += database->pending_bytes();
        ++batch_.databases[number].releases;
        if (pending_ >= most_pending_) close();
    }

    void close() {
        for (auto& [shard, open] : open_)
            open.database->finish();
        open_.clear();
        pending_ = 0;
    }

  private:
    struct Open {
        std::size_t number = 0; ///< in the batch
        std::unique_ptr<BulkDatabase> database;
    };
    Batch& batch_;
    std::uint64_t most_pending_; ///< bytes
    std::uint64_t pending_ = 0;
    std::map<std::string, Open> open_; ///< by shard
};

class Builder {
  public:
    Builder(fs::path folder, const Layout& layout, const IndexOptions& options,
            const FileCallback& done)
        : folder_(std::move(folder)), layout_(layout), options_(options), done_(done),
          budget_(std::uint64_t{options.memory_mb} << 20),
          most_pending_(std::min(most_pending, (std::uint64_t{options.memory_mb} << 20) /
                                                   (share_of_pending * options.jobs))) {}

    /// All portions, by as many workers as there are jobs.
    std::vector<Batch> build(const std::vector<Portion>& portions) {
        std::vector<Batch> batches(portions.size());
        in_parallel(options_.jobs, portions.size(), [&](std::size_t i) {
            if (!stop_requested()) batches[i] = build_batch(portions[i]);
        });
        std::erase_if(batches, [](const Batch& batch) { return batch.files == 0; });
        return batches;
    }

  private:
    /// Under a name of its own, and renamed when it is whole.
    Batch build_batch(Portion files) {
        const std::string name = "batch-" + std::to_string(static_cast<unsigned>(::getpid())) +
                                 "-" + std::to_string(number_++);
        Batch batch;
        batch.path = folder_ / (name + ".part");
        Results results;
        fs::create_directory(batch.path);
        OpenDatabases databases(batch, most_pending_);
        const auto add = [&](const IndexDocument& document, std::size_t) {
            databases.add(layout_.shard_of(document.id, document.date), document);
        };
        for (const SourceFile& file : files) {
            if (stop_requested()) break;
            MemoryBudget::Share share(budget_, file.state.size);
            const auto resize = [&](std::uint64_t bytes) { share.resize(bytes); };
            results.push_back(prepare(file, options_, {add, resize}));
            const std::scoped_lock hold(mutex_);
            done_(results.back());
        }
        databases.close();
        for (std::size_t i = 0; i < batch.databases.size(); ++i)
            batch.databases[i].checksum = checksum_of(batch.database(i));
        NewFile contents(batch.path / contents_name);
        contents.write(encode_contents(batch, results, settings_of(options_, layout_)));
        contents.finish();
        fs::rename(batch.path, folder_ / name);
        batch.path = folder_ / name;
        batch.files = results.size();
        if (!results.empty()) batch.first = results.front().file.id;
        return batch;
    }

    fs::path folder_;
    const Layout& layout_;
    const IndexOptions& options_;
    const FileCallback& done_;
    MemoryBudget budget_;
    std::uint64_t most_pending_; ///< bytes, in the databases of each worker
    std::atomic<unsigned> number_ = 0;
    std::mutex mutex_;
};

/// What a disk did to a batch that waited for this run must not get into the index, or fail every
/// merge from now on.
bool is_sound(const Batch& batch) {
    for (std::size_t i = 0; i < batch.databases.size(); ++i)
        if (checksum_of(batch.database(i)) != batch.databases[i].checksum) return false;
    return true;
}

/// What the batch at `path` contains if it is whole, was built with these settings, and all its
/// files are wanted as they were then; else without results.
Contents reusable_batch(const fs::path& path, const std::string& settings,
                        const std::map<std::string, const SourceFile*>& wanted) {
    try {
        Contents contents = read_contents(path);
        const auto is_wanted = [&](const FileResult& result) {
            const auto file = wanted.find(result.file.id);
            return file != wanted.end() && file->second->state == result.file.state;
        };
        if (contents.settings == settings &&
            std::all_of(contents.results.begin(), contents.results.end(), is_wanted) &&
            is_sound(contents.batch))
            return contents;
    } catch (const Error&) {
    }
    return {};
}

/// What makes it a batch goes first, so that no half of it is ever taken for one.
void remove_batch(const fs::path& path) {
    if (fs::is_directory(path)) fs::remove(path / contents_name); // else nobody's batch
    fs::remove_all(path);
}

/// Batches that an interrupted run left; their files are taken out of `files`. What cannot be used
/// is removed.
std::vector<Batch> take_up_batches(const fs::path& folder, std::vector<SourceFile>& files,
                                   const std::string& settings, const FileCallback& done) {
    std::vector<Batch> batches;
    if (fs::is_empty(folder)) return batches;
    std::map<std::string, const SourceFile*> wanted;
    for (const SourceFile& file : files)
        wanted.emplace(file.id, &file);
    for (const auto& entry : fs::directory_iterator(folder)) {
        Contents contents;
        if (entry.path().extension() != ".part")
            contents = reusable_batch(entry.path(), settings, wanted);
        if (contents.results.empty()) {
            remove_batch(entry.path());
            continue;
        }
        for (const FileResult& result : contents.results) {
            wanted.erase(result.file.id);
            done(result);
        }
        batches.push_back(std::move(contents.batch));
    }
    std::erase_if(files, [&](const SourceFile& file) { return !wanted.contains(file.id); });
    return batches;
}

} // namespace

std::vector<FileResult> read_results(const Batch& batch) {
    return read_contents(batch.path).results;
}

std::vector<Batch> build_batches(const fs::path& folder, std::vector<SourceFile> files,
                                 const Layout& layout, const IndexOptions& options,
                                 const FileCallback& done) {
    fs::create_directories(folder);
    auto batches = take_up_batches(folder, files, settings_of(options, layout), done);
    auto fresh = Builder(folder, layout, options, done)
                     .build(cut_into_portions(files, options.jobs, layout.first_shards().size()));
    files = {};
    std::move(fresh.begin(), fresh.end(), std::back_inserter(batches));
    std::sort(batches.begin(), batches.end(),
              [](const Batch& a, const Batch& b) { return a.first < b.first; });
    return batches;
}

void remove_batches(const fs::path& folder) {
    if (!fs::exists(folder)) return;
    for (const auto& entry : fs::directory_iterator(folder))
        remove_batch(entry.path());
    fs::remove_all(folder);
}

namespace {

/// Groups first, so that no merge opens more files than a process may.
void merge(std::vector<std::string> sources, const fs::path& target, bool in_two) {
    const auto compact_all = [&](std::span<const std::string> some, const fs::path& place) {
        fs::path scratch = target;
        scratch += "-tables.part";
        merge_databases(some, place, scratch, in_two);
    };
    std::vector<std::string> groups;
    const auto replace_groups = [&](std::vector<std::string> next) {
        for (const std::string& group : groups)
            fs::remove_all(group);
        groups = std::move(next);
    };
    for (unsigned level = 0; sources.size() > databases_a_merge; ++level) {
        std::vector<std::string> next;
        for (std::size_t i = 0; i < sources.size(); i += databases_a_merge) {
            fs::path group = target;
            group += "-group-" + std::to_string(level) + "-" + std::to_string(i) + ".part";
            const auto count = std::min(databases_a_merge, sources.size() - i);
            compact_all(std::span(sources).subspan(i, count), group);
            next.push_back(group.string());
        }
        sources = next;
        replace_groups(std::move(next));
    }
    compact_all(sources, target);
    replace_groups({});
}

/// What batches have for a shard.
struct Additions {
    std::vector<std::string> databases;
    std::uint64_t releases = 0;
};

} // namespace

IndexParts merge_batches(const IndexParts& base, const std::vector<Batch>& batches,
                         const fs::path& target, unsigned jobs) {
    std::map<std::string, Additions> additions;
    for (const Batch& batch : batches)
        for (std::size_t i = 0; i < batch.databases.size(); ++i) {
            Additions& shard = additions[batch.databases[i].shard];
            shard.databases.push_back(batch.database(i).string());
            shard.releases += batch.databases[i].releases;
        }
    fs::remove_all(target);
    if (base.layout.is_sharded()) fs::create_directory(target);
    IndexParts merged = base;
    merged.folder = target;
    merged.has_stub = false;
    for (const auto& [name, added] : additions) {
        const auto is_it = [&name = name](const Shard& shard) { return shard.name == name; };
        if (std::any_of(merged.shards.begin(), merged.shards.end(), is_it)) continue;
        // A new year begins with an empty database, that says what it is.
        fs::path empty = target;
        empty += "-" + name + ".part";
        fs::remove_all(empty);
        create_shard(empty, language_of(base), base, name);
        merged.shards.push_back({name, empty});
    }
    std::sort(merged.shards.begin(), merged.shards.end(), [&](const Shard& a, const Shard& b) {
        return base.layout.is_before(a.name, b.name);
    });
    in_parallel(jobs, merged.shards.size(), [&](std::size_t i) {
        Shard& shard = merged.shards[i];
        const fs::path place = base.layout.place(target, shard.name);
        const auto added = additions.find(shard.name);
        if (added == additions.end()) {
            shard.copy = place;
            shard.last_before = Xapian::Database(shard.path.string()).get_lastdocid();
            return;
        }
        std::vector<std::string> sources{shard.path.string()};
        const auto& databases = added->second.databases;
        sources.insert(sources.end(), databases.begin(), databases.end());
        merge(std::move(sources), place, jobs > 1 && !base.layout.is_sharded());
        shard.path = place;
        shard.large.emplace(place);
        shard.last_before = static_cast<Xapian::docid>(
            Xapian::Database(place.string()).get_lastdocid() - added->second.releases);
    });
    return merged;
}

} // namespace dateline
