#include "indexer/extract/extract.h"
#include "tests/support/officials.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

struct Row {
    std::string text, role, country;
};

std::vector<Official> officials_of(const std::string& text) {
    PressRelease release;
    release.title = "Harbour";
    release.body = text;
    return extract(release).officials;
}

/// The only official's role and country, each as in the row.
void check_office(const Row& row) {
    CAPTURE(row.text);
    const auto found = officials_of(row.text);
    REQUIRE(found.size() == 1);
    CHECK(found.front().role == row.role);
    CHECK(found.front().country == row.country);
}

} // namespace

TEST_CASE("the United States have no office that only others call so") {
    const std::string american = "The U.S. Senate and the White House met. Senator Lu Orr of Ohio "
                                 "spoke. ";
    const auto country_of = [&](const std::string& sentence) {
        return officials_of(american + sentence).back().country;
    };
    CHECK(country_of("He met Chief of Defence Staff General Omar Veck.").empty());
    CHECK(country_of("He met Secretary of National Defense Omar Veck.").empty());
    CHECK(country_of("He met Senator for Ports and Trade Ada Veck.").empty());
    CHECK(country_of("He met Secretary of Defense Ann Veck.") == "US");
    CHECK(country_of("He met Chief of Defence Staff General Omar Veck in Benin.") == "BJ");
    CHECK(country_of("He met Secretary of Defence Ann Veck.") == "US"); // as the British write
    CHECK(country_of("He met Borough President Ann Veck.") == "US");
    CHECK(country_of("He met City Council President Ann Veck.") == "US");
}
