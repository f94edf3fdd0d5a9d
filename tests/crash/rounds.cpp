#include "tests/crash/rounds.h"

#include "tests/crash/bench.h"
#include "tests/crash/examine.h"
#include "tests/support/text.h"

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fstream>
#include <iterator>
#include <sys/mount.h>
#include <thread>

namespace dateline::crash {

namespace fs = std::filesystem;

namespace {

using std::chrono::microseconds;

/// A piece of work drawn from a seed, apart from the world's own randomness.
struct Draw {
    std::mt19937 random;
    Work work;
    bool large;

    explicit Draw(unsigned seed) : random(seed ^ 0x9E3779B9u) {
        large = random() % 4 == 0;
        work = static_cast<Work>(random() % (large ? 3 : 5));
    }
    std::size_t pick(std::size_t below) { return random() % below; }
};

void wait_a_while(microseconds time) {
    std::this_thread::sleep_for(time);
}

/// Starts the work and disturbs it at a random moment. Whether it was still running then.
bool signal_somewhere(Bench& bench, Draw& draw, int number, int& code) {
    Process process(bench.start());
    const auto whole = static_cast<std::size_t>(bench.time_of_all().count());
    wait_a_while(microseconds(draw.pick(whole + whole / 10)));
    if (process.is_over()) return false;
    process.signal(number);
    code = process.wait();
    return true;
}

Result kill_anywhere(unsigned seed) {
    Draw draw(seed);
    Bench bench(seed, draw.work, draw.large);
    bool killed = false;
    int code = 0;
    // Sometimes again and again, as by a machine that keeps losing power.
    for (std::size_t times = draw.pick(3) + 1; times > 0; --times) {
        if (!signal_somewhere(bench, draw, SIGKILL, code) || code != 128 + SIGKILL) break;
        killed = true;
        bench.check_left();
    }
    bench.finish();
    return killed ? Result::good : Result::untouched;
}

Result stop_by_signal(unsigned seed) {
    Draw draw(seed);
    Bench bench(seed, draw.work, draw.large);
    const int number = draw.pick(2) == 0 ? SIGINT : SIGTERM;
    int code = 0;
    const bool stopped = signal_somewhere(bench, draw, number, code) && code != 0;
    if (stopped) {
        if (code != 128 + number)
            throw Broken("a signal ended it with " + std::to_string(code) + ": " + bench.output());
        bench.check_partly_done();
    }
    bench.finish();
    return stopped ? Result::good : Result::untouched;
}

/// Runs the work with the library that counts and fails. Returns how many calls there were, none if
/// it died; `code` is how the run ended, `failed` the call that was made to fail.
long run_with_fault(const Bench& bench, long at, const std::string& what, bool stays, int& code,
                    std::string* failed = nullptr) {
    Process::Start start = bench.start();
    const fs::path count = bench.index().parent_path() / "count";
    fs::remove(count);
    start.settings.insert(start.settings.end(), {{"LD_PRELOAD", DATELINE_FAULT_LIBRARY},
                                                 {"FAULT_PATH", bench.index().string()},
                                                 {"FAULT_AT", std::to_string(at)},
                                                 {"FAULT_WHAT", what},
                                                 {"FAULT_COUNT", count.string()}});
    if (stays) start.settings.push_back({"FAULT_STAYS", "1"});
    code = Process(start).wait();
    const std::string text = read_whole(count);
    if (failed != nullptr) *failed = text.substr(std::min(text.size(), text.find(' ')));
    return text.empty() ? 0 : std::stol(text);
}

/// How many calls the work makes, found out on a world of the same seed.
long count_calls(unsigned seed, const Draw& draw) {
    const Bench bench(seed, draw.work, draw.large);
    int code = 0;
    const long calls = run_with_fault(bench, 0, "kill", false, code);
    if (code != 0) throw Broken("the work fails by itself: " + bench.output());
    return calls;
}

Result kill_in_call(unsigned seed, const std::vector<const char*>& ways) {
    Draw draw(seed);
    const long calls = count_calls(seed, draw);
    if (calls == 0) return Result::untouched;
    Bench bench(seed, draw.work, draw.large);
    const long at = 1 + static_cast<long>(draw.pick(static_cast<std::size_t>(calls)));
    int code = 0;
    run_with_fault(bench, at, ways[draw.pick(ways.size())], false, code);
    bench.check_left();
    bench.finish();
    return code == 128 + SIGKILL ? Result::good : Result::untouched;
}

Result kill_at_call(unsigned seed) {
    return kill_in_call(seed, {"kill", "torn"});
}

Result lose_power(unsigned seed) {
    return kill_in_call(seed, {"power"});
}

Result fail_at_call(unsigned seed) {
    Draw draw(seed);
    const long calls = count_calls(seed, draw);
    if (calls == 0) return Result::untouched;
    Bench bench(seed, draw.work, draw.large);
    const long at = 1 + static_cast<long>(draw.pick(static_cast<std::size_t>(calls)));
    constexpr int errors[] = {EIO, ENOSPC, EFBIG, EDQUOT, EROFS};
    const int error = errors[draw.pick(std::size(errors))];
    int code = 0;
    const bool stays = draw.pick(2) == 0;
    std::string failed;
    const long reached = run_with_fault(bench, at, std::to_string(error), stays, code, &failed);
    if (reached < at && reached > 0) return Result::untouched;
    bench.check_message(code, std::strerror(error), failed);
    bench.check_left();
    bench.finish();
    return Result::good;
}

/// A small disk in memory, taken away at the end.
class Disk {
  public:
    Disk() { made_ = ::mount("tmpfs", folder_.path().c_str(), "tmpfs", 0, "size=24m") == 0; }
    ~Disk() {
        if (made_) ::umount2(folder_.path().c_str(), MNT_DETACH);
    }
    Disk(const Disk&) = delete;
    Disk& operator=(const Disk&) = delete;
    bool is_there() const { return made_; }
    const fs::path& path() const { return folder_.path(); }

    /// Fills it up, but for so many bytes.
    void fill(std::size_t but) const {
        const auto free = fs::space(path()).available;
        std::ofstream(path() / "ballast") << std::string(free > but ? free - but : 0, 'x');
    }
    void empty() const { fs::remove(path() / "ballast"); }

  private:
    TempDir folder_;
    bool made_ = false;
};

Result fill_disk(unsigned seed) {
    const Disk disk;
    if (!disk.is_there()) return Result::impossible;
    Draw draw(seed);
    Bench bench(seed, draw.work, draw.large, disk.path());
    disk.fill(draw.pick(200'000));
    const int code = Process(bench.start()).wait();
    if (code != 0) {
        bench.check_message(code, std::strerror(ENOSPC));
        bench.check_left();
    }
    disk.empty();
    bench.finish();
    return code != 0 ? Result::good : Result::untouched;
}

Result limit_file_size(unsigned seed) {
    Draw draw(seed);
    Bench bench(seed, draw.work, draw.large);
    Process::Start start = bench.start();
    start.file_bytes = 4096 + draw.pick(60'000);
    const int code = Process(start).wait();
    if (code != 0) {
        bench.check_message(code, std::strerror(EFBIG));
        bench.check_left();
    }
    bench.finish();
    return code != 0 ? Result::good : Result::untouched;
}

Result two_writers(unsigned seed) {
    Draw draw(seed);
    Bench bench(seed, static_cast<Work>(draw.pick(3)), draw.pick(2) == 0);
    Process::Start other = bench.start();
    other.output = bench.world().home() / "output of the other";
    Process first(bench.start());
    Process second(other);
    const int codes[] = {first.wait(), second.wait()};
    if (codes[0] == 0 && codes[1] == 0) return Result::untouched; // one after the other
    const bool first_lost = codes[0] == 2;
    const std::string said = first_lost ? bench.output() : read_whole(other.output);
    const auto holder = std::to_string(first_lost ? second.id() : first.id());
    if (codes[first_lost ? 1 : 0] != 0 || codes[first_lost ? 0 : 1] != 2)
        throw Broken("two writers ended with " + std::to_string(codes[0]) + " and " +
                     std::to_string(codes[1]) + ": " + bench.output() + read_whole(other.output));
    if (said.find("(process " + holder + ")") == std::string::npos)
        throw Broken("the second writer is not told that process " + holder + " writes: " + said);
    bench.finish();
    return Result::good;
}

Result change_files(unsigned seed) {
    Draw draw(seed);
    Bench bench(seed, static_cast<Work>(draw.pick(3)), draw.large);
    Process process(bench.start());
    std::size_t edits = 0;
    for (; !process.is_over(); ++edits) {
        bench.world().edit(1);
        wait_a_while(microseconds(draw.pick(2000)));
    }
    if (process.wait() > 1)
        throw Broken("with files changing it ended with " + std::to_string(process.wait()) + ": " +
                     bench.output());
    bench.finish(true);
    return edits > 0 ? Result::good : Result::untouched;
}

/// Searches one after the other for what every release holds, alone or as lines of a batch.
class Searcher {
  public:
    Searcher(const Bench& bench, std::string name)
        : index_(bench.index()), output_(bench.world().home() / ("answer of " + name)),
          lines_(bench.world().home() / ("lines of " + name)),
          thread_([this] { search_until_told(); }) {}
    ~Searcher() { stop(); }
    Searcher(const Searcher&) = delete;
    Searcher& operator=(const Searcher&) = delete;

    std::size_t searches() const { return searches_; }
    void stop() {
        told_ = true;
        if (thread_.joinable()) thread_.join();
    }
    /// How a search failed or found nothing, empty if none did; after stop().
    const std::string& fault() const { return fault_; }

  private:
    static constexpr std::size_t lines_of_batch = 20;

    void search_until_told() {
        std::ofstream lines(lines_);
        for (std::size_t i = 0; i < lines_of_batch; ++i)
            lines << i << "\teverywhere\n";
        lines.close();
        for (std::size_t i = 0; !told_ && fault_.empty(); ++i)
            i % 8 == 7 ? search({"--batch", lines_.string()}, lines_of_batch)
                       : search({"everywhere"}, 1);
    }

    void search(const std::vector<std::string>& query, std::size_t answers) {
        std::vector<std::string> words{DATELINE_SEARCH_PROGRAM, "--db", index_.string(), "--format",
                                       "json"};
        words.insert(words.end(), query.begin(), query.end());
        const int code = Process({words, output_}).wait();
        const std::string said = read_whole(output_);
        std::size_t found = 0;
        for (auto at = said.find(hit_); at != said.npos; at = said.find(hit_, at + 1))
            ++found;
        if (code != 0 || found != answers)
            fault_ = "a search ended with " + std::to_string(code) + ": " + said;
        searches_ += answers;
    }

    static constexpr std::string_view hit_ = "\"hits\":[{";
    fs::path index_, output_, lines_;
    std::atomic<bool> told_ = false;
    std::atomic<std::size_t> searches_ = 0;
    std::string fault_; // read when the thread is over
    std::thread thread_;
};

Result search_meanwhile(unsigned seed) {
    constexpr std::size_t wanted = 100;
    Draw draw(seed);
    Bench bench(seed, Work::update, draw.large);
    Searcher one(bench, "one"), other(bench, "other");
    for (std::size_t works = 0; works < 4 || one.searches() + other.searches() < wanted; ++works) {
        constexpr Work kinds[] = {Work::update, Work::rebuild, Work::compact};
        if (works > 0) bench.world().edit(3);
        const int code = Process(bench.start(kinds[draw.pick(3)])).wait();
        if (code != 0) throw Broken("it ended with " + std::to_string(code) + bench.output());
    }
    for (Searcher* searcher : {&one, &other}) {
        searcher->stop();
        if (!searcher->fault().empty()) throw Broken(searcher->fault());
    }
    bench.finish(true);
    return Result::good;
}

} // namespace

const Kind kinds[kinds_count] = {
    {"kill", "killed at a random moment", 500, kill_anywhere},
    {"call", "killed at the n-th write, sync, rename, ...", 200, kill_at_call},
    {"power", "killed so, and what was not synced lost", 100, lose_power},
    {"error", "the n-th of these calls failed", 200, fail_at_call},
    {"signal", "SIGINT or SIGTERM", 50, stop_by_signal},
    {"disk", "disk full", 20, fill_disk},
    {"limit", "file size limited", 10, limit_file_size},
    {"writers", "two writers at once", 20, two_writers},
    {"changing", "files changing during the run", 20, change_files},
    {"search", "100 searches while the index is updated, compacted, built anew", 50,
     search_meanwhile},
};

} // namespace dateline::crash
