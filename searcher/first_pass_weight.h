#pragma once

#include <memory>
#include <span>
#include <string>
#include <xapian.h>

namespace dateline {

/// The engine's IneB2Weight, by which name every server of an index knows it, and the same scores
/// to the last bit. But the logarithm of a release's length, half of what scoring a posting costs,
/// is taken once for each length.
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
    class LengthFactors;

    FirstPassWeight* clone() const override;
    void init(double factor) override;

    double normalisation_;
    double factor_ = 0; ///< what a posting of the term gives at most
    double limit_ = 0;  ///< get_maxpart()
    double spread_ = 0; ///< of the term's occurrences over the releases that have it
    std::shared_ptr<LengthFactors> lengths_;
    std::span<const double> known_; ///< of those, by length; 0: not yet
};

} // namespace dateline
