// How fast files become releases: decoding, markup, title, body and date; and how fast officials
// and countries are then found in their text. By format, in processor time of one core.

#include "common/error.h"
#include "indexer/discover.h"
#include "indexer/extract/extract.h"
#include "indexer/formats/formats.h"
#include "indexer/input.h"

#include <algorithm>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace dateline;

struct File {
    std::string path;
    std::string bytes;
};

struct Cost {
    std::size_t files = 0, releases = 0, refused = 0, bytes = 0;
    double reading = 0, dating = 0, finding = 0; ///< seconds
    std::size_t text = 0; ///< bytes that officials and countries are found in
};

double processor_seconds() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

std::string_view format_of(const Input& input) {
    for (const Format& format : formats())
        if (format.recognises(input)) return format.name;
    return "none";
}

void measure(const File& file, std::map<std::string_view, Cost>& costs) {
    const FieldMap no_map;
    const Input input{file.path, file.bytes, no_map};
    Cost& cost = costs[format_of(input)];
    ++cost.files;
    cost.bytes += file.bytes.size();
    const double start = processor_seconds();
    try {
        auto releases = read_releases(input);
        const double read = processor_seconds();
        cost.reading += read - start;
        for (PressRelease& release : releases) {
            release.path = file.path;
            ++cost.releases;
            find_date(release, {});
        }
        const double dated = processor_seconds();
        cost.dating += dated - read;
        for (const PressRelease& release : releases) {
            const std::string text = full_text(release);
            find_officials(text, release.author, find_countries(text));
            cost.text += text.size();
        }
        cost.finding += processor_seconds() - dated;
    } catch (const FormatError&) {
        cost.reading += processor_seconds() - start;
        ++cost.refused;
    }
}

std::vector<File> load(const std::string& root) {
    std::vector<File> files;
    for (const SourceFile& file : discover(root).files)
        files.push_back({file.path(), read_file(file.path())});
    return files;
}

void print(const std::map<std::string_view, Cost>& costs, int rounds) {
    std::cout << "format      files  releases  refused      MB   read s  dates s    MB/s  ms/file  "
                 "facts MB/s\n"
              << std::fixed;
    for (const auto& [format, cost] : costs) {
        const double n = rounds;
        const double seconds = (cost.reading + cost.dating) / n;
        const double megabytes = static_cast<double>(cost.bytes) / n / 1e6;
        const auto files = static_cast<double>(cost.files) / n;
        std::cout << std::left << std::setw(10) << format << std::right << std::setw(7)
                  << std::setprecision(0) << files << std::setw(10)
                  << static_cast<double>(cost.releases) / n << std::setw(9)
                  << static_cast<double>(cost.refused) / n << std::setprecision(1) << std::setw(8)
                  << megabytes << std::setprecision(3) << std::setw(9) << cost.reading / n
                  << std::setw(9) << cost.dating / n << std::setprecision(1) << std::setw(8)
                  << megabytes / seconds << std::setprecision(2) << std::setw(9)
                  << seconds * 1000 / files << std::setprecision(1) << std::setw(12)
                  << static_cast<double>(cost.text) / 1e6 / std::max(cost.finding, 1e-9) << '\n';
    }
}

} // namespace

int main(int count, char** words) {
    const int rounds = count > 2 && std::string_view(words[1]) == "--rounds"
                           ? std::max(1, std::atoi(words[2]))
                           : 0;
    const int first = rounds > 0 ? 3 : 1;
    if (first >= count || std::string_view(words[first]).starts_with("-")) {
        std::cerr << "usage: dateline-reading-speed [--rounds N] FOLDER|FILE...\n";
        return exit_code::failed;
    }
    try {
        std::map<std::string_view, Cost> costs;
        for (int i = first; i < count; ++i) {
            const auto files = load(words[i]);
            for (int round = 0; round < std::max(1, rounds); ++round)
                for (const File& file : files)
                    measure(file, costs);
        }
        print(costs, std::max(1, rounds));
        return exit_code::good;
    } catch (const std::exception& error) {
        std::cerr << "dateline-reading-speed: " << error.what() << '\n';
        return exit_code::failed;
    }
}
