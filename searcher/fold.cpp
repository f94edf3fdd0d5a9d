#include "searcher/fold.h"

#include "common/tokens.h"

#include <array>
#include <cstdint>
#include <limits>

namespace dateline {

namespace {

constexpr std::size_t bins = 128;
constexpr std::uint64_t empty_bin = std::numeric_limits<std::uint64_t>::max();

/// Of the hashes that fall into each bin the least: two texts have as many of them in common, in
/// proportion, as they have runs of words.
using Sketch = std::array<std::uint64_t, bins>;

std::uint64_t mixed(std::uint64_t value) {
    value = (value ^ (value >> 31)) * 0x9E3779B97F4A7C15ull;
    return value ^ (value >> 29);
}

std::uint64_t hash_of(std::string_view word) {
    std::uint64_t value = 14695981039346656037ull; // FNV-1a
    for (const char c : word)
        value = (value ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return value;
}

Sketch sketch_of(std::string_view text) {
    Sketch sketch;
    sketch.fill(empty_bin);
    std::uint64_t first = 0;
    std::uint64_t second = 0;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);) {
        const std::uint64_t third = hash_of(token.word);
        const std::uint64_t run = mixed(mixed(first * 3 + second) * 3 + third);
        std::uint64_t& least = sketch[run % bins];
        least = std::min(least, run);
        first = second;
        second = third;
    }
    return sketch;
}

bool near_identical(const Sketch& a, const Sketch& b) {
    std::size_t used = 0;
    std::size_t same = 0;
    for (std::size_t i = 0; i < bins; ++i) {
        if (a[i] == empty_bin && b[i] == empty_bin) continue;
        ++used;
        if (a[i] == b[i]) ++same;
    }
    return used > 0 && same * 10 >= used * 7;
}

} // namespace

void fold_similar(std::vector<Hit>& hits) {
    struct Member {
        Sketch sketch;
        std::size_t shown; ///< place of the hit that stands for it
    };
    std::vector<Member> members;
    std::vector<Hit> folded;
    for (Hit& hit : hits) {
        const Sketch sketch = sketch_of(hit.record.body);
        std::size_t shown = folded.size();
        for (const Member& member : members)
            if (near_identical(member.sketch, sketch)) {
                shown = member.shown;
                break;
            }
        members.push_back({sketch, shown});
        if (shown < folded.size())
            ++folded[shown].similar;
        else
            folded.push_back(std::move(hit));
    }
    hits = std::move(folded);
}

} // namespace dateline
