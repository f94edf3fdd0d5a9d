#include "searcher/finding.h"

#include "searcher/matching/match_in_files.h"
#include "searcher/query/filter_guard.h"
#include "searcher/query/query_as_text.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace dateline {

namespace {

// With so many releases that have all words nobody looks for those that lack some.
constexpr Xapian::doccount enough = 10;
// So many are counted in any case: it takes less than a tenth of a millisecond.
constexpr Xapian::doccount few = 500;
// More are found in slices.
constexpr std::size_t most_at_once = 5000;

QueryNode with_people(QueryNode query, People& people) {
    find_people(query, people);
    return query;
}

/// To two digits.
std::uint64_t rounded(std::uint64_t number) {
    std::uint64_t unit = 1;
    while (number / unit >= 100)
        unit *= 10;
    return (number + unit / 2) / unit * unit;
}

} // namespace

Finding::Finding(Index& index, const Request& request, const QueryNode& query,
                 const Deadline& deadline)
    : index_(index), request_(request), deadline_(deadline),
      query_(with_people(query, index.people())), scope_(index, query_),
      counter_(request, index, scope_.is_whole()) {
    result_.query = request.query;
    result_.understood = understood(query_);
    result_.worked_out = worked_out(query_);
    scope_.terms().set_deadline(Deadline(index.is_remote() ? request.timeout_ms : 0));
    plan_ = plan_query(query_, scope_.terms(), index.stemmer(), plan_options());
    result_.terms = plan_.words.terms;
    Xapian::MSet ranked = rank(request.match == Match::any && plan_.relaxable);
    if (request.match == Match::automatic && plan_.relaxable && ranked.size() < enough)
        ranked = relax();
    if (counts_all() && !counts_while_ranking())
        count_all();
    else if (!result_.total_exact)
        count_passed_over(ranked);
    counter_.report(result_, index.people());
    if (request.count_undated) {
        Xapian::Enquire enquire(index.database());
        result_.undated = count_by_engine(enquire, index.terms(), true);
    }
}

std::size_t Finding::page() {
    const std::size_t all = scope_.database().get_doccount();
    return request_.offset > all || request_.limit > all - request_.offset
               ? all
               : request_.offset + request_.limit;
}

PlanOptions Finding::plan_options() const {
    PlanOptions options;
    options.among = request_.among;
    options.except = request_.except;
    options.loose_phrases = request_.match == Match::any;
    options.dates_as_words = request_.match == Match::automatic;
    return options;
}

// ---- ranking

bool Finding::is_ranked_again() const {
    return request_.sort == Sort::relevance && has_second_pass(plan_);
}

/// What words do not order is newest first.
Order Finding::order() const {
    if (request_.sort == Sort::oldest) return Order::oldest;
    return request_.sort == Sort::newest || !plan_.ranked ? Order::newest : Order::best;
}

/// Enough for the page, for the second pass, and to know whether enough have all words.
Xapian::doccount Finding::wanted() {
    const std::size_t all = scope_.database().get_doccount();
    const std::size_t least = is_ranked_again() ? second_pass
                              : plan_.relaxable ? std::size_t{enough}
                                                : 0;
    // Some may be folded; to ask again for the rest would take longer.
    const std::size_t usual = page() + (request_.fold ? page() / 2 + 10 : 0);
    const std::size_t most = index_.is_remote() ? all : std::min(all, most_at_once);
    return static_cast<Xapian::doccount>(std::min(most, std::max(usual, least)));
}

/// Makes the list. Returns its beginning, as the engine has it.
Xapian::MSet Finding::rank(bool any) {
    any_ = any;
    list_.emplace(scope_.database(), in_files(query(), scope_.databases(), deadline_), order(),
                  deadline_, index_.is_remote());
    Xapian::Enquire enquire(scope_.database());
    if (request_.timeout_ms > 0) enquire.set_time_limit(request_.timeout_ms / 1000.0);
    const bool counts = counts_while_ranking();
    if (counts) counter_.watch(enquire);
    const Xapian::MSet found =
        list_->start(enquire, wanted(), counts ? scope_.database().get_doccount() : enough + 1);
    result_.total = found.get_matches_estimated();
    result_.total_exact = found.get_matches_lower_bound() == found.get_matches_upper_bound();
    if (is_ranked_again() && !deadline_.has_passed())
        list_->rank_again(plan_, scope_.documents(), scope_.terms(), page());
    return found;
}

/// Those that have all words stay first; the others follow.
Xapian::MSet Finding::relax() {
    std::vector<Candidate> with_all_words;
    while (const auto candidate = list_->next())
        with_all_words.push_back(*candidate);
    result_.with_all_words = result_.total;
    const Xapian::MSet ranked = rank(true);
    result_.relaxed = result_.total > result_.with_all_words;
    if (request_.sort == Sort::relevance) list_->put_first(std::move(with_all_words));
    return ranked;
}

// ---- counting

bool Finding::counts_all() const {
    return request_.exact_count || counter_.counts_anything();
}

/// Else it is done apart, without weights, because ranking is fast by passing over most of what is
/// found. But the engine takes too long to look for a phrase twice.
bool Finding::counts_while_ranking() {
    return counts_all() && plan_.words.positional &&
           !(counter_.counts_numbers() && can_list_in_files(query(), scope_.databases()));
}

/// Counts all that the list holds.
void Finding::count_all() {
    if (!count_in_files()) {
        Xapian::Enquire enquire(scope_.database());
        counter_.watch(enquire);
        result_.total = count_by_engine(enquire, scope_.terms(), false);
    }
    result_.total_exact = true;
}

/// The engine takes ten times as long for a release. False where it has to be asked.
bool Finding::count_in_files() {
    if (!counter_.counts_numbers()) return false;
    auto found = list_in_files(query(), scope_.databases(), deadline_);
    if (!found) return false;
    result_.total = found->size();
    counter_.count(std::move(*found));
    return true;
}

/// Where ranking has passed over some: few are counted; of a phrase, of which the engine's estimate
/// may be a tenth of what there is, and where nothing is ranked, a part is.
void Finding::count_passed_over(const Xapian::MSet& ranked) {
    constexpr std::uint64_t share = 16;
    const std::uint64_t least = ranked.get_matches_lower_bound();
    const std::uint64_t most = ranked.get_matches_upper_bound();
    const bool is_few = most <= few;
    if (!is_few && plan_.ranked && !plan_.words.positional) return;
    const auto found =
        count_part_in_files(query(), scope_.databases(), is_few ? 1 : share, deadline_);
    if (!found) return;
    result_.total_exact = is_few;
    result_.total = is_few ? *found : std::clamp(rounded(*found * share), least, most);
}

/// As the list; `undated`: those that lack a date only.
std::uint64_t Finding::count_by_engine(Xapian::Enquire& enquire, Terms& terms, bool undated) {
    PlanOptions options = plan_options();
    options.undated = undated;
    options.to_count = true;
    const QueryPlan plan = plan_query(query_, terms, index_.stemmer(), options);
    set_no_weights(enquire, plan.guarded);
    enquire.set_query(until(deadline_, any_ ? plan.any : plan.all));
    return enquire.get_mset(0, 0, terms.databases().all.get_doccount()).get_matches_estimated();
}

} // namespace dateline
