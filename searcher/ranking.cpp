#include "searcher/ranking.h"

#include "common/schema.h"
#include "searcher/query/word_forms.h"

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

/// Of these ranges, how many hold a day as the date slot has it, if any.
double dates_met(const std::vector<DateRange>& dates, const std::string& day) {
    if (day.empty()) return 0;
    const std::string date = hyphenated(day);
    return static_cast<double>(std::count_if(dates.begin(), dates.end(), [&](auto& range) {
        return iso(range.first) <= date && date <= iso(range.last);
    }));
}

} // namespace

/// Reads the positions of the query's words in releases.
class SecondPass::PositionReader {
  public:
    PositionReader(const QueryPlan& plan, Documents& documents, Terms& terms)
        : documents_(documents), terms_(terms), field_(*schema::find_field("")),
          stem_(plan.words.terms.stemmer) {
        for (const Keyword& keyword : plan.words.keywords) // of a phrase the last word will do
            words_.push_back({keyword.words.back(), !keyword.stem.empty(), {}});
    }

    std::size_t keywords() const { return words_.size(); }

    /// Of the word as typed where the release has it, else of the other forms: what the rest would
    /// add is not worth reading it.
    Positions read(Xapian::docid document, std::size_t keyword) {
        Word& word = words_[keyword];
        if (word.forms.empty()) word.forms.push_back(schema::word_term(field_, word.word));
        Positions found = documents_.positions(document, word.forms[0]);
        if (!found.empty() || !word.has_forms) return found;
        if (!word.forms_known) {
            word.forms = word_forms(terms_, stem_, field_, word.word, most_forms);
            word.forms_known = true;
        }
        for (std::size_t i = 1; i < word.forms.size() && found.empty(); ++i)
            found = documents_.positions(document, word.forms[i]);
        return found;
    }

  private:
    struct Word {
        std::string word;
        bool has_forms;
        std::vector<std::string> forms; ///< terms, that of the word first
        bool forms_known = false;
    };
    Documents& documents_;
    Terms& terms_;
    const schema::Field& field_;
    Xapian::Stem stem_;
    std::vector<Word> words_;
};

FirstPassWeight first_pass_weight() {
    return FirstPassWeight(length_normalisation);
}

WordScore first_pass_score(const WordStatistics& word) {
    return WordScore(word, length_normalisation, 1.0);
}

bool has_second_pass(const QueryPlan& plan) {
    return plan.ranked && plan.words.keywords.size() > 1;
}

SecondPass::SecondPass(const std::vector<Candidate>& candidates, const QueryPlan& plan,
                       Documents& documents, Terms& terms, std::size_t usual)
    : plan_(&plan), documents_(&documents), usual_(usual),
      reader_(std::make_unique<PositionReader>(plan, documents, terms)) {
    if (candidates.empty()) return;
    unit_ = candidates.front().score / static_cast<double>(plan.words.keywords.size());
    const double most = most_of_pairs(reader_->keywords() - 1) +
                        unit_ * date_weight * static_cast<double>(plan.dates.size());
    for (const Candidate& candidate : candidates)
        ranked_.push_back({candidate, candidate.score, candidate.score + most});
}

SecondPass::~SecondPass() = default;

const Candidate& SecondPass::at(std::size_t rank) {
    if (rank >= settled_) settle(std::min(std::max(rank + 1, usual_), ranked_.size()));
    return ranked_[rank].candidate;
}

/// Reads of the first `count`, and then of those that could still come before the last of them.
void SecondPass::settle(std::size_t count) {
    double bar = -1;
    for (std::size_t end = count;; end = ranked_.size()) {
        std::vector<Ranked*> batch;
        for (std::size_t i = 0; i < end; ++i)
            if (ranked_[i].most > std::max(bar, ranked_[i].candidate.score))
                batch.push_back(&ranked_[i]);
        if (batch.empty() && end == ranked_.size()) break;
        read(std::move(batch), bar);
        std::stable_sort(ranked_.begin(), ranked_.end(), [](const Ranked& a, const Ranked& b) {
            return a.candidate.score > b.candidate.score;
        });
        bar = ranked_[count - 1].candidate.score;
    }
    settled_ = count;
}

/// What neighbours can give at most.
double SecondPass::most_of_pairs(std::size_t pairs) const {
    return unit_ * (near_weight + adjacent_weight) * static_cast<double>(pairs);
}

void SecondPass::start(Ranked& one) const {
    one.candidate.score = one.first_score;
    if (!plan_->dates.empty()) one.candidate.score += unit_ * date_evidence(one.candidate.document);
    one.most = one.candidate.score + most_of_pairs(reader_->keywords() - 1);
}

/// Word by word, and in the order of the releases' numbers, as the positions lie in the index. What
/// can no longer come above the bar is left as it is.
void SecondPass::read(std::vector<Ranked*> batch, double bar) {
    std::sort(batch.begin(), batch.end(), [](const Ranked* a, const Ranked* b) {
        return a->candidate.document < b->candidate.document;
    });
    std::vector<Xapian::docid> numbers;
    for (const Ranked* one : batch)
        numbers.push_back(one->candidate.document);
    documents_->expect(numbers, true);
    for (Ranked* one : batch)
        start(*one);
    std::vector<Positions> before(batch.size());
    for (std::size_t word = 0; word < reader_->keywords(); ++word) {
        const std::size_t pairs_left = reader_->keywords() - word - 1;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            Ranked& one = *batch[i];
            if (one.most <= std::max(bar, one.candidate.score)) continue;
            const Positions here = reader_->read(one.candidate.document, word);
            double& score = one.candidate.score;
            if (word > 0)
                score += unit_ * (near_weight * closeness(before[i], here, near_distance) +
                                  adjacent_weight * closeness(before[i], here, 1));
            one.most = score;
            // No more neighbours of this word than places that it has.
            if (pairs_left > 0)
                one.most +=
                    most_of_pairs(pairs_left - 1) + most_of_pairs(1) * closeness(here, here, 0);
            before[i] = here;
        }
    }
}

double SecondPass::date_evidence(Xapian::docid document) const {
    const auto day = documents_->value(document, schema::date_slot);
    return date_weight * dates_met(plan_->dates, day);
}

} // namespace dateline
