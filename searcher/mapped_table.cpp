#include "searcher/mapped_table.h"

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

GlassBlock MappedTable::block(std::uint32_t number, unsigned level) const {
    const std::uint64_t begin = std::uint64_t{number} * block_bytes_;
    if (begin + block_bytes_ > file_.bytes().size())
        throw Xapian::DatabaseCorruptError("a table is cut off");
    const GlassBlock block(file_.bytes().substr(begin, block_bytes_));
    if (block.revision() > revision_)
        throw Xapian::DatabaseModifiedError("the revision being read has been discarded");
    if (block.level() != level)
        throw Xapian::DatabaseCorruptError("a block of a table is out of place");
    return block;
}

std::uint32_t MappedTable::leaf_of(std::string_view key, unsigned component) const {
    std::uint32_t number = root_;
    for (unsigned level = level_; level > 0; --level)
        number = block(number, level).child_with(key, component);
    return number;
}

bool MappedTable::read(std::string_view key, std::string& tag) const {
    tag.clear();
    for (unsigned component = 1;; ++component) {
        const std::uint32_t leaf = leaf_of(key, component);
        const auto piece = block(leaf, 0).find(key, component);
        if (!piece && component == 1) return true;
        if (!piece) throw Xapian::DatabaseCorruptError("a tag of a table has no end");
        tag += piece->bytes;
        block(leaf, 0); // throws where it is another by now
        if ((piece->flags & packed_flag) != 0) return false;
        if ((piece->flags & last_flag) != 0) return true;
    }
}

} // namespace dateline
