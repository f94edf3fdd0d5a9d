#include "searcher/ranked_list.h"

#include "common/schema.h"

#include <algorithm>
#include <charconv>

namespace dateline {

namespace {

// The engine takes 80 bytes for each release that it finds at once.
constexpr Xapian::docid stretch_size = 20'000;

} // namespace

RankedList::RankedList(Xapian::Database database, const Xapian::Query& query, Order order,
                       const Deadline& deadline, bool remote, std::size_t slice)
    : database_(std::move(database)), query_(query), order_(order), deadline_(deadline),
      remote_(remote), slice_size_(slice) {}

void RankedList::set_up(Xapian::Enquire& enquire) {
    enquire.set_weighting_scheme(first_pass_weight());
    if (order_ == Order::newest)
        enquire.set_sort_by_value_then_relevance(schema::date_slot, true);
    else if (order_ == Order::oldest)
        enquire.set_sort_by_value_then_relevance(schema::age_slot, true);
}

Xapian::MSet RankedList::start(Xapian::Enquire& enquire, Xapian::doccount first,
                               Xapian::doccount check_at_least) {
    enquire.set_query(until(deadline_, query_));
    set_up(enquire);
    const Xapian::MSet found = enquire.get_mset(0, first, check_at_least);
    for (auto item = found.begin(); item != found.end(); ++item)
        slice_.push_back({*item, item.get_weight()});
    complete_ = found.size() < first;
    return found;
}

void RankedList::rank_again(const QueryPlan& plan, Documents& documents, Terms& terms,
                            std::size_t usual) {
    const auto best = std::min(slice_.size(), second_pass);
    best_.emplace(std::vector(slice_.begin(), slice_.begin() + static_cast<std::ptrdiff_t>(best)),
                  plan, documents, terms, usual);
}

void RankedList::put_first(std::vector<Candidate> candidates) {
    const double best = best_score();
    for (Candidate& candidate : candidates) {
        candidate.score += best;
        put_first_.insert(candidate.document);
    }
    before_all_.assign(candidates.begin(), candidates.end());
}

double RankedList::best_score() {
    if (slice_.empty()) return 0;
    return best_ ? best_->at(0).score : slice_.front().score;
}

std::optional<Candidate> RankedList::next() {
    if (!before_all_.empty()) {
        const Candidate candidate = before_all_.front();
        before_all_.pop_front();
        return candidate;
    }
    auto candidate = next_found();
    while (candidate && put_first_.contains(candidate->document))
        candidate = next_found();
    return candidate;
}

std::optional<Candidate> RankedList::next_found() {
    if (at_ == slice_.size() && !complete_) find_slice();
    if (at_ == slice_.size()) return std::nullopt;
    const std::size_t rank = at_++;
    return first_slice_ && best_ && rank < best_->size() ? best_->at(rank) : slice_[rank];
}

bool RankedList::is_before(const Place& a, const Place& b) const {
    if (a.key != b.key) return a.key > b.key;
    if (a.score != b.score) return a.score > b.score;
    return a.document < b.document;
}

RankedList::Place RankedList::place_of(const Xapian::MSetIterator& item) const {
    Place place{0, item.get_weight(), *item};
    if (order_ == Order::best) return place;
    const std::string key = item.get_sort_key();
    std::from_chars(key.data(), key.data() + key.size(), place.key);
    return place;
}

void RankedList::collect(const Xapian::MSet& found, std::vector<Place>& places) const {
    for (auto item = found.begin(); item != found.end(); ++item) {
        const Place place = place_of(item);
        if (last_ && !is_before(*last_, place)) continue;
        if (!firsts_.contains(place.document)) places.push_back(place);
    }
    if (places.size() <= slice_size_) return;
    std::nth_element(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(slice_size_),
                     places.end(), [&](const Place& a, const Place& b) { return is_before(a, b); });
    places.resize(slice_size_);
}

void RankedList::find_slice() {
    if (first_slice_)
        for (const Candidate& candidate : slice_)
            firsts_.insert(candidate.document);
    first_slice_ = false;
    slice_.clear();
    at_ = 0;
    std::vector<Place> places;
    Xapian::Enquire enquire(database_);
    set_up(enquire);
    if (remote_) { // where nobody knows how to look at a stretch only
        enquire.set_query(query_);
        collect(enquire.get_mset(0, database_.get_doccount()), places);
    }
    const Xapian::docid end = remote_ ? 0 : database_.get_lastdocid();
    const auto most = static_cast<Xapian::doccount>(stretch_size * database_.size());
    for (Xapian::docid first = 1; first <= end && !deadline_.has_passed(); first += stretch_size) {
        enquire.set_query(within(first, first + stretch_size - 1, until(deadline_, query_)));
        collect(enquire.get_mset(0, most), places);
    }
    std::sort(places.begin(), places.end(),
              [&](const Place& a, const Place& b) { return is_before(a, b); });
    for (const Place& place : places)
        slice_.push_back({place.document, place.score});
    if (!places.empty()) last_ = places.back();
    complete_ = places.size() < slice_size_;
}

} // namespace dateline
