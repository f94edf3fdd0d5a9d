#include "searcher/mapped_table.h"

#include <fcntl.h>
#include <optional>
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

/// Its bytes may be overwritten at any time: each number is read once and looked at then.
class MappedTable::Block {
  public:
    explicit Block(std::string_view bytes) : bytes_(bytes) {
        const std::size_t end = number(directory_end_at, entry_bytes);
        if (end < directory_begin + entry_bytes) fail();
        at(directory_begin, end - directory_begin);
        items_ = (end - directory_begin) / entry_bytes;
    }

    std::uint32_t revision() const { return number(0, revision_bytes); }
    unsigned level() const { return number(level_at, 1); }

    /// Of a branch, the block below it in which that piece of a tag is, if anywhere.
    std::uint32_t child(std::string_view key, unsigned component) const {
        const std::size_t item = last_not_after(key, component, [&](std::size_t other) {
            const std::string_view here = key_at(other + block_number_bytes);
            const std::size_t behind = other + block_number_bytes + key_length_bytes + here.size();
            return std::pair(here, number(behind, component_bytes));
        });
        return number(item, block_number_bytes);
    }

    /// Of a leaf, that piece of a tag.
    std::optional<Piece> piece(std::string_view key, unsigned component) const {
        const auto name = [&](std::size_t item) {
            const std::string_view here = key_at(item + size_bytes);
            const bool is_first = (number(item, size_bytes) & first_flag) != 0;
            const std::size_t behind = item + size_bytes + key_length_bytes + here.size();
            return std::pair(here, is_first ? 1 : number(behind, component_bytes));
        };
        const std::size_t item = last_not_after(key, component, name);
        if (name(item) != std::pair(key, component)) return std::nullopt;
        const unsigned head = number(item, size_bytes);
        const std::size_t size = (head & size_mask) + size_offset;
        const std::size_t before =
            size_bytes + key_length_bytes + key.size() + (component > 1 ? component_bytes : 0);
        if (size < before) fail();
        return Piece{head & ~size_mask, at(item + before, size - before)};
    }

  private:
    [[noreturn]] static void fail() {
        throw Xapian::DatabaseCorruptError("a block of a table makes no sense");
    }

    std::string_view at(std::size_t begin, std::size_t count) const {
        if (begin > bytes_.size() || count > bytes_.size() - begin) fail();
        return bytes_.substr(begin, count);
    }

    std::uint32_t number(std::size_t begin, unsigned count) const {
        return get_big_endian(at(begin, count).data(), count);
    }

    std::string_view key_at(std::size_t begin) const {
        return at(begin + key_length_bytes, number(begin, key_length_bytes));
    }

    /// Where the last item begins whose `name`, key and component, does not come after that; else
    /// the first item, which in a branch has no key.
    template <typename Name>
    std::size_t last_not_after(std::string_view key, unsigned component, Name name) const {
        const auto item = [&](std::size_t index) {
            return number(directory_begin + index * entry_bytes, entry_bytes);
        };
        std::size_t low = 0;
        for (std::size_t high = items_; high - low > 1;) {
            const std::size_t middle = low + (high - low) / 2;
            (name(item(middle)) <= std::pair(key, component) ? low : high) = middle;
        }
        return item(low);
    }

    std::string_view bytes_;
    std::size_t items_ = 0;
};

MappedTable::MappedTable(MappedFile file, std::uint64_t revision, const TableHead& head)
    : file_(std::move(file)), revision_(revision), root_(head.root), level_(head.level),
      block_bytes_(head.block_bytes) {}

MappedTable::Block MappedTable::block(std::uint32_t number, unsigned level) const {
    const std::uint64_t begin = std::uint64_t{number} * block_bytes_;
    if (begin + block_bytes_ > file_.bytes().size())
        throw Xapian::DatabaseCorruptError("a table is cut off");
    const Block block(file_.bytes().substr(begin, block_bytes_));
    if (block.revision() > revision_)
        throw Xapian::DatabaseModifiedError("the revision being read has been discarded");
    if (block.level() != level)
        throw Xapian::DatabaseCorruptError("a block of a table is out of place");
    return block;
}

std::uint32_t MappedTable::leaf_of(std::string_view key, unsigned component) const {
    std::uint32_t number = root_;
    for (unsigned level = level_; level > 0; --level)
        number = block(number, level).child(key, component);
    return number;
}

bool MappedTable::read(std::string_view key, std::string& tag) const {
    tag.clear();
    for (unsigned component = 1;; ++component) {
        const std::uint32_t leaf = leaf_of(key, component);
        const auto piece = block(leaf, 0).piece(key, component);
        if (!piece && component == 1) return true;
        if (!piece) throw Xapian::DatabaseCorruptError("a tag of a table has no end");
        tag += piece->bytes;
        block(leaf, 0); // throws where it is another by now
        if ((piece->flags & packed_flag) != 0) return false;
        if ((piece->flags & last_flag) != 0) return true;
    }
}

} // namespace dateline
