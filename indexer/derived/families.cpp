#include "indexer/derived/families.h"

#include "common/schema.h"
#include "indexer/derived/sketch.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <numeric>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>
#include <xxhash.h>

namespace dateline {

namespace {

// Of more sketches that agree in a group each is compared with so many neighbours, in order of what
// else is in them: time grows no faster than the index, even where somebody means it to.
constexpr std::size_t most_neighbours = 200;

struct Release {
    std::array<char, sketch_bytes> sketch;
    Xapian::docid document;

    std::string_view view() const { return {sketch.data(), sketch.size()}; }
};

std::vector<Release> sketched_releases(const Xapian::Database& database) {
    std::vector<Release> releases;
    releases.reserve(database.get_value_freq(schema::sketch_slot));
    for (auto at = database.valuestream_begin(schema::sketch_slot);
         at != database.valuestream_end(schema::sketch_slot); ++at) {
        const std::string sketch = *at;
        Release release{{}, at.get_docid()};
        if (sketch.size() != release.sketch.size()) continue;
        std::memcpy(release.sketch.data(), sketch.data(), sketch.size());
        releases.push_back(release);
    }
    return releases;
}

/// Which of a row belong together; the first stands for the others.
class Components {
  public:
    explicit Components(std::size_t size) : parents_(size) {
        std::iota(parents_.begin(), parents_.end(), 0u);
    }

    std::uint32_t find(std::uint32_t i) {
        while (parents_[i] != i)
            i = parents_[i] = parents_[parents_[i]];
        return i;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        a = find(a);
        b = find(b);
        parents_[std::max(a, b)] = std::min(a, b);
    }

  private:
    std::vector<std::uint32_t> parents_;
};

/// Families of releases in order of their sketches.
class Families {
  public:
    explicit Families(const std::vector<Release>& releases)
        : releases_(releases), components_(releases.size()) {
        for (std::uint32_t i = 0; i < releases.size(); ++i) {
            if (i > 0 && releases[i].sketch == releases[i - 1].sketch)
                components_.join(i - 1, i);
            else
                distinct_.push_back(i);
        }
        for (std::size_t group = 0; group < sketch_groups; ++group)
            join_by_group(group);
        members_.resize(releases.size());
        for (std::uint32_t i = 0; i < releases.size(); ++i)
            ++members_[components_.find(i)];
    }

    /// Empty for a release that is alone.
    std::string family_of(std::uint32_t i) {
        const Release& least = releases_[components_.find(i)];
        if (members_[components_.find(i)] < 2) return {};
        XXH64_canonical_t name;
        XXH64_canonicalFromHash(&name, XXH3_64bits(least.sketch.data(), least.sketch.size()));
        return {reinterpret_cast<const char*>(name.digest), sizeof name.digest};
    }

  private:
    /// Compares those that agree in one group of places.
    void join_by_group(std::size_t group) {
        const auto key = [&](std::uint32_t i) { return sketch_group(releases_[i].view(), group); };
        std::vector<std::uint32_t> order = distinct_;
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const int by_key = key(a).compare(key(b));
            return by_key != 0 ? by_key < 0 : a < b;
        });
        for (std::size_t i = 0; i < order.size(); ++i)
            for (std::size_t j = i + 1; j < std::min(order.size(), i + 1 + most_neighbours); ++j) {
                if (key(order[j]) != key(order[i])) break;
                if (components_.find(order[i]) != components_.find(order[j]) &&
                    near_identical(releases_[order[i]].view(), releases_[order[j]].view()))
                    components_.join(order[i], order[j]);
            }
    }

    const std::vector<Release>& releases_;
    Components components_;
    std::vector<std::uint32_t> distinct_; ///< the first of each sketch
    std::vector<std::uint32_t> members_;
};

using ByDocument = std::vector<std::pair<Xapian::docid, std::string>>; // in order

ByDocument find_families(std::vector<Release> releases) {
    std::sort(releases.begin(), releases.end(), [](const Release& a, const Release& b) {
        return std::tie(a.sketch, a.document) < std::tie(b.sketch, b.document);
    });
    Families families(releases);
    ByDocument found;
    for (std::uint32_t i = 0; i < releases.size(); ++i)
        if (std::string family = families.family_of(i); !family.empty())
            found.emplace_back(releases[i].document, std::move(family));
    std::sort(found.begin(), found.end());
    return found;
}

ByDocument stored_families(const Xapian::Database& database) {
    ByDocument families;
    for (auto at = database.valuestream_begin(schema::family_slot);
         at != database.valuestream_end(schema::family_slot); ++at)
        families.emplace_back(at.get_docid(), *at);
    return families;
}

void set_family(IndexDatabase& database, Xapian::docid number, const std::string& family) {
    Xapian::Document document = database.all().get_document(number);
    document.add_value(schema::family_slot, family); // empty: removed
    database.replace(number, document);
}

void store(IndexDatabase& database, const ByDocument& wanted) {
    const ByDocument stored = stored_families(database.all());
    auto before = stored.begin();
    auto after = wanted.begin();
    while (before != stored.end() || after != wanted.end()) {
        if (after == wanted.end() || (before != stored.end() && before->first < after->first)) {
            set_family(database, before++->first, "");
        } else if (before == stored.end() || after->first < before->first) {
            set_family(database, after->first, after->second);
            ++after;
        } else {
            if (before->second != after->second) set_family(database, after->first, after->second);
            ++before;
            ++after;
        }
    }
}

} // namespace

void update_families(IndexDatabase& database) {
    store(database, find_families(sketched_releases(database.all())));
}

} // namespace dateline
