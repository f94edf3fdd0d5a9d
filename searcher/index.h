#pragma once

#include "searcher/facet_columns.h"

#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// An index opened for reading.
class Index {
  public:
    /// Each place is a path if it exists, else `host:port`. Throws Error with a hint where there is
    /// no index or one of another schema version.
    explicit Index(std::vector<std::string> places);

    /// One that was opened, or made in memory, elsewhere.
    explicit Index(Xapian::Database database);

    const Xapian::Database& database() const { return database_; }

    /// Xapian's name of the language by which words were stemmed.
    const std::string& stemmer() const { return stemmer_; }

    /// Whether another process reads it.
    bool is_remote() const { return is_remote_; }

    /// Sees what was committed since; opens afresh where the index was exchanged.
    void refresh();

    /// Kept from the second time on that somebody asks in one state of the index, because to read
    /// them takes longer than to count once. Null before, and where they would be too large or
    /// have to come from afar.
    FacetColumns* facet_columns();

  private:
    void open();

    std::vector<std::string> places_; ///< empty: opened elsewhere
    Xapian::Database database_;
    std::string stemmer_;
    bool is_remote_ = false;
    std::string state_; ///< of the files, to see that an index was exchanged
    FacetColumns facet_columns_;
    bool facets_were_asked_ = false;
};

[[noreturn]] void throw_index_error(const Xapian::Error& error);

/// Calls `read`, again after refresh() when a writer has meanwhile removed what it was reading.
/// Turns what the engine throws into Error.
template <typename Read>
auto read_index(Index& index, Read read) {
    // A reader two commits behind loses its ground; each try is another chance to be faster than
    // the writer.
    constexpr int most_tries = 10;
    for (int tries = 1;; ++tries) {
        try {
            return read();
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (tries == most_tries) throw_index_error(error);
            index.refresh();
        } catch (const Xapian::Error& error) {
            throw_index_error(error);
        }
    }
}

} // namespace dateline
