#include "searcher/search.h"

#include "common/schema.h"
#include "searcher/facets.h"
#include "searcher/query.h"
#include "searcher/ranking.h"

#include <algorithm>
#include <chrono>
#include <unordered_set>

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

// With so many releases that have all words nobody looks for those that lack some.
constexpr Xapian::doccount enough = 10;

class Searcher {
  public:
    Searcher(Index& index, const Request& request)
        : index_(index), request_(request), root_(parse_query(request.query, request.today)),
          counter_(request) {}

    SearchResult run(const HitSink& sink) {
        const auto start = Clock::now();
        read_index(index_, [&] {
            // A handle behind a large commit would quietly find nothing.
            index_.refresh();
            find();
        });
        const auto elapsed = [&] {
            return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        };
        result_.took_ms = elapsed();
        result_.timed_out = request_.timeout_ms > 0 && result_.took_ms >= request_.timeout_ms;
        read_hits(sink);
        if (!sink) result_.took_ms = elapsed();
        return std::move(result_);
    }

  private:
    /// The first pass and, where it tells more, the second.
    void find() {
        result_ = SearchResult();
        result_.query = request_.query;
        result_.understood = understood(root_);
        ranked_.clear();
        PlanOptions options;
        options.loose_phrases = request_.match == Match::any;
        options.dates_as_words = request_.match == Match::automatic;
        const Xapian::Database& database = index_.database();
        const QueryPlan plan = plan_query(root_, database, index_.stemmer(), options);
        result_.terms = plan.terms;
        if (request_.match == Match::any && plan.relaxable) {
            ranked_ = ranked(plan, plan.any);
        } else {
            ranked_ = ranked(plan, plan.all);
            if (request_.match == Match::automatic && plan.relaxable && ranked_.size() < enough)
                relax(plan);
        }
        counter_.report(result_, request_, database);
        if (request_.count_undated) result_.undated = count_undated();
    }

    bool is_ranked_again(const QueryPlan& plan) const {
        return request_.sort == Sort::relevance && has_second_pass(plan);
    }

    /// Enough for the page, for the second pass, and to know whether enough have all words.
    Xapian::doccount wanted(const QueryPlan& plan) const {
        const std::size_t all = index_.database().get_doccount();
        const std::size_t page = request_.offset > all || request_.limit > all - request_.offset
                                     ? all
                                     : request_.offset + request_.limit;
        const std::size_t least = is_ranked_again(plan) ? second_pass
                                  : plan.relaxable      ? std::size_t{enough}
                                                        : 0;
        return static_cast<Xapian::doccount>(std::min(all, std::max(page, least)));
    }

    std::vector<Candidate> ranked(const QueryPlan& plan, const Xapian::Query& query) {
        const Xapian::Database& database = index_.database();
        Xapian::Enquire enquire(database);
        enquire.set_query(query);
        enquire.set_weighting_scheme(first_pass_weight());
        Xapian::MultiValueKeyMaker oldest; // owned by this frame, as the engine wants it
        oldest.add_value(schema::date_slot, false, "99999999");
        const bool by_score = request_.sort == Sort::relevance && plan.ranked;
        if (request_.sort == Sort::oldest)
            enquire.set_sort_by_key_then_relevance(&oldest, false);
        else if (!by_score)
            enquire.set_sort_by_value_then_relevance(schema::date_slot, true);
        if (request_.timeout_ms > 0) enquire.set_time_limit(request_.timeout_ms / 1000.0);
        counter_.watch(enquire);
        const bool all = request_.exact_count || counter_.counts_anything();
        const Xapian::MSet found =
            enquire.get_mset(0, wanted(plan), all ? database.get_doccount() : enough + 1);
        result_.total = found.get_matches_estimated();
        result_.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
        std::vector<Candidate> candidates;
        for (auto item = found.begin(); item != found.end(); ++item)
            candidates.push_back({*item, item.get_weight()});
        if (is_ranked_again(plan)) rescore(candidates, plan);
        return candidates;
    }

    void rescore(std::vector<Candidate>& candidates, const QueryPlan& plan) const {
        const auto best = std::min(candidates.size(), second_pass);
        std::vector<Candidate> head(candidates.begin(),
                                    candidates.begin() + static_cast<std::ptrdiff_t>(best));
        rank_again(head, plan, index_.database());
        std::copy(head.begin(), head.end(), candidates.begin());
    }

    /// Those that have all words stay first; the others follow.
    void relax(const QueryPlan& plan) {
        const SearchResult strict = result_;
        std::vector<Candidate> first = std::move(ranked_);
        std::vector<Candidate> others = ranked(plan, plan.any);
        std::unordered_set<Xapian::docid> have_all;
        for (const Candidate& candidate : first)
            have_all.insert(candidate.document);
        result_.relaxed = result_.total > strict.total;
        if (request_.sort == Sort::relevance) {
            const double best = others.empty() ? 0 : others.front().score;
            for (Candidate& candidate : first)
                candidate.score += best;
            std::erase_if(others, [&](const Candidate& candidate) {
                return have_all.contains(candidate.document);
            });
            others.insert(others.begin(), first.begin(), first.end());
        }
        ranked_ = std::move(others);
    }

    std::uint64_t count_undated() const {
        PlanOptions options;
        options.loose_phrases = request_.match == Match::any;
        options.dates_as_words = request_.match == Match::automatic;
        options.undated = true;
        const Xapian::Database& database = index_.database();
        const QueryPlan plan = plan_query(root_, database, index_.stemmer(), options);
        Xapian::Enquire enquire(database);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        const bool any = request_.match == Match::any || result_.relaxed;
        enquire.set_query(any ? plan.any : plan.all);
        return enquire.get_mset(0, 0, database.get_doccount()).get_matches_estimated();
    }

    void read_hits(const HitSink& sink) {
        const std::size_t begin = std::min(request_.offset, ranked_.size());
        const std::size_t end = std::min(ranked_.size() - begin, request_.limit) + begin;
        for (std::size_t i = begin; i < end; ++i) {
            Hit hit;
            hit.rank = static_cast<unsigned>(i + 1);
            hit.score = ranked_[i].score;
            const bool is_there =
                read_index(index_, [&] { return read(ranked_[i].document, hit); });
            if (!is_there) continue; // removed since it was found
            if (sink)
                sink(result_, std::move(hit));
            else
                result_.hits.push_back(std::move(hit));
        }
    }

    bool read(Xapian::docid document, Hit& hit) const {
        try {
            hit.record = decode_record(index_.database().get_document(document).get_data());
        } catch (const Xapian::DocNotFoundError&) {
            return false;
        }
        hit.id = hit.record.id;
        return true;
    }

    Index& index_;
    const Request& request_;
    QueryNode root_;
    FacetCounter counter_;
    SearchResult result_;
    std::vector<Candidate> ranked_;
};

} // namespace

SearchResult search(Index& index, const Request& request, const HitSink& sink) {
    return Searcher(index, request).run(sink);
}

} // namespace dateline
