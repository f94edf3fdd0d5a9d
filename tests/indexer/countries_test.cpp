#include "indexer/extract/extract.h"
#include "tests/support/print.h"

#include <algorithm>
#include <random>

using namespace dateline;

namespace {

std::vector<std::string> codes(std::string_view text) {
    std::vector<std::string> found;
    for (const Country& country : find_countries(text))
        found.push_back(country.code);
    std::sort(found.begin(), found.end());
    return found;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("countries are named by name, adjective, people, abbreviation and compound") {
    struct Row {
        std::string text;
        Codes expected;
    };
    const Row rows[] = {
        {"Japan’s defense minister", {"JP"}},
        {"the U.S.-Japan alliance, the U.S-Japan alliance", {"JP", "US"}},
        {"Afghans, Danes and Filipinos met", {"AF", "DK", "PH"}},
        {"a Franco-German and an Anglo-American plan", {"DE", "FR", "GB", "US"}},
        {"the Indo-Pacific", {}},
        {"the People’s Republic of China", {"CN"}},
        {"the Republic of China", {"TW"}},
        {"the Democratic People's Republic of Korea", {"KP"}},
        {"the DPRK and the ROK", {"KP", "KR"}},
        {"Guinea-Bissau, Equatorial Guinea and Papua New Guinea", {"GQ", "GW", "PG"}},
        {"Niger and Nigeria; Dominica and the Dominican Republic", {"DM", "DO", "NE", "NG"}},
        {"the Democratic Republic of the Congo and the Republic of the Congo", {"CD", "CG"}},
        {"Scotland, Wales and Northern Ireland", {"GB"}},
        {"Ireland", {"IE"}},
        {"the former Soviet Union", {"RU"}},
        {"Côte d’Ivoire", {"CI"}},
        {"JAPANESE MINISTER VISITS FRANCE", {"FR", "JP"}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(codes(text) == expected);
    }
}

TEST_CASE("what only looks like a country is none") {
    struct Row {
        std::string text;
        Codes expected;
    };
    const Row rows[] = {
        {"He asked us to join.", {}},
        {"JOIN US TODAY AT THE FAIR", {}},
        {"a turkey on a china plate with polish", {}},
        {"New Mexico, New England and New South Wales", {}},
        {"Native American and African American families", {}},
        {"the French Quarter and the Indian Ocean", {}},
        {"American Samoa", {}},
        {"a meeting in Atlanta, Georgia", {}},
        {"Georgia and Russia met in Tbilisi", {"GE", "RU"}},
        {"Michael Jordan threw the ball. Jordan won.", {}},
        {"the King of Jordan", {"JO"}},
        {"Mayor Paul Ireland", {}},
        {"a fair in Lebanon, Pennsylvania and in Peru, Indiana", {}},
        {"Indian tribes of Arizona", {}},
        {"the Indian minister spoke in New Delhi, India", {"IN"}},
        {"classes in English and Spanish-language papers", {}},
        {"Virginia and Washington", {}},
    };
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(codes(text) == expected);
    }
}

TEST_CASE("capitals and seats of government are kept apart") {
    std::vector<Country> implied;
    CHECK(find_countries("Tokyo and the Kremlin spoke.", &implied).empty());
    REQUIRE(implied.size() == 2);
    CHECK(implied[0].code == "JP");
    CHECK(implied[1].code == "RU");
}

TEST_CASE("foreign names count in foreign texts only") {
    CHECK(codes("Le ministre est arrivé pour les négociations entre l’Allemagne et la Grèce.") ==
          Codes{"DE", "GR"});
    CHECK(codes("The new Chine dress is made for the spring.").empty());
}

TEST_CASE("each mention is where it is written") {
    const std::string text = "Japan met Japanese ships. Japan’s fleet stayed.";
    const auto found = find_countries(text);
    REQUIRE(found.size() == 1);
    REQUIRE(found[0].mentions.size() == 3);
    CHECK(text.substr(found[0].mentions[2].begin,
                      found[0].mentions[2].end - found[0].mentions[2].begin) == "Japan");
    CHECK(found[0].evidence == Codes{"Japan", "Japanese"});
}

TEST_CASE("text of any bytes is searched without harm") {
    std::mt19937 random(11);
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int i = 0; i < 300; ++i)
            text += static_cast<char>(random() % 256);
        text += " Georgia’";
        for (const Country& country : find_countries(text))
            for (const Mention& mention : country.mentions)
                CHECK(mention.end <= text.size());
    }
}
