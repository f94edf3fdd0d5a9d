#include "searcher/matching/match_limits.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr Xapian::docid last_of_all = 0xFFFFFFFE;

/// All documents from one number to another, as long as there is time.
class StretchSource : public Xapian::PostingSource {
  public:
    StretchSource(Xapian::docid first, Xapian::docid last, Deadline deadline)
        : first_(first), last_(last), deadline_(deadline) {}

    PostingSource* clone() const override { return new StretchSource(first_, last_, deadline_); }
    void init(const Xapian::Database& database) override {
        end_ = std::min(last_, database.get_lastdocid());
        documents_ = std::min(database.get_doccount(), last_ - first_ + 1);
        at_ = first_ - 1;
    }

    // The highest estimate, so that the engine asks only about what the query finds.
    Xapian::doccount get_termfreq_min() const override {
        return first_ == 1 && last_ == last_of_all ? documents_ : 0;
    }
    Xapian::doccount get_termfreq_est() const override { return documents_; }
    Xapian::doccount get_termfreq_max() const override { return documents_; }

    void next(double) override { move_to(at_ + 1); }
    void skip_to(Xapian::docid document, double) override { move_to(document); }
    bool at_end() const override { return at_ > end_; }
    Xapian::docid get_docid() const override { return at_; }

  private:
    static constexpr unsigned seldom = 64; // the clock is dearer than a posting

    void move_to(Xapian::docid document) {
        at_ = std::max({at_, document, first_});
        if (deadline_.is_set() && ++moves_ % seldom == 0 && deadline_.has_passed()) end_ = 0;
    }

    Xapian::docid first_, last_;
    Deadline deadline_;
    Xapian::docid at_ = 0, end_ = 0;
    Xapian::doccount documents_ = 0;
    unsigned moves_ = 0;
};

Xapian::Query limited(const Xapian::Query& query, StretchSource* source) {
    return Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(source->release()));
}

} // namespace

Xapian::Query until(const Deadline& deadline, const Xapian::Query& query) {
    return deadline.is_set() ? limited(query, new StretchSource(1, last_of_all, deadline)) : query;
}

Xapian::Query within(Xapian::docid first, Xapian::docid last, const Xapian::Query& query) {
    return limited(query, new StretchSource(first, last, Deadline()));
}

} // namespace dateline
