#include "searcher/query/word_dates.h"

#include "common/ascii.h"
#include "searcher/query/natural_dates.h"

namespace dateline {

namespace {

bool is_plain_word(const QueryItem& item) {
    return item.sign == Sign::none && item.node.kind == QueryNode::Kind::keyword &&
           item.node.field->name.empty();
}

/// The date that `count` items from `begin` on name, a year included.
std::optional<DateRange> date_of(const std::vector<QueryItem>& items, std::size_t begin,
                                 std::size_t count) {
    std::string text;
    bool has_year = false;
    bool has_month = false;
    for (std::size_t i = begin; i < begin + count; ++i) {
        const std::string& word = items[i].node.words[0];
        text += word + ' ';
        has_year = has_year || (word.size() == 4 && are_digits(word));
        has_month = has_month || !are_digits(word);
    }
    if (!has_year || !has_month) return std::nullopt;
    const auto range = find_date_range(text, first_day); // with the year said, today is no matter
    const bool within_month = range && plus_days(range->first, 30) >= range->last;
    return within_month ? range : std::nullopt; // "since 2006" is none
}

} // namespace

std::vector<WordDate> find_word_dates(const QueryNode& group) {
    std::vector<WordDate> dates;
    const auto& items = group.items;
    for (std::size_t i = 0; i < items.size(); ++i) {
        std::size_t plain = 0;
        while (plain < 3 && i + plain < items.size() && is_plain_word(items[i + plain]))
            ++plain;
        for (std::size_t count = plain; count >= 2; --count) {
            const auto range = date_of(items, i, count);
            if (!range) continue;
            WordDate date{{}, *range};
            for (std::size_t word = i; word < i + count; ++word)
                date.words.push_back(&items[word].node);
            dates.push_back(std::move(date));
            i += count - 1;
            break;
        }
    }
    return dates;
}

} // namespace dateline
