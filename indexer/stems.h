#pragma once

#include <string>
#include <unordered_map>
#include <xapian.h>

namespace dateline {

/// The stems of words by one of the engine's algorithms. Those found last are kept: most words of a
/// release stood in the one before, and to stem a word takes longer than all else done with it. Not
/// for two threads at once.
class Stems {
  public:
    /// `language` as Xapian::Stem takes it, `none` for no stemming. Throws
    /// Xapian::InvalidArgumentError for any other.
    explicit Stems(std::string language) : language_(std::move(language)), stem_(language_) {}

    /// `word`: folded (see tokens.h). Valid until the next call.
    const std::string& of(const std::string& word);

    const std::string& language() const { return language_; }

  private:
    std::string language_;
    Xapian::Stem stem_;
    std::unordered_map<std::string, std::string> kept_;
};

} // namespace dateline
