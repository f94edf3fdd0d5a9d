#include "indexer/extract/dates/date_text.h"
#include "tests/support/print.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

std::string first_day(std::string_view text, DayOrder order = DayOrder::unknown) {
    const auto mentions = find_date_mentions(text);
    if (mentions.empty()) return "none";
    const auto day = day_of(mentions.front(), order);
    return day ? iso(*day) : "open";
}

} // namespace

TEST_CASE("dates are read in the forms that releases write") {
    struct Row {
        std::string_view text, expected;
    };
    const Row rows[] = {
        {"January 15, 2026", "2026-01-15"},
        {"15 January 2026", "2026-01-15"},
        {"Jan. 25, 2013", "2013-01-25"},
        {"March 3rd, 2007", "2007-03-03"},
        {"the 2nd of May 2011", "2011-05-02"},
        {"April06,2007HONOLULU (AP)", "2007-04-06"}, // scraping lost the spaces
        {"Fri, 15 Jan 2021 03:00:00 +0000", "2021-01-15"},
        {"Fri Jan 15 03:00:00 UTC 2021", "2021-01-15"},
        {"2026-01-15T09:30:00Z", "2026-01-15"},
        {"16-JAN-95", "1995-01-16"},
        {"10.27.06", "2006-10-27"},
        {"27.10.2006", "2006-10-27"},
        {"Act of 2006 April 26 2006 I am", "2006-04-26"},
        {"6 de mayo de 2020", "2020-05-06"},
        {"3 Aibreán 2020", "2020-04-03"},
        {"3 Meán Fómhair 2020", "2020-09-03"},
        {"3 ta’ Frar 2020", "2020-02-03"},
        {"3. srpna 2020", "2020-08-03"},
        {"1er décembre 2019", "2019-12-01"},
        {"7. März 2018", "2018-03-07"},
        {"19 лютого 2020", "2020-02-19"},
        {"2020年2月19日", "2020-02-19"},
        {"2020. február 19.", "2020-02-19"},
        {"ngày 19 tháng 2 năm 2020", "2020-02-19"},
        {"03/04/2005", "open"},
        {"04/04/2005", "2005-04-04"},  // both ways the same
        {"February 30, 2007", "none"}, // no such day
        {"March 15-17, 2006", "none"}, // a range
        {"15-17 March 2006", "none"},
        {"call 202.224.4876", "none"},
        {"version 1.2.05.7", "none"},
        {"a backlog since 2006", "none"},
        {"on May 24 10 people", "none"},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(first_day(text) == expected);
    }
}

TEST_CASE("a date that ends a span of time is told from others") {
    struct Row {
        std::string_view text;
        bool expected;
    };
    const Row rows[] = {
        {"On View: March 3, 2024 – June 20, 2024", true},
        {"June 5 – July 17, 1966", true},
        {"5 June to 17 July 1966", true},
        {"Friday, 3 May 2024 - Sunday, 5 May 2024", true},
        {"OSLO, Norway - May 3, 2024 - The ministry", false},
        {"Press release no. 5 - May 3, 2024", false},
        {"3 May 2024 - 14:30", false},
        {"2024-05-03/2024-06-20", true},
        {"3 May 2024/3 mai 2024", false},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        const auto mentions = find_date_mentions(text);
        REQUIRE(!mentions.empty());
        for (const DateMention& mention : mentions)
            CHECK(is_end_of_range(text, mention) == expected);
    }
}

TEST_CASE("an open date is read in the order given") {
    CHECK(first_day("03/04/2005", DayOrder::day_first) == "2005-04-03");
    CHECK(first_day("03/04/2005", DayOrder::month_first) == "2005-03-04");
}

TEST_CASE("a field may give less than a day, or count seconds") {
    struct Row {
        std::string_view text;
        int year;
        unsigned month, day;
    };
    const Row rows[] = {
        {"2026", 2026, 0, 0},      {"2026-01", 2026, 1, 0},     {"March 2005", 2005, 3, 0},
        {"20260115", 2026, 1, 15}, {"1610679600", 2021, 1, 15}, {"1610679600000", 2021, 1, 15},
    };
    for (const auto& [text, year, month, day] : rows) {
        CAPTURE(text);
        const auto mention = parse_stated_date(text);
        REQUIRE(mention);
        CHECK(mention->year == year);
        CHECK(mention->month == month);
        CHECK(mention->day == day);
    }
    CHECK_FALSE(parse_stated_date("soon"));
    CHECK_FALSE(parse_stated_date(""));
}
