#include "searcher/terminal.h"

#include "common/paths.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline {

namespace {

bool is_installed(const std::string& program) {
    std::string path = environment("PATH");
    while (!path.empty()) {
        const auto colon = std::min(path.find(':'), path.size());
        if (::access((path.substr(0, colon) + "/" + program).c_str(), X_OK) == 0) return true;
        path.erase(0, colon + 1);
    }
    return false;
}

/// The shell's words for the pager; empty: none.
std::string pager_command() {
    if (const std::string chosen = environment("PAGER"); !chosen.empty())
        return chosen == "cat" ? "" : chosen;
    return is_installed("less") ? "less" : "";
}

} // namespace

unsigned terminal_width() {
    if (::isatty(STDOUT_FILENO) == 0) return 0;
    winsize size{};
    return ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80u;
}

bool wants_color() {
    return ::isatty(STDOUT_FILENO) != 0 && environment("NO_COLOR").empty() &&
           environment("TERM") != "dumb";
}

Pager::Pager(bool wanted) {
    const std::string command = wanted ? pager_command() : "";
    int ends[2];
    if (command.empty() || ::pipe2(ends, O_CLOEXEC) != 0) return;
    process_ = ::fork();
    if (process_ == 0) {
        ::dup2(ends[0], STDIN_FILENO);
        ::setenv("LESS", "FRX", 0);
        ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
        ::_exit(127);
    }
    if (process_ > 0) ::dup2(ends[1], STDOUT_FILENO);
    ::close(ends[0]);
    ::close(ends[1]);
}

Pager::~Pager() {
    if (process_ <= 0) return;
    ::close(STDOUT_FILENO);
    while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
    }
}

} // namespace dateline
