#include "benchmarks/compare.h"

#include "common/error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <nlohmann/json.hpp>
#include <random>

namespace dateline::bench {

namespace {

constexpr std::size_t fewest_units = 5;
constexpr double worth_saying = 0.03;
constexpr double least_p = 0.01;

/// How often an earlier value is above a later one, a tie being half a time.
double wins(const std::vector<double>& before, const std::vector<double>& after) {
    double sum = 0;
    for (const double a : before)
        for (const double b : after)
            sum += a > b ? 1 : a == b ? .5 : 0;
    return sum;
}

/// Share of the ways to deal `m` and `n` values without ties in which wins() is at most `most`.
double share_at_most(std::size_t m, std::size_t n, double most) {
    // ways[j][u]: of the deals of the values so far, those with j of the first lot and u wins.
    const std::size_t top = m * n;
    std::vector<std::vector<double>> ways(m + 1, std::vector<double>(top + 1, 0));
    ways[0][0] = 1;
    for (std::size_t value = 0; value < m + n; ++value) {
        auto next = std::vector<std::vector<double>>(m + 1, std::vector<double>(top + 1, 0));
        for (std::size_t j = 0; j <= std::min(m, value); ++j) {
            const std::size_t of_second = value - j;
            if (of_second > n) continue;
            for (std::size_t u = 0; u <= top; ++u) {
                if (ways[j][u] == 0) continue;
                if (j < m && u + of_second <= top) next[j + 1][u + of_second] += ways[j][u];
                if (of_second < n) next[j][u] += ways[j][u];
            }
        }
        ways = std::move(next);
    }
    double below = 0;
    double all = 0;
    for (std::size_t u = 0; u <= top; ++u) {
        all += ways[m][u];
        if (static_cast<double>(u) <= most) below += ways[m][u];
    }
    return below / all;
}

/// Many values: the normal approximation, which is good from about 20 a side.
double normal_share(double m, double n, double most) {
    const double deviation = std::sqrt(m * n * (m + n + 1) / 12);
    return std::erfc((m * n / 2 - most - .5) / deviation / std::sqrt(2)) / 2;
}

double mann_whitney(const std::vector<double>& before, const std::vector<double>& after) {
    const auto m = before.size();
    const auto n = after.size();
    const double first = wins(before, after);
    const double fewer = std::min(first, static_cast<double>(m * n) - first);
    const double one_side =
        m * n <= 400 ? share_at_most(m, n, fewer)
                     : normal_share(static_cast<double>(m), static_cast<double>(n), fewer);
    return std::min(1.0, 2 * one_side);
}

std::vector<double> drawn(const std::vector<double>& values, std::mt19937& random) {
    std::uniform_int_distribution<std::size_t> any(0, values.size() - 1);
    std::vector<double> result;
    for (std::size_t i = 0; i < values.size(); ++i)
        result.push_back(values[any(random)]);
    return result;
}

/// 95 % interval of the ratio of medians, from 2,000 draws with a fixed seed.
std::pair<double, double> interval(const std::vector<double>& before,
                                   const std::vector<double>& after) {
    std::mt19937 random(1);
    std::vector<double> ratios;
    for (int draw = 0; draw < 2000; ++draw) {
        const double base = median(drawn(before, random));
        ratios.push_back(base > 0 ? median(drawn(after, random)) / base : 1);
    }
    std::sort(ratios.begin(), ratios.end());
    return {percentile(ratios, .025), percentile(ratios, .975)};
}

std::string percent(double ratio) {
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", std::abs(ratio - 1) * 100);
    return text;
}

std::string in_words(const Verdict& verdict, std::size_t fewest, bool more_is_better) {
    if (fewest < fewest_units)
        return "too few repetitions to tell (" + std::to_string(fewest) + " of 5)";
    const bool shown = verdict.p < least_p && (verdict.low > 1 || verdict.high < 1);
    if (!shown) return "no difference shown";
    if (std::abs(verdict.ratio - 1) < worth_saying) return "a difference too small to matter";
    const bool better = (verdict.ratio > 1) == more_is_better;
    return (better ? "better by " : "worse by ") + percent(verdict.ratio);
}

struct Line {
    std::string name;
    std::string unit;
    Verdict verdict;
};

/// The units compared: the median of each run, as runs differ by more than their rounds do; where
/// a file holds fewer than 5 runs the median of each round.
std::vector<double> units_of(const Results& results, const std::string& series, bool by_run) {
    std::vector<double> units;
    for (const Run& run : results.runs) {
        std::vector<double> medians;
        for (const Series& one : run.series)
            if (one.name == series)
                for (const auto& round : one.rounds)
                    if (!round.empty()) medians.push_back(median(round));
        if (medians.empty()) continue;
        if (by_run)
            units.push_back(median(medians));
        else
            units.insert(units.end(), medians.begin(), medians.end());
    }
    return units;
}

std::vector<Line> compare_all(const Results& before, const Results& after, bool by_run) {
    std::vector<Line> lines;
    for (const Series& series : before.runs.front().series) {
        const auto first = units_of(before, series.name, by_run);
        const auto second = units_of(after, series.name, by_run);
        if (first.empty() || second.empty()) continue;
        lines.push_back(
            {series.name, series.unit, compare(first, second, more_is_better(series.unit))});
    }
    return lines;
}

void print_line(std::ostream& out, const Line& line, bool markdown) {
    const Verdict& v = line.verdict;
    char text[256];
    const char* form = markdown
                           ? "| %.60s | %.4g | %.4g | %s | %.3f | %.3f-%.3f | %.4f | %.60s |\n"
                           : "%-30.60s %10.4g -> %10.4g %-10s x%.3f [%.3f-%.3f] p %.4f  %.60s\n";
    std::snprintf(text, sizeof text, form, line.name.c_str(), v.before, v.after, line.unit.c_str(),
                  v.ratio, v.low, v.high, v.p, v.words.c_str());
    out << text;
}

void print_json(std::ostream& out, const std::vector<Line>& lines, const std::string& method) {
    nlohmann::ordered_json all{{"schema", 1}, {"method", method}};
    all["series"] = nlohmann::ordered_json::array();
    for (const Line& line : lines) {
        const Verdict& v = line.verdict;
        all["series"].push_back({{"name", line.name},
                                 {"unit", line.unit},
                                 {"before", v.before},
                                 {"after", v.after},
                                 {"ratio", v.ratio},
                                 {"interval", {v.low, v.high}},
                                 {"p", v.p},
                                 {"verdict", v.words}});
    }
    out << all.dump() << '\n';
}

/// What differs between the two: another machine or index makes the comparison one of those.
void print_other_facts(std::ostream& out, const Results& before, const Results& after) {
    for (const Fact& fact : before.facts)
        for (const Fact& other : after.facts)
            if (fact.name == other.name && fact.value != other.value)
                out << fact.name << " differs: " << fact.value << " -> " << other.value << '\n';
}

} // namespace

Verdict compare(const std::vector<double>& before, const std::vector<double>& after,
                bool more_is_better) {
    Verdict verdict;
    verdict.before = median(before);
    verdict.after = median(after);
    verdict.ratio = verdict.before > 0 ? verdict.after / verdict.before : 1;
    std::tie(verdict.low, verdict.high) = interval(before, after);
    verdict.p = mann_whitney(before, after);
    verdict.words = in_words(verdict, std::min(before.size(), after.size()), more_is_better);
    return verdict;
}

void print_comparison(std::ostream& out, const Results& before, const Results& after,
                      Options::Format format) {
    if (before.task != after.task)
        throw Error("the files hold results of different tasks: " + before.task + " and " +
                    after.task);
    if (before.runs.empty() || after.runs.empty()) throw Error("a file holds no run");
    const bool by_run = std::min(before.runs.size(), after.runs.size()) >= fewest_units;
    std::string method = by_run ? "medians of runs" : "medians of rounds";
    method +=
        ", exact two-sided Mann-Whitney test (normal approximation above 400 pairs), 95 % "
        "bootstrap interval of the ratio of medians; a difference is shown where p < 0.01 and "
        "the interval leaves out 1";
    if (!by_run)
        method += "; fewer than 5 runs a side, so that differences between runs are not covered: "
                  "run both in turn, each with --append";
    const std::vector<Line> lines = compare_all(before, after, by_run);
    if (format == Options::Format::json) return print_json(out, lines, method);
    const bool markdown = format == Options::Format::markdown;
    out << "Method: " << method << ".\n\n";
    print_other_facts(out, before, after);
    if (markdown)
        out << "\n| series | before | after | unit | ratio | interval | p | verdict |\n"
               "|---|--:|--:|---|--:|---|--:|---|\n";
    for (const Line& line : lines)
        print_line(out, line, markdown);
}

} // namespace dateline::bench
