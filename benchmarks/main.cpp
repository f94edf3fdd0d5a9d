#include "benchmarks/compare.h"
#include "benchmarks/latency.h"
#include "benchmarks/options.h"
#include "benchmarks/process.h"
#include "benchmarks/report.h"
#include "common/error.h"
#include "common/text.h"

#include <exception>
#include <iostream>

namespace {

using namespace dateline;
using namespace dateline::bench;

std::vector<Fact> facts_of(const Options& options) {
    std::vector<Fact> facts = machine_facts();
    for (Fact& fact : build_facts())
        facts.push_back(std::move(fact));
    if (options.task != Options::Task::indexing)
        for (Fact& fact : index_facts(options.database))
            facts.push_back(std::move(fact));
    facts.push_back({"rounds", std::to_string(options.rounds)});
    if (options.task == Options::Task::indexing) return facts;
    facts.push_back({"hits a query", std::to_string(options.limit)});
    if (options.task != Options::Task::process)
        facts.push_back({"read of each hit", options.read == Options::Read::names ? "id and path"
                                             : options.read == Options::Read::facts
                                                 ? "its facts"
                                                 : "all, snippets made"});
    if (!options.facets.empty())
        facts.push_back({"facets", std::to_string(options.facets.size()) + ", over all hits"});
    facts.push_back({"match", options.match == Match::any   ? "any"
                              : options.match == Match::all ? "all"
                                                            : "auto"});
    return facts;
}

Results measure(const Options& options) {
    using Task = Options::Task;
    Run run = new_run();
    Results results{"", facts_of(options), {}};
    if (options.task == Task::latency) {
        results.task = "latency";
        results.facts.push_back({"pass", options.first_pass ? "first only" : "both, as shipped"});
        run.series = measure_latency(options, read_queries(options.queries));
    } else if (options.task == Task::throughput) {
        results.task = "throughput";
        run.series = measure_throughput(options, read_queries(options.queries));
    } else if (options.task == Task::process) {
        results.task = "process";
        run.series = measure_processes(options, read_queries(options.queries), results.facts);
    } else {
        results.task = "indexing";
        run.series = measure_indexing(options, results.facts);
    }
    results.runs.push_back(std::move(run));
    return results;
}

void run(const Options& options) {
    switch (options.task) {
    case Options::Task::help:
        std::cout << help();
        return;
    case Options::Task::version:
        std::cout << "dateline-bench " DATELINE_VERSION "\n";
        return;
    case Options::Task::compare:
        print_comparison(std::cout, read_results(options.compared[0]),
                         read_results(options.compared[1]), options.format);
        return;
    case Options::Task::latency:
    case Options::Task::process:
    case Options::Task::throughput:
    case Options::Task::indexing:
        const Results results = measure(options);
        if (!options.append.empty()) append_results(options.append, results);
        print(std::cout, results, options.format);
    }
}

} // namespace

int main(int argc, char** argv) {
    try {
        run(parse_options(argc, argv));
        std::cout.flush();
        return std::cout ? exit_code::good : exit_code::failed;
    } catch (const Error& error) {
        std::cerr << "dateline-bench: " << printable(error.what()) << '\n';
        if (!error.hint.empty()) std::cerr << "hint: " << printable(error.hint) << '\n';
    } catch (const std::exception& error) {
        std::cerr << "dateline-bench: " << printable(error.what()) << '\n';
    }
    return exit_code::failed;
}
