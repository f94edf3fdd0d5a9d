#include "searcher/matching/word_score.h"

#include <cmath>
#include <vector>

namespace dateline {

/// What a word counts in a release of each length, against one of average length.
class WordScore::LengthWeights {
  public:
    explicit LengthWeights(double average) : average_(average), known_(most_kept) {}

    double average() const { return average_; }
    std::span<const double> known() const { return known_; }

    double of(Xapian::termcount length) {
        if (length >= most_kept) return std::log2(1 + average_ / length);
        double& weight = known_[length];
        if (weight == 0) weight = std::log2(1 + average_ / length);
        return weight;
    }

  private:
    // Longer releases are one in a hundred, and a program that answers one query pays for each page
    // of memory more than for a few logarithms.
    static constexpr std::size_t most_kept = 4096;

    double average_;
    std::vector<double> known_; ///< 0: not yet
};

WordScore::WordScore(const WordStatistics& word, double normalisation, double factor) {
    // Kept by each thread from query to query: most lengths have been met before.
    thread_local std::shared_ptr<LengthWeights> last;
    const double average = normalisation * word.average_length;
    if (!last || last->average() != average) last = std::make_shared<LengthWeights>(average);
    lengths_ = last;
    known_ = last->known();
    double most = word.most_in_one;
    if (most == 0) return;
    most *= std::log2(1 + average / word.least_length);
    const double releases = word.releases;
    const auto occurrences = static_cast<double>(word.occurrences);
    const double with_word = word.with_word;
    const double expected = releases * (1.0 - std::exp(-(occurrences / releases)));
    const double rarity = std::log2((releases + 1.0) / (expected + 0.5));
    factor_ = word.times * rarity * factor;
    spread_ = (occurrences + 1.0) / with_word;
    most_ = (occurrences + 1.0) / (with_word + with_word / most) * rarity * word.times * factor;
}

double WordScore::weight_of(Xapian::termcount length) const {
    return lengths_->of(length);
}

} // namespace dateline
