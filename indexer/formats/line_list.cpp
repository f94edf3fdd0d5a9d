#include "indexer/formats/line_list.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/table.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace dateline {

namespace data {
extern const std::string_view no_title;
}

namespace {

constexpr auto kinds = std::to_array<std::string_view>(
    {"furniture", "section", "label", "others", "notice", "note", "menu", "site", "caption",
     "letterhead", "numbered", "sender", "held", "joining", "more", "placeholder", "publisher",
     "counted", "list"});

} // namespace

LineList::LineList(std::string_view kind) {
    for_each_row(data::no_title, [&](std::string_view row) {
        const std::string_view found = take_part(row, '\t');
        if (!contains(kinds, found))
            throw std::logic_error("no kind of line is called " + std::string(found));
        if (found != kind) return;
        while (!row.empty())
            lines_.push_back(take_part(row, '|'));
    });
}

bool LineList::holds(std::string_view folded) const {
    return contains(lines_, folded);
}

bool LineList::begins(std::string_view folded) const {
    return std::any_of(lines_.begin(), lines_.end(),
                       [&](std::string_view line) { return folded.starts_with(line); });
}

bool LineList::begins_word(std::string_view folded) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](std::string_view line) {
        const std::string_view next = folded.substr(std::min(line.size(), folded.size()), 1);
        return folded.starts_with(line) && (next.empty() || !is_ascii_lower(next[0]));
    });
}

bool LineList::ends_word(std::string_view folded) const {
    return std::any_of(lines_.begin(), lines_.end(), [&](std::string_view line) {
        return folded.ends_with(line) &&
               (folded.size() == line.size() || folded[folded.size() - line.size() - 1] == ' ');
    });
}

std::size_t LineList::length_at_front(std::string_view folded) const {
    std::size_t longest = 0;
    for (const std::string_view line : lines_) {
        if (!folded.starts_with(line)) continue;
        const bool whole = folded.size() == line.size() || folded[line.size()] == ' ';
        if (whole) longest = std::max(longest, line.size());
    }
    return longest;
}

} // namespace dateline
