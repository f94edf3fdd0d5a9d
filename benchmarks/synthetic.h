#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace dateline::bench {

struct SyntheticSettings {
    std::uint32_t seed = 1;
    std::uint32_t words = 200'000;
    std::uint32_t persons = 5'000;
    std::uint32_t most_paragraphs = 12; ///< of a release: it has 3 or more, of 70 words each
};

/// Makes press releases out of nothing: a title, a dateline with a day of 2001 to 2025, paragraphs
/// of words whose frequencies fall as in real text (Zipf), officials with their offices (a few are
/// named often, most seldom) and countries. A release depends on the settings and its number alone,
/// so that a folder of 1,000 is the beginning of one of 1,000,000.
class Synthesiser {
  public:
    explicit Synthesiser(const SyntheticSettings& settings);
    std::string release(std::uint64_t number) const;

  private:
    /// Random numbers that are the same with every compiler and library.
    class Random;

    const std::string& word(Random& random) const;
    std::string sentence(Random& random) const;
    std::string person(Random& random, bool in_full) const;

    SyntheticSettings settings_;
    std::vector<std::string> words_;  ///< most frequent first
    std::vector<double> cumulated_;   ///< share of the words up to each
    std::vector<std::string> given_;  ///< made-up names
    std::vector<std::string> family_; ///< one a person, as far as there are enough
};

} // namespace dateline::bench
