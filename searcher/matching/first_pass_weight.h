#pragma once

#include "searcher/matching/word_score.h"

#include <string>
#include <xapian.h>

namespace dateline {

/// WordScore for the engine; every server of an index knows it by the name of IneB2Weight.
class FirstPassWeight : public Xapian::Weight {
  public:
    explicit FirstPassWeight(double normalisation);

    std::string name() const override;
    std::string serialise() const override;
    FirstPassWeight* unserialise(const std::string& serialised) const override;
    double get_sumpart(Xapian::termcount wdf, Xapian::termcount length,
                       Xapian::termcount) const override;
    double get_maxpart() const override;
    double get_sumextra(Xapian::termcount, Xapian::termcount) const override;
    double get_maxextra() const override;

  private:
    FirstPassWeight* clone() const override;
    void init(double factor) override;

    double normalisation_;
    WordScore score_;
};

} // namespace dateline
