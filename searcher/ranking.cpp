#include "searcher/ranking.h"

#include "common/schema.h"
#include "searcher/word_forms.h"

#include <algorithm>

namespace dateline {

namespace {

// Chosen on public test collections, see benchmarks/README.md. Weights are shares of what a word of
// the query gives on average.
constexpr double length_normalisation = 1.0;
constexpr double date_weight = 1.0; // published when the query says
constexpr double near_weight = 0.05;
constexpr double adjacent_weight = 0.2;
constexpr std::uint32_t near_distance = 8;
constexpr std::size_t most_forms = 3; // of a word; the next ones are rare

using Positions = std::vector<std::uint32_t>;

/// Reads the positions of the query's words in one release after another.
class PositionReader {
  public:
    PositionReader(const QueryPlan& plan, const Xapian::Database& database) : database_(database) {
        const schema::Field& field = *schema::find_field("");
        const Xapian::Stem stem(plan.terms.stemmer);
        for (const Keyword& keyword : plan.keywords) {
            if (keyword.stem.empty()) // of a phrase the last word will do
                terms_.push_back({schema::word_term(field, keyword.words.back())});
            else
                terms_.push_back(word_forms(database, stem, field, keyword.words[0], most_forms));
        }
    }

    std::size_t keywords() const { return terms_.size(); }

    /// Of the word as typed where the release has it, else of the other forms: what the rest would
    /// add is not worth reading it.
    Positions read(Xapian::docid document, std::size_t keyword) const {
        Positions found;
        for (const std::string& term : terms_[keyword]) {
            for (auto at = database_.positionlist_begin(document, term);
                 at != database_.positionlist_end(document, term); ++at)
                found.push_back(*at);
            if (!found.empty()) break;
        }
        return found;
    }

  private:
    const Xapian::Database& database_;
    std::vector<std::vector<std::string>> terms_;
};

/// From 0 to 1, the more places of `a` have one of `b` within `distance`.
double closeness(const Positions& a, const Positions& b, std::uint32_t distance) {
    std::size_t pairs = 0;
    std::size_t next = 0;
    for (const std::uint32_t at : a) {
        while (next < b.size() && b[next] + distance < at)
            ++next;
        if (next < b.size() && b[next] <= at + distance) ++pairs;
    }
    return static_cast<double>(pairs) / static_cast<double>(pairs + 1);
}

double proximity(const PositionReader& reader, Xapian::docid document) {
    double sum = 0;
    Positions before = reader.read(document, 0);
    for (std::size_t i = 1; i < reader.keywords(); ++i) {
        Positions here = reader.read(document, i);
        sum += near_weight * closeness(before, here, near_distance) +
               adjacent_weight * closeness(before, here, 1);
        before = std::move(here);
    }
    return sum;
}

double dates_met(const std::vector<DateRange>& dates, const std::string& day) {
    const auto is_within = [&](const DateRange& range) {
        const std::string first = iso(range.first);
        const std::string last = iso(range.last);
        const auto compact = [](std::string date) {
            std::erase(date, '-');
            return date;
        };
        return compact(first) <= day && day <= compact(last);
    };
    return day.empty() ? 0.0
                       : static_cast<double>(std::count_if(dates.begin(), dates.end(), is_within));
}

} // namespace

Xapian::IneB2Weight first_pass_weight() {
    return Xapian::IneB2Weight(length_normalisation);
}

bool has_second_pass(const QueryPlan& plan) {
    return plan.ranked && plan.keywords.size() > 1;
}

void rank_again(std::vector<Candidate>& candidates, const QueryPlan& plan,
                const Xapian::Database& database) {
    if (!has_second_pass(plan) || candidates.empty()) return;
    const PositionReader reader(plan, database);
    const double unit = candidates.front().score / static_cast<double>(plan.keywords.size());
    for (Candidate& candidate : candidates) {
        double evidence = proximity(reader, candidate.document);
        if (!plan.dates.empty()) {
            const auto document = database.get_document(candidate.document);
            evidence += date_weight * dates_met(plan.dates, document.get_value(schema::date_slot));
        }
        candidate.score += unit * evidence;
    }
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
}

} // namespace dateline
