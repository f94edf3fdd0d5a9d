#include "searcher/search.h"

#include "common/error.h"
#include "common/schema.h"
#include "searcher/facets.h"
#include "searcher/family_counts.h"
#include "searcher/matching/match_in_files.h"
#include "searcher/people.h"
#include "searcher/query/query_as_text.h"
#include "searcher/query/query_filters.h"
#include "searcher/query/query_plan.h"
#include "searcher/ranked_list.h"
#include "searcher/release.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <set>
#include <unordered_set>

namespace dateline {

namespace {

using Clock = std::chrono::steady_clock;

// With so many releases that have all words nobody looks for those that lack some.
constexpr Xapian::doccount enough = 10;
// So many are counted in any case: it takes less than a tenth of a millisecond.
constexpr Xapian::doccount few = 500;
// More are found in slices.
constexpr std::size_t most_at_once = 5000;

/// A group without clauses asks for nothing in particular.
QueryNode all_releases() {
    QueryNode root;
    root.kind = QueryNode::Kind::group;
    return root;
}

/// To two digits.
std::uint64_t rounded(std::uint64_t number) {
    std::uint64_t unit = 1;
    while (number / unit >= 100)
        unit *= 10;
    return (number + unit / 2) / unit * unit;
}

/// Shards came or went while hits were being read.
struct OtherNumbers {};

class Searcher {
  public:
    Searcher(Index& index, const Request& request)
        : index_(index), request_(request), root_(parse_request(request)), counter_(request),
          deadline_(index.is_far() ? 0 : request.timeout_ms) {}

    SearchResult run(const HitSink& sink) {
        const auto start = Clock::now();
        const auto elapsed = [&] {
            return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
        };
        read_index(index_, [&] {
            // A handle behind a large commit would quietly find nothing.
            index_.refresh(true);
            find();
            if (result_.total == 0 && index_.is_far() && index_.refresh()) find();
        });
        result_.took_ms = elapsed();
        result_.timed_out = request_.timeout_ms > 0 && result_.took_ms >= request_.timeout_ms;
        result_.shards = {index_.answering(), index_.shards()};
        read_hits(sink);
        if (!sink) result_.took_ms = elapsed();
        if (result_.timed_out) result_.total_exact = false;
        return std::move(result_);
    }

  private:
    /// The first pass and, where it tells more, the second.
    void find() {
        result_ = SearchResult();
        result_.query = request_.query;
        find_people(root_, index_.people());
        result_.understood = understood(root_);
        result_.worked_out = worked_out(root_);
        families_ = {};
        // From here on: an index that is exchanged meanwhile would number its releases anew.
        numberings_ = index_.numberings();
        numbering_ = index_.numbering();
        choose_databases();
        terms().set_deadline(Deadline(index_.is_far() ? request_.timeout_ms : 0));
        plan_ = plan_query(root_, terms(), index_.stemmer(), plan_options());
        result_.terms = plan_.words.terms;
        start_list(request_.match == Match::any && plan_.relaxable);
        if (request_.match == Match::automatic && plan_.relaxable && found_at_once_ < enough)
            relax();
        if (counts_all() && !counted_)
            count_all();
        else if (!result_.total_exact)
            count_passed_over();
        counter_.report(result_, index_.people());
        if (request_.count_undated) result_.undated = count_undated();
    }

    /// Without the shards in which no release can have the date that is asked for.
    void choose_databases() {
        const auto range = dates_required(root_);
        Databases databases = range ? index_.databases_within(*range) : index_.databases();
        some_terms_.reset();
        if (databases.shards.size() < index_.answering()) some_terms_.emplace(databases);
        database_ = databases.all;
        documents_.emplace(std::move(databases));
    }

    Terms& terms() { return some_terms_ ? *some_terms_ : index_.terms(); }
    Documents& documents() {
        return some_terms_ || !index_.is_far() ? *documents_ : index_.documents();
    }

    PlanOptions plan_options() const {
        PlanOptions options;
        options.among = request_.among;
        options.except = request_.except;
        options.loose_phrases = request_.match == Match::any;
        options.dates_as_words = request_.match == Match::automatic;
        return options;
    }

    bool is_ranked_again() const {
        return request_.sort == Sort::relevance && has_second_pass(plan_);
    }

    /// What words do not order is newest first.
    Order order() const {
        if (request_.sort == Sort::oldest) return Order::oldest;
        return request_.sort == Sort::newest || !plan_.ranked ? Order::newest : Order::best;
    }

    /// So many are to be passed over or shown; folding may need some more.
    std::size_t page() const {
        const std::size_t all = database_.get_doccount();
        return request_.offset > all || request_.limit > all - request_.offset
                   ? all
                   : request_.offset + request_.limit;
    }

    /// Enough for the page, for the second pass, and to know whether enough have all words.
    Xapian::doccount wanted() const {
        const std::size_t all = database_.get_doccount();
        const std::size_t least = is_ranked_again() ? second_pass
                                  : plan_.relaxable ? std::size_t{enough}
                                                    : 0;
        // Some may be folded; to ask again for the rest would take longer.
        const std::size_t page = this->page() + (request_.fold ? this->page() / 2 + 10 : 0);
        const std::size_t most = index_.is_far() ? all : std::min(all, most_at_once);
        return static_cast<Xapian::doccount>(std::min(most, std::max(page, least)));
    }

    void start_list(bool any) {
        lists_any_ = any;
        query_ = any ? plan_.any : plan_.all;
        list_.emplace(database_, in_files(query_, documents().databases(), deadline_), order(),
                      deadline_, index_.is_far());
        Xapian::Enquire enquire(database_);
        if (request_.timeout_ms > 0) enquire.set_time_limit(request_.timeout_ms / 1000.0);
        counted_ = counts_while_ranking();
        if (counted_) watch(enquire);
        const Xapian::MSet found =
            list_->start(enquire, wanted(), counted_ ? database_.get_doccount() : enough + 1);
        found_at_once_ = found.size();
        result_.total = found.get_matches_estimated();
        at_least_ = found.get_matches_lower_bound();
        at_most_ = found.get_matches_upper_bound();
        result_.total_exact = at_least_ == at_most_;
        if (is_ranked_again() && !deadline_.has_passed())
            list_->rank_again(plan_, documents(), terms(), page());
    }

    /// Those that have all words stay first; the others follow.
    void relax() {
        const std::uint64_t strict_total = result_.total;
        std::vector<Candidate> with_all;
        while (const auto candidate = list_->next())
            with_all.push_back(*candidate);
        start_list(true);
        result_.relaxed = result_.total > strict_total;
        result_.with_all_words = strict_total;
        if (request_.sort == Sort::relevance) list_->put_first(std::move(with_all));
    }

    bool counts_all() const { return request_.exact_count || counter_.counts_anything(); }

    /// Else it is done apart, without weights, because ranking is fast by passing over most of what
    /// is found. But the engine takes too long to look for a phrase twice.
    bool counts_while_ranking() {
        return counts_all() && plan_.words.positional && !can_count_in_files();
    }

    bool counts_numbers() {
        return !index_.is_far() && counter_.counts_numbers(index_, !some_terms_);
    }

    bool can_count_in_files() {
        return counts_numbers() && can_list_in_files(query_, documents().databases());
    }

    /// The engine takes ten times as long for a release. False where it has to be asked.
    bool count_in_files() {
        if (!counts_numbers()) return false;
        auto found = list_in_files(query_, documents().databases(), deadline_);
        if (!found) return false;
        result_.total = found->size();
        result_.total_exact = true;
        counter_.count(std::move(*found));
        return true;
    }

    /// Counts all that the list holds.
    void count_all() {
        if (count_in_files()) return;
        Xapian::Enquire enquire(database_);
        watch(enquire);
        const Xapian::MSet found = ask_unscored(enquire, false, terms());
        result_.total = found.get_matches_estimated();
        result_.total_exact = true;
    }

    /// Where ranking has passed over some: few are counted; of a phrase, of which the engine's
    /// estimate may be a tenth of what there is, and where nothing is ranked, a part is.
    void count_passed_over() {
        constexpr std::uint64_t share = 16;
        const bool is_few = at_most_ <= few;
        if (index_.is_far() || (!is_few && plan_.ranked && !plan_.words.positional)) return;
        const auto found =
            count_part_in_files(query_, documents().databases(), is_few ? 1 : share, deadline_);
        if (!found) return;
        result_.total_exact = is_few;
        result_.total = is_few ? *found : std::clamp(rounded(*found * share), at_least_, at_most_);
    }

    void watch(Xapian::Enquire& enquire) { counter_.watch(enquire, index_, !some_terms_); }

    std::uint64_t count_undated() {
        Xapian::Enquire enquire(index_.database());
        return ask_unscored(enquire, true, index_.terms()).get_matches_estimated();
    }

    Xapian::MSet ask_unscored(Xapian::Enquire& enquire, bool undated, Terms& terms) {
        PlanOptions options = plan_options();
        options.undated = undated;
        options.unscored = true;
        const QueryPlan plan = plan_query(root_, terms, index_.stemmer(), options);
        set_no_weights(enquire, plan);
        enquire.set_query(until(deadline_, lists_any_ ? plan.any : plan.all));
        return enquire.get_mset(0, 0, terms.databases().all.get_doccount());
    }

    // ---- hits

    /// As read_index(), for what depends on document numbers.
    template <typename Read>
    auto read_same_index(Read read) {
        return read_index(index_, [&] {
            if (index_.numberings() != numberings_) follow_index();
            return read();
        });
    }

    /// What was committed since leaves the others their numbers; else all is found anew.
    void follow_index() {
        if (numbering_.empty() || index_.numbering() != numbering_) {
            if (!given_) throw OtherNumbers();
            throw Error(
                index_.is_far()
                    ? "a server failed in the middle of the answer, which ends here"
                    : "the index was exchanged in the middle of the answer, which ends here",
                "ask again; what is printed is right, but not all");
        }
        numberings_ = index_.numberings();
        choose_databases();
        list_->go_on_in(database_);
    }

    void read_hits(const HitSink& sink) {
        std::size_t rank = 0;
        while (rank < page()) {
            std::string family;
            const auto candidate =
                read_same_index([&] { return next_shown(family, page() - rank); });
            if (!candidate) break;
            if (++rank <= request_.offset) continue;
            if (deadline_.has_passed()) {
                result_.timed_out = true;
                break;
            }
            Hit hit;
            hit.rank = static_cast<unsigned>(rank);
            hit.score = candidate->score;
            const bool is_there =
                read_same_index([&] { return read(candidate->document, family, hit); });
            if (!is_there) continue; // removed since it was found
            if (!sink || holds_back())
                result_.hits.push_back(std::move(hit));
            else
                give(std::move(hit), sink);
        }
        if (sink) give_held_back(sink);
    }

    /// So that an answer can be made anew when a server fails, the first hits wait for the others.
    bool holds_back() const {
        constexpr std::size_t most_held_back = 1000;
        return index_.is_far() && !given_ && result_.hits.size() < most_held_back;
    }

    void give(Hit&& hit, const HitSink& sink) {
        give_held_back(sink);
        given_ = true;
        sink(result_, std::move(hit));
    }

    void give_held_back(const HitSink& sink) {
        std::vector<Hit> hits = std::move(result_.hits);
        result_.hits.clear();
        given_ = given_ || !hits.empty();
        for (Hit& hit : hits)
            sink(result_, std::move(hit));
    }

    /// The next that no earlier one stands for, and its family. `usual`: so many may follow.
    std::optional<Candidate> next_shown(std::string& family, std::size_t usual) {
        for (;;) {
            if (ahead_.empty()) look_ahead(usual);
            if (ahead_.empty()) return std::nullopt;
            const Candidate candidate = ahead_.front();
            if (request_.fold) family = family_of(candidate.document);
            ahead_.pop_front(); // not before what may throw, and is done again then
            if (family.empty() || shown_families_.insert(family).second) return candidate;
        }
    }

    /// Far ones are read many at a time; and families are counted many at a time.
    void look_ahead(std::size_t usual) {
        constexpr std::size_t most_ahead = 100;
        std::vector<Xapian::docid> numbers;
        while (ahead_.size() < std::min(usual, most_ahead)) {
            const auto candidate = list_->next();
            if (!candidate) break;
            ahead_.push_back(*candidate);
            numbers.push_back(candidate->document);
        }
        documents().expect(numbers);
    }

    std::string family_of(Xapian::docid document) {
        try {
            return documents().value(document, schema::family_slot);
        } catch (const Xapian::DocNotFoundError&) {
            return {};
        }
    }

    bool read(Xapian::docid document, const std::string& family, Hit& hit) {
        try {
            hit.record = request_.texts   ? read_record(documents(), document, index_.people())
                         : request_.facts ? read_facts(documents(), document, index_.people())
                                          : decode_names(documents().data(document));
        } catch (const Xapian::DocNotFoundError& error) {
            // Removed; or it cannot be found because what leads to it was written over.
            if (!index_.is_far() && index_.refresh())
                throw Xapian::DatabaseModifiedError(error.get_msg());
            return false;
        }
        hit.id = hit.record.id;
        if (request_.facts && !family.empty()) hit.similar = found_of(family) - 1;
        return true;
    }

    /// How many releases of a family the query finds.
    unsigned found_of(const std::string& family) {
        if (!families_.knows(family)) {
            std::set<std::string> next{family};
            for (const Candidate& candidate : ahead_)
                next.insert(family_of(candidate.document));
            next.erase(std::string());
            families_.count(next, database_, query_, deadline_);
        }
        return families_.of(family);
    }

    Index& index_;
    const Request& request_;
    QueryNode root_;
    FacetCounter counter_;
    Deadline deadline_;
    unsigned numberings_ = 0; ///< see Index
    std::string numbering_;
    Xapian::Database database_;
    std::optional<Terms> some_terms_; ///< where only some of the shards are asked
    std::optional<Documents> documents_;
    QueryPlan plan_;
    Xapian::Query query_;
    bool lists_any_ = false; ///< plan_.any, not plan_.all
    bool counted_ = false;   ///< what the list holds, while it was ranked
    Xapian::doccount found_at_once_ = 0;
    std::uint64_t at_least_ = 0, at_most_ = 0;
    std::optional<RankedList> list_;
    std::deque<Candidate> ahead_; ///< of the list, already read
    bool given_ = false;          ///< a hit is out
    SearchResult result_;
    std::unordered_set<std::string> shown_families_;
    FamilyCounts families_;
};

} // namespace

QueryNode parse_request(const Request& request) {
    if (request.everything) return all_releases();
    if (request.like.empty()) return parse_query(request.query, request.today);
    QueryNode root = parse_query(request.like, request.today);
    if (!request.query.empty())
        root.items.push_back({Sign::required, parse_query(request.query, request.today)});
    return root;
}

SearchResult search(Index& index, const Request& request, const HitSink& sink) {
    for (;;)
        try {
            return Searcher(index, request).run(sink);
        } catch (const OtherNumbers&) { // once for each shard that came or went, and each exchange
        }
}

} // namespace dateline
