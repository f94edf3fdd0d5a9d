#include "tests/crash/bench.h"

#include "indexer/index/index_database.h"
#include "indexer/index/replace_index.h"
#include "tests/crash/examine.h"
#include "tests/support/text.h"

#include <cstdlib>
#include <xapian.h>

namespace dateline::crash {

namespace fs = std::filesystem;

std::string name(Work work) {
    static constexpr const char* names[] = {"first run", "update", "--full", "--compact",
                                            "--forget"};
    return names[static_cast<int>(work)];
}

namespace {

/// Some indexes are divided.
std::string shards_of(unsigned seed) {
    constexpr const char* layouts[] = {"1", "3", "year"};
    return layouts[seed % 3];
}

} // namespace

Bench::Bench(unsigned seed, Work work, bool large, const fs::path& disk)
    : world_(seed, large), work_(work), shards_(shards_of(seed)),
      index_((disk.empty() ? world_.home() : disk) / "index"), plain_disk_(seed % 5 == 0) {
    if (work != Work::first) {
        require(run(arguments(Work::first)), 0, "the run before the work");
        before_ = world_.words();
        all_before_ = world_.all_words();
    }
    if (work == Work::update || (work == Work::rebuild && world_.pick(2) == 0)) {
        if (large) world_.change_all();
        world_.edit(1 + world_.pick(12));
    }
    if (work == Work::forget) world_.remove_wire();
    build_at_once();
}

Bench::~Bench() {
    const char* keep = std::getenv("DATELINE_KEEP");
    if (keep == nullptr || std::uncaught_exceptions() == 0) return;
    std::error_code ignored;
    fs::copy(world_.home(), keep, fs::copy_options::recursive, ignored);
}

void Bench::build_at_once() {
    const fs::path once = world_.home() / "once";
    fs::remove_all(once);
    auto words = arguments(work_ == Work::forget ? Work::forget : Work::first);
    if (work_ == Work::forget) words = {DATELINE_INDEX_PROGRAM, "--db", "", world_.news().string()};
    words[2] = once.string();
    std::erase(words, "--shards");
    std::erase(words, shards_);
    const auto begin = std::chrono::steady_clock::now();
    require(run(words), 0, "indexing at once");
    time_of_all_ = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begin);
}

std::vector<std::string> Bench::arguments(Work work) const {
    std::vector<std::string> words{DATELINE_INDEX_PROGRAM, "--db", index_.string()};
    switch (work) {
    case Work::compact:
        words.push_back("--compact");
        return words;
    case Work::forget:
        words.insert(words.end(), {"--forget", "wire"});
        return words;
    case Work::rebuild:
        words.push_back("--full");
        break;
    case Work::first:
    case Work::update:
        break;
    }
    if (shards_ != "1" || work == Work::first) words.insert(words.end(), {"--shards", shards_});
    words.insert(words.end(), {"--jobs", "2", world_.news().string(), world_.wire().string()});
    return words;
}

Process::Start Bench::start(Work work) const {
    Process::Start start{arguments(work), world_.home() / "output"};
    if (plain_disk_)
        start.settings = {{"LD_PRELOAD", DATELINE_FAULT_LIBRARY}, {"FAULT_PLAIN", "1"}};
    return start;
}

std::string Bench::output() const {
    return read_whole(world_.home() / "output");
}

int Bench::run(const std::vector<std::string>& words) const {
    return Process({words, world_.home() / "output"}).wait();
}

void Bench::require(int code, int wanted, const std::string& what) const {
    if (code != wanted)
        throw Broken(what + " ended with " + std::to_string(code) + ": " + output());
}

/// Some shards are written, others not: the index says so, and --check, too.
bool Bench::is_unfinished() const {
    if (shards_ == "1") return false;
    const Xapian::Database database(index_.string());
    if (database.get_metadata(std::string(unfinished_key)).empty()) return false;
    require(run({DATELINE_INDEX_PROGRAM, "--db", index_.string(), "--check"}), 2, "--check");
    if (output().find("a run was cut off") == std::string::npos)
        throw Broken("--check does not say that a run was cut off: " + output());
    return true;
}

void Bench::check_left() const {
    fs::path place = index_;
    if (plain_disk_ && !fs::exists(place)) place += replaced_suffix;
    if (!fs::exists(place)) {
        if (before_) throw Broken("the index is gone");
        return;
    }
    if (place == index_ && before_)
        require(run({DATELINE_SEARCH_PROGRAM, "--db", index_.string(), "everywhere"}), 0,
                "a search in what was left");
    if (place == index_ && is_unfinished()) return;
    const auto left = words_in(place);
    if (left.empty() && !before_) return;
    if ((!before_ || left != *before_) && left != world_.words())
        throw Broken("the index was left half way: " + std::to_string(left.size()) + " releases");
}

void Bench::check_by_engine() const {
    for (const Shard& shard : parts_of(index_).shards)
        if (Xapian::Database::check(shard.path.string(), 0, nullptr) != 0)
            throw Broken("Xapian finds the index damaged: " + shard.path.string());
}

void Bench::check_partly_done() const {
    if (!fs::exists(index_)) return;
    check_by_engine();
    auto known = world_.all_words();
    known.insert(all_before_.begin(), all_before_.end());
    // A file that was moved is taken up first and removed last.
    constexpr unsigned under_both_names = 2;
    for (const std::string& word : words_in(index_, under_both_names))
        if (!known.contains(word)) throw Broken(word + " is of no version");
}

void Bench::check_message(int code, const std::string& cause, const std::string& call) const {
    const std::string said = output();
    require(code, 2, name(work_) + " that met \"" + cause + "\"" + call);
    const auto line = said.find("dateline-index: ");
    if (line == std::string::npos || said.find(cause) == std::string::npos ||
        said.find(index_.string()) == std::string::npos)
        throw Broken("no message with place and cause (" + cause + "): " + said);
}

void Bench::finish(bool edited) {
    if (edited) build_at_once();
    const bool forget = work_ == Work::forget;
    if (forget) {
        const int code = run(arguments(Work::forget));
        if (code != 0 && output().find("has no folder named wire") == std::string::npos)
            require(code, 0, "forgetting again");
    }
    std::vector<std::string> update = arguments(Work::update);
    if (forget) update.pop_back();
    const bool rebuild = work_ == Work::rebuild && world_.pick(2) == 0;
    require(run(rebuild ? arguments(Work::rebuild) : update), 0, "the complete run");

    check_by_engine();
    compare(words_in(index_), world_.words(), "after a complete run the index");
    compare(whole_contents(index_), whole_contents(world_.home() / "once"),
            "compared with an index built at once");
    require(run({DATELINE_INDEX_PROGRAM, "--db", index_.string(), "--check"}), 0, "--check");
    for (const auto& entry : fs::directory_iterator(index_.parent_path())) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with("index.") && name != "index.lock")
            throw Broken("left behind: " + name);
    }
    const std::string looks = looks_of(index_);
    require(run(update), 0, "a run with nothing to do");
    const std::string now = looks_of(index_);
    if (now != looks)
        throw Broken("a run with nothing to do wrote something:\n" + looks + "now\n" + now);
}

} // namespace dateline::crash
