#pragma once

#include "common/glass.h"
#include "searcher/matching/file_table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <xapian.h>

namespace dateline {

/// Where a term stands in documents that are asked for in the order of their numbers.
class TermPositions {
  public:
    /// The table must outlive it.
    TermPositions(const FileTable& positions, std::string_view term)
        : table_(&positions), key_(term) {
        key_ += '\0';
        before_number_ = key_.size();
    }

    /// Calls `use` with its packed positions; false where the document has no positions of the
    /// term. What is made of them holds only if this function returns; throws as FileTable does.
    /// `index`: so many documents before this one have the term, or more.
    template <typename Use>
    bool read(Xapian::docid document, std::size_t index, Use use) {
        key_.resize(before_number_);
        glass::put_sorted_number(key_, document);
        if (near_) near_->item += index - index_;
        index_ = index;
        bool are_there = false;
        const auto unpack = [&](std::string_view packed) {
            are_there = !packed.empty();
            if (are_there) use(packed);
        };
        if (table_->use_entry(key_, near_, unpack) == FileTable::Entry::compressed)
            throw Xapian::DatabaseCorruptError("positions are compressed");
        return are_there;
    }

  private:
    const FileTable* table_;
    std::string key_;
    std::size_t before_number_; ///< in the key
    std::optional<TablePlace> near_;
    std::size_t index_ = 0; ///< of what is there
};

} // namespace dateline
