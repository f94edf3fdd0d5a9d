#include "common/countries.h"
#include "tests/support/print.h"

#include <set>
#include <sstream>

using namespace dateline;

TEST_CASE("the table holds every member of the United Nations and five more, once each") {
    // ISO 3166-1 codes of the 193 members, then Holy See, Hong Kong, Palestine, Taiwan, Kosovo.
    std::istringstream expected("AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO "
                                "BR BS BT BW BY BZ CA CD CF CG "
                                "CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES "
                                "ET FI FJ FM FR GA GB GD GE GH "
                                "GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP "
                                "KE KG KH KI KM KN KP KR KW KZ "
                                "LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR "
                                "MT MU MV MW MX MY MZ NA NE NG "
                                "NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA "
                                "SB SC SD SE SG SI SK SL SM SN "
                                "SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA UG US "
                                "UY UZ VC VE VN VU WS YE ZA ZM "
                                "ZW VA HK PS TW XK");
    std::set<std::string> codes;
    for (std::string code; expected >> code;)
        codes.insert(code);
    CHECK(codes.size() == 198);
    std::set<std::string> found;
    for (const CountryRow& row : countries()) {
        CAPTURE(row.code);
        CHECK(found.insert(std::string(row.code)).second);
        CHECK_FALSE(row.name.empty());
    }
    CHECK(found == codes);
}

TEST_CASE("a country is found by code, name, adjective or people, however it is typed") {
    struct Row {
        std::string text, code;
    };
    const Row rows[] = {
        {"japan", "JP"},         {"JP", "JP"},          {"Japanese", "JP"}, {"côte d’ivoire", "CI"},
        {"cote d'ivoire", "CI"}, {"UAE", "AE"},         {"filipino", "PH"}, {"Burma", "MM"},
        {"scotland", "GB"},      {"Deutschland", "DE"}, {"U.S.", "US"},     {"holy see", "VA"}};
    for (const auto& [text, code] : rows) {
        CAPTURE(text);
        CHECK(find_country(text) == code);
    }
    CHECK_FALSE(find_country("virginia"));
    CHECK_FALSE(find_country(""));
}

TEST_CASE("a mistyped country is met with those like it") {
    const auto names = similar_countries("Japn");
    REQUIRE_FALSE(names.empty());
    CHECK(names.front() == "Japan");
}
