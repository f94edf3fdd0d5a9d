#include "benchmarks/process.h"

#include "common/error.h"

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <spawn.h>
#include <sstream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace dateline::bench {

namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// A process and all below it.
std::vector<pid_t> family_of(pid_t process) {
    std::vector<pid_t> family{process};
    for (std::size_t i = 0; i < family.size(); ++i) {
        std::error_code gone;
        const std::string tasks = "/proc/" + std::to_string(family[i]) + "/task";
        for (const auto& task : fs::directory_iterator(tasks, gone)) {
            std::ifstream children(task.path() / "children");
            for (pid_t child = 0; children >> child;)
                family.push_back(child);
        }
    }
    return family;
}

/// Its share of the memory, where pages that several processes use count in parts.
double megabytes_of(pid_t process) {
    std::ifstream lines("/proc/" + std::to_string(process) + "/smaps_rollup");
    for (std::string word; lines >> word;) {
        double kilobytes = 0;
        if (word == "Pss:" && lines >> kilobytes) return kilobytes * 1024 / 1e6;
    }
    return 0;
}

/// Looks at a process and those below it until told to stop.
class MemoryWatch {
  public:
    explicit MemoryWatch(pid_t process)
        : thread_([this, process](std::stop_token stop) {
              while (!stop.stop_requested()) {
                  double sum = 0;
                  for (const pid_t one : family_of(process))
                      sum += megabytes_of(one);
                  peak_ = std::max(peak_, sum);
                  std::this_thread::sleep_for(std::chrono::milliseconds(20));
              }
          }) {}

    double peak() {
        thread_.request_stop();
        if (thread_.joinable()) thread_.join();
        return peak_;
    }

  private:
    double peak_ = 0;
    std::jthread thread_;
};

pid_t start(const std::vector<std::string>& command) {
    std::vector<char*> words;
    for (const std::string& word : command)
        words.push_back(const_cast<char*>(word.c_str())); // as execve wants it; not written to
    words.push_back(nullptr);
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0);
    ::posix_spawn_file_actions_addopen(&files, 1, "/dev/null", O_WRONLY, 0);
    ::posix_spawn_file_actions_addopen(&files, 2, "/dev/null", O_WRONLY, 0);
    pid_t process = 0;
    const int failure =
        ::posix_spawnp(&process, words.front(), &files, nullptr, words.data(), environ);
    ::posix_spawn_file_actions_destroy(&files);
    if (failure != 0)
        throw Error("cannot start " + command.front() + ": " + std::strerror(failure));
    return process;
}

} // namespace

Cost run_program(const std::vector<std::string>& command, bool watch_memory) {
    if (command.empty()) throw Error("there is no program to run");
    const auto begin = Clock::now();
    const pid_t process = start(command);
    std::unique_ptr<MemoryWatch> watch;
    if (watch_memory) watch = std::make_unique<MemoryWatch>(process);
    int status = 0;
    rusage used{};
    while (::wait4(process, &status, 0, &used) < 0)
        if (errno != EINTR) throw Error("cannot wait for " + command.front());
    Cost cost;
    cost.wall_seconds = std::chrono::duration<double>(Clock::now() - begin).count();
    cost.cpu_seconds = seconds(used.ru_utime) + seconds(used.ru_stime);
    cost.peak_megabytes = static_cast<double>(used.ru_maxrss) * 1024 / 1e6;
    if (watch) cost.peak_megabytes = std::max(cost.peak_megabytes, watch->peak());
    cost.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return cost;
}

std::vector<std::string> fill_in(const std::string& command, const std::string& query) {
    std::vector<std::string> words;
    std::istringstream parts(command);
    for (std::string word; parts >> word;)
        words.push_back(word == "{}" ? query : word);
    return words;
}

} // namespace dateline::bench
