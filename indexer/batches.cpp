#include "indexer/batches.h"

#include "common/error.h"
#include "common/schema.h"
#include "indexer/in_parallel.h"
#include "indexer/index/bulk_database.h"
#include "indexer/memory_budget.h"
#include "indexer/stop_signal.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iterator>
#include <map>
#include <memory>
#include <mutex>
#include <span>
#include <unistd.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

// A term has a chunk of postings a database, so that larger ones make a smaller index; smaller ones
// divide the work better, and less is lost when the run is killed.
constexpr std::size_t batches_a_worker = 4;
constexpr std::size_t fewest_files = 500, most_files = 2500;
constexpr std::uint64_t least_bytes = 4u << 20, most_bytes = 12u << 20;
constexpr std::uint64_t most_pending = 48u << 20; // bytes of memory in a database being built
// A share of all memory, for each worker, of what is pending.
constexpr std::uint64_t share_of_pending = 6;

using Clock = std::chrono::steady_clock;
using Portion = std::span<const SourceFile>;

/// All that what is in a batch depends on, besides the files.
std::string settings_of(const IndexOptions& options, const Layout& layout) {
    return "schema=" + std::to_string(schema::version) + " " + options.language + " " +
           options.settings + " shards=" + layout.text();
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
            const FileCallback& done, Clock::duration longest)
        : folder_(std::move(folder)), layout_(layout), options_(options), done_(done),
          longest_(longest), budget_(std::uint64_t{options.memory_mb} << 20),
          most_pending_(std::min(most_pending, (std::uint64_t{options.memory_mb} << 20) /
                                                   (share_of_pending * options.jobs))) {}

    /// All portions, by as many workers as there are jobs.
    std::vector<Batch> build(const std::vector<Portion>& portions) {
        std::vector<Batch> batches;
        in_parallel(options_.jobs, portions.size(), [&](std::size_t i) {
            for (Portion rest = portions[i]; !rest.empty() && !stop_requested();) {
                Batch batch = build_batch(rest);
                rest = rest.subspan(batch.files);
                const std::scoped_lock hold(mutex_);
                if (batch.files > 0) batches.push_back(std::move(batch));
            }
        });
        return batches;
    }

  private:
    /// Whether a batch should be closed, full or not. Later in a long run it may cost more to lose
    /// one, or there would be too many.
    bool is_due(Clock::time_point begun) const {
        constexpr int share = 8;
        const auto now = Clock::now();
        return now - begun > std::max(longest_, (now - start_) / share);
    }

    /// Of as many of the files as it has time for. Under a name of its own, and renamed when it is
    /// whole.
    Batch build_batch(Portion files) {
        const std::string name = "batch-" + std::to_string(static_cast<unsigned>(::getpid())) +
                                 "-" + std::to_string(number_++);
        Batch batch;
        batch.path = folder_ / (name + ".part");
        std::vector<FileResult> results;
        const auto begun = Clock::now();
        fs::create_directory(batch.path);
        OpenDatabases databases(batch, most_pending_);
        const auto add = [&](const IndexDocument& document, std::size_t) {
            databases.add(layout_.shard_of(document.id, document.date), document);
        };
        for (const SourceFile& file : files) {
            if (stop_requested() || (!results.empty() && is_due(begun))) break;
            MemoryBudget::Share share(budget_, file.state.size);
            const auto resize = [&](std::uint64_t bytes) { share.resize(bytes); };
            results.push_back(prepare(file, options_, {add, resize}));
            const std::scoped_lock hold(mutex_);
            done_(results.back());
        }
        databases.close();
        seal_batch(batch, results, settings_of(options_, layout_));
        fs::rename(batch.path, folder_ / name);
        batch.path = folder_ / name;
        return batch;
    }

    fs::path folder_;
    const Layout& layout_;
    const IndexOptions& options_;
    const FileCallback& done_;
    const Clock::duration longest_;
    const Clock::time_point start_ = Clock::now();
    MemoryBudget budget_;
    std::uint64_t most_pending_; ///< bytes, in the databases of each worker
    std::atomic<unsigned> number_ = 0;
    std::mutex mutex_;
};

/// What the batch at `path` contains if it is whole, was built with these settings, and all its
/// files are wanted as they were then; else without results.
BatchContents reusable_batch(const fs::path& path, const std::string& settings,
                             const std::map<std::string, const SourceFile*>& wanted) {
    try {
        BatchContents contents = read_batch(path);
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
        BatchContents contents;
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

std::vector<Batch> build_batches(const fs::path& folder, std::vector<SourceFile> files,
                                 const Layout& layout, const IndexOptions& options,
                                 const FileCallback& done, Clock::duration longest) {
    fs::create_directories(folder);
    auto batches = take_up_batches(folder, files, settings_of(options, layout), done);
    auto fresh = Builder(folder, layout, options, done, longest)
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

} // namespace dateline
