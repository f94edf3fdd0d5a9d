#include "indexer/derived/sketch.h"

#include "common/ascii.h"
#include "common/fnv.h"

#include <algorithm>

namespace dateline {

namespace {

constexpr std::size_t run_places = 56;
constexpr std::size_t figure_places = sketch_bytes - run_places;
constexpr std::size_t group_places = run_places / sketch_groups;
constexpr std::size_t fewest_words = 8;

constexpr std::size_t enough_runs = 43;
constexpr std::size_t enough_figures = 4;

std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 31)) * 0x9E3779B97F4A7C15ull;
    return value ^ (value >> 29);
}

bool is_year(std::string_view word) {
    return word.size() == 4 && (word.starts_with("19") || word.starts_with("20"));
}

std::size_t equal_places(std::string_view one, std::string_view other) {
    std::size_t equal = 0;
    for (std::size_t i = 0; i < one.size(); ++i)
        equal += one[i] == other[i] ? 1 : 0;
    return equal;
}

} // namespace

template <std::size_t size>
void Sketcher::put(Bins<size>& bins, std::uint64_t hash) {
    std::uint64_t& least = bins[hash % size];
    least = std::min(least, hash);
}

/// A bin that stayed empty takes what another has, found by a walk that depends on the bin alone,
/// so that short texts are compared as well as long ones.
template <std::size_t size>
void Sketcher::append(std::string& sketch, const Bins<size>& bins) {
    for (std::size_t i = 0; i < size; ++i) {
        std::size_t from = i;
        for (std::uint64_t step = 1; bins[from] == none; ++step)
            from = mixed((i + 1) * 1000 + step) % size;
        sketch += static_cast<char>(mixed(bins[from]) >> 40);
    }
}

void Sketcher::add(std::string_view word) {
    const std::uint64_t hash = fnv(word);
    put(runs_, mixed(mixed(before_last_ * 3 + last_) * 3 + hash));
    if (are_digits(word))
        add_number(word, hash);
    else
        after_number_ = after_short_number_ = false;
    before_last_ = last_;
    last_ = hash;
    ++words_;
}

/// Scraping turns `$45,000` into `45 000`: a number that follows another is one figure with it.
void Sketcher::add_number(std::string_view word, std::uint64_t hash) {
    const bool ends_telephone = word.size() == 4 && after_short_number_;
    if (word.size() > 2 && !is_year(word) && !ends_telephone) {
        put(figures_, mixed((after_number_ ? last_ * 3 : 0) + hash));
        has_figures_ = true;
    }
    after_number_ = true;
    after_short_number_ = word.size() == 3;
}

std::string Sketcher::sketch() const {
    std::string sketch;
    if (words_ < fewest_words) return sketch;
    append(sketch, runs_);
    if (has_figures_)
        append(sketch, figures_);
    else
        sketch.append(figure_places, '\0');
    return sketch;
}

bool near_identical(std::string_view one, std::string_view other) {
    if (one.size() != run_places + figure_places || other.size() != one.size()) return false;
    const auto runs = equal_places(one.substr(0, run_places), other.substr(0, run_places));
    if (runs < enough_runs) return false;
    const auto figures = one.substr(run_places);
    const auto other_figures = other.substr(run_places);
    const auto has_none = [](std::string_view places) {
        return places.find_first_not_of('\0') == std::string_view::npos;
    };
    return has_none(figures) || has_none(other_figures) ||
           equal_places(figures, other_figures) >= enough_figures;
}

std::string_view sketch_group(std::string_view sketch, std::size_t group) {
    return sketch.substr(group * group_places, group_places);
}

} // namespace dateline
