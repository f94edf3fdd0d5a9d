#pragma once

#include "searcher/matching/posting_list.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A word of a query as the index has it: its term, or the two that count as one.
struct IndexedWord {
    std::vector<std::string> terms;
    unsigned times = 1; ///< the query says it
};

inline std::uint32_t rounded(double count) {
    return static_cast<std::uint32_t>(count + 0.5);
}

/// How many out of all have one or the other of two things that know nothing of each other, as
/// matcher/orpostlist.cc of the engine estimates it.
inline std::uint32_t either(double left, double right, double all) {
    return rounded(left + right - (left * right / all));
}

/// A word's postings in a shard, those of two terms merged.
class WordPostings {
  public:
    /// Of a shard with so many releases, which must have one.
    WordPostings(const FileTable& postings, const IndexedWord& word, Xapian::doccount releases)
        : first_(postings, word.terms.front()) {
        if (word.terms.size() > 1) second_.emplace(postings, word.terms.back());
        settle();
        size_ = first_.size();
        most_ = first_.size();
        least_ = first_.size();
        most_in_one_ = first_.most_in_one();
        if (!second_) return;
        size_ = either(first_.size(), second_->size(), releases);
        most_ = std::min(first_.size() + second_->size(), releases);
        least_ = std::max(first_.size(), second_->size());
        most_in_one_ += second_->most_in_one();
    }

    // How many releases it has: at least, likely, at most; and how often one has it, or less.
    Xapian::doccount least() const { return least_; }
    Xapian::doccount size() const { return size_; }
    Xapian::doccount most() const { return most_; }
    Xapian::termcount most_in_one() const { return most_in_one_; }

    Xapian::docid document() const { return document_; }
    Xapian::termcount count() const {
        const Xapian::termcount count = first_.document() == document_ ? first_.count() : 0;
        return second_ && second_->document() == document_ ? count + second_->count() : count;
    }
    /// Of a word of one term: so many releases before this one have it, or more.
    std::size_t index() const { return first_.index(); }

    void skip_to(Xapian::docid document) {
        if (document <= document_) return;
        first_.skip_to(document);
        if (second_) second_->skip_to(document);
        settle();
    }

  private:
    void settle() {
        document_ = second_ ? std::min(first_.document(), second_->document()) : first_.document();
    }

    PostingList first_;
    std::optional<PostingList> second_;
    Xapian::docid document_ = 0;
    Xapian::doccount least_, size_, most_;
    Xapian::termcount most_in_one_;
};

} // namespace dateline
