#include "searcher/people.h"
#include "searcher/search.h"
#include "tests/support/print.h"
#include "tests/support/temp_index.h"

using namespace dateline;

namespace {

TempIndex archive() {
    return {
        {"full.txt",
         "Works",
         "Senator Mabel Orr spoke.",
         "2003-06-01",
         {{"Mabel Orr", "Senator", "US"}}},
        {"again.txt", "Notice", "Mabel Orr wrote.", "1999-06-01", {{"Mabel Orr", "", "US"}}},
        {"middle.txt", "Works", "Mabel Q. Orr spoke.", "2003-06-02", {{"Mabel Q. Orr", "", "US"}}},
        {"surname.txt",
         "Works",
         "Senator Orr spoke of the harbour.",
         "2003-06-03",
         {{"Orr", "Senator", "US"}}},
        {"later.txt",
         "Works",
         "Governor Ann Orr spoke.",
         "2009-01-01",
         {{"Ann Orr", "Governor", "US"}}},
        {"later-surname.txt",
         "Works",
         "Governor Orr spoke.",
         "2009-01-02",
         {{"Orr", "Governor", "US"}}},
        {"elsewhere-1.txt", "Works", "Jo Veck spoke.", "2001-01-01", {{"Jo Veck", "Mayor", "AU"}}},
        {"elsewhere-2.txt", "Works", "Jo Veck spoke.", "2001-01-02", {{"Jo Veck", "Mayor", "AU"}}},
        {"elsewhere-3.txt", "Works", "Jo Veck spoke.", "2001-01-03", {{"Jo Veck", "Mayor", "AU"}}},
        {"here-1.txt", "Works", "Jo Veck spoke.", "2001-02-01", {{"Jo Veck", "Mayor", "US"}}},
        {"here-2.txt", "Works", "Jo Veck spoke.", "2001-02-02", {{"Jo Veck", "Mayor", "US"}}},
        {"here-3.txt", "Works", "Jo Veck spoke.", "2001-02-03", {{"Jo Veck", "Mayor", "US"}}},
        {"king.txt", "Works", "King Otto VI spoke.", "2001-03-01", {{"Otto VI", "King", "NO"}}},
        {"seoul-1.txt",
         "Works",
         "Yoon Ha Neul spoke.",
         "2022-06-01",
         {{"Yoon Ha Neul", "president", "KR"}}},
        {"seoul-2.txt",
         "Works",
         "President Yoon spoke.",
         "2022-06-02",
         {{"Yoon", "president", "KR"}}},
    };
}

} // namespace

TEST_CASE("a query for a person finds every form of the name, and no namesake") {
    struct Row {
        std::string query;
        Sources expected;
        std::string understood;
    };
    const Row rows[] = {
        {"official:mabel-orr",
         {"again.txt", "full.txt", "middle.txt", "surname.txt"},
         "official:mabel-orr"},
        {"official:\"Mabel Orr\"",
         {"again.txt", "full.txt", "middle.txt", "surname.txt"},
         "official:mabel-orr"},
        {"official:\"Mabel Q. Orr\"",
         {"again.txt", "full.txt", "middle.txt", "surname.txt"},
         "official:mabel-orr"},
        {"official:\"M. Orr\"",
         {"again.txt", "full.txt", "middle.txt", "surname.txt"},
         "official:mabel-orr"},
        {"official:ann-orr", {"later-surname.txt", "later.txt"}, "official:ann-orr"},
        {"official:orr",
         {"again.txt", "full.txt", "later-surname.txt", "later.txt", "middle.txt", "surname.txt"},
         "official:orr"},
        {"official:jo-veck-au",
         {"elsewhere-1.txt", "elsewhere-2.txt", "elsewhere-3.txt"},
         "official:jo-veck-au"},
        // an ambiguous name means all who bear it, and says so
        {"official:\"Jo Veck\" date:2001-02",
         {"here-1.txt", "here-2.txt", "here-3.txt"},
         "(official:jo-veck-au OR official:jo-veck-us) date:2001-02-01..2001-02-28"},
        {"official:yoon-ha-neul", {"seoul-1.txt", "seoul-2.txt"}, "official:yoon-ha-neul"},
        {"official:yoon", {"seoul-1.txt", "seoul-2.txt"}, "official:yoon"},
        {"official:otto", {"king.txt"}, "official:otto"},
        {"official:\"King Otto VI\"", {"king.txt"}, "official:otto-vi"},
        {"official:king-otto-vi", {"king.txt"}, "official:otto-vi"},
        {"official:\"Peter Orr\"", {}, "official:\"Peter Orr\""},
        {"official:mabel-orr -official:orr", {}, "official:mabel-orr -official:orr"},
        {"official:mabel-orr NEAR/9 harbour",
         {"surname.txt"},
         "(official:mabel-orr NEAR/9 harbour)"},
    };
    TempIndex index = archive();
    for (const auto& [query, expected, understood] : rows) {
        CAPTURE(query);
        CHECK(index.search(query) == expected);
        Request request;
        request.query = query;
        const SearchResult result = index.answer(request);
        CHECK(result.understood == understood);
        const bool is_one = understood.find(" OR ") == std::string::npos;
        CHECK(result.worked_out.empty() == is_one);
        CHECK(understood.starts_with(result.worked_out)); // so that several are told of
    }
}

TEST_CASE("a hit says whom a surname means, and that other releases told") {
    TempIndex index = archive();
    Request request;
    request.query = "harbour";
    const SearchResult result = index.answer(request);
    REQUIRE(result.hits.size() == 1);
    const Record::Person& person = result.hits[0].record.officials.at(0);
    CHECK(person.id == "mabel-orr");
    CHECK(person.name == "Orr");
    CHECK(person.known_as == "Mabel Orr");
}

TEST_CASE("a facet counts a person once, whatever the form of the name") {
    TempIndex index = archive();
    Request request;
    request.query = "date:2003";
    request.facets = {"officials"};
    const SearchResult result = index.answer(request);
    REQUIRE(result.facets.at(0).values.size() == 1);
    CHECK(result.facets[0].values[0].value == "mabel-orr");
    CHECK(result.facets[0].values[0].label == "Mabel Orr");
    CHECK(result.facets[0].values[0].count == 3);
}
