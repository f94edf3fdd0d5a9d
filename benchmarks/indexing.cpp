#include "benchmarks/process.h"

#include "common/error.h"

#include <cstdlib>
#include <xapian.h>

namespace dateline::bench {

namespace fs = std::filesystem;

namespace {

/// A folder of its own beside the system's temporary files, gone with its owner.
class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (fs::temp_directory_path() / "dateline-bench-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr)
            throw Error("cannot make a folder in " + fs::temp_directory_path().string(),
                        "set $TMPDIR to a place with room");
        path_ = pattern;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// In the order of the samples that build_once() gives.
std::vector<Series> indexing_series() {
    return {{"releases a second", "releases/s", {}},
            {"megabytes a second", "MB/s", {}},
            {"time", "s", {}},
            {"processor time", "s", {}},
            {"peak memory, all processes", "MB", {}},
            {"index", "bytes", {}},
            {"index against input", "ratio", {}}};
}

std::vector<double> build_once(const Options& options, const fs::path& database, double input) {
    std::vector<std::string> command{options.index_program.string(), "--quiet", "--db",
                                     database.string()};
    command.insert(command.end(), options.index_options.begin(), options.index_options.end());
    command.push_back(options.folder.string());
    const Cost cost = run_program(command, true);
    if (cost.exit_code > exit_code::partly)
        throw Error("dateline-index ended with " + std::to_string(cost.exit_code));
    const double releases = Xapian::Database(database.string()).get_doccount();
    const auto index = static_cast<double>(bytes_of(database));
    return {releases / cost.wall_seconds,
            input / 1e6 / cost.wall_seconds,
            cost.wall_seconds,
            cost.cpu_seconds,
            cost.peak_megabytes,
            index,
            input > 0 ? index / input : 0};
}

} // namespace

std::vector<Series> measure_indexing(const Options& options, std::vector<Fact>& facts) {
    const std::uintmax_t input = bytes_of(options.folder);
    facts.push_back({"input bytes", with_commas(input)});
    std::vector<Series> series = indexing_series();
    for (unsigned round = 0; round < options.rounds; ++round) {
        const TemporaryFolder folder;
        const fs::path database = folder.path() / "index";
        const std::vector<double> figures =
            build_once(options, database, static_cast<double>(input));
        for (std::size_t i = 0; i < series.size(); ++i)
            series[i].rounds.push_back({figures[i]});
        if (round > 0) continue;
        for (Fact& fact : index_facts(database))
            facts.push_back(std::move(fact));
    }
    return series;
}

} // namespace dateline::bench
