#include "searcher/word_sources.h"

#include "searcher/ranking.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace dateline {

using Xapian::doccount;
using Xapian::docid;
using Xapian::termcount;

namespace {

/// A word while a shard is matched.
struct MatchedWord {
    WordPostings postings;
    WordScore score;
    std::size_t place;                        ///< in the query
    std::optional<TablePlace> positions = {}; ///< read last
};

/// What all sources share: finding the shard, its lists, what they hold, and where the match is.
class WordSource : public Xapian::PostingSource {
  public:
    explicit WordSource(std::shared_ptr<const WordQuery> query) : query_(std::move(query)) {}

    void init(const Xapian::Database& shard) override {
        files_ = files_of(shard);
        files_->require(shard);
        releases_ = shard.get_doccount();
        words_.clear();
        for (std::size_t i = 0; i < query_->words.size(); ++i) {
            WordPostings postings(files_->postings(), query_->words[i], releases_);
            WordStatistics statistics = query_->statistics[i];
            statistics.most_in_one = postings.most_in_one();
            words_.push_back({std::move(postings), first_pass_score(statistics), i});
        }
        document_ = 0;
        begin();
    }

    docid get_docid() const override { return document_; }
    double get_weight() const override { return weight_; }
    bool at_end() const override { return document_ == PostingList::at_end; }
    void next(double least) override { move_to(document_ + 1, least); }
    void skip_to(docid document, double least) override {
        if (document > document_) move_to(document, least);
    }

  protected:
    /// Once the words are there: brings them into order.
    virtual void begin() = 0;
    /// To the first release from that one on whose score is not below `least`.
    virtual void move_to(docid document, double least) = 0;

    double score_of(const MatchedWord& word, termcount length) const {
        return word.score.of(std::min(word.postings.count(), length), length);
    }
    termcount length_of(docid document) const { return files_->length(document); }

    /// To be asked for each release that is looked at.
    bool is_late() {
        constexpr unsigned seldom = 64; // the clock is dearer than a release
        return query_->deadline.is_set() && ++looked_at_ % seldom == 0 &&
               query_->deadline.has_passed();
    }
    const WordQuery& query() const { return *query_; }
    std::shared_ptr<const WordQuery> shared_query() const { return query_; }

    /// A bound may be above the sum that it bounds by what is rounded.
    static bool is_below(double most, double least) { return most * (1 + 1e-12) < least; }

    std::vector<MatchedWord> words_;
    doccount releases_ = 0;
    std::shared_ptr<ShardFiles> files_;
    docid document_ = 0;
    double weight_ = 0;

  private:
    std::shared_ptr<ShardFiles> files_of(const Xapian::Database& shard) const {
        const Databases& databases = query_->databases;
        if (databases.shards.size() == 1) return databases.files.front();
        const std::string uuid = shard.get_uuid();
        for (std::size_t i = 0; i < databases.shards.size(); ++i)
            if (databases.shards[i].get_uuid() == uuid) return databases.files[i];
        throw Xapian::DatabaseModifiedError("there is another shard");
    }

    std::shared_ptr<const WordQuery> query_;
    unsigned looked_at_ = 0;
};

/// All of the words, as matcher/multiandpostlist.cc, or one after the other.
class AllWordsSource : public WordSource {
  public:
    AllWordsSource(std::shared_ptr<const WordQuery> query, bool is_phrase)
        : WordSource(std::move(query)), is_phrase_(is_phrase) {}
    PostingSource* clone() const override { return new AllWordsSource(shared_query(), is_phrase_); }

    doccount get_termfreq_min() const override {
        if (is_phrase_) return 0;
        std::uint64_t sum = words_.front().postings.least();
        for (std::size_t i = 1; i < words_.size(); ++i) {
            sum += words_[i].postings.least();
            if (sum <= releases_) return 0;
            sum -= releases_;
        }
        return static_cast<doccount>(sum);
    }
    doccount get_termfreq_est() const override {
        double size = words_.front().postings.size();
        for (std::size_t i = 1; i < words_.size(); ++i)
            size = size * words_[i].postings.size() / releases_;
        return is_phrase_ ? rounded(size) / phrase_is_rarer : rounded(size);
    }
    doccount get_termfreq_max() const override {
        doccount most = releases_;
        for (const MatchedWord& word : words_)
            most = std::min(most, word.postings.most());
        return most;
    }

  private:
    static constexpr doccount phrase_is_rarer = 4; // matcher/exactphrasepostlist.cc

    void begin() override {
        std::vector<MatchedWord> words;
        std::vector<std::size_t> places(words_.size()), ordered(words_.size());
        std::iota(places.begin(), places.end(), 0u);
        std::partial_sort_copy(places.begin(), places.end(), ordered.begin(), ordered.end(),
                               [&](std::size_t a, std::size_t b) {
                                   return words_[a].postings.size() < words_[b].postings.size();
                               });
        for (const std::size_t place : ordered)
            words.push_back(std::move(words_[place]));
        words_ = std::move(words);
        most_of_rest_ = 0;
        for (std::size_t i = 1; i < words_.size(); ++i)
            most_of_rest_ += words_[i].score.most();
        set_maxweight(most_of_rest_ + words_.front().score.most());
    }

    void move_to(docid document, double least) override {
        for (;; ++document) {
            document_ = document = next_common(document, least);
            if (document == PostingList::at_end) return;
            const termcount length = length_of(document);
            weight_ = 0;
            for (const MatchedWord& word : words_)
                weight_ += score_of(word, length);
            if (weight_ >= least && (!is_phrase_ || is_phrase_in(document))) return;
        }
    }

    /// The first from that one on that all words have, but for those of too low a score.
    docid next_common(docid document, double least) {
        while (!is_late()) {
            MatchedWord& rarest = words_.front();
            rarest.postings.skip_to(document);
            document = rarest.postings.document();
            if (document == PostingList::at_end) return document;
            if (least > 0 &&
                is_below(score_of(rarest, length_of(document)) + most_of_rest_, least)) {
                ++document;
                continue;
            }
            const docid wanted = document;
            for (std::size_t i = 1; i < words_.size() && document == wanted; ++i) {
                words_[i].postings.skip_to(wanted);
                document = words_[i].postings.document();
            }
            if (document == wanted || document == PostingList::at_end) return document;
        }
        return PostingList::at_end;
    }

    /// Reads positions of the words that the release has least often first.
    bool is_phrase_in(docid document) {
        by_count_.resize(words_.size());
        std::iota(by_count_.begin(), by_count_.end(), 0u);
        std::sort(by_count_.begin(), by_count_.end(), [&](std::size_t a, std::size_t b) {
            return words_[a].postings.count() < words_[b].postings.count();
        });
        starts_.clear();
        for (const std::size_t i : by_count_) {
            const auto place = static_cast<std::uint32_t>(words_[i].place);
            if (!files_->read_positions(document, query().words[place].terms.front(), positions_,
                                        words_[i].positions))
                throw Xapian::DatabaseCorruptError("positions are compressed");
            keep_starts(place, i == by_count_.front());
            if (starts_.empty()) return false;
        }
        return true;
    }

    /// Where the phrase may begin, by the words so far.
    void keep_starts(std::uint32_t place, bool is_first) {
        if (is_first) {
            for (const std::uint32_t at : positions_)
                if (at >= place) starts_.push_back(at - place);
            return;
        }
        auto kept = starts_.begin();
        auto at = positions_.begin();
        for (const std::uint32_t start : starts_) {
            while (at != positions_.end() && *at < start + place)
                ++at;
            if (at == positions_.end()) break;
            if (*at == start + place) *kept++ = start;
        }
        starts_.erase(kept, starts_.end());
    }

    bool is_phrase_;
    double most_of_rest_ = 0; ///< that all words but the rarest can give
    std::vector<std::size_t> by_count_;
    std::vector<std::uint32_t> positions_, starts_;
};

/// Any of the words, as matcher/orpostlist.cc. Words of low scores are only looked for where others
/// have found something (MaxScore: Turtle and Flood, Query evaluation: strategies and
/// optimizations, 1995).
class AnyWordSource : public WordSource {
  public:
    using WordSource::WordSource;
    PostingSource* clone() const override { return new AnyWordSource(shared_query()); }

    doccount get_termfreq_min() const override { return least_; }
    doccount get_termfreq_est() const override { return size_; }
    doccount get_termfreq_max() const override { return most_; }

  private:
    /// A sum of the engine's: the scores at two places, put at the first of them.
    struct Sum {
        std::size_t to, from;
    };

    void begin() override {
        plan_sums();
        std::sort(words_.begin(), words_.end(), [](const MatchedWord& a, const MatchedWord& b) {
            return a.score.most() < b.score.most();
        });
        most_up_to_.assign(1, 0.0);
        for (const MatchedWord& word : words_)
            most_up_to_.push_back(most_up_to_.back() + word.score.most());
        scores_.assign(words_.size(), 0.0);
        lesser_ = 0;
        set_maxweight(most_up_to_.back());
    }

    /// The order in which the engine adds scores, and what it expects to find: the two rarest sides
    /// become one until one is left (api/queryinternal.cc, OrContext::postlist()).
    void plan_sums() {
        struct Side {
            std::size_t place;
            doccount least, size, most;
        };
        std::vector<Side> sides;
        for (const MatchedWord& word : words_)
            sides.push_back(
                {word.place, word.postings.least(), word.postings.size(), word.postings.most()});
        const auto is_more = [](const Side& a, const Side& b) { return a.size > b.size; };
        std::make_heap(sides.begin(), sides.end(), is_more);
        sums_.clear();
        while (sides.size() > 1) {
            const Side right = sides.front();
            std::pop_heap(sides.begin(), sides.end(), is_more);
            sides.pop_back();
            const Side left = sides.front();
            std::pop_heap(sides.begin(), sides.end(), is_more);
            sums_.push_back({left.place, right.place});
            sides.back() = {left.place, std::max(left.least, right.least),
                            either(left.size, right.size, releases_),
                            std::min(left.most + right.most, releases_)};
            std::push_heap(sides.begin(), sides.end(), is_more);
        }
        least_ = sides.front().least;
        size_ = sides.front().size;
        most_ = sides.front().most;
    }

    void move_to(docid document, double least) override {
        for (; lesser_ > 0 && !is_below(most_up_to_[lesser_], least); --lesser_)
            ;
        for (; lesser_ + 1 < words_.size() && is_below(most_up_to_[lesser_ + 1], least); ++lesser_)
            ;
        for (;; ++document) {
            docid found = PostingList::at_end;
            for (std::size_t i = lesser_; i < words_.size(); ++i) {
                words_[i].postings.skip_to(document);
                found = std::min(found, words_[i].postings.document());
            }
            if (is_late()) found = PostingList::at_end;
            document_ = document = found;
            if (found == PostingList::at_end || weigh(found, least)) return;
        }
    }

    /// Whether its score is not below that; it is kept then.
    bool weigh(docid document, double least) {
        const termcount length = length_of(document);
        double sum = 0;
        for (std::size_t i = words_.size(); i-- > 0;) {
            if (is_below(sum + most_up_to_[i + 1], least)) return false;
            MatchedWord& word = words_[i];
            word.postings.skip_to(document);
            const bool is_there = word.postings.document() == document;
            scores_[word.place] = is_there ? score_of(word, length) : 0.0;
            sum += scores_[word.place];
        }
        for (const Sum& each : sums_)
            scores_[each.to] += scores_[each.from];
        weight_ = scores_[sums_.empty() ? 0 : sums_.back().to];
        return weight_ >= least;
    }

    std::vector<Sum> sums_;
    std::vector<double> scores_;     ///< by place in the query
    std::vector<double> most_up_to_; ///< that so many words of the lowest scores can give
    std::size_t lesser_ = 0;         ///< so many words cannot make a hit
    doccount least_ = 0, size_ = 0, most_ = 0;
};

} // namespace

Xapian::PostingSource* all_words(std::shared_ptr<const WordQuery> query) {
    return new AllWordsSource(std::move(query), false);
}

Xapian::PostingSource* phrase(std::shared_ptr<const WordQuery> query) {
    return new AllWordsSource(std::move(query), true);
}

Xapian::PostingSource* any_word(std::shared_ptr<const WordQuery> query) {
    return new AnyWordSource(std::move(query));
}

} // namespace dateline
