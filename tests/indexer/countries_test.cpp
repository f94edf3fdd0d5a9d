#include "indexer/extract/extract.h"

#include "tests/support/print.h"

#include <algorithm>
#include <doctest/doctest.h>

using namespace dateline;

namespace {

std::string codes(const std::vector<Country>& countries) {
    std::vector<std::string> all;
    for (const Country& country : countries)
        all.push_back(country.code);
    std::sort(all.begin(), all.end());
    std::string joined;
    for (const std::string& code : all)
        joined += (joined.empty() ? "" : " ") + code;
    return joined;
}

std::string found(std::string_view text) {
    return codes(find_countries(text));
}

struct Row {
    std::string_view text;
    std::string_view expected;
};

void check(std::initializer_list<Row> rows) {
    for (const auto& [text, expected] : rows) {
        CAPTURE(text);
        CHECK(found(text) == expected);
    }
}

} // namespace

TEST_CASE("a country is found under every form of its name") {
    check({
        {"Talks with Japan and the Danes", "DK JP"},
        {"Afghans, Filipinos and New Zealanders", "AF NZ PH"},
        {"Kenya's harbour, the Kenyan coast", "KE"},
        {"the People’s Republic of China", "CN"},
        {"Taiwan, the Republic of China", "TW"},
        {"Côte d’Ivoire and Cote d'Ivoire", "CI"},
        {"CÔTE D’IVOIRE", "CI"},
        {"in Bosnia-Herzegovina and Bosnia & Herzegovina", "BA"},
        {"the DPRK, the D.P.R.K., the ROK", "KP KR"},
        {"the new state of Bangla Desh", "BD"},
        {"the Soviet Union, Burma, Zaire and Ceylon", "CD LK MM RU"},
        {"England, Scotland, Wales and Northern Ireland", "GB"},
        {"NEW ZEALAND AND FRANCE SIGN", "FR NZ"},
        {"Les ministres d'Allemagne et du Royaume-Uni", "DE GB"},
        {"the United\nStates", "US"},
    });
}

TEST_CASE("compounds name both countries, well formed or not") {
    check({
        {"the U.S.-Japan treaty", "JP US"},
        {"the U.S-Japan treaty", "JP US"},
        {"US-China talks", "CN US"},
        {"the Franco-German council", "DE FR"},
        {"an Anglo-American loan", "GB US"},
        {"Sino-Indian trade", "CN IN"},
        {"the Indo-Pacific, Anglo-Saxon law", ""},
        {"North and South Korea", "KP KR"},
    });
}

TEST_CASE("the abbreviation is a country, the pronoun is not") {
    check({
        {"Give us time", ""},
        {"The US and the U.K. agree", "GB US"},
        {"U. S. Senator", "US"},
        {"The U S Senate voted", "US"},
        {"JOIN US TODAY", ""},
        {"CONTACT US", ""},
        {"THE US SENATE VOTES", "US"},
        {"US ARMY OPENS A BRIDGE", "US"},
        {"we polish the china and roast a turkey", ""},
    });
}

TEST_CASE("a country's word inside another name is no country") {
    check({
        {"New Mexico, the French Quarter, the Indian Ocean", ""},
        {"Native Americans and African American voters", ""},
        {"American Samoa and the Samoan delegate", ""},
        {"Latin America", ""},
        {"the MK19 Grenade Gun", ""},
        {"Lebanon, Pennsylvania, and Peru, IN", ""},
        {"from Lebanon, Virginia", ""},
        {"the envoy to Lebanon, Virginia Farr", "LB"},
        {"a fair moved to Lebanon, Virginia Farr said", ""},
        {"a fair in Cuba, N.Y.", ""},
        {"envoys to Cuba, Ms. Farr, and to Peru, Mr. Orr", "CU PE"},
        {"on Cuba Street in Jordan Township", ""},
        {"Guinea-Bissau", "GW"},
        {"Papua New Guinea", "PG"},
        {"Equatorial Guinea", "GQ"},
        {"South Sudan", "SS"},
        {"Niger and Nigeria", "NE NG"},
        {"Congolese voters in Kinshasa", "CD"},
        {"Dominica and the Dominican Republic", "DM DO"},
        {"the Congo; the Republic of the Congo", "CG"},
        {"Indian tribes and the tribal Indian schools", ""},
        {"the Indian embassy", "IN"},
        {"available in Spanish and English", ""},
        {"French-speaking staff, the French minister", "FR"},
        {"Korean Americans", "US"},
        {"as it was spoken Americans laughed", "US"},
        {"a ball club, the Indians", ""},
        {"It cost US$2 million.", ""},
        {"read it in English, French and Spanish", ""},
        {"Choose:\n- English\n- French\n- Russian\nThe port opened.", ""},
        {"Her languages are Chinese, English and Portuguese.", ""},
        {"French and English forces", "FR"},
        {"South Jordan, the Holland Tunnel, Virginia and Washington", ""},
        {"East Palestine and Cuba (NY) are towns", ""},
        {"Germany (DE) and Jordan (JO)", "DE JO"},
    });
}

TEST_CASE("a person's name is no country") {
    check({
        {"Michael Jordan spoke", ""},
        {"Rep. Holland and Mr. Jordan", ""},
        {"Chad Ferris sang", ""},
        {"Chad Ferris left. Later Chad returned", ""},
        {"the government of Chad", "TD"},
        {"King Abdullah of Jordan", "JO"},
        {"Karen T. England", ""},
        {"Mayor Paul Ireland", ""},
        {"Chairman French Farr spoke", ""},
        {"Michael Jordan threw the ball. Jordan won", ""},
        {"Congressman Jordan came. Jordan's support, Jordan said", ""},
        {"Algeria Egypt Jordan Morocco", "DZ EG JO MA"},
        {"Paul IRELAND spoke to the council.", ""},
        {"The court heard that CHAD FERRIS, 34, lives in the old harbour.", ""},
        {"© MICHAEL JORDAN / Agency", ""},
        {"The firm of Holland & Weems", ""},
    });
}

TEST_CASE("Georgia is the state or the country by what stands around it") {
    check({
        {"Farmers in Georgia, Alabama and Florida", ""},
        {"Ukraine, Georgia and Moldova", "GE MD UA"},
        {"The parliament in Tbilisi: Georgia votes", "GE"},
        {"A plant near Atlanta: Georgia hires", ""},
        {"Senator Weems (R-Georgia)", ""},
        {"the Prime Minister of Georgia, Mr Weems", "GE"},
        {"the Minister of Foreign Affairs of Georgia", "GE"},
        {"Georgia's Deputy Prime Minister", "GE"},
        {"Georgia Prime Minister Jo Weems", "GE"},
        {"the Ambassador to Georgia", "GE"},
        {"the Governor of Georgia", ""},
        {"ATLANTA - Ambassador Jo Weems of Georgia met Governor Lu Orr", ""},
        {"Stimmen in Georgia und Arizona", ""},
        {"Russia left Georgia", "GE RU"},
        {"a meeting in Atlanta, Georgia", ""},
        {"Georgia-Japan trade grows, they said in Atlanta, Georgia", "JP"},
    });
}

TEST_CASE("a capital or a government by its seat implies a country and does not name it") {
    std::vector<Country> implied;
    const auto named = find_countries("Beijing said that Tokyo and Norway agree", &implied);
    CHECK(codes(named) == "NO");
    CHECK(codes(implied) == "CN JP");
}

TEST_CASE("a word like a country's that names none has a reason") {
    const auto doubts =
        find_country_doubts("Jordan Veck spoke in Spanish and saw New Mexico. Beijing "
                            "agreed, and Japan.\nJOIN US ON SATURDAY FOR A FREE CROSSING");
    std::string said;
    for (const auto& [words, code, reason] : doubts)
        said += words + " [" + code + "] " + reason + "\n";
    CHECK(said == "Jordan [] a person's name\n"
                  "Spanish [] a language\n"
                  "New Mexico [] part of another name\n"
                  "Beijing [CN] a capital or a government by its seat\n"
                  "US [] the word, not the country\n");
}

TEST_CASE("mentions are places in the text, evidence its words") {
    const std::string_view text = "Japan, Japanese and U.S-Japan";
    const auto countries = find_countries(text);
    REQUIRE(countries.size() == 2);
    CHECK(countries[0].code == "JP");
    CHECK(countries[0].evidence == std::vector<std::string>{"Japan", "Japanese", "U.S-Japan"});
    REQUIRE(countries[0].mentions.size() == 3);
    const Mention last = countries[0].mentions[2];
    CHECK(text.substr(last.begin, last.end - last.begin) == "Japan");
}

TEST_CASE("any bytes are read to their end") {
    std::string bytes;
    for (unsigned i = 0; i < 4096; ++i)
        bytes += static_cast<char>((i * 2654435761U) >> 13);
    for (std::size_t start = 0; start < bytes.size(); start += 7) {
        std::vector<Country> implied;
        for (const Country& country : find_countries(bytes.substr(start) + " U.", &implied))
            CHECK(country.mentions.back().end <= bytes.size());
    }
    CHECK(found("\xE2\x80 \xC3 U") == "");
}

TEST_CASE("a text of one doubtful word over and over is read once") {
    for (const std::string word : {"Georgian ", "Georgia ", "Indian ", "Congo and ", "Korean "}) {
        std::string text;
        while (text.size() < 2'000'000)
            text += word;
        CAPTURE(word);
        CHECK(find_countries(text).size() <= 1); // quadratic, this would take minutes
    }
}

TEST_CASE("a country's name that a person bears is no country") {
    check({
        {"François Hollande a parlé. M. Hollande part.", ""},
        {"François Hollande va en Hollande.", "NL"},
        {"By CHAD FARR and LU ORR", ""},
        {"CHAD AND NIGER SIGN", "NE TD"},
        {"Port Opens\nPhoto by CHAD Q. FARR\nIt opened.", ""},
        {"ROCKETS FIRED BY CHAD REBELS", "TD"},
        {"AID SENT BY JORDAN RED CRESCENT", "JO"},
        {"BY CHAD AND NIGER MINISTRIES", "NE TD"},
    });
    const auto in_release = [](std::string body) {
        PressRelease release;
        release.body = std::move(body);
        return codes(extract(release).countries);
    };
    CHECK(in_release("The Minister of Health Mark Holland met them. Holland left.").empty());
    CHECK(in_release("The mayor, Mayor India Farr, met them.").empty());
    CHECK(in_release("Senator Mark Holland went to Holland.") == "NL");
    CHECK(in_release("Rep. Mark Israel said it. The attack on Israel was cruel.") == "IL");
}
