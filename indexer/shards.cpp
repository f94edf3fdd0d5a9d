#include "indexer/shards.h"

#include "common/error.h"
#include "common/serial.h"
#include "indexer/memory_budget.h"
#include "indexer/prepare.h"
#include "indexer/stop_signal.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <malloc.h>
#include <map>
#include <mutex>
#include <span>
#include <thread>
#include <unistd.h>
#include <xapian.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view contents_key = "shard:contents";
constexpr std::string_view settings_key = "shard:settings";

// Measured best between 250 and 1,000 releases: less wastes merging, more wastes cache.
constexpr std::size_t files_a_shard = 500;
constexpr std::uint64_t bytes_a_shard = 4u << 20;
constexpr std::size_t releases_a_flush = 1000;
constexpr std::size_t text_a_flush = 8u << 20;
// Each open database takes six file descriptors.
constexpr std::size_t shards_a_merge = 64;

using Batch = std::span<const SourceFile>;

std::string encode_contents(const std::vector<FileResult>& files) {
    SerialWriter out;
    out.put(files.size());
    for (const FileResult& result : files) {
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

std::vector<FileResult> decode_contents(const std::string& data) {
    SerialReader in(data);
    std::vector<FileResult> files(in.count());
    for (FileResult& result : files) {
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
    return files;
}

std::vector<Batch> cut_into_batches(const std::vector<SourceFile>& files) {
    std::vector<Batch> batches;
    std::size_t begin = 0;
    std::uint64_t bytes = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        bytes += files[i].state.size;
        if (i + 1 - begin < files_a_shard && bytes < bytes_a_shard && i + 1 < files.size())
            continue;
        batches.emplace_back(files.data() + begin, i + 1 - begin);
        begin = i + 1;
        bytes = 0;
    }
    return batches;
}

/// The library keeps what was freed, for each thread its own, and would add up the largest files.
void give_back_memory() {
#ifdef __GLIBC__
    ::malloc_trim(0);
#endif
}

/// A shard is written under a name of its own and renamed when it is whole.
void finish_shard(Xapian::WritableDatabase& database, const fs::path& unfinished,
                  const Shard& shard, const std::string& settings) {
    database.set_metadata(std::string(contents_key), encode_contents(shard.files));
    database.set_metadata(std::string(settings_key), settings);
    database.commit();
    database.close();
    fs::rename(unfinished, shard.path);
}

class Builder {
  public:
    Builder(fs::path folder, const IndexOptions& options, const FileCallback& done)
        : folder_(std::move(folder)), options_(options), done_(done),
          budget_(std::uint64_t{options.memory_mb} << 20) {}

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
    Shard build_shard(Batch files) {
        const std::string name = "shard-" + std::to_string(static_cast<unsigned>(::getpid())) +
                                 "-" + std::to_string(number_++);
        const fs::path unfinished = folder_ / (name + ".part");
        Shard shard{folder_ / name, {}};
        Xapian::WritableDatabase database(unfinished.string(), Xapian::DB_CREATE_OR_OVERWRITE);
        std::size_t releases = 0, text = 0; // that are pending
        const auto add = [&](const Xapian::Document& document, std::size_t bytes) {
            database.add_document(document);
            text += bytes;
            if (++releases < releases_a_flush && text < text_a_flush) return;
            database.commit();
            releases = text = 0;
        };
        for (const SourceFile& file : files) {
            if (stop_requested()) break;
            MemoryBudget::Share share(budget_, file.state.size);
            bool large = false;
            const auto grow = [&](std::uint64_t bytes) {
                share.grow(bytes);
                large = bytes > text_a_flush / 4;
            };
            shard.files.push_back(prepare(file, options_, {add, grow}));
            if (large) give_back_memory();
            const std::scoped_lock hold(mutex_);
            done_(shard.files.back());
        }
        finish_shard(database, unfinished, shard, options_.settings);
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
    std::atomic<unsigned> number_ = 0;
    std::mutex mutex_;
    std::atomic<bool> failure_ = false;
    std::exception_ptr problem_;
};

/// The shard at `path` if it is whole, was built with these settings, and all its files are wanted
/// as they were then.
std::vector<FileResult> reusable_contents(const fs::path& path, const std::string& settings,
                                          const std::map<std::string, const SourceFile*>& wanted) {
    try {
        const Xapian::Database database(path.string());
        if (database.get_metadata(std::string(settings_key)) != settings) return {};
        auto files = decode_contents(database.get_metadata(std::string(contents_key)));
        for (const FileResult& result : files) {
            const auto file = wanted.find(result.file.id);
            if (file == wanted.end() || file->second->state != result.file.state) return {};
        }
        return files;
    } catch (const Xapian::Error&) {
        return {};
    } catch (const Error&) {
        return {};
    }
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
        std::vector<FileResult> contents;
        if (entry.path().extension() != ".part")
            contents = reusable_contents(entry.path(), settings, wanted);
        if (contents.empty()) {
            fs::remove_all(entry.path());
            continue;
        }
        for (const FileResult& result : contents)
            wanted.erase(result.file.id);
        shards.push_back({entry.path(), std::move(contents)});
    }
    std::erase_if(files, [&](const SourceFile& file) { return !wanted.contains(file.id); });
    return shards;
}

} // namespace

void compact(std::span<const std::string> sources, const fs::path& target) {
    fs::remove_all(target);
    Xapian::Database all;
    for (const std::string& source : sources)
        all.add_database(Xapian::Database(source));
    all.compact(target.string(), Xapian::Compactor::FULL);
}

std::vector<Shard> build_shards(const fs::path& folder, std::vector<SourceFile> files,
                                const IndexOptions& options, const FileCallback& done) {
    fs::create_directories(folder);
    auto shards = take_up_shards(folder, files, options.settings);
    for (const Shard& shard : shards)
        for (const FileResult& result : shard.files)
            done(result);
    auto fresh = Builder(folder, options, done).build(cut_into_batches(files));
    std::move(fresh.begin(), fresh.end(), std::back_inserter(shards));
    std::sort(shards.begin(), shards.end(), [](const Shard& a, const Shard& b) {
        return a.files.front().file.id < b.files.front().file.id;
    });
    return shards;
}

void merge_shards(const fs::path& base, const std::vector<Shard>& shards, const fs::path& target) {
    std::vector<std::string> sources;
    if (!base.empty()) sources.push_back(base.string());
    for (const Shard& shard : shards)
        sources.push_back(shard.path.string());
    // Groups first, so that no merge opens more files than a process may.
    for (unsigned level = 0; sources.size() > shards_a_merge; ++level) {
        std::vector<std::string> groups;
        for (std::size_t i = 0; i < sources.size(); i += shards_a_merge) {
            const auto name = "group-" + std::to_string(level) + "-" + std::to_string(i) + ".part";
            const fs::path group = shards.front().path.parent_path() / name;
            const auto count = std::min(shards_a_merge, sources.size() - i);
            compact(std::span(sources).subspan(i, count), group);
            groups.push_back(group.string());
        }
        sources = std::move(groups);
    }
    compact(sources, target);
}

} // namespace dateline
