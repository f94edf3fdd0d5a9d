#include "indexer/extract/dates/phone.h"

#include "common/ascii.h"

#include <algorithm>

namespace dateline {

std::size_t end_of_phone(std::string_view text, std::size_t reach) {
    for (std::size_t i = 0; i < std::min(text.size(), reach); ++i) {
        if (i > 0 && is_digit(text[i - 1])) continue;
        std::size_t end = i;
        for (const std::size_t digits : {3u, 3u, 4u}) {
            const std::string_view group = text.substr(std::min(end, text.size()), digits);
            if (group.size() < digits || !are_digits(group)) {
                end = 0;
                break;
            }
            end += digits;
            if (digits == 3) end = std::min(text.find_first_not_of(" ).-", end), text.size());
        }
        if (end > 0 && (end == text.size() || !is_digit(text[end]))) return end;
    }
    return 0;
}

} // namespace dateline
