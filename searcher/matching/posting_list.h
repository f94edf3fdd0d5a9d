#pragma once

#include "searcher/matching/file_table.h"

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>
#include <xapian.h>

namespace dateline {

/// The releases of a shard that have a term, in the order of their numbers, with how often: read in
/// chunks from the table of postings (backends/glass/glass_postlist.cc of the engine). The
/// table must outlive it; throws as that does.
class PostingList {
  public:
    static constexpr Xapian::docid at_end = 0xFFFFFFFF;

    /// At the first posting, or at the end where the shard does not have the term, in which there
    /// must be no zero byte.
    PostingList(const FileTable& postings, std::string term);
    PostingList(PostingList&&) = default;
    PostingList& operator=(PostingList&&) = default;

    // Of the whole list.
    Xapian::doccount size() const { return size_; }
    Xapian::termcount occurrences() const { return occurrences_; }
    Xapian::termcount most_in_one() const { return most_in_one_; } ///< or more than that

    Xapian::docid document() const { return document_; } ///< or at_end
    Xapian::termcount count() const { return count_; }   ///< how often it has the term
    /// So many postings are before it, or more. As long as it has not gone back.
    std::size_t index() const { return index_; }

    void next() {
        if (at_ < end_)
            take_posting();
        else
            next_chunk();
    }

    /// To the first posting of that release or a later one, if that is not behind already.
    void skip_to(Xapian::docid document) {
        if (document <= document_) return;
        if (document > last_in_chunk_) enter_chunk(document);
        pass_to(document);
        while (document_ < document) // what is left of the chunk does not lead there
            next();
    }

    /// Back or forth to the first posting of the chunk in which that release would be.
    void go_to_chunk(Xapian::docid document);

    /// Calls `take` with the document and count of each posting from where it stands to the last of
    /// the chunk, where it stands then.
    template <typename Take>
    void finish_chunk(Take take) {
        take(document_, count_);
        const char* at = at_; // here, as what `take` writes might be a member
        Posting posting{document_, count_};
        while (at < end_) {
            const auto low = static_cast<unsigned char>(at[1]),
                       high = static_cast<unsigned char>(at[2]);
            if (at[0] == 0 && low >= 0x80 && high < 0x80 && posting.document < last_in_chunk_) {
                posting = {posting.document + 1, (low & 0x7fu) | std::uint32_t{high} << 7};
                at += 3; // most lengths are so: of the next release, in two bytes
            } else {
                posting = posting_at(at, posting.document);
            }
            take(posting.document, posting.count);
        }
        if (at > end_) fail();
        at_ = at;
        document_ = posting.document;
        count_ = posting.count;
    }

  private:
    struct Posting {
        Xapian::docid document;
        Xapian::termcount count;
    };
    static std::uint32_t number_at(const char*& at) {
        if (static_cast<unsigned char>(*at) < 0x80) return static_cast<unsigned char>(*at++);
        std::uint32_t number = 0;
        for (unsigned shift = 0;; shift += 7) {
            const auto byte = static_cast<unsigned char>(*at++);
            number |= (byte & 0x7fu) << (shift & 31u);
            if (byte < 0x80) return number;
        }
    }
    std::uint32_t take_number() { return number_at(at_); }
    /// The one after that of `document`, and `at` behind it.
    Posting posting_at(const char*& at, Xapian::docid document) const {
        const std::uint32_t passed_over = number_at(at);
        if (passed_over >= last_in_chunk_ - document) fail();
        const Xapian::termcount count = number_at(at);
        if (at > end_) fail();
        return {document + passed_over + 1, count};
    }
    void take_posting() { pass_to(document_ + 1); }
    /// To the first posting of the chunk of that release or a later one, or the last.
    void pass_to(Xapian::docid document) {
        const char* at = at_; // here, as members would be written at each posting
        Posting posting{document_, count_};
        std::size_t passed = 0;
        for (; posting.document < document && at < end_; ++passed)
            posting = posting_at(at, posting.document);
        at_ = at;
        document_ = posting.document;
        count_ = posting.count;
        index_ += passed;
    }
    [[noreturn]] static void fail();
    std::string key_from(Xapian::docid document) const;
    void enter_chunk(Xapian::docid document);
    void next_chunk();
    void open_chunk();

    TableCursor cursor_;
    std::string term_, first_key_;
    std::vector<char> chunk_;                   ///< with zeros behind it, at which numbers end
    const char *at_ = nullptr, *end_ = nullptr; ///< of what is left of it
    Xapian::docid document_ = at_end, last_in_chunk_ = at_end;
    Xapian::termcount count_ = 0;
    std::size_t index_ = 0;
    bool is_last_chunk_ = true;
    Xapian::doccount size_ = 0;
    Xapian::termcount occurrences_ = 0, most_in_one_ = 0;
};

/// How many terms, counted as often as they stand there, each release of a shard has; read when it
/// is asked for, with its neighbours, and kept.
class DocumentLengths {
  public:
    /// `last`: the highest number of a document.
    DocumentLengths(const FileTable& postings, Xapian::docid last)
        : list_(postings, {}), pages_(last / page_size + 1) {}

    Xapian::termcount of(Xapian::docid document) {
        const std::size_t page = document / page_size, place = document % page_size;
        if (page >= pages_.size() || !pages_[page] || pages_[page][place] == 0)
            read_about(document);
        const Kept kept = pages_[page][place];
        return kept == too_long ? longer_.at(document) : kept - 1u;
    }

  private:
    using Kept = std::uint16_t; ///< one more than the length, or as below; 0: not yet
    using Page = std::unique_ptr<Kept[]>;
    static constexpr Kept too_long = 0xFFFF;
    static constexpr Xapian::docid page_size = 4096;

    void read_about(Xapian::docid document);
    Kept* page_of(Xapian::docid document);

    PostingList list_; ///< the engine keeps them as the postings of a term without name
    std::vector<Page> pages_;
    std::unordered_map<Xapian::docid, Xapian::termcount> longer_; ///< lengths that are too long
};

} // namespace dateline
