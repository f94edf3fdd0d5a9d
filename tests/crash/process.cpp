#include "tests/crash/process.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline::crash {

namespace {

[[noreturn]] void become(const Process::Start& start, std::vector<char*>& arguments) {
    const int in = ::open(start.input.c_str(), O_RDONLY);
    const int out = ::open(start.output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0666);
    ::dup2(in, STDIN_FILENO);
    ::dup2(out, STDOUT_FILENO);
    ::dup2(out, STDERR_FILENO);
    for (const char* own : {"DATELINE_DB", "XDG_DATA_HOME"})
        ::unsetenv(own);
    for (const auto& [name, value] : start.settings)
        ::setenv(name.c_str(), value.c_str(), 1);
    const rlimit limit{start.file_bytes, start.file_bytes};
    if (start.file_bytes != RLIM_INFINITY) ::setrlimit(RLIMIT_FSIZE, &limit);
    ::execv(arguments[0], arguments.data());
    ::_exit(127);
}

} // namespace

Process::Process(const Start& start) {
    std::vector<char*> arguments;
    for (const std::string& word : start.words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    id_ = ::fork();
    if (id_ < 0) throw std::runtime_error("no new process");
    if (id_ == 0) become(start, arguments);
}

Process::~Process() {
    if (code_ >= 0) return;
    signal(SIGKILL);
    wait();
}

void Process::signal(int number) const {
    if (code_ < 0) ::kill(id_, number);
}

void Process::take(int status, const struct rusage& usage) {
    code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    peak_ = static_cast<std::size_t>(usage.ru_maxrss) << 10;
}

int Process::wait() {
    int status = 0;
    struct rusage usage {};
    while (code_ < 0)
        if (::wait4(id_, &status, 0, &usage) == id_) take(status, usage);
    return code_;
}

bool Process::is_over() {
    int status = 0;
    struct rusage usage {};
    if (code_ < 0 && ::wait4(id_, &status, WNOHANG, &usage) == id_) take(status, usage);
    return code_ >= 0;
}

} // namespace dateline::crash
