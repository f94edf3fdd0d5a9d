#include "indexer/shards.h"

#include "common/error.h"
#include "common/serial.h"
#include "indexer/bulk_database.h"
#include "indexer/memory_budget.h"
#include "indexer/prepare.h"
#include "indexer/stop_signal.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <fstream>
#include <iterator>
#include <malloc.h>
#include <map>
#include <mutex>
#include <optional>
#include <span>
#include <thread>
#include <unistd.h>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr const char* contents_name = "contents";

// A term has a chunk of postings a database, so that larger ones make a smaller index; smaller ones
// divide the work better, and less is lost when the run is killed.
constexpr std::size_t shards_a_worker = 4;
constexpr std::size_t fewest_files = 500, most_files = 2500;
constexpr std::uint64_t least_bytes = 4u << 20, most_bytes = 12u << 20;
constexpr std::uint64_t most_pending = 48u << 20; // bytes of memory in a database being built
// A share of all memory, for each worker, of what is pending.
constexpr std::uint64_t share_of_pending = 6;
// Each open database takes six file descriptors.
constexpr std::size_t shards_a_merge = 64;

using Batch = std::span<const SourceFile>;

std::string encode_contents(const Shard& shard, const std::string& settings) {
    SerialWriter out;
    out.put(settings);
    out.put(shard.databases);
    out.put(shard.files.size());
    for (const FileResult& result : shard.files) {
        out.put(result.file.id);
        out.put(result.file.path.string());
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

/// No files where the shard was built with other settings.
Shard decode_contents(const fs::path& path, const std::string& data, const std::string& settings) {
    SerialReader in(data);
    Shard shard{path, {}};
    if (in.text() != settings) return shard;
    shard.databases = in.number();
    shard.files.resize(in.count());
    for (FileResult& result : shard.files) {
        result.file.id = in.text();
        result.file.path = in.text();
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
    return shard;
}

/// As many pieces as workers can share evenly, none too small or too large.
std::uint64_t pieces(std::uint64_t whole, std::uint64_t least, std::uint64_t most,
                     std::size_t workers) {
    return std::clamp<std::uint64_t>(workers * shards_a_worker, (whole + most - 1) / most,
                                     std::max<std::uint64_t>(1, whole / least));
}

/// Of about equal work, so that all workers end at the same time: reading costs by the byte, and
/// what is found in a release by the file.
std::vector<Batch> cut_into_batches(const std::vector<SourceFile>& files, std::size_t workers) {
    std::uint64_t all_bytes = 0;
    for (const SourceFile& file : files)
        all_bytes += file.state.size;
    auto count = std::max(pieces(files.size(), fewest_files, most_files, workers),
                          pieces(all_bytes, least_bytes, most_bytes, workers));
    if (count > workers) count = (count + workers - 1) / workers * workers;
    const std::uint64_t a_file = 1 + all_bytes / std::max<std::size_t>(files.size(), 1);
    const std::uint64_t whole = all_bytes + a_file * files.size();
    std::vector<Batch> batches;
    std::size_t begin = 0;
    std::uint64_t work = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        work += files[i].state.size + a_file;
        const bool is_full = work * count >= whole * (batches.size() + 1);
        if (!is_full && i + 1 < files.size()) continue;
        batches.emplace_back(files.data() + begin, i + 1 - begin);
        begin = i + 1;
    }
    return batches;
}

/// The library keeps what was freed, for each thread its own, and would add up the largest files.
void give_back_memory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

class Builder {
  public:
    Builder(fs::path folder, const IndexOptions& options, const FileCallback& done)
        : folder_(std::move(folder)), options_(options), done_(done),
          budget_(std::uint64_t{options.memory_mb} << 20),
          most_pending_(std::min(most_pending, (std::uint64_t{options.memory_mb} << 20) /
                                                   (share_of_pending * options.jobs))) {}

    /// All batches, by as many workers as there are jobs. The first exception of a worker ends it.
    std::vector<Shard> build(const std::vector<Batch>& batches) {
        std::vector<Shard> shards(batches.size());
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t i = next++; i < batches.size() && !stop_requested() && !failure_;
                 i = next++)
                try {
                    shards[i] = build_shard(batches[i]);
                } catch (...) {
                    keep_first_failure();
                }
        };
        {
            std::vector<std::jthread> workers;
            const auto count = std::min<std::size_t>(options_.jobs, batches.size());
            for (std::size_t i = 1; i < count; ++i)
                workers.emplace_back(work);
            work();
        }
        if (failure_) std::rethrow_exception(problem_);
        std::erase_if(shards, [](const Shard& shard) { return shard.files.empty(); });
        return shards;
    }

  private:
    /// Under a name of its own, and renamed when it is whole.
    Shard build_shard(Batch files) {
        const std::string name = "shard-" + std::to_string(static_cast<unsigned>(::getpid())) +
                                 "-" + std::to_string(number_++);
        Shard shard{folder_ / (name + ".part"), {}};
        fs::create_directory(shard.path);
        std::optional<BulkDatabase> database;
        const auto close = [&] {
            if (database) database->finish();
            database.reset();
        };
        const auto add = [&](const IndexDocument& document, std::size_t) {
            if (!database) database.emplace(shard.database(shard.databases++));
            database->add(document);
            if (database->pending_bytes() >= most_pending_) close();
        };
        for (const SourceFile& file : files) {
            if (stop_requested()) break;
            MemoryBudget::Share share(budget_, file.state.size);
            bool large = false;
            const auto grow = [&](std::uint64_t bytes) {
                share.grow(bytes);
                large = bytes > least_bytes / 2;
            };
            shard.files.push_back(prepare(file, options_, {add, grow}));
            if (large) give_back_memory();
            const std::scoped_lock hold(mutex_);
            done_(shard.files.back());
        }
        close();
        NewFile contents(shard.path / contents_name);
        contents.write(encode_contents(shard, options_.settings));
        contents.finish();
        fs::rename(shard.path, folder_ / name);
        shard.path = folder_ / name;
        return shard;
    }

    void keep_first_failure() {
        const std::scoped_lock hold(mutex_);
        if (!failure_) problem_ = std::current_exception();
        failure_ = true;
    }

    fs::path folder_;
    const IndexOptions& options_;
    const FileCallback& done_;
    MemoryBudget budget_;
    std::uint64_t most_pending_; ///< bytes, in each database
    std::atomic<unsigned> number_ = 0;
    std::mutex mutex_;
    std::atomic<bool> failure_ = false;
    std::exception_ptr problem_;
};

/// The shard at `path` if it is whole, was built with these settings, and all its files are wanted
/// as they were then; else one without files.
Shard reusable_shard(const fs::path& path, const std::string& settings,
                     const std::map<std::string, const SourceFile*>& wanted) {
    try {
        std::ifstream in(path / contents_name, std::ios::binary);
        const std::string contents{std::istreambuf_iterator<char>(in), {}};
        const Shard shard = decode_contents(path, contents, settings);
        const auto is_wanted = [&](const FileResult& result) {
            const auto file = wanted.find(result.file.id);
            return file != wanted.end() && file->second->state == result.file.state;
        };
        if (std::all_of(shard.files.begin(), shard.files.end(), is_wanted)) return shard;
    } catch (const Error&) {
    }
    return {};
}

/// What makes it a shard goes first, so that no half of it is ever taken for one.
void remove_shard(const fs::path& path) {
    std::error_code not_there;
    fs::remove(path / contents_name, not_there);
    fs::remove_all(path);
}

/// Shards that an interrupted run left; their files are taken out of `files`. What cannot be used
/// is removed.
std::vector<Shard> take_up_shards(const fs::path& folder, std::vector<SourceFile>& files,
                                  const std::string& settings) {
    std::map<std::string, const SourceFile*> wanted;
    for (const SourceFile& file : files)
        wanted.emplace(file.id, &file);
    std::vector<Shard> shards;
    for (const auto& entry : fs::directory_iterator(folder)) {
        Shard shard;
        if (entry.path().extension() != ".part")
            shard = reusable_shard(entry.path(), settings, wanted);
        if (shard.files.empty()) {
            remove_shard(entry.path());
            continue;
        }
        for (const FileResult& result : shard.files)
            wanted.erase(result.file.id);
        shards.push_back(std::move(shard));
    }
    std::erase_if(files, [&](const SourceFile& file) { return !wanted.contains(file.id); });
    return shards;
}

} // namespace

std::vector<Shard> build_shards(const fs::path& folder, std::vector<SourceFile> files,
                                const IndexOptions& options, const FileCallback& done) {
    fs::create_directories(folder);
    auto shards = take_up_shards(folder, files, options.settings);
    for (const Shard& shard : shards)
        for (const FileResult& result : shard.files)
            done(result);
    auto fresh = Builder(folder, options, done).build(cut_into_batches(files, options.jobs));
    std::move(fresh.begin(), fresh.end(), std::back_inserter(shards));
    std::sort(shards.begin(), shards.end(), [](const Shard& a, const Shard& b) {
        return a.files.front().file.id < b.files.front().file.id;
    });
    return shards;
}

void remove_shards(const fs::path& folder) {
    if (!fs::exists(folder)) return;
    for (const auto& entry : fs::directory_iterator(folder))
        remove_shard(entry.path());
    fs::remove_all(folder);
}

void merge_shards(const fs::path& base, const std::vector<Shard>& shards, const fs::path& target,
                  std::size_t jobs) {
    const auto merge = [&](std::span<const std::string> databases, const fs::path& merged) {
        const fs::path scratch = shards.front().path.parent_path() / "tables.part";
        jobs > 1 ? compact_in_two(databases, merged, scratch) : compact(databases, merged);
    };
    std::vector<std::string> sources;
    if (!base.empty()) sources.push_back(base.string());
    for (const Shard& shard : shards)
        for (std::size_t i = 0; i < shard.databases; ++i)
            sources.push_back(shard.database(i).string());
    // Groups first, so that no merge opens more files than a process may.
    for (unsigned level = 0; sources.size() > shards_a_merge; ++level) {
        std::vector<std::string> groups;
        for (std::size_t i = 0; i < sources.size(); i += shards_a_merge) {
            const auto name = "group-" + std::to_string(level) + "-" + std::to_string(i) + ".part";
            const fs::path group = shards.front().path.parent_path() / name;
            const auto count = std::min(shards_a_merge, sources.size() - i);
            merge(std::span(sources).subspan(i, count), group);
            groups.push_back(group.string());
        }
        sources = std::move(groups);
    }
    merge(sources, target);
}

} // namespace dateline
