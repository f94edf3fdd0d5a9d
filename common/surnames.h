#pragma once

#include "common/bearer.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace dateline {

/// Says whom a surname alone means: one of those named in full elsewhere, or nobody.
class Surnames {
  public:
    /// `full`: all persons of one surname who are named in full. `alone`: how many releases say the
    /// surname and no more.
    Surnames(const std::vector<Bearer>& full, std::uint64_t alone);
    ~Surnames();

    /// The place in `full` of the person whom a fact of the surname alone is about.
    std::optional<std::size_t> bearer_of(const PersonFact& fact) const;

  private:
    struct Candidate;

    std::vector<Candidate> candidates_;
};

} // namespace dateline
