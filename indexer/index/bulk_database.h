#pragma once

#include "indexer/index/bulk_table.h"
#include "indexer/index/index_document.h"

#include <deque>
#include <memory>
#include <tsl/robin_map.h>
#include <vector>

namespace dateline {

/// Many documents as one new database of the engine's glass format, inverted by sorting rather than
/// in trees: a third of the engine's work, and the same database (tests compare them). Documents
/// are numbered by date, those without first: what a range of dates has in a posting list lies
/// together then, and the engine, which looks through it step by step, skips the rest. The
/// format is that of Xapian 1.4, and no other is sure to read it.
class BulkDatabase {
  public:
    /// `path` must not exist. Throws std::filesystem::filesystem_error where it cannot be made.
    explicit BulkDatabase(const std::filesystem::path& path);
    ~BulkDatabase();

    /// Terms without zero bytes, slots below 256: others would be sorted otherwise than here.
    void add(const IndexDocument& document);
    std::size_t documents() const { return documents_.size(); }
    /// What finish() will have to write, in bytes of memory.
    std::size_t pending_bytes() const;
    /// Writes all; the database is whole and on the disk then. There must be a document. Throws
    /// Xapian::DatabaseError where writing fails.
    void finish();

  private:
    struct Posting {
        std::uint32_t term;
        std::uint32_t wdf;
        std::uint32_t positions; ///< where they begin in packed_positions_
    };
    struct Document {
        std::string date;
        std::uint32_t length = 0;        ///< the sum of wdf
        std::size_t first = 0, last = 0; ///< its postings: from here to before there
        std::string term_list;           ///< as the table has it
        bool is_packed = false;          ///< the term list
        std::vector<std::pair<Xapian::valueno, std::string>> values;
        std::string data;
    };
    /// Of all terms: a posting's document, from 1, and its place in postings_.
    struct PostingLists {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> entries; ///< by term and document
        std::vector<std::uint32_t> begins; ///< of each term's; one more at the end
    };
    class Values;

    std::uint32_t number_of(const std::string& term);
    void add_term_list(Document& to, const IndexDocument& document);
    std::vector<std::uint32_t> by_name() const;
    PostingLists posting_lists() const;
    std::string write_data() const;
    std::string write_term_lists() const;
    void write_values(BulkTable& table) const;
    void write_lengths(BulkTable& table) const;
    void write_postings(BulkTable& postings, BulkTable& positions) const;
    void write_version(const std::string& tables) const;

    std::filesystem::path path_;
    std::vector<Document> documents_; ///< as they came; by date once they are being written
    std::size_t document_bytes_ = 0;  ///< of what they hold
    std::deque<std::string> names_;   ///< of terms, by number
    tsl::robin_map<std::string_view, std::uint32_t> numbers_;
    std::vector<Posting> postings_; ///< by document, as they came
    std::string packed_positions_;
    std::uint32_t highest_wdf_ = 0;
    std::string packed_; ///< kept for its memory
    struct Deflater;
    std::unique_ptr<Deflater> deflater_;
};

} // namespace dateline
