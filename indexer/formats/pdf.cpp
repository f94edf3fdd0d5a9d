#include "common/contains.h"
#include "common/descriptor.h"
#include "common/error.h"
#include "indexer/formats/readers.h"
#include "indexer/stop_signal.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <string>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace dateline {

namespace {

constexpr rlim_t cpu_seconds = 20;
constexpr std::chrono::seconds patience{30};
constexpr rlim_t memory_bytes = 160u << 20; // its own, the libraries aside
constexpr std::size_t most_output = 32u << 20;
constexpr int not_installed = 127; ///< as a shell says it

[[noreturn]] void fail() {
    throw AccessError(std::string("cannot be handed to pdftotext: ") + std::strerror(errno));
}

/// A file that exists only for the program that is started.
Descriptor in_memory(std::string_view bytes) {
    Descriptor file(::memfd_create("release.pdf", 0));
    if (file.number() < 0) fail();
    while (!bytes.empty()) {
        const ssize_t written = ::write(file.number(), bytes.data(), bytes.size());
        if (written <= 0) fail();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    const int above_those_of_the_child = ::fcntl(file.number(), F_DUPFD_CLOEXEC, 10);
    if (above_those_of_the_child < 0) fail();
    return Descriptor(above_those_of_the_child);
}

/// What the child does before it becomes pdftotext; only calls that are safe after fork().
[[noreturn]] void become_pdftotext(int pdf, int output, const char* path) {
    ::setpgid(0, 0); // Ctrl-C is for the indexer, which stops this one
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit cpu{cpu_seconds, cpu_seconds};
    const rlimit memory{memory_bytes, memory_bytes};
    ::setrlimit(RLIMIT_CPU, &cpu);
    ::setrlimit(RLIMIT_DATA, &memory);
    const int nothing = ::open("/dev/null", O_RDWR);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(nothing, STDERR_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::fcntl(pdf, F_SETFD, 0);
    ::execlp("pdftotext", "pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", path, "-", nullptr);
    ::_exit(not_installed);
}

[[noreturn]] void fail_as_stopped() {
    throw AccessError("is a PDF, and pdftotext was stopped while it read it");
}

/// Everything that comes out of the pipe in time, up to the limit. A run that is asked to stop does
/// not wait for it.
std::string read_output(int fd) {
    constexpr std::chrono::milliseconds longest_wait{200};
    const auto end = std::chrono::steady_clock::now() + patience;
    std::string text;
    std::array<char, 1 << 16> buffer;
    while (text.size() < most_output) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{fd, POLLIN, 0};
        if (left.count() <= 0) throw FormatError("is a PDF that takes too long to read");
        if (stop_requested()) fail_as_stopped();
        const int ready =
            ::poll(&waiting, 1, static_cast<int>(std::min(left, longest_wait).count()));
        if (ready == 0) continue;
        const ssize_t got = ready < 0 ? -1 : ::read(fd, buffer.data(), buffer.size());
        if (got == 0) break;
        if (got > 0)
            text.append(buffer.data(), static_cast<std::size_t>(got));
        else if (errno != EINTR)
            fail();
    }
    return text;
}

/// Ends the child, however the reading went, and tells how it ended.
class Child {
  public:
    explicit Child(pid_t id) : id_(id) {}
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;
    ~Child() {
        if (id_ <= 0) return;
        ::kill(id_, SIGKILL);
        ::waitpid(id_, nullptr, 0);
    }
    int wait() {
        int status = 0;
        while (::waitpid(id_, &status, 0) < 0 && errno == EINTR) {
        }
        id_ = 0;
        return status;
    }

  private:
    pid_t id_;
};

/// Whether a program that was ended by this signal has run into its limits or into a fault.
bool is_own_fault(int signal) {
    return contains(
        std::array{SIGXCPU, SIGKILL, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGSYS},
        signal);
}

std::string run_pdftotext(std::string_view bytes) {
    const Descriptor pdf = in_memory(bytes);
    const std::string path = "/dev/fd/" + std::to_string(pdf.number());
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) fail();
    const Descriptor output(ends[0]);
    Descriptor input(ends[1]);
    const pid_t id = ::fork();
    if (id < 0) fail();
    if (id == 0) become_pdftotext(pdf.number(), input.number(), path.c_str());
    Child child(id);
    input.close();
    std::string text = read_output(output.number());
    if (text.size() >= most_output) throw FormatError("is a PDF with too much text");
    const int status = child.wait();
    if (WIFEXITED(status) && WEXITSTATUS(status) == not_installed)
        throw AccessError(
            "is a PDF, and pdftotext is not installed (Debian package poppler-utils)");
    if (WIFSIGNALED(status) && !is_own_fault(WTERMSIG(status))) fail_as_stopped();
    if (WIFSIGNALED(status))
        throw FormatError("is a PDF that takes too much memory or time to read");
    if (WEXITSTATUS(status) != 0)
        throw FormatError("is a PDF that cannot be read: broken, or protected by a password");
    return text;
}

} // namespace

bool looks_like_pdf(const Input& input) {
    return input.bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

std::vector<PressRelease> read_text_of_pdf(const Input& input) {
    if (input.bytes.find_first_not_of(" \t\r\n\f") == std::string_view::npos)
        throw FormatError("is a PDF without text, of pictures perhaps");
    return read_text(input);
}

std::vector<PressRelease> read_pdf(const Input& input) {
    const std::string text = run_pdftotext(input.bytes);
    return read_text_of_pdf({input.path, text, input.field_map});
}

} // namespace dateline
