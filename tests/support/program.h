#pragma once

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <linux/capability.h>
#include <ostream>
#include <poll.h>
#include <stdexcept>
#include <string>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace dateline {

/// What a program run left behind.
struct Outcome {
    int code; ///< exit code; 128 and the signal's number where a signal ended it, as shells count
    std::string out;    ///< all of stdout
    std::string errors; ///< all of stderr
};

inline std::ostream& operator<<(std::ostream& stream, const Outcome& outcome) {
    return stream << "exit code " << outcome.code << "\nstdout: " << outcome.out
                  << "\nstderr: " << outcome.errors;
}

/// What the program finds when it starts. Settings of the tester's own never reach it.
struct Surroundings {
    std::string input = {};                                         ///< its standard input
    std::vector<std::pair<std::string, std::string>> settings = {}; ///< environment variables
    std::string folder = {};                                        ///< where it runs, empty: here
    bool reads_all = true; ///< false: file modes count, even where the tester is root
};

namespace program_detail {

struct Pipe {
    Pipe() {
        if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    }
    ~Pipe() {
        close(0);
        close(1);
    }
    void close(std::size_t end) {
        if (ends[end] >= 0) ::close(std::exchange(ends[end], -1));
    }
    std::array<int, 2> ends{};
};

[[noreturn]] inline void become(const std::string& program, const std::vector<std::string>& words,
                                const Surroundings& around) {
    for (const char* own : {"DATELINE_DB", "XDG_DATA_HOME", "NO_COLOR", "PAGER", "COLUMNS"})
        ::unsetenv(own);
    for (const auto& [name, value] : around.settings)
        ::setenv(name.c_str(), value.c_str(), 1);
    if (!around.folder.empty() && ::chdir(around.folder.c_str()) != 0) ::_exit(126);
    std::vector<char*> arguments{const_cast<char*>(program.c_str())};
    for (const std::string& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    if (!around.reads_all) {
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_OVERRIDE);
        ::prctl(PR_CAPBSET_DROP, CAP_DAC_READ_SEARCH);
    }
    ::signal(SIGPIPE, SIG_DFL);
    ::execv(program.c_str(), arguments.data());
    ::_exit(127);
}

/// Reads what is there; false at the end.
inline bool read_some(int end, std::string& to) {
    std::array<char, 65536> buffer;
    const ssize_t count = ::read(end, buffer.data(), buffer.size());
    if (count > 0) to.append(buffer.data(), static_cast<std::size_t>(count));
    return count > 0 || (count < 0 && errno == EINTR);
}

/// Feeds and drains all three at once, so that no pipe can fill up and block the other side.
inline void talk(Pipe& in, Pipe& out, Pipe& errors, const std::string& input, Outcome& outcome) {
    std::size_t sent = 0;
    while (out.ends[0] >= 0 || errors.ends[0] >= 0) {
        if (sent == input.size()) in.close(1);
        pollfd waiting[] = {{in.ends[1], POLLOUT, 0},
                            {out.ends[0], POLLIN, 0},
                            {errors.ends[0], POLLIN, 0}}; // a descriptor of -1 is passed over
        if (::poll(waiting, 3, -1) < 0 && errno != EINTR) throw std::runtime_error("poll failed");
        if (waiting[0].revents != 0) {
            const ssize_t count = ::write(in.ends[1], input.data() + sent, input.size() - sent);
            if (count >= 0)
                sent += static_cast<std::size_t>(count);
            else if (errno != EAGAIN && errno != EINTR)
                sent = input.size(); // it reads no more
        }
        if (waiting[1].revents != 0 && !read_some(out.ends[0], outcome.out)) out.close(0);
        if (waiting[2].revents != 0 && !read_some(errors.ends[0], outcome.errors)) errors.close(0);
    }
}

} // namespace program_detail

/// Runs a program to its end, without a shell. `program` is DATELINE_INDEX_PROGRAM,
/// DATELINE_SEARCH_PROGRAM or another path; a program that is not there ends with 127.
inline Outcome run_program(const std::string& program, const std::vector<std::string>& arguments,
                           const Surroundings& around = {}) {
    using namespace program_detail;
    Pipe in;
    Pipe out;
    Pipe errors;
    const pid_t child = ::fork();
    if (child < 0) throw std::runtime_error("no new process");
    if (child == 0) {
        ::dup2(in.ends[0], STDIN_FILENO);
        ::dup2(out.ends[1], STDOUT_FILENO);
        ::dup2(errors.ends[1], STDERR_FILENO);
        become(program, arguments, around);
    }
    in.close(0);
    out.close(1);
    errors.close(1);
    // A program may end before it has read all its input.
    ::signal(SIGPIPE, SIG_IGN);
    ::fcntl(in.ends[1], F_SETFL, O_NONBLOCK);
    Outcome outcome{};
    talk(in, out, errors, around.input, outcome);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    outcome.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return outcome;
}

} // namespace dateline
