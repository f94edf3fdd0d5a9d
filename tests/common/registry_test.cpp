#include "common/error.h"
#include "common/registry.h"
#include "tests/support/print.h"

#include <algorithm>
#include <random>

using namespace dateline;

namespace {

std::vector<std::string> ids(const std::vector<PersonFact>& facts) {
    std::vector<std::string> found;
    for (const Person& person : join_persons(facts))
        found.push_back(person.id);
    return found;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("the forms of one person's name are one person, namesakes are not") {
    struct Row {
        std::vector<PersonFact> facts;
        Ids expected;
    };
    const Row rows[] = {
        {{{"Mabel Orr", "Senator", "US", "2005-01-02", 5},
          {"Mabel Q. Orr", "Sen.", "US", "2005-03-02"},
          {"M. Orr", "Sen.", "US", "2005-03-02"},
          {"Orr", "Senator", "US", "2005-02-02"},
          {"Mábel Orr", "", "US", ""}},
         {"mabel-orr"}},
        {{{"Pete Lindgren", "Mayor", "US", "", 2}, {"Peter Lindgren", "Mayor", "US", ""}},
         {"pete-lindgren"}},
        {{{"Ann Orr", "Senator", "US", ""}, {"Mabel Orr", "Senator", "US", ""}},
         {"ann-orr", "mabel-orr"}},
        // of one name in two countries
        {{{"Jo Veck", "Minister", "AU", "2001-01-01", 5},
          {"Jo Veck", "Senator", "US", "2001-01-01", 5}},
         {"jo-veck-au", "jo-veck-us"}},
        // of one name a lifetime apart
        {{{"Jo Veck", "Mayor", "US", "1901-01-01"}, {"Jo Veck", "Senator", "US", "2001-01-01"}},
         {"jo-veck-us-mayor", "jo-veck-us-senator"}},
        // a surname long before anybody bore it in full
        {{{"Jo Veck", "Mayor", "US", "2001-01-01"}, {"Veck", "Mayor", "US", "1950-01-01"}},
         {"jo-veck", "veck"}},
        // two could be meant
        {{{"Ann Orr", "Senator", "US", "2001-01-01"},
          {"Mabel Orr", "Senator", "US", "2001-01-01"},
          {"Orr", "Senator", "US", "2001-01-01"}},
         {"ann-orr", "mabel-orr", "orr"}},
        // the office tells which
        {{{"Ann Orr", "Mayor", "US", "2001-01-01"},
          {"Mabel Orr", "Senator", "US", "2001-01-01"},
          {"Orr", "Sen.", "US", "2001-01-01"}},
         {"ann-orr", "mabel-orr"}},
    };
    for (const auto& [facts, expected] : rows) {
        CAPTURE(facts.front().name);
        CHECK(ids(facts) == expected);
    }
}

TEST_CASE("offices carry the days on which releases state them") {
    const auto persons = join_persons({{"Ann Orr", "Mayor", "US", "2001-05-01"},
                                       {"Ann Orr", "Mayor", "US", "2003-01-01"},
                                       {"Ann Orr", "Governor", "US", "2004-01-01"}});
    REQUIRE(persons.size() == 1);
    CHECK(persons[0].offices.at("Mayor") == Attested{"2001-05-01", "2003-01-01", 2});
    CHECK(persons[0].offices.at("Governor") == Attested{"2004-01-01", "2004-01-01", 1});
}

TEST_CASE("who is who depends on the facts alone, not on their order or grouping") {
    const char* given[] = {"Ann", "A.", "Anna Q.", "Mabel", "M.", "", "Pete", "Peter"};
    const char* surnames[] = {"Orr", "Veck", "Lindgren"};
    const char* roles[] = {"Senator", "Sen.", "Mayor", ""};
    const char* countries[] = {"US", "AU", ""};
    const char* dates[] = {"1950-01-01", "2001-01-01", "2002-06-05", "2010-01-01", ""};
    std::mt19937 random(11);
    const auto pick = [&](auto& list) { return std::string(list[random() % std::size(list)]); };
    for (int round = 0; round < 200; ++round) {
        std::vector<PersonFact> facts;
        for (auto n = random() % 40; n > 0; --n) {
            const std::string first = pick(given);
            facts.push_back({first + (first.empty() ? "" : " ") + pick(surnames), pick(roles),
                             pick(countries), pick(dates)});
        }
        const auto expected = join_persons(facts);
        std::shuffle(facts.begin(), facts.end(), random);
        CHECK(join_persons(facts) == expected);
        CHECK(decode_persons(encode(expected)) == expected);
        const auto id_less = [](const Person& a, const Person& b) { return a.id < b.id; };
        CHECK(std::is_sorted(expected.begin(), expected.end(), id_less));
    }
}

TEST_CASE("a damaged registry is an error") {
    const std::string data = encode(join_persons({{"Ann Orr", "Mayor", "US", "2001-05-01"}}));
    CHECK_THROWS_AS(decode_persons(std::string_view(data).substr(0, data.size() / 2)), Error);
}
