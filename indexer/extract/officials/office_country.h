#pragma once

#include "indexer/extract/officials/home_country.h"
#include "indexer/extract/officials/officials_patterns.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::officials {

/// An office holder, as far as it tells the country.
struct Holder {
    Span name;
    std::string surname; ///< folded
    std::string role;    ///< folded
    std::string_view head;
    bool international = false; ///< like these of Candidate
    bool foreign = false;
    bool ministerial = false;
};

/// Whose an office is that no country stands beside. Refers to what it is made of.
class DefaultCountry {
  public:
    DefaultCountry(const Words& words, const Home& home, const std::vector<Candidate>& candidates);

    /// A code; empty where nothing tells. What every country has is the own country's where that is
    /// sure. A minister is where the sentence names no other; in the United States' releases, of
    /// the one other that it names.
    std::string of(const Holder& holder) const;

  private:
    void note_bodies(std::size_t i);
    bool is_above_countries(const std::string& role) const;
    bool visits_home(Span name) const;
    std::string other_country(Span name) const;
    bool acts_on(Span name, std::string_view country) const;
    std::vector<std::string_view> others_beside(Span name, std::size_t limit) const;
    bool is_of_office(std::size_t i) const;

    const Words& words_;
    const Home& home_;
    std::set<std::size_t> names_;       ///< where they begin
    bool of_secretary_general_ = false; ///< the text names one
    bool of_european_commission_ = false;
};

} // namespace dateline::officials
