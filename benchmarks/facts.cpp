#include "benchmarks/facts.h"

#include "searcher/index.h"

#include <algorithm>
#include <fstream>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>
#include <xapian.h>

namespace dateline::bench {

namespace fs = std::filesystem;

namespace {

std::string processor() {
    std::ifstream lines("/proc/cpuinfo");
    for (std::string line; std::getline(lines, line);) {
        const auto colon = line.find(": ");
        if (line.starts_with("model name") && colon != std::string::npos)
            return line.substr(colon + 2);
    }
    return "unknown";
}

std::string memory() {
    const auto pages = ::sysconf(_SC_PHYS_PAGES);
    const auto size = ::sysconf(_SC_PAGE_SIZE);
    if (pages < 0 || size < 0) return "unknown";
    return with_commas(static_cast<std::uintmax_t>(pages) * static_cast<std::uintmax_t>(size) /
                       1'000'000) +
           " MB";
}

std::string kernel() {
    utsname name{};
    if (::uname(&name) != 0) return "unknown";
    return std::string(name.sysname) + ' ' + name.release + ' ' + name.machine;
}

/// `postlist.glass` is the table `postings`.
std::string table_name(const fs::path& file) {
    const std::string stem = file.stem().string();
    if (stem == "postlist") return "postings";
    if (stem == "position") return "positions";
    if (stem == "docdata") return "stored text";
    if (stem == "termlist") return "terms of each release";
    return stem;
}

} // namespace

std::string with_commas(std::uintmax_t number) {
    std::string digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), 1, ',');
    return digits;
}

std::uintmax_t bytes_of(const fs::path& place) {
    if (!fs::is_directory(place)) return fs::file_size(place);
    std::uintmax_t sum = 0;
    for (const auto& entry : fs::recursive_directory_iterator(place))
        if (entry.is_regular_file() && !entry.is_symlink()) sum += entry.file_size();
    return sum;
}

std::vector<Fact> machine_facts() {
    return {{"cpu", processor()},
            {"cores", std::to_string(std::thread::hardware_concurrency())},
            {"memory", memory()},
            {"system", kernel()}};
}

std::vector<Fact> build_facts() {
    return {{"dateline", DATELINE_VERSION},
            {"compiler", "g++ " __VERSION__},
            {"build", DATELINE_BUILD_TYPE},
            {"xapian", Xapian::version_string()}};
}

std::vector<Fact> index_facts(const fs::path& database) {
    const Index index(std::vector<std::string>{database.string()});
    const Xapian::Database& opened = index.database();
    std::uintmax_t terms = 0;
    for (auto term = opened.allterms_begin(); term != opened.allterms_end(); ++term)
        ++terms;
    std::vector<Fact> facts{
        {"releases", with_commas(opened.get_doccount())},
        {"distinct terms", with_commas(terms)},
        {"average length", with_commas(static_cast<std::uintmax_t>(opened.get_average_length()))},
        {"index bytes", with_commas(bytes_of(database))}};
    if (!fs::is_directory(database)) return facts;
    std::vector<fs::path> tables;
    for (const auto& entry : fs::directory_iterator(database))
        if (entry.path().extension() == ".glass") tables.push_back(entry.path());
    std::sort(tables.begin(), tables.end());
    for (const fs::path& table : tables)
        facts.push_back({"bytes of " + table_name(table), with_commas(fs::file_size(table))});
    return facts;
}

} // namespace dateline::bench
