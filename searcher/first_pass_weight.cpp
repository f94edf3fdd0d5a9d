#include "searcher/first_pass_weight.h"

#include <cmath>
#include <cstdlib>
#include <new>

namespace dateline {

/// What a word counts in a release of each length, against one of average length.
class FirstPassWeight::LengthFactors {
  public:
    explicit LengthFactors(double average)
        : average_(average),
          known_(static_cast<double*>(std::calloc(most_kept, sizeof(double))), &std::free) {
        if (!known_) throw std::bad_alloc();
    }

    double average() const { return average_; }
    std::span<const double> known() const { return {known_.get(), most_kept}; }

    double of(Xapian::termcount length) {
        if (length >= most_kept) return std::log2(1 + average_ / length);
        double& factor = known_[length];
        if (factor == 0) factor = std::log2(1 + average_ / length);
        return factor;
    }

  private:
    // Longer releases are few. Of so much the system gives only what is used, which matters to a
    // program that answers one query.
    static constexpr std::size_t most_kept = 32'768;

    double average_;
    std::unique_ptr<double[], decltype(&std::free)> known_; ///< 0: not yet
};

FirstPassWeight::FirstPassWeight(double normalisation) : normalisation_(normalisation) {
    for (const stat_flags statistic : {AVERAGE_LENGTH, DOC_LENGTH, DOC_LENGTH_MIN, COLLECTION_SIZE,
                                       WDF, WDF_MAX, WQF, COLLECTION_FREQ, TERMFREQ})
        need_stat(statistic);
}

FirstPassWeight* FirstPassWeight::clone() const {
    return new FirstPassWeight(normalisation_);
}

std::string FirstPassWeight::name() const {
    return Xapian::IneB2Weight(normalisation_).name();
}

std::string FirstPassWeight::serialise() const {
    return Xapian::IneB2Weight(normalisation_).serialise();
}

/// Nobody asks for it: a server makes its own IneB2Weight.
FirstPassWeight* FirstPassWeight::unserialise(const std::string&) const {
    return clone();
}

/// As weight/ineb2weight.cc of the engine, step by step, so that nothing is rounded otherwise.
void FirstPassWeight::init(double factor) {
    if (factor == 0.0) return; // what does not depend on a term: nothing
    // Kept by each thread from query to query: most lengths have been met before.
    thread_local std::shared_ptr<LengthFactors> last;
    const double average = normalisation_ * get_average_length();
    if (!last || last->average() != average) last = std::make_shared<LengthFactors>(average);
    lengths_ = last;
    known_ = last->known();
    double most = get_wdf_upper_bound();
    if (most == 0) return;
    most *= std::log2(1 + average / get_doclength_lower_bound());
    const double releases = get_collection_size();
    const auto occurrences = static_cast<double>(get_collection_freq());
    const double with_term = get_termfreq();
    const double expected = releases * (1.0 - std::exp(-(occurrences / releases)));
    const double rarity = std::log2((releases + 1.0) / (expected + 0.5));
    factor_ = get_wqf() * rarity * factor;
    spread_ = (occurrences + 1.0) / with_term;
    limit_ = (occurrences + 1.0) / (with_term + with_term / most) * rarity * get_wqf() * factor;
}

double FirstPassWeight::get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                                    Xapian::termcount) const {
    if (wdf == 0) return 0.0;
    double weight = length < known_.size() ? known_[length] : 0;
    if (weight == 0) weight = lengths_->of(length);
    const double normalised = wdf * weight;
    return normalised * spread_ / (normalised + 1.0) * factor_;
}

double FirstPassWeight::get_maxpart() const {
    return limit_;
}

double FirstPassWeight::get_sumextra(Xapian::termcount, Xapian::termcount) const {
    return 0;
}

double FirstPassWeight::get_maxextra() const {
    return 0;
}

} // namespace dateline
