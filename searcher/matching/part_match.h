#pragma once

#include "searcher/matching/match_limits.h"
#include "searcher/matching/shard_files.h"
#include "searcher/matching/term_positions.h"
#include "searcher/matching/word_postings.h"
#include "searcher/matching/word_score.h"

#include <string_view>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Words that a release must have all of, or, of one term each, one after the other.
struct QueryPart {
    std::vector<IndexedWord> words;         ///< at least one
    std::vector<WordStatistics> statistics; ///< of each, but for how often one release has it
    bool is_phrase = false;
};

/// A deadline that is asked for at each release: the clock is dearer than that.
class Watch {
  public:
    explicit Watch(const Deadline& deadline) : deadline_(deadline) {}
    bool is_late() {
        constexpr unsigned seldom = 64;
        return deadline_.is_set() && ++looked_at_ % seldom == 0 && deadline_.has_passed();
    }

  private:
    Deadline deadline_;
    unsigned looked_at_ = 0;
};

/// Where a part of a query is in a shard. Its scores and its estimates of how much it finds are
/// those of the engine's trees (matcher/multiandpostlist.cc, exactphrasepostlist.cc there).
class PartMatch {
  public:
    /// Before the first release. A shard with so many releases, which must have one. All arguments
    /// must outlive it.
    PartMatch(ShardFiles& files, const QueryPart& part, Xapian::doccount releases, Watch& watch);

    // How many releases it finds: at least, likely, at most; and what a release gets at most.
    Xapian::doccount least() const { return least_; }
    Xapian::doccount size() const { return size_; }
    Xapian::doccount most() const { return most_; }
    double most_score() const { return most_of_rest_ + words_.front().score.most(); }

    Xapian::docid document() const { return document_; } ///< or PostingList::at_end

    bool is_word() const { return words_.size() == 1; }
    bool is_phrase() const { return is_phrase_; }

    /// From now on only releases from `first` on, which is not behind, and before `end` count for
    /// skip_to().
    void stay_within(Xapian::docid first, Xapian::docid end) {
        document_ = first - 1;
        end_ = end;
    }

    /// To the first release from that one on in which it is, if that is not behind already, but for
    /// those whose score is below `least`, if that is above 0. To the end when it is late.
    void skip_to(Xapian::docid document, double least);

    /// Whether it is in a release that is not behind.
    bool is_in(Xapian::docid document);

    /// Of the release where it stands or in which it was just found.
    double score(Xapian::termcount length) const;

  private:
    struct Word {
        WordPostings postings;
        WordScore score;
        std::uint32_t place; ///< in the part
        TermPositions positions;
    };

    void estimate(Xapian::doccount releases);
    Xapian::docid next_common(Xapian::docid document, double least);
    bool is_phrase_in(Xapian::docid document);
    bool may_begin(Word& word, Xapian::docid document, bool is_first);
    void find_starts(std::string_view packed, std::uint32_t place);
    void keep_starts(std::string_view packed, std::uint32_t place);

    ShardFiles* files_;
    Watch* watch_;
    bool is_phrase_;
    std::vector<Word> words_; ///< the rarest first
    Xapian::docid document_ = 0, end_ = PostingList::at_end;
    Xapian::doccount least_ = 0, size_ = 0, most_ = 0;
    double most_of_rest_ = 0;           ///< that all words but the rarest can give
    std::vector<std::uint32_t> starts_; ///< where the phrase may begin, by the words so far
};

/// A bound may be above the sum that it bounds by what is rounded.
inline bool is_below(double bound, double least) {
    return bound * (1 + 1e-12) < least;
}

} // namespace dateline
