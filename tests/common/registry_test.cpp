#include "common/error.h"
#include "common/registry.h"
#include "tests/support/print.h"

#include <algorithm>
#include <random>

using namespace dateline;

namespace {

std::vector<std::string> ids(const std::vector<PersonFact>& facts) {
    std::vector<std::string> found;
    for (const Person& person : join_persons(facts).persons)
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
        // a former holder is not meant by the office
        {{{"Ann Orr", "former Mayor", "US", "2001-01-01", 2},
          {"Ann Orr", "Mayor", "US", "2001-01-01", 2},
          {"Mabel Orr", "Mayor", "US", "2001-01-01", 2},
          {"Orr", "Mayor", "US", "2001-01-01"}},
         {"ann-orr", "mabel-orr"}},
        // unless nobody else held it
        {{{"Ann Orr", "former Mayor", "US", "2001-01-01", 2},
          {"Ann Orr", "Mayor", "US", "2001-01-01", 2},
          {"Mabel Orr", "Senator", "US", "2001-01-01", 2},
          {"Orr", "Mayor", "US", "2001-01-01"}},
         {"ann-orr", "mabel-orr"}},
        // a king is nobody whose surname is his name
        {{{"Otto VI", "King", "", "2001-01-01"}, {"Luis Otto", "Mayor", "US", "2001-01-01"}},
         {"luis-otto", "otto-vi"}},
        // so many by the surname alone, and one in full
        {{{"Mabel Orr", "Senator", "US", "2001-01-01"}, {"Orr", "Senator", "US", "2001-01-01", 60}},
         {"mabel-orr", "orr"}},
        // a strange middle name does not part what is one
        {{{"Chris Orr", "Senator", "US", "2001-01-01", 9},
          {"Chris Veck Orr", "Senator", "US", "2001-01-01"},
          {"Christopher J. Orr", "Senator", "US", "2001-01-01", 3}},
         {"chris-orr", "chris-veck-orr"}},
        // slips of the pen in a name, but no office
        {{{"Gerrold Q. Orr", "Senator", "US", "2001-01-01", 200},
          {"Gerold Q. Orr", "Sen.", "US", "2001-01-02"},
          {"Gerrold P. Orr", "Senator", "US", "2001-01-03"},
          {"Gerrold R. Orr", "Mayor", "US", "2001-01-03"}},
         {"gerrold-q-orr", "gerrold-r-orr"}},
        // too many for a slip
        {{{"Gerrold Q. Orr", "Senator", "US", "2001-01-01", 200},
          {"Gerrold P. Orr", "Senator", "US", "2001-01-03", 5}},
         {"gerrold-p-orr", "gerrold-q-orr"}},
        // known by the second name
        {{{"Ben Orr", "Senator", "US", "2001-01-01", 9},
          {"E. Benjamin Orr", "Senator", "US", "2001-01-03"}},
         {"ben-orr"}},
        // both of one's first names
        {{{"Chip Orr", "Senator", "US", "2001-01-01", 200},
          {"Alvin Q. Orr", "Senator", "US", "2001-01-01", 2},
          {"Alvin Chip Orr", "Senator", "US", "2001-01-03"}},
         {"alvin-q-orr", "chip-orr"}},
    };
    for (const auto& [facts, expected] : rows) {
        CAPTURE(facts.front().name);
        CHECK(ids(facts) == expected);
    }
}

TEST_CASE("a form that two go by is each one's on the days on which nobody else is meant") {
    const auto persons = join_persons({{"Ann Orr", "Mayor", "US", "2001-01-01"},
                                       {"Orr", "Mayor", "US", "2001-01-05"},
                                       {"Orr", "Mayor", "US", "2001-02-05"},
                                       {"Mabel Orr", "Mayor", "US", "2005-01-01"},
                                       {"Orr", "Mayor", "US", "2005-01-02"}})
                             .persons;
    REQUIRE(persons.size() == 2);
    using namespace std::chrono;
    CHECK(persons[0].shared.at("orr") ==
          std::vector<DateRange>{{year{2001} / 1 / 5, year{2001} / 2 / 5}});
    CHECK(persons[1].shared.at("orr") ==
          std::vector<DateRange>{{year{2005} / 1 / 2, year{2005} / 1 / 2}});
    CHECK_FALSE(persons[0].shared.contains("ann orr"));
}

TEST_CASE(
    "a person is looked for under the surname, and under the first word where it may be that") {
    CHECK(person_groups("Ann Orr Jr.", "US") == Ids{"orr"});
    CHECK(person_groups("Yoon Ha Neul", "KR") == Ids{"neul", "yoon"});
    CHECK(ids({{"Yoon Ha Neul", "president", "KR", ""}, {"Yoon", "president", "KR", ""}}) ==
          Ids{"yoon-ha-neul"});
}

TEST_CASE("offices carry the days on which releases state them") {
    const auto persons = join_persons({{"Ann Orr", "Mayor", "US", "2001-05-01"},
                                       {"Ann Orr", "MAYOR", "US", "2003-01-01", 2},
                                       {"Ann Orr", "Governor", "US", "2004-01-01"}})
                             .persons;
    REQUIRE(persons.size() == 1);
    CHECK(persons[0].offices.at("MAYOR") == Attested{"2001-05-01", "2003-01-01", 3});
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
        const auto again = join_persons(facts);
        CHECK(again.persons == expected.persons);
        CHECK(again.bearers == expected.bearers);
        CHECK(join_persons(expected.facts).persons == expected.persons);
        CHECK(decode_persons(encode(expected.persons)) == expected.persons);
        for (const Person& person : expected.persons)
            CHECK(name_of_person(encode(expected.persons), person.id) == person.name);
        CHECK(name_of_person(encode(expected.persons), "nobody") == "");
        CHECK(decode_person_facts(encode(expected.facts)) == expected.facts);
        const auto id_less = [](const Person& a, const Person& b) { return a.id < b.id; };
        CHECK(std::is_sorted(expected.persons.begin(), expected.persons.end(), id_less));
    }
}

TEST_CASE("a damaged registry is an error") {
    const std::string data =
        encode(join_persons({{"Ann Orr", "Mayor", "US", "2001-05-01"}}).persons);
    CHECK_THROWS_AS(decode_persons(std::string_view(data).substr(0, data.size() / 2)), Error);
}
