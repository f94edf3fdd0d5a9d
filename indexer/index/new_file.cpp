#include "indexer/index/new_file.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <utility>
#include <xapian.h>

namespace dateline {

namespace {

constexpr std::size_t pending_bytes = 1u << 20;

} // namespace

NewFile::NewFile(const std::filesystem::path& path)
    : path_(path.string()),
      fd_(::open(path_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (fd_ < 0) fail("cannot create ");
}

NewFile::~NewFile() {
    if (fd_ >= 0) ::close(fd_);
}

void NewFile::fail(const char* what) const {
    const int problem = errno;
    throw Xapian::DatabaseError(what + path_, problem);
}

void NewFile::write(std::string_view bytes) {
    pending_ += bytes;
    if (pending_.size() >= pending_bytes) flush();
}

void NewFile::flush() {
    for (std::size_t written = 0; written < pending_.size();) {
        const ssize_t count = ::write(fd_, pending_.data() + written, pending_.size() - written);
        if (count < 0 && errno != EINTR) fail("cannot write ");
        if (count > 0) written += static_cast<std::size_t>(count);
    }
    pending_.clear();
}

void NewFile::finish() {
    flush();
    if (::fdatasync(fd_) != 0) fail("cannot write ");
    if (::close(std::exchange(fd_, -1)) != 0) fail("cannot write ");
}

} // namespace dateline
