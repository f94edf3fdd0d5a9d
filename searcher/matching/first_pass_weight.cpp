#include "searcher/matching/first_pass_weight.h"

namespace dateline {

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

void FirstPassWeight::init(double factor) {
    if (factor == 0.0) return; // what does not depend on a term: nothing
    WordStatistics word{};
    word.average_length = get_average_length();
    word.least_length = get_doclength_lower_bound();
    word.releases = get_collection_size();
    word.with_word = get_termfreq();
    word.occurrences = get_collection_freq();
    word.most_in_one = get_wdf_upper_bound();
    word.times = get_wqf();
    score_ = WordScore(word, normalisation_, factor);
}

double FirstPassWeight::get_sumpart(Xapian::termcount count, Xapian::termcount length,
                                    Xapian::termcount) const {
    return score_.of(count, length);
}

double FirstPassWeight::get_maxpart() const {
    return score_.most();
}

double FirstPassWeight::get_sumextra(Xapian::termcount, Xapian::termcount) const {
    return 0;
}

double FirstPassWeight::get_maxextra() const {
    return 0;
}

} // namespace dateline
