#include "benchmarks/results.h"

#include "common/error.h"

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <nlohmann/json.hpp>

namespace dateline::bench {

namespace {

using Json = nlohmann::ordered_json;

Json json_of(const Series& series) {
    Json rounds = Json::array();
    for (const auto& round : series.rounds) {
        Json values = Json::array();
        for (const double value : round)
            values.push_back(std::round(value * 1e4) / 1e4);
        rounds.push_back(std::move(values));
    }
    return {{"name", series.name}, {"unit", series.unit}, {"rounds", std::move(rounds)}};
}

Json summary_of(const Results& results) {
    Json summary = Json::array();
    if (results.runs.empty()) return summary;
    for (const Series& series : results.runs.front().series) {
        const std::vector<double> sorted = samples(results, series.name);
        if (sorted.empty()) continue;
        summary.push_back({{"name", series.name},
                           {"unit", series.unit},
                           {"samples", sorted.size()},
                           {"p50", percentile(sorted, .5)},
                           {"p90", percentile(sorted, .9)},
                           {"p99", percentile(sorted, .99)},
                           {"max", sorted.back()}});
    }
    return summary;
}

Results results_of(const Json& json) {
    Results results;
    results.task = json.at("task").get<std::string>();
    for (const auto& [name, value] : json.at("facts").items())
        results.facts.push_back({name, value.get<std::string>()});
    for (const Json& run : json.at("runs")) {
        Run one{run.at("started").get<std::string>(), run.at("load").get<double>(), {}};
        for (const Json& series : run.at("series"))
            one.series.push_back({series.at("name").get<std::string>(),
                                  series.at("unit").get<std::string>(),
                                  series.at("rounds").get<std::vector<std::vector<double>>>()});
        results.runs.push_back(std::move(one));
    }
    return results;
}

} // namespace

Run new_run() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    double load = 0;
    if (::getloadavg(&load, 1) != 1) load = 0;
    return {text, load, {}};
}

std::vector<double> samples(const Results& results, const std::string& series) {
    std::vector<double> all;
    for (const Run& run : results.runs)
        for (const Series& one : run.series)
            if (one.name == series)
                for (const auto& round : one.rounds)
                    all.insert(all.end(), round.begin(), round.end());
    std::sort(all.begin(), all.end());
    return all;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

double percentile(const std::vector<double>& sorted, double share) {
    const auto at = static_cast<std::size_t>(share * static_cast<double>(sorted.size()));
    return sorted[std::min(at, sorted.size() - 1)];
}

bool more_is_better(const std::string& unit) {
    return unit.ends_with("/s");
}

std::string to_json(const Results& results) {
    Json facts = Json::object();
    for (const Fact& fact : results.facts)
        facts[fact.name] = fact.value;
    Json runs = Json::array();
    for (const Run& run : results.runs) {
        Json series = Json::array();
        for (const Series& one : run.series)
            series.push_back(json_of(one));
        runs.push_back({{"started", run.started}, {"load", run.load}, {"series", series}});
    }
    const Json all{{"schema", 1},
                   {"task", results.task},
                   {"facts", std::move(facts)},
                   {"summary", summary_of(results)},
                   {"runs", std::move(runs)}};
    return all.dump() + "\n";
}

Results read_results(const std::filesystem::path& file) {
    std::ifstream input(file);
    if (!input) throw Error("cannot read " + file.string());
    try {
        return results_of(Json::parse(input));
    } catch (const Json::exception&) {
        throw Error(file.string() + " is not a result file",
                    "make one with dateline-bench TASK --append FILE");
    }
}

void append_results(const std::filesystem::path& file, const Results& results) {
    Results all = results;
    if (std::filesystem::exists(file)) {
        all = read_results(file);
        if (all.task != results.task)
            throw Error(file.string() + " holds results of another task: " + all.task);
        all.runs.insert(all.runs.end(), results.runs.begin(), results.runs.end());
    }
    std::ofstream output(file);
    output << to_json(all);
    if (!output.flush()) throw Error("cannot write " + file.string());
}

} // namespace dateline::bench
