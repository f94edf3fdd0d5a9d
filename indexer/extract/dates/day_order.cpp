#include "indexer/extract/dates/day_order.h"

#include <algorithm>
#include <array>

namespace dateline {

DayOrder find_usual_order(std::string_view text, std::string_view language, std::string_view url) {
    constexpr std::array<std::string_view, 18> month_first{
        "Congressman", "Congresswoman", "(D-",          "(R-",         "U.S. Sen",     "U S Sen",
        "WASHINGTON",  "Washington, D", "Washington D", "Medicare",    "Medicaid",     "Republican",
        "Democrats",   "DEMOCRATS",     " EDT",         "White House", "Capitol Hill", "Pentagon"};
    constexpr std::array<std::string_view, 13> day_first{
        "CANBERRA",    "Canberra",   "Australia", "London", "LONDON", "Westminster",   "Whitehall",
        "New Zealand", "Wellington", "Dublin",    " MP ",   "£",      "Downing Street"};
    if (!language.empty() && language != "en") return DayOrder::day_first;
    const std::string_view top = text.substr(0, 6000);
    const auto count = [&](const auto& list) {
        return std::count_if(list.begin(), list.end(),
                             [&](std::string_view words) { return top.find(words) != top.npos; });
    };
    auto american = count(month_first);
    auto other = count(day_first);
    if (top.find("Senat") != top.npos && top.find("Congress") != top.npos) ++american;
    if (top.find("Senator") != top.npos && top.find("Bill") != top.npos) ++american;
    const auto scheme = url.find("://");
    const auto host = url.substr(0, url.find('/', scheme == url.npos ? 0 : scheme + 3));
    if (host.ends_with(".gov") || host.ends_with(".mil") || host.ends_with(".us")) american += 3;
    if (host.ends_with(".uk") || host.ends_with(".au") || host.ends_with(".nz")) other += 3;
    if (american > 0 && american >= 3 * other) return DayOrder::month_first;
    if (other > 0 && other >= 3 * american) return DayOrder::day_first;
    return DayOrder::unknown;
}

} // namespace dateline
