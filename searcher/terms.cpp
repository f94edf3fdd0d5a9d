#include "searcher/terms.h"

namespace dateline {

namespace {

// Of what is kept; more than any query asks about.
constexpr std::size_t most_kept = 100'000;

} // namespace

bool Terms::exists(const std::string& term) {
    return databases_.remote ? frequency(term) > 0 : databases_.all.term_exists(term);
}

Xapian::doccount Terms::frequency(const std::string& term) {
    if (!databases_.remote) return databases_.all.get_termfreq(term);
    const auto known = known_.find(term);
    if (known != known_.end()) return known->second;
    if (learning_) {
        wanted_.push_back(term);
        return 1;
    }
    return known_[term] = databases_.all.get_termfreq(term);
}

/// A query that wants no hits, for the statistics that come with its answer.
void Terms::fetch() {
    if (wanted_.empty()) return;
    if (known_.size() > most_kept) known_.clear();
    Xapian::Enquire enquire(databases_.all);
    enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, wanted_.begin(), wanted_.end()));
    const Xapian::MSet statistics = enquire.get_mset(0, 0);
    for (const std::string& term : wanted_)
        known_[term] = statistics.get_termfreq(term);
    wanted_.clear();
}

Terms::Frequencies Terms::beginning_with(const std::string& prefix, std::size_t most) {
    const std::string key = prefix + '\0' + std::to_string(most);
    const auto known = lists_.find(key);
    if (known != lists_.end()) return known->second;
    Frequencies found;
    const Xapian::Database& all = databases_.all;
    for (auto term = all.allterms_begin(prefix);
         term != all.allterms_end(prefix) && found.size() < most; ++term)
        found.emplace_back(*term, term.get_termfreq());
    if (!databases_.remote) return found;
    if (lists_.size() > most_kept / 1000) lists_.clear();
    return lists_.emplace(key, std::move(found)).first->second;
}

} // namespace dateline
