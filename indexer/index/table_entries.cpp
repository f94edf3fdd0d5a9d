#include "indexer/index/table_entries.h"

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>
#include <xapian.h>

namespace dateline {

TableEntries::TableEntries(std::filesystem::path file, const glass::TableHead& head)
    : path_(file.string()), file_(::open(path_.c_str(), O_RDONLY | O_CLOEXEC)),
      block_bytes_(head.block_bytes), path_down_(head.level + 1) {
    if (file_ < 0) throw Xapian::DatabaseError("cannot open " + path_, errno);
    enter(head.root, head.level);
}

TableEntries::~TableEntries() {
    if (file_ >= 0) ::close(file_);
}

void TableEntries::enter(std::uint32_t block, std::size_t level) {
    Place& place = path_down_[level];
    place.bytes.resize(block_bytes_);
    const auto begin = static_cast<off_t>(std::uint64_t{block} * block_bytes_);
    for (std::size_t got = 0; got < block_bytes_;) {
        const ssize_t part = ::pread(file_, place.bytes.data() + got, block_bytes_ - got,
                                     begin + static_cast<off_t>(got));
        if (part < 0 && errno == EINTR) continue;
        if (part < 0) throw Xapian::DatabaseError("cannot read " + path_, errno);
        if (part == 0) throw Xapian::DatabaseCorruptError(path_ + " is cut off");
        got += static_cast<std::size_t>(part);
    }
    const GlassBlock entered(place.bytes);
    if (entered.level() != level)
        throw Xapian::DatabaseCorruptError(path_ + " has a block out of place");
    place.next = 0;
    place.items = entered.items();
}

bool TableEntries::next_piece(GlassBlock::Piece& piece) {
    std::size_t level = 0;
    while (path_down_[level].next == path_down_[level].items)
        if (++level == path_down_.size()) return false;
    for (; level > 0; --level) {
        Place& place = path_down_[level];
        enter(GlassBlock(place.bytes).child(place.next++), level - 1);
    }
    Place& leaf = path_down_[0];
    piece = GlassBlock(leaf.bytes).piece(leaf.next++);
    return true;
}

bool TableEntries::next() {
    GlassBlock::Piece piece;
    do {
        if (!next_piece(piece)) return false;
    } while (piece.key.empty());
    is_packed_ = (piece.flags & glass::packed_flag) != 0;
    key_ = piece.key;
    tag_ = piece.bytes;
    if ((piece.flags & glass::last_flag) != 0) return true;
    // The next piece may be in another block.
    long_key_ = piece.key;
    long_tag_ = piece.bytes;
    while ((piece.flags & glass::last_flag) == 0) {
        if (!next_piece(piece) || piece.key != long_key_)
            throw Xapian::DatabaseCorruptError(path_ + " has a tag without an end");
        long_tag_ += piece.bytes;
    }
    key_ = long_key_;
    tag_ = long_tag_;
    return true;
}

} // namespace dateline
