#pragma once

#include "searcher/index.h"
#include "searcher/query/query_tree.h"

#include <optional>
#include <string>
#include <xapian.h>

namespace dateline {

/// What one query is asked of: the whole index or, where it wants dates, those shards that may have
/// releases of such days.
class Scope {
  public:
    /// In the present state of the index, which must outlive it.
    Scope(Index& index, const QueryNode& query);

    bool is_whole() const { return !some_; }
    Terms& terms() { return some_ ? some_->terms : index_.terms(); }
    Documents& documents() { return some_ ? some_->documents : index_.documents(); }
    const Databases& databases() { return documents().databases(); }
    const Xapian::Database& database() { return databases().all; }

    /// Whether the index was not opened anew since.
    bool is_current() const { return index_.openings() == openings_; }

    /// Goes on in the present state of the index. False where releases may have other numbers now.
    bool follow();

  private:
    struct Shards {
        Terms terms;
        Documents documents;
    };

    void choose();

    Index& index_;
    std::optional<DateRange> days_; ///< none: any
    unsigned openings_;             ///< see Index
    std::string numbering_;         ///< likewise
    std::optional<Shards> some_;    ///< where not all are asked
};

} // namespace dateline
