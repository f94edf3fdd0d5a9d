#pragma once

#include "common/descriptor.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A file of blocks of one size. While few have been asked for, each is copied when it is: to map a
/// file, and at the end to take it away, costs a program that answers one query more than what it
/// reads there. Then the whole is mapped; a file that is cut off under it ends the program with
/// SIGBUS.
class BlockFile {
  public:
    /// `folder`: a descriptor, to which `name` is relative. Without a block where there is no such
    /// file.
    BlockFile(int folder, const std::string& name, std::size_t block_bytes);
    BlockFile(BlockFile&& other) noexcept;
    BlockFile& operator=(BlockFile&& other) noexcept;
    ~BlockFile();

    static constexpr std::size_t most_copies = 4; // measured: memory, too, costs such a program

    std::uint64_t blocks() const { return size_ / block_bytes_; }

    /// The bytes of a block, until `most_copies` others have been asked for; before the file is
    /// mapped by one thread only. Copied, its first `fresh_bytes` are of a later time than the
    /// others, so that they tell whether it was being written. Throws Xapian::DatabaseCorruptError
    /// where it cannot be read.
    std::string_view block(std::uint32_t number, std::size_t fresh_bytes) {
        const std::uint64_t begin = std::uint64_t{number} * block_bytes_;
        if (begin + block_bytes_ <= mapped_.size()) return {mapped_.data() + begin, block_bytes_};
        return copied(number, fresh_bytes);
    }

    /// From then on several threads may read. False where it cannot be mapped.
    bool map();

  private:
    struct Copy {
        std::uint32_t number;
        unsigned asked; ///< when last, counted in copies asked for
        std::unique_ptr<char[]> bytes;
    };
    std::string_view copied(std::uint32_t number, std::size_t fresh_bytes);

    std::unique_ptr<Descriptor> file_;
    std::size_t block_bytes_;
    std::uint64_t size_ = 0;
    std::string_view mapped_; ///< empty: not yet
    std::vector<Copy> copies_;
    unsigned asked_ = 0, read_ = 0;
};

} // namespace dateline
