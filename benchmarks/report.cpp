#include "benchmarks/report.h"

#include <algorithm>
#include <iomanip>
#include <numeric>
#include <sstream>

namespace dateline::bench {

namespace {

using Row = std::vector<std::string>;
using Format = Options::Format;

std::string rounded(double value) {
    std::ostringstream text;
    const int digits = value < 10 ? 3 : value < 100 ? 2 : value < 1000 ? 1 : 0;
    if (value >= 10'000) return with_commas(static_cast<std::uintmax_t>(value + .5));
    text << std::fixed << std::setprecision(digits) << value;
    return text.str();
}

Row latency_row(const Series& series, const std::vector<double>& sorted) {
    const double sum = std::accumulate(sorted.begin(), sorted.end(), 0.0);
    const double per_second = sum > 0 ? 1e3 * static_cast<double>(sorted.size()) / sum : 0;
    return {series.name,
            std::to_string(series.rounds.empty() ? 0 : series.rounds.front().size()),
            rounded(percentile(sorted, .5)),
            rounded(percentile(sorted, .9)),
            rounded(percentile(sorted, .99)),
            rounded(sorted.back()),
            rounded(per_second)};
}

Row figure_row(const Series& series, const std::vector<double>& sorted) {
    return {series.name, rounded(median(sorted)), rounded(sorted.front()), rounded(sorted.back()),
            series.unit};
}

void print_table(std::ostream& out, const std::vector<Row>& rows, Format format) {
    std::vector<std::size_t> widths(rows.front().size());
    for (const Row& row : rows)
        for (std::size_t i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    const bool bars = format == Format::markdown;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (std::size_t i = 0; i < rows[r].size(); ++i) {
            out << (bars ? "| " : i > 0 ? "  " : "");
            out << (i == 0 ? std::left : std::right) << std::setw(static_cast<int>(widths[i]))
                << rows[r][i] << (bars ? " " : "");
        }
        out << (bars ? "|\n" : "\n");
        if (!bars || r > 0) continue;
        for (std::size_t i = 0; i < widths.size(); ++i)
            out << (i == 0 ? "|---" : "|--:");
        out << "|\n";
    }
}

void print_facts(std::ostream& out, const std::vector<Fact>& facts, Format format) {
    for (const Fact& fact : facts)
        out << (format == Format::markdown ? "- " : "") << fact.name << ": " << fact.value << '\n';
    out << '\n';
}

void print_runs(std::ostream& out, const Results& results, Format format) {
    for (const Run& run : results.runs)
        out << (format == Format::markdown ? "- " : "") << "run of " << run.started
            << ", load average before it " << rounded(run.load) << '\n';
}

} // namespace

void print(std::ostream& out, const Results& results, Format format) {
    if (format == Format::json) {
        out << to_json(results);
        return;
    }
    print_runs(out, results, format);
    print_facts(out, results.facts, format);
    std::vector<Row> latencies{{"class", "queries", "p50 ms", "p90", "p99", "max", "queries/s"}};
    std::vector<Row> figures{{"figure", "median", "least", "most", "unit"}};
    for (const Series& series : results.runs.front().series) {
        const std::vector<double> sorted = samples(results, series.name);
        if (sorted.empty()) continue;
        if (series.unit == "ms")
            latencies.push_back(latency_row(series, sorted));
        else
            figures.push_back(figure_row(series, sorted));
    }
    if (latencies.size() > 1) print_table(out, latencies, format);
    if (latencies.size() > 1 && figures.size() > 1) out << '\n';
    if (figures.size() > 1) print_table(out, figures, format);
}

} // namespace dateline::bench
