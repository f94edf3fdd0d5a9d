#include "searcher/matching/block_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <xapian.h>

namespace dateline {

namespace {

constexpr std::uint32_t none = 0xFFFFFFFF; ///< of the blocks

[[noreturn]] void fail() {
    throw Xapian::DatabaseCorruptError("a table is cut off");
}

} // namespace

BlockFile::BlockFile(int folder, const std::string& name, std::size_t block_bytes)
    : file_(std::make_unique<Descriptor>(::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC))),
      block_bytes_(block_bytes) {
    struct stat status {};
    if (file_->number() >= 0 && ::fstat(file_->number(), &status) == 0)
        size_ = static_cast<std::uint64_t>(status.st_size);
}

BlockFile::BlockFile(BlockFile&& other) noexcept
    : file_(std::move(other.file_)), block_bytes_(other.block_bytes_), size_(other.size_),
      mapped_(std::exchange(other.mapped_, {})), copies_(std::move(other.copies_)),
      asked_(other.asked_), read_(other.read_) {}

BlockFile& BlockFile::operator=(BlockFile&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(block_bytes_, other.block_bytes_);
    std::swap(size_, other.size_);
    std::swap(mapped_, other.mapped_);
    std::swap(copies_, other.copies_);
    std::swap(asked_, other.asked_);
    std::swap(read_, other.read_);
    return *this;
}

BlockFile::~BlockFile() {
    if (!mapped_.empty()) ::munmap(const_cast<char*>(mapped_.data()), mapped_.size());
}

bool BlockFile::map() {
    if (!mapped_.empty()) return true;
    void* const begin = ::mmap(nullptr, size_, PROT_READ, MAP_SHARED, file_->number(), 0);
    if (begin == MAP_FAILED) return false;
    mapped_ = {static_cast<const char*>(begin), size_};
    file_->close();
    return true;
}

std::string_view BlockFile::copied(std::uint32_t number, std::size_t fresh_bytes) {
    constexpr unsigned few = 256; // measured: with 60 runs take longer, with 500 as long
    if (number >= blocks()) fail();
    ++asked_;
    Copy* place = nullptr;
    for (Copy& copy : copies_) {
        if (copy.number == number) {
            copy.asked = asked_;
            return {copy.bytes.get(), block_bytes_};
        }
        if (place == nullptr || copy.asked < place->asked) place = &copy;
    }
    if (read_++ >= few && map()) return block(number, fresh_bytes);
    if (copies_.size() < most_copies)
        place =
            &copies_.emplace_back(Copy{0, 0, std::make_unique_for_overwrite<char[]>(block_bytes_)});
    place->number = none;
    const auto begin = static_cast<off_t>(std::uint64_t{number} * block_bytes_);
    const auto read = [&](std::size_t count) {
        return ::pread(file_->number(), place->bytes.get(), count, begin) ==
               static_cast<ssize_t>(count);
    };
    if (!read(block_bytes_) || !read(fresh_bytes)) fail();
    place->number = number;
    place->asked = asked_;
    return {place->bytes.get(), block_bytes_};
}

} // namespace dateline
