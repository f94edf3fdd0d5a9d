#include "benchmarks/query_file.h"

#include "common/date.h"
#include "common/error.h"

#include <algorithm>
#include <fstream>
#include <optional>

namespace dateline::bench {

namespace {

std::optional<unsigned> number(const std::string& digits) {
    if (digits.empty() || digits.size() > 4) return std::nullopt;
    if (digits.find_first_not_of("0123456789") != std::string::npos) return std::nullopt;
    return static_cast<unsigned>(std::stoul(digits));
}

/// `20040431` -> `2004-04-30`.
std::optional<std::string> day(const std::string& digits) {
    if (digits.size() != 8) return std::nullopt;
    const auto year = number(digits.substr(0, 4));
    const auto month = number(digits.substr(4, 2));
    const auto day = number(digits.substr(6));
    if (!year || !month || !day || *year == 0) return std::nullopt;
    const std::chrono::year_month its_month =
        std::chrono::year(static_cast<int>(*year)) / std::chrono::month(*month);
    if (!its_month.ok() || *day == 0) return std::nullopt;
    const auto last = Date(its_month / std::chrono::last);
    return iso(std::min(Date(its_month / std::chrono::day(*day)), last));
}

std::string in_our_language(const std::string& query) {
    static const std::string mark = " DATE ";
    const auto at = query.find(mark);
    if (at == std::string::npos) return query;
    const auto begin = at + mark.size();
    if (query.size() != begin + 17 || query[begin + 8] != ' ') return query;
    const auto first = day(query.substr(begin, 8));
    const auto last = day(query.substr(begin + 9));
    if (!first || !last) return query;
    return query.substr(0, at) + " date:" + *first + ".." + *last;
}

} // namespace

std::vector<ClassifiedQuery> read_queries(std::istream& lines) {
    std::vector<ClassifiedQuery> queries;
    unsigned number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        if (line.empty() || line.starts_with('#')) continue;
        const auto tab = line.find('\t');
        if (tab == std::string::npos || tab + 1 == line.size())
            throw Error("line " + std::to_string(number) + " of the query file has no query",
                        "each line is a class, a tab and a query");
        queries.push_back({line.substr(0, tab), in_our_language(line.substr(tab + 1))});
    }
    if (queries.empty()) throw Error("the query file holds no query");
    return queries;
}

std::vector<ClassifiedQuery> read_queries(const std::filesystem::path& file) {
    std::ifstream lines(file);
    if (!lines) throw Error("cannot read " + file.string(), "give --queries FILE");
    return read_queries(lines);
}

std::vector<std::string> groups_of(const std::vector<ClassifiedQuery>& queries) {
    std::vector<std::string> groups;
    for (const ClassifiedQuery& query : queries)
        if (std::find(groups.begin(), groups.end(), query.group) == groups.end())
            groups.push_back(query.group);
    return groups;
}

} // namespace dateline::bench
