#include "common/given_names.h"

#include "common/table.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

namespace dateline {

namespace data {
extern const std::string_view nicknames;
} // namespace data

namespace {

// A name may stand in several groups: Jerry is Gerald, or Jeremy.
using Groups = std::unordered_multimap<std::string_view, int>;

Groups make_groups() {
    Groups groups;
    int group = 0;
    for_each_row(data::nicknames, [&](std::string_view names) {
        ++group;
        while (!names.empty())
            groups.emplace(take_part(names, ' '), group);
    });
    return groups;
}

// Phillip and Philip, Dianne and Diane
std::string without_doubles(std::string_view name) {
    std::string single(name);
    single.erase(std::unique(single.begin(), single.end()), single.end());
    return single;
}

} // namespace

bool same_given_name(std::string_view one, std::string_view other) {
    if (one.empty() || other.empty() || one == other) return true;
    if (one.size() >= 4 && without_doubles(one) == without_doubles(other)) return true;
    if (one.size() > other.size()) std::swap(one, other);
    if (one.size() == 1) return other.front() == one.front();
    if (one.size() >= 3 && other.starts_with(one)) return true;
    static const Groups groups = make_groups();
    const auto [begin, end] = groups.equal_range(one);
    const auto [others, others_end] = groups.equal_range(other);
    for (auto a = begin; a != end; ++a)
        for (auto b = others; b != others_end; ++b)
            if (a->second == b->second) return true;
    return false;
}

} // namespace dateline
