#include "searcher/query/natural_dates.h"
#include "tests/support/print.h"

using namespace dateline;
using namespace std::chrono;

namespace {

std::string range(std::string_view text) {
    const Date today = 2026y / January / 20; // a Tuesday
    const auto found = find_date_range(text, today);
    return found ? iso(found->first) + " " + iso(found->last) : "nothing";
}

} // namespace

TEST_CASE("a range of days is read as a person means it") {
    struct Row {
        std::string text, expected;
    };
    const Row rows[] = {
        {"2025", "2025-01-01 2025-12-31"},
        {"2025-10", "2025-10-01 2025-10-31"},
        {"2025-10-28", "2025-10-28 2025-10-28"},
        {"2025/10/28", "2025-10-28 2025-10-28"},
        {"20251028", "2025-10-28 2025-10-28"},
        {"2025-10..2026-01", "2025-10-01 2026-01-31"},
        {"2025..", "2025-01-01 9999-12-31"},
        {"..2025", "0001-01-01 2025-12-31"},
        {"October 2025..today", "2025-10-01 2026-01-20"},
        {"2024-Q3", "2024-07-01 2024-09-30"},
        {"2024Q3", "2024-07-01 2024-09-30"},
        {"Q1 2024", "2024-01-01 2024-03-31"},
        {"2020s", "2020-01-01 2029-12-31"},
        {"October 2025", "2025-10-01 2025-10-31"},
        {"oct. 2025", "2025-10-01 2025-10-31"},
        {"Sept 2025", "2025-09-01 2025-09-30"},
        {"February 2024", "2024-02-01 2024-02-29"},
        {"October 28, 2025", "2025-10-28 2025-10-28"},
        {"28 October 2025", "2025-10-28 2025-10-28"},
        {"the 28th of October 2025", "2025-10-28 2025-10-28"},
        {"March", "2025-03-01 2025-03-31"}, // the latest that has begun
        {"January", "2026-01-01 2026-01-31"},
        {"January 21", "2025-01-21 2025-01-21"},
        {"today", "2026-01-20 2026-01-20"},
        {"yesterday", "2026-01-19 2026-01-19"},
        {"this week", "2026-01-19 2026-01-25"},
        {"last week", "2026-01-12 2026-01-18"},
        {"last month", "2025-12-01 2025-12-31"},
        {"this month", "2026-01-01 2026-01-31"},
        {"last quarter", "2025-10-01 2025-12-31"},
        {"Last  Year", "2025-01-01 2025-12-31"},
        {"last Monday", "2026-01-19 2026-01-19"},
        {"last Tuesday", "2026-01-13 2026-01-13"},
        {"last March", "2025-03-01 2025-03-31"},
        {"last January", "2025-01-01 2025-01-31"},
        {"past 90 days", "2025-10-22 2026-01-20"},
        {"last two weeks", "2026-01-06 2026-01-20"},
        {"past 3 months", "2025-10-20 2026-01-20"},
        {"since March", "2025-03-01 9999-12-31"},
        {"since 2020", "2020-01-01 9999-12-31"},
        {"until March 2025", "0001-01-01 2025-03-31"},
        {"before 2025", "0001-01-01 2024-12-31"},
        {"after October 2025", "2025-11-01 9999-12-31"},
        {"in March 2025", "2025-03-01 2025-03-31"},
        {"between 2024 and 2025", "2024-01-01 2025-12-31"},
        {"from March to May 2025", "2025-03-01 2025-05-31"},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(range(text) == expected);
    }
}

TEST_CASE("what is no range of days is not taken for one") {
    for (const std::string text : {"",
                                   " ",
                                   "..",
                                   "2025-13",
                                   "2025-02-30",
                                   "February 30, 2025",
                                   "Mayor",
                                   "marching",
                                   "soon",
                                   "last",
                                   "last but one",
                                   "past days",
                                   "13-2025",
                                   "99999",
                                   "0000",
                                   "2026..2025",
                                   "past 99999 years",
                                   "October 2025 2026",
                                   "since",
                                   "to",
                                   "between 2024",
                                   "Q5 2024",
                                   "past 9999 years",
                                   "-1",
                                   "2025-",
                                   "from to"}) {
        CAPTURE(text);
        CHECK(range(text) == "nothing");
    }
}
