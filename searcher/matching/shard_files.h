#pragma once

#include "searcher/matching/file_table.h"
#include "searcher/matching/posting_list.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>
#include <xapian.h>

namespace dateline {

/// What of a database on this machine is read in its files, past the engine: that copies two blocks
/// of 8 kB for each position list and each document, which is most of what they cost, and takes 50
/// ns for a posting.
class ShardFiles {
  public:
    /// `path`: the folder of a database. Opens nothing yet.
    explicit ShardFiles(std::string path) : path_(std::move(path)) {}

    /// Goes to the state that `database`, opened from that folder, has. False where that is not to
    /// be had, or in another format than glass: ask the engine instead.
    bool follow(const Xapian::Database& database);

    /// The same; throws Xapian::DatabaseModifiedError where it is not to be had.
    void require(const Xapian::Database& database);

    // Once follow() has said yes, or require() has not thrown. They put what they find in place of
    // what was there, nothing where there is no such document or it has no such term or value.
    // False: ask the engine instead. They throw as FileTable does.
    /// Before several threads use postings() and positions(); false: they must not.
    bool map();
    bool read_data(Xapian::docid document, std::string& data) const;
    void read_value(Xapian::docid document, Xapian::valueno slot, std::string& value) const;
    bool read_positions(Xapian::docid document, std::string_view term,
                        std::vector<std::uint32_t>& positions);
    // For posting lists and for positions document after document.
    const FileTable& postings() const { return *postings_; }
    const FileTable& positions() const { return *positions_; }
    /// As DocumentLengths has it.
    Xapian::termcount length(Xapian::docid document) { return lengths_->of(document); }

  private:
    bool is_open() const { return data_ && positions_ && postings_ && lengths_; }
    void move_to(std::uint64_t revision);
    void open(const Xapian::Database& database);

    std::string path_;
    std::optional<std::uint64_t> followed_; ///< the revision
    // In that; not there where it is not to be had.
    std::optional<FileTable> data_, positions_, postings_;
    std::optional<DocumentLengths> lengths_;
    std::optional<TablePlace> last_positions_;
};

} // namespace dateline
