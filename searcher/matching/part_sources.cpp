#include "searcher/matching/part_sources.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace dateline {

using Xapian::doccount;
using Xapian::docid;
using Xapian::termcount;

namespace {

/// What both sources share: finding the shard, and where the match is.
class FileSource : public Xapian::PostingSource {
  public:
    explicit FileSource(std::shared_ptr<const FileQuery> query)
        : query_(std::move(query)), watch_(query_->deadline) {}

    void init(const Xapian::Database& shard) override {
        files_ = files_of(shard);
        files_->require(shard);
        document_ = 0;
        begin(shard.get_doccount());
    }

    docid get_docid() const override { return document_; }
    double get_weight() const override { return weight_; }
    bool at_end() const override { return document_ == PostingList::at_end; }
    void next(double least) override { move_to(document_ + 1, least); }
    void skip_to(docid document, double least) override {
        if (document > document_) move_to(document, least);
    }

  protected:
    virtual void begin(doccount releases) = 0;
    /// To the first release from that one on whose score is not below `least`.
    virtual void move_to(docid document, double least) = 0;

    const std::shared_ptr<const FileQuery>& query() const { return query_; }
    PartMatch match_of(const QueryPart& part, doccount releases) {
        return PartMatch(*files_, part, releases, watch_);
    }
    termcount length_of(docid document) const { return files_->length(document); }
    void set(docid document, double weight) {
        document_ = document;
        weight_ = weight;
    }

  private:
    std::shared_ptr<ShardFiles> files_of(const Xapian::Database& shard) const {
        const Databases& databases = query_->databases;
        if (databases.shards.size() == 1) return databases.files.front();
        const std::string uuid = shard.get_uuid();
        for (std::size_t i = 0; i < databases.shards.size(); ++i)
            if (databases.shards[i].get_uuid() == uuid) return databases.files[i];
        throw Xapian::DatabaseModifiedError("there is another shard");
    }

    std::shared_ptr<const FileQuery> query_;
    Watch watch_;
    std::shared_ptr<ShardFiles> files_;
    docid document_ = 0;
    double weight_ = 0;
};

/// A single part.
class PartSource : public FileSource {
  public:
    using FileSource::FileSource;
    PostingSource* clone() const override { return new PartSource(query()); }

    doccount get_termfreq_min() const override { return part_->least(); }
    doccount get_termfreq_est() const override { return part_->size(); }
    doccount get_termfreq_max() const override { return part_->most(); }

  private:
    void begin(doccount releases) override {
        part_.emplace(match_of(query()->parts.front(), releases));
        set_maxweight(part_->most_score());
    }

    void move_to(docid document, double least) override {
        for (;; ++document) {
            part_->skip_to(document, least);
            document = part_->document();
            const bool is_end = document == PostingList::at_end;
            set(document, is_end ? 0 : part_->score(length_of(document)));
            if (is_end || get_weight() >= least) return;
        }
    }

    std::optional<PartMatch> part_;
};

/// Any of several parts, as matcher/orpostlist.cc of the engine. Parts of low scores are only
/// looked for where others have found something (MaxScore: Turtle and Flood, Query evaluation:
/// strategies and optimizations, 1995).
class AnyPartSource : public FileSource {
  public:
    using FileSource::FileSource;
    PostingSource* clone() const override { return new AnyPartSource(query()); }

    doccount get_termfreq_min() const override { return all_.least; }
    doccount get_termfreq_est() const override { return all_.size; }
    doccount get_termfreq_max() const override { return all_.most; }

  private:
    struct Part {
        PartMatch match;
        std::size_t place; ///< in the query
    };

    /// One side of an OR: a part, or several of which the first is there.
    struct Side {
        std::size_t place;
        doccount least, size, most;
    };

    /// A sum of the engine's: the scores at two places, put at the first of them.
    struct Sum {
        std::size_t to, from;
    };

    void begin(doccount releases) override {
        parts_.clear();
        for (const QueryPart& part : query()->parts)
            parts_.push_back({match_of(part, releases), parts_.size()});
        plan_sums(releases);
        std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) {
            return a.match.most_score() < b.match.most_score();
        });
        most_up_to_.assign(1, 0.0);
        for (const Part& part : parts_)
            most_up_to_.push_back(most_up_to_.back() + part.match.most_score());
        scores_.assign(parts_.size(), 0.0);
        lesser_ = 0;
        set_maxweight(most_up_to_.back());
    }

    /// The order in which the engine adds scores, and what it expects to find: the two rarest sides
    /// become one until one is left (api/queryinternal.cc, OrContext::postlist()).
    void plan_sums(doccount releases) {
        std::vector<Side> sides;
        for (const Part& part : parts_)
            sides.push_back({part.place, part.match.least(), part.match.size(), part.match.most()});
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
                            either(left.size, right.size, releases),
                            std::min(left.most + right.most, releases)};
            std::push_heap(sides.begin(), sides.end(), is_more);
        }
        all_ = sides.front();
    }

    void move_to(docid document, double least) override {
        for (; lesser_ > 0 && !is_below(most_up_to_[lesser_], least); --lesser_)
            ;
        for (; lesser_ + 1 < parts_.size() && is_below(most_up_to_[lesser_ + 1], least); ++lesser_)
            ;
        // What the others give is rounded, too.
        const double missing = least * (1 - 1e-12) - most_up_to_.back();
        for (;; ++document) {
            docid found = PostingList::at_end;
            for (std::size_t i = lesser_; i < parts_.size(); ++i) {
                PartMatch& match = parts_[i].match;
                // A word's score is not worth asking for twice.
                match.skip_to(document, match.is_word() ? 0 : missing + match.most_score());
                found = std::min(found, match.document());
            }
            document = found;
            if (found == PostingList::at_end) return set(found, 0);
            if (weigh(found, least)) return;
        }
    }

    /// Whether its score is not below that; the match stands there then.
    bool weigh(docid document, double least) {
        const termcount length = length_of(document);
        double sum = 0;
        for (std::size_t i = parts_.size(); i-- > 0;) {
            if (is_below(sum + most_up_to_[i + 1], least)) return false;
            Part& part = parts_[i];
            const bool is_in = part.match.is_in(document);
            scores_[part.place] = is_in ? part.match.score(length) : 0.0;
            sum += scores_[part.place];
        }
        for (const Sum& each : sums_)
            scores_[each.to] += scores_[each.from];
        set(document, scores_[all_.place]);
        return get_weight() >= least;
    }

    std::vector<Part> parts_; ///< that of the lowest scores first
    std::vector<Sum> sums_;
    Side all_ = {};
    std::vector<double> scores_;     ///< by place in the query
    std::vector<double> most_up_to_; ///< that so many of the parts can give
    std::size_t lesser_ = 0;         ///< so many of them cannot make a hit
};

} // namespace

Xapian::PostingSource* source_of(std::shared_ptr<const FileQuery> query) {
    if (query->parts.size() == 1) return new PartSource(std::move(query));
    return new AnyPartSource(std::move(query));
}

} // namespace dateline
