#include "indexer/extract/extract.h"

#include "tests/support/print.h"

using namespace dateline;
using namespace std::chrono;

namespace {

std::optional<Date> date_of(const PressRelease& release) {
    const auto found = find_date(release, {});
    return found ? found->date : std::nullopt;
}

PressRelease text(std::string title, std::string body) {
    PressRelease release;
    release.title = std::move(title);
    release.body = std::move(body);
    return release;
}

PressRelease claims(std::initializer_list<DateClaim> dates) {
    PressRelease release;
    release.dates = dates;
    return release;
}

} // namespace

TEST_CASE("the text gives the day where it says so, and only there") {
    struct Row {
        std::string body;
        std::optional<Date> expected;
    };
    const Row rows[] = {
        {"WASHINGTON, March 15, 2006 — The minister spoke.", 2006y / March / 15},
        {"KABUL, Afghanistan (Jan. 25, 2013) - The minister spoke.", 2013y / January / 25},
        {"For Immediate Release\nMay 3, 2005\nThe minister spoke.", 2005y / May / 3},
        {"FOR IMMEDIATE RELEASE: 3 May 2005", 2005y / May / 3},
        {"Sunday May 10, 2009", 2009y / May / 10},
        {"10.27.06", 2006y / October / 27},
        {"Posted: Wednesday, 4th June 2014", 2014y / June / 4},
        {"Paris, le 15 janvier 2026 - Le ministre a parlé.", 2026y / January / 15},
        {"The council met today, March 3, 2006, in the harbour.", 2006y / March / 3},
        {"On March 15, 2006, the council met.", std::nullopt},
        {"March 15, 2006 marks the end of the term.", std::nullopt},
        {"February 30, 2007", std::nullopt},
        {"The backlog since 2006 has grown.", std::nullopt},
        {"It happened in October of last year.", std::nullopt},
    };
    for (const auto& [body, expected] : rows) {
        CAPTURE(body);
        CHECK(date_of(text("Harbour opens", body)) == expected);
    }
}

TEST_CASE("what the file states goes before what the text says") {
    PressRelease release =
        text("Harbour opens", "WASHINGTON, March 15, 2006 — The minister spoke.");
    release.dates = {{DateSource::feed, "Thu, 16 Mar 2006 09:00:00 +0000"}};
    const auto found = find_date(release, {});
    REQUIRE(found);
    CHECK(found->date == 2006y / March / 16);
    CHECK(found->evidence.from == DateSource::feed);
}

TEST_CASE("a time stamp in UTC yields to the day that the address shows") {
    PressRelease release;
    release.dates = {{DateSource::feed, "Fri, 16 Jan 2026 02:10:00 +0000"}};
    release.url = "https://fish.example/2026/01/15/harbour-opens/";
    CHECK(date_of(release) == 2026y / January / 15);
}

TEST_CASE("day and month are never guessed") {
    const auto alone = find_date(claims({{DateSource::field, "03/04/2005"}}), {});
    REQUIRE(alone);
    CHECK_FALSE(alone->date);
    CHECK(alone->partial == "2005");
    CHECK(date_of(claims({{DateSource::field, "13/04/2005"}})) == 2005y / April / 13);
    CHECK(date_of(claims({{DateSource::field, "04/13/2005"}})) == 2005y / April / 13);
    PressRelease settled = claims({{DateSource::field, "03/04/2005"}});
    settled.body = "Sydney, 3 April 2005 - The minister spoke.";
    CHECK(date_of(settled) == 2005y / April / 3);
}

TEST_CASE("a month or a year alone is kept as such") {
    const auto month = find_date(claims({{DateSource::front_matter, "March 2005"}}), {});
    REQUIRE(month);
    CHECK(month->partial == "2005-03");
}

TEST_CASE("names of files and addresses tell the day") {
    for (const char* path :
         {"raw/15Jan2006Smith3.txt", "2006-01-15-harbour.md", "a/20060115.txt", "15-Jan-06.txt"}) {
        CAPTURE(path);
        PressRelease release;
        release.path = path;
        CHECK(date_of(release) == 2006y / January / 15);
    }
    PressRelease release;
    release.path = "raw/15Jan2006Smith3.txt";
    ExtractOptions no_names;
    no_names.date_order = {DateSource::dateline, DateSource::text};
    CHECK_FALSE(find_date(release, no_names));
}
