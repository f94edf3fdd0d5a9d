#include "benchmarks/process.h"

#include "common/error.h"

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>

namespace dateline::bench {

namespace fs = std::filesystem;

namespace {

/// A program that answers queries.
struct Program {
    std::string name;
    std::string command; ///< `{}` for the query; empty: dateline-search
};

std::vector<Program> programs(const Options& options) {
    std::vector<Program> all{{"dateline-search", ""}};
    for (const std::string& given : options.commands) {
        const auto equals = given.find('=');
        if (equals == std::string::npos || equals == 0 || equals + 1 == given.size())
            throw Error("--command does not understand '" + given + "'",
                        "it takes NAME=COMMAND, like 'quest=quest -d news.db {}'");
        all.push_back({given.substr(0, equals), given.substr(equals + 1)});
    }
    return all;
}

std::vector<std::string> search_command(const Options& options, const std::string& query) {
    const char* match = options.match == Match::any   ? "any"
                        : options.match == Match::all ? "all"
                                                      : "auto";
    return {options.search_program.string(),
            "--db",
            options.database.string(),
            "--limit",
            std::to_string(options.limit),
            "--match",
            match,
            "--",
            query};
}

/// Clean pages of the file leave the cache; needs no rights beyond reading it.
void forget_file(const fs::path& file) {
    const int handle = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return;
    ::posix_fadvise(handle, 0, 0, POSIX_FADV_DONTNEED);
    ::close(handle);
}

/// Empties the system's cache, or where that is not allowed drops the index from it. Returns what
/// it could do.
std::string make_cold(const fs::path& database) {
    ::sync();
    std::ofstream drop("/proc/sys/vm/drop_caches");
    drop << "3\n";
    if (drop.flush()) return "cold: the system's whole cache dropped before each start";
    if (fs::is_directory(database)) {
        for (const auto& file : fs::directory_iterator(database))
            forget_file(file.path());
    } else {
        forget_file(database);
    }
    return "only the index dropped from the cache, programs and libraries stayed (not run as root)";
}

double ask(const Options& options, const Program& program, const std::string& query) {
    const std::vector<std::string> command =
        program.command.empty() ? search_command(options, query) : fill_in(program.command, query);
    const Cost cost = run_program(command, false);
    if (program.command.empty() && cost.exit_code > exit_code::partly)
        throw Error("dateline-search ended with " + std::to_string(cost.exit_code) +
                    " when asked `" + query + "`");
    return cost.wall_seconds * 1e3;
}

} // namespace

std::vector<Series> measure_processes(const Options& options,
                                      const std::vector<ClassifiedQuery>& queries,
                                      std::vector<Fact>& facts) {
    const std::vector<Program> all = programs(options);
    std::string cache = "warm";
    std::vector<Series> series;
    for (const std::string& group : groups_of(queries))
        for (const Program& program : all)
            series.push_back({all.size() > 1 ? group + ", " + program.name : group, "ms", {}});
    const std::vector<std::string> groups = groups_of(queries);
    const unsigned unmeasured = options.cold ? 0 : 1;
    for (unsigned round = 0; round < options.rounds + unmeasured; ++round) {
        if (round >= unmeasured)
            for (Series& one : series)
                one.rounds.emplace_back();
        for (const ClassifiedQuery& query : queries) {
            const auto group = static_cast<std::size_t>(
                std::find(groups.begin(), groups.end(), query.group) - groups.begin());
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (options.cold) cache = make_cold(options.database);
                const double milliseconds = ask(options, all[i], query.text);
                if (round >= unmeasured)
                    series[group * all.size() + i].rounds.back().push_back(milliseconds);
            }
        }
    }
    facts.push_back({"cache", cache});
    return series;
}

} // namespace dateline::bench
