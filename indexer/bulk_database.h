#pragma once

#include "indexer/bulk_table.h"
#include "indexer/index_document.h"

#include <deque>
#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace dateline {

/// Many documents as one new database of the engine's glass format, inverted by sorting rather than
/// in trees: a third of the engine's work, and the same database (tests compare them). Only
/// Xapian 1.4 reads that format for certain, so what users keep is compacted by the engine itself.
class BulkDatabase {
  public:
    /// `path` must not exist. All functions throw Xapian::DatabaseError where writing fails.
    explicit BulkDatabase(const std::filesystem::path& path);
    ~BulkDatabase();

    void add(const IndexDocument& document);
    std::size_t documents() const { return lengths_.size(); }
    /// What finish() will still have to write, in bytes of memory.
    std::size_t pending_bytes() const;
    /// Writes the rest; the database is whole and on the disk then. There must be a document.
    void finish();

  private:
    struct Posting {
        std::uint32_t term;
        std::uint32_t document;
        std::uint32_t wdf;
        std::uint32_t positions; ///< where they begin in packed_positions_
    };
    class Values;

    std::uint32_t number_of(const std::string& term);
    void add_term_list(std::uint32_t number, const IndexDocument& document, std::uint64_t length);
    void add_values(std::uint32_t number, const IndexDocument& document);
    std::vector<std::uint32_t> by_name() const;
    /// Numbers of postings, those of a term together in the order of their documents; where those
    /// of each term begin.
    std::pair<std::vector<std::uint32_t>, std::vector<std::uint32_t>> by_term() const;
    void write_lengths(BulkTable& table) const;
    void write_version(const std::string& postings, const std::string& positions);

    std::filesystem::path path_;
    std::unique_ptr<BulkTable> term_lists_, data_; ///< in the order of documents: written at once
    std::deque<std::string> names_;                ///< of terms, by number
    std::unordered_map<std::string_view, std::uint32_t> numbers_;
    std::vector<Posting> postings_; ///< by document
    std::string packed_positions_;
    std::vector<std::uint32_t> lengths_; ///< of documents: the sum of wdf
    std::uint32_t highest_wdf_ = 0;
    std::map<Xapian::valueno, std::unique_ptr<Values>> values_;
    std::string packed_, term_list_; ///< kept for their memory
    struct Deflater;
    std::unique_ptr<Deflater> deflater_;
};

} // namespace dateline
