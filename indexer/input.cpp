#include "indexer/input.h"

#include "common/descriptor.h"
#include "common/error.h"
#include "common/text.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <zlib.h>

namespace dateline {

namespace {

std::string too_big() {
    return "is over " + std::to_string(max_file_bytes >> 20) + " MB";
}

std::string read_all(int fd, std::size_t expected) {
    std::string bytes;
    bytes.reserve(expected);
    char buffer[1 << 16];
    for (;;) {
        const ssize_t got = ::read(fd, buffer, sizeof buffer);
        if (got == 0) return bytes;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) throw AccessError(std::string("cannot be read: ") + std::strerror(errno));
        bytes.append(buffer, static_cast<std::size_t>(got));
        if (bytes.size() > max_file_bytes) throw FormatError(too_big());
    }
}

/// The clock that file systems stamp files with; it moves in steps.
std::int64_t now_of_files() {
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
    return now.tv_sec * 1'000'000'000 + now.tv_nsec;
}

/// A change in the same step of the clock as `state` would leave no trace.
void wait_for_next_stamp(const FileState& state) {
    constexpr std::int64_t second = 1'000'000'000;
    // Kernels step by 10 ms or less; a file system that stores no fractions by one or two seconds.
    const std::int64_t step = state.mtime_ns % second == 0 ? 2 * second : second / 100;
    const std::int64_t age = now_of_files() - state.mtime_ns;
    if (age >= 0 && age < step) std::this_thread::sleep_for(std::chrono::nanoseconds(step - age));
}

} // namespace

std::string gunzip(std::string_view packed) {
    z_stream stream{};
    // 15 window bits, plus 16: a gzip header is expected.
    if (inflateInit2(&stream, 15 + 16) != Z_OK) throw FormatError("cannot be unpacked");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    std::string bytes;
    int state = Z_OK;
    while (state == Z_OK && bytes.size() <= max_file_bytes) {
        char buffer[1 << 16];
        stream.next_out = reinterpret_cast<Bytef*>(buffer);
        stream.avail_out = sizeof buffer;
        state = inflate(&stream, Z_NO_FLUSH);
        bytes.append(buffer, sizeof buffer - stream.avail_out);
        const std::string_view rest = packed.substr(packed.size() - stream.avail_in);
        const bool is_padding = rest.find_first_not_of('\0') == rest.npos;
        if (state == Z_STREAM_END && !is_padding) state = inflateReset(&stream); // next member
    }
    inflateEnd(&stream);
    if (bytes.size() > max_file_bytes) throw FormatError(too_big() + " when unpacked");
    if (state != Z_STREAM_END) throw FormatError("is a broken or truncated gzip file");
    return bytes;
}

std::string read_file(const std::filesystem::path& path) {
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC));
    if (file.number() < 0)
        throw AccessError(errno == ELOOP
                              ? "is a symbolic link"
                              : std::string("cannot be opened: ") + std::strerror(errno));
    struct stat status {};
    if (::fstat(file.number(), &status) != 0)
        throw AccessError(std::string("cannot be examined: ") + std::strerror(errno));
    if (!S_ISREG(status.st_mode)) throw FormatError("is not a regular file");
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size > max_file_bytes) throw FormatError(too_big());
    std::string bytes = read_all(file.number(), size);
    const bool is_gzip = bytes.size() > 2 && bytes.starts_with("\x1f\x8b");
    return is_gzip ? gunzip(bytes) : bytes;
}

std::string read_settings(const std::filesystem::path& path, const std::string& what,
                          const std::string& hint) {
    std::ifstream file(path, std::ios::binary);
    file.peek(); // a folder can be opened, not read
    if (!file.is_open() || file.bad())
        throw Error("cannot read the " + what + " " + path.string(), hint);
    file.clear();
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return std::string(without_byte_order_mark(text));
}

StampedBytes read_stamped(const std::filesystem::path& path) {
    constexpr int attempts = 3;
    for (int i = 0; i < attempts; ++i) {
        const auto before = current_state(path);
        if (before) wait_for_next_stamp(*before);
        std::string bytes = read_file(path);
        if (before && before == current_state(path)) return {std::move(bytes), *before};
    }
    throw AccessError("keeps changing while it is read");
}

} // namespace dateline
