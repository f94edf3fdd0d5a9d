#include "common/countries.h"

#include "tests/support/print.h"

#include <doctest/doctest.h>
#include <set>

using namespace dateline;

namespace {

// ISO 3166-1 codes of the members of the United Nations, and TW, PS, XK, VA, HK.
constexpr std::string_view expected_codes =
    "AF AL DZ AD AO AG AR AM AU AT AZ BS BH BD BB BY BE BZ BJ BT BO BA BW BR BN BG BF BI CV KH CM "
    "CA CF TD CL CN CO KM CG CD CR CI HR CU CY CZ DK DJ DM DO EC EG SV GQ ER EE SZ ET FJ FI FR GA "
    "GM GE DE GH GR GD GT GN GW GY HT HN HU IS IN ID IR IQ IE IL IT JM JP JO KZ KE KI KW KG LA LV "
    "LB LS LR LY LI LT LU MG MW MY MV ML MT MH MR MU MX FM MD MC MN ME MA MZ MM NA NR NP NL NZ NI "
    "NE NG KP MK NO OM PK PW PA PG PY PE PH PL PT QA KR RO RU RW KN LC VC WS SM ST SA SN RS SC SL "
    "SG SK SI SB SO ZA SS ES LK SD SR SE CH SY TJ TZ TH TL TG TO TT TN TR TM TV UG UA AE GB US UY "
    "UZ VU VE VN YE ZM ZW TW PS XK VA HK";

std::set<std::string_view> words(std::string_view text) {
    std::set<std::string_view> all;
    for (std::size_t i = 0; i < text.size(); i += 3)
        all.insert(text.substr(i, 2));
    return all;
}

} // namespace

TEST_CASE("the table has every member of the United Nations and five more, each once") {
    const auto expected = words(expected_codes);
    CHECK(expected.size() == 193 + 5);
    CHECK(countries().size() == expected.size());
    std::set<std::string_view> found;
    for (const CountryRow& row : countries())
        found.insert(row.code);
    CHECK(found == expected);
}

TEST_CASE("every country has a name, and its people an adjective") {
    const std::set<std::string_view> without = {"DM", "VA"}; // Dominican is DO, Vatican is a name
    for (const CountryRow& row : countries()) {
        CAPTURE(row.code);
        CHECK_FALSE(row.name.empty());
        CHECK(row.peoples.empty() == without.contains(row.code));
    }
}

TEST_CASE("no form stands for two countries") {
    std::set<std::string_view> seen;
    for (const CountryRow& row : countries())
        for (const auto list : {row.name, row.names, row.peoples})
            for (const std::string_view form : entries(list)) {
                CAPTURE(form);
                CHECK(seen.insert(form).second);
            }
}

TEST_CASE("a country is found by code, name, people, abbreviation and in other languages") {
    struct Row {
        std::string_view text;
        std::optional<std::string_view> code;
    };
    const Row rows[] = {
        {"japan", "JP"},         {"JP", "JP"},        {"japanese", "JP"},
        {"U.S.", "US"},          {"the U.S", "US"},   {"usa", "US"},
        {"Turkiye", "TR"},       {"turkey", "TR"},    {"cote d'ivoire", "CI"},
        {"the gambia", "GM"},    {"Allemagne", "DE"}, {"Vereinigte Staaten", "US"},
        {"Soviet Union", "RU"},  {"scotland", "GB"},  {"republic of korea", "KR"},
        {"tokyo", std::nullopt}, {"", std::nullopt},  {"atlantis", std::nullopt},
    };
    for (const auto& [text, code] : rows) {
        CAPTURE(text);
        CHECK(find_country(text) == code);
    }
}

TEST_CASE("a country is named by its code; what is no code names itself") {
    for (const CountryRow& row : countries())
        CHECK(country_name(row.code) == row.name);
    for (const std::string_view other : {"ZZ", "us", "U", "USA", "", "Japan"})
        CHECK(country_name(other) == other);
}

TEST_CASE("a name that two countries have parts of is shared, not the whole name of one") {
    for (const std::string_view name : {"korea", "Korean", "the Congo", "congolese"})
        CHECK_MESSAGE(is_shared_name(name), name);
    for (const std::string_view name : {"Guinea", "sudan", "south korea", "niger", "KR", "Japanese",
                                        "U.S.", "america", "ROK", "ireland", "atlantis", ""})
        CHECK_MESSAGE(!is_shared_name(name), name);
}

TEST_CASE("a misspelt name has neighbours") {
    CHECK(similar_countries("germny").front() == "Germany");
}
