#pragma once

#include "searcher/documents.h"
#include "searcher/facet_columns.h"
#include "searcher/people.h"
#include "searcher/shards.h"
#include "searcher/terms.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// An index opened for reading: one database or many, here or on servers.
class Index {
  public:
    /// The places as for find_shards(). `timeout_ms`: in which an answer is wanted, 0 for no such
    /// time; a server may be silent for a part of it. Throws Error with a hint where there is no
    /// index or one of another schema version, or where no server answers.
    explicit Index(std::vector<std::string> places, unsigned timeout_ms = 0);

    /// One that was opened, or made in memory, elsewhere.
    explicit Index(Xapian::Database database);

    /// What answers, as one.
    const Databases& databases() const { return databases_; }
    const Xapian::Database& database() const { return databases_.all; }

    /// The same without the shards that have no release dated within `range`; at least one.
    Databases databases_within(const DateRange& range) const;

    Terms& terms() { return *terms_; }
    Documents& documents() { return *documents_; }
    People& people() { return *people_; }

    /// Xapian's name of the language by which words were stemmed.
    const std::string& stemmer() const { return stemmer_; }

    /// Whether any of it is read by a server.
    bool is_remote() const { return databases_.remote; }

    /// Shards, all and those that answer, and for each other one where it is and what is wrong.
    std::size_t shards() const { return shards_.size(); }
    std::size_t answering() const { return databases_.shards.size(); }
    std::vector<std::string> problems() const;

    /// Sees what was committed since; opens afresh where the index was exchanged; asks again for
    /// shards that did not answer. Whether anything is other than before. `spare_servers`:
    /// those that were asked a moment ago are not asked again; what is there now may be missed.
    bool refresh(bool spare_servers = false);

    /// Goes on without the server that failed; throws Error where none is left.
    void lose(const Xapian::Error& error);

    /// How often it was opened, or shards came or went. Copies of the databases from before are out
    /// of date then, and releases may have other numbers.
    unsigned openings() const { return openings_; }

    /// Tells whether they have: the same as long as each release keeps its number, whatever is
    /// committed. Empty where there is no telling, which is so on servers.
    std::string numbering() const;

    /// Kept from the second time on that somebody asks in one state of the index, because to read
    /// them takes longer than to count once. Null before, and where they would be too large or
    /// have to come from afar.
    FacetColumns* facet_columns();

  private:
    using Clock = std::chrono::steady_clock;

    std::string state() const;
    void open();
    void join_shards();
    void changed();
    void find_missing();

    std::vector<std::string> places_; ///< empty: opened elsewhere
    unsigned wait_ms_ = 0;            ///< for each word of a server
    std::vector<OpenShard> shards_;
    std::vector<std::string> stubs_; ///< that list them
    Databases databases_;
    std::vector<Xapian::Database> registries_;
    std::optional<Terms> terms_;
    std::optional<Documents> documents_;
    std::optional<People> people_;
    std::string stemmer_;
    std::string state_; ///< of the files, to see that an index was exchanged
    unsigned openings_ = 0;
    Clock::time_point next_try_;     ///< for shards that do not answer
    Clock::duration between_tries_;  ///< longer each time
    Clock::time_point next_refresh_; ///< of remote ones
    FacetColumns facet_columns_;
    bool facets_were_asked_ = false;
};

[[noreturn]] void throw_index_error(const Xapian::Error& error);

/// Calls `read`, again after refresh() when a writer has meanwhile removed what it was reading, and
/// after lose() when a server has failed. Turns what the engine throws into Error.
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
        } catch (const Xapian::NetworkError& error) {
            if (tries == most_tries) throw_index_error(error);
            index.lose(error);
        } catch (const Xapian::DatabaseError& error) {
            // What is overwritten while the engine reads it may look like anything.
            if (tries == most_tries || (!index.is_remote() && !index.refresh()))
                throw_index_error(error);
            if (index.is_remote()) index.lose(error);
        } catch (const Xapian::Error& error) {
            throw_index_error(error);
        }
    }
}

} // namespace dateline
