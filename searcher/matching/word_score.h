#pragma once

#include <memory>
#include <span>
#include <xapian.h>

namespace dateline {

/// What is known of a word in all releases together.
struct WordStatistics {
    double average_length;          ///< of releases, in terms, counted as often as they stand there
    Xapian::termcount least_length; ///< or less
    Xapian::doccount releases;
    Xapian::doccount with_word;
    Xapian::termcount occurrences;
    Xapian::termcount most_in_one; ///< or more
    Xapian::termcount times;       ///< the query says it
};

/// What a word of the query gives to a release: the engine's IneB2Weight, by weight/ineb2weight.cc
/// there, step by step, so that nothing is rounded otherwise. But the logarithm of a release's
/// length, half of what scoring a posting costs, is taken once for each length.
class WordScore {
  public:
    WordScore() = default;
    WordScore(const WordStatistics& word, double normalisation, double factor);

    /// Where it stands so often in a release of that length.
    double of(Xapian::termcount count, Xapian::termcount length) const {
        if (count == 0) return 0.0;
        double weight = length < known_.size() ? known_[length] : 0;
        if (weight == 0) weight = weight_of(length);
        const double normalised = count * weight;
        return normalised * spread_ / (normalised + 1.0) * factor_;
    }

    /// No release gets more.
    double most() const { return most_; }

  private:
    class LengthWeights;
    double weight_of(Xapian::termcount length) const;

    double factor_ = 0; ///< what a posting of the word gives at most
    double most_ = 0;
    double spread_ = 0; ///< of its occurrences over the releases that have it
    std::shared_ptr<LengthWeights> lengths_;
    std::span<const double> known_; ///< of those, by length; 0: not yet
};

} // namespace dateline
