#include "indexer/report.h"

#include "common/error.h"
#include "common/record_json.h"
#include "common/text.h"

#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace dateline {

namespace {

constexpr std::string_view report_begin = R"({"schema":1,"path":)";

std::string_view word(Outcome outcome) {
    switch (outcome) {
    case Outcome::indexed:
        return "indexed";
    case Outcome::unchanged:
        return "unchanged";
    case Outcome::removed:
        return "removed";
    case Outcome::skipped:
        return "skipped";
    }
    return "";
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// Whether there is nothing, or an earlier report, or no file at all.
bool may_be_replaced(const std::filesystem::path& path) {
    if (!std::filesystem::is_regular_file(path)) return true;
    std::ifstream file(path, std::ios::binary);
    std::string begin(report_begin.size(), '\0');
    file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
    return file.gcount() == 0 || begin == report_begin;
}

} // namespace

void say_skipped(const std::string& path, const std::string& reason, bool color) {
    std::cerr << "dateline-index: " << (color ? "\x1b[33mskipped\x1b[0m " : "skipped ")
              << printable(path) << ": " << printable(reason) << '\n';
}

IndexReport::IndexReport(const std::filesystem::path& file, bool quiet, bool color)
    : path_(file), quiet_(quiet), color_(color) {
    if (file.empty()) return;
    if (!may_be_replaced(file))
        throw Error("the report would replace " + file.string() + ", which is none",
                    "choose another place with --report");
    lines_.open(file, std::ios::trunc);
    if (!lines_)
        throw Error("cannot write the report " + file.string(),
                    "choose another place with --report");
}

void IndexReport::add(const std::string& path, Outcome outcome, std::uint64_t releases,
                      const std::string& reason) {
    const bool is_untouched = outcome == Outcome::skipped || outcome == Outcome::unchanged;
    if (is_untouched && skipped_.contains(path)) return;
    if (outcome == Outcome::skipped) skipped_.insert(path);
    ++counts_[static_cast<std::size_t>(outcome)];
    if (outcome == Outcome::removed && !reason.empty()) ++renamed_;
    if (outcome == Outcome::indexed) releases_ += releases;
    const bool is_read = outcome == Outcome::indexed || outcome == Outcome::unchanged;
    if (is_read && !reason.empty()) {
        partly_read_ = true;
        std::cerr << "dateline-index: " << printable(path) << ' ' << printable(reason) << '\n';
    }
    if (outcome == Outcome::skipped) say_skipped(path, reason, color_);
    if (!lines_.is_open()) return;
    write_line(lines_, {{"schema", 1},
                        {"path", path},
                        {"outcome", word(outcome)},
                        {"reason", or_null(reason)},
                        {"releases", releases}});
}

void IndexReport::finish(std::uint64_t releases_in_index) {
    if (lines_.is_open()) {
        lines_.close();
        if (!lines_)
            throw Error("cannot write the report " + path_.string(),
                        "free some space, or leave --report out");
    }
    if (quiet_) return;
    const auto indexed = count(Outcome::indexed);
    const auto unchanged = count(Outcome::unchanged);
    const auto skipped = count(Outcome::skipped);
    const double seconds = seconds_since(start_);
    char time[64];
    std::snprintf(time, sizeof time, "%.1f s", seconds);
    std::cerr << "files: " << indexed + unchanged + skipped << " seen = " << indexed
              << " indexed + " << unchanged << " unchanged + " << skipped << " skipped; "
              << count(Outcome::removed) << " removed"
              << (renamed_ > 0 ? " (" + std::to_string(renamed_) + " renamed)" : "") << "\n"
              << "releases: " << releases_ << " read, " << releases_in_index << " in the index, "
              << time << '\n';
}

ProgressBar::ProgressBar(std::uint64_t files, std::uint64_t bytes, bool wanted)
    : files_(files), bytes_(bytes), visible_(wanted && ::isatty(STDERR_FILENO) != 0) {}

void ProgressBar::advance(std::uint64_t bytes, std::uint64_t releases) {
    ++files_done_;
    bytes_done_ += bytes;
    releases_ += releases;
    if (visible_ && seconds_since(drawn_) > 0.1) draw();
}

void ProgressBar::draw() {
    drawn_ = std::chrono::steady_clock::now();
    const double seconds = seconds_since(start_);
    const double share =
        bytes_ > 0 ? std::min(static_cast<double>(bytes_done_) / static_cast<double>(bytes_), 1.0)
                   : 1; // a file may have grown since it was listed
    constexpr int width = 24;
    const int filled = static_cast<int>(share * width);
    const std::string bar = std::string(static_cast<std::size_t>(filled), '#') +
                            std::string(static_cast<std::size_t>(width - filled), '.');
    // Without line breaks of the terminal's own: in a narrow one the bar is cut off.
    std::fprintf(stderr,
                 "\x1b[?7l\r[%s] %3.0f %%  %llu of %llu files, %llu releases, %.0f/s, %.0f s left "
                 "\x1b[K\x1b[?7h",
                 bar.c_str(), share * 100, static_cast<unsigned long long>(files_done_),
                 static_cast<unsigned long long>(files_),
                 static_cast<unsigned long long>(releases_),
                 static_cast<double>(releases_) / std::max(seconds, 1e-3),
                 share > 0 ? seconds * (1 - share) / share : 0);
}

void ProgressBar::clear(const char* doing) {
    if (visible_) std::fprintf(stderr, "\r\x1b[K%s", doing);
}

} // namespace dateline
