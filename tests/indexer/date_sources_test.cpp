#include "indexer/extract/extract.h"
#include "tests/support/date_finding.h"
#include "tests/support/print.h"

#include <doctest/doctest.h>

using namespace dateline;

namespace {

std::string date_of_claims(std::vector<DateClaim> claims, std::string body = "",
                           std::string url = "") {
    PressRelease release;
    release.title = "Minister opens bridge";
    release.body = std::move(body);
    release.url = std::move(url);
    release.dates = std::move(claims);
    return shown(find_date(release, {}));
}

} // namespace

TEST_CASE("a day that could be read in two ways is a year, until something settles it") {
    CHECK(date_of_claims({{DateSource::field, "03/04/2005"}}) == "2005 field");
    CHECK(date_of_claims({{DateSource::field, "03/04/2005"}}, "3 April 2005\n" + prose) ==
          "2005-04-03 field");
    CHECK(date_of_claims({{DateSource::field, "03/04/2005"}}, "Next report: 04/25/2005") ==
          "2005-03-04 field");
    CHECK(date_of_claims({{DateSource::field, "03/04/2005"}}, "CANBERRA\n" + prose) ==
          "2005-04-03 field");
}

TEST_CASE("what the file states comes before what the text or the name says") {
    CHECK(date_of_claims({{DateSource::meta, "2020-02-03T10:00:00+02:00"}},
                         "For Immediate Release: May 3, 2005\n" + prose) == "2020-02-03 meta");
    CHECK(date_of_claims({}, prose, "https://example.org/2021/05/03/bridge/") == "2021-05-03 url");
    CHECK(date_of_claims({}, prose, "https://example.org/news/2021/05/bridge/") == "2021-05 url");
    CHECK(date_of_claims({}, prose, "https://example.org/2021/ports/05/03/") == "2021-05-03 url");
    CHECK(date_of_claims({}, prose, "https://example.org/2021/ports/5/3/") == "none");
    CHECK(date_of_claims({}, prose, "https://example.org/02042021/bridge?d=2021-05-03") == "none");
}

TEST_CASE("an instant in UTC counts as the day that the publisher shows") {
    const DateClaim evening{DateSource::feed, "Fri, 09 Jul 2021 00:22:56 +0000"};
    CHECK(date_of_claims({evening}, prose) == "2021-07-09 feed");
    CHECK(date_of_claims({evening}, prose, "https://example.org/2021/07/08/bridge/") ==
          "2021-07-08 url");
    CHECK(date_of_claims({evening}, prose, "https://example.org/2021/06/08/bridge/") ==
          "2021-07-09 feed");
    // A title that names tomorrow is a plan.
    const DateClaim afternoon{DateSource::feed, "Thu, 08 Jul 2021 20:22:56 +0000"};
    CHECK(date_of_claims({afternoon}, "Friday, July 9, 2021\n" + prose) == "2021-07-08 feed");
    CHECK(date_of_claims({afternoon}, prose, "https://example.org/plan-for-july-9-2021/") ==
          "2021-07-08 feed");
}

TEST_CASE("a file's name gives the day where nothing else does") {
    struct Row {
        std::string path, expected;
    };
    const Row rows[] = {
        {"in/15Jan2006Brandt12.txt", "2006-01-15 file-name"},
        {"in/2006-01-15-bridge.md", "2006-01-15 file-name"},
        {"in/20060115.html", "2006-01-15 file-name"},
        {"in/release_2006_01_15.txt", "2006-01-15 file-name"},
        {"2006-01-15/bridge.txt", "none"},
        {"in/99999999.txt", "none"},
    };
    for (const auto& [path, expected] : rows) {
        CAPTURE(path);
        PressRelease release;
        release.path = path;
        release.body = prose;
        CHECK(shown(find_date(release, {})) == expected);
    }
}

TEST_CASE("only the sources listed are asked, in their order") {
    PressRelease release;
    release.path = "15Jan2006.txt";
    release.body = "For Immediate Release: May 3, 2005\n" + prose;
    ExtractOptions options;
    options.date_order = {DateSource::file_name, DateSource::release_line};
    CHECK(shown(find_date(release, options)) == "2006-01-15 file-name");
    options.date_order = {DateSource::url};
    CHECK(shown(find_date(release, options)) == "none");
}
