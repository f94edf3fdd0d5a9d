#include "searcher/mapped_table.h"

#include <atomic>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>
#include <xapian.h>

namespace dateline {

using namespace glass;

MappedFile::MappedFile(int folder, const std::string& name) {
    const int file = ::openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat status {};
    if (::fstat(file, &status) == 0 && status.st_size > 0) {
        const auto size = static_cast<std::size_t>(status.st_size);
        void* const begin = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, file, 0);
        if (begin != MAP_FAILED) bytes_ = {static_cast<const char*>(begin), size};
    }
    ::close(file);
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
    std::swap(bytes_, other.bytes_);
    return *this;
}

MappedFile::~MappedFile() {
    if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

MappedTable::MappedTable(MappedFile file, std::uint64_t revision, const TableHead& head)
    : file_(std::move(file)), revision_(revision), root_(head.root), level_(head.level),
      block_bytes_(head.block_bytes) {}

std::string_view MappedTable::bytes_of(std::uint32_t block) const {
    const std::uint64_t begin = std::uint64_t{block} * block_bytes_;
    if (begin + block_bytes_ > file_.bytes().size())
        throw Xapian::DatabaseCorruptError("a table is cut off");
    return file_.bytes().substr(begin, block_bytes_);
}

void MappedTable::check_state(std::uint32_t block) const {
    std::atomic_thread_fence(std::memory_order_acquire); // or it might be looked up too early
    if (get_big_endian(bytes_of(block).data(), revision_bytes) > revision_)
        throw Xapian::DatabaseModifiedError("the revision being read has been discarded");
}

/// What `read` finds in a block that was this state's before and after.
template <typename Read>
auto MappedTable::look_into(std::uint32_t number, unsigned level, Read read) const {
    check_state(number);
    try {
        const GlassBlock block(bytes_of(number));
        if (block.level() != level)
            throw Xapian::DatabaseCorruptError("a block of a table is out of place");
        auto found = read(block);
        check_state(number);
        return found;
    } catch (const Xapian::DatabaseCorruptError&) {
        check_state(number); // else it made no sense because it was being written
        throw;
    }
}

std::uint32_t MappedTable::leaf_of(std::string_view key, unsigned component) const {
    std::uint32_t number = root_;
    for (unsigned level = level_; level > 0; --level)
        number = look_into(number, level, [&](const GlassBlock& block) {
            return block.child_with(key, component);
        });
    return number;
}

bool MappedTable::read(std::string_view key, std::string& tag) const {
    tag.clear();
    for (unsigned component = 1;; ++component) {
        const auto flags =
            look_into(leaf_of(key, component), 0, [&](const GlassBlock& leaf) -> unsigned {
                const auto piece = leaf.find(key, component);
                if (!piece && component > 1)
                    throw Xapian::DatabaseCorruptError("a tag of a table has no end");
                if (!piece) return last_flag;
                tag += piece->bytes;
                return piece->flags;
            });
        if ((flags & packed_flag) != 0) return false;
        if ((flags & last_flag) != 0) return true;
    }
}

} // namespace dateline
