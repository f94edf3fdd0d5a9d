#pragma once

#include <filesystem>
#include <string>
#include <sys/resource.h>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace dateline::crash {

/// A program that runs beside the test, its output in a file.
class Process {
  public:
    struct Start {
        std::vector<std::string> words; ///< the program and its arguments
        std::filesystem::path output;   ///< of stdout and stderr
        std::filesystem::path input = "/dev/null";
        std::vector<std::pair<std::string, std::string>> settings = {}; ///< environment variables
        rlim_t file_bytes = RLIM_INFINITY;
    };
    explicit Process(const Start& start);
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process();

    void signal(int number) const;
    /// Exit code, or 128 and the signal's number.
    int wait();
    bool is_over();
    pid_t id() const { return id_; }
    /// Most memory that it took, in bytes; after wait().
    std::size_t peak() const { return peak_; }

  private:
    pid_t id_;
    int code_ = -1;
    std::size_t peak_ = 0;
    void take(int status, const struct rusage& usage);
};

} // namespace dateline::crash
