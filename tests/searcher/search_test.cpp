#include "common/schema.h"
#include "searcher/search.h"
#include "tests/support/print.h"
#include "tests/support/temp_index.h"

using namespace dateline;

namespace {

TempIndex ministers() {
    return {
        {"hosts.txt",
         "Brandt Hosts Japanese Counterpart",
         "Secretary Lena Brandt met Shinjirō Koizumi. They spoke of the U.S.-Japan alliance and of "
         "deterrence.\nThe visit ended with peace through strength, she said.",
         "",
         {{"Lena Brandt", "Secretary of Defense", "US"},
          {"Shinjirō Koizumi", "defense minister", "JP"}},
         {{"US", "U.S."}, {"JP", "Japan"}, {"JP", "Japanese"}}},
        {"trade.txt",
         "Trade Talks Begin",
         "Minister Arto Salo opened talks with Japan on trade. Strength through unity, he said. "
         "Peace was not discussed.",
         "2025-10-28",
         {{"Arto Salo", "trade minister", "FI"}},
         {{"JP", "Japan"}},
         "Ministry of Trade",
         "en"},
        {"2024/budget.txt",
         "Budget Approved",
         "They told us that the budget was approved.",
         "2024-03",
         {},
         {},
         "Ministry of Finance",
         "en"},
        {"old.txt",
         "Alliances Renewed",
         "The alliances with China were renewed.",
         "2019-05-01",
         {},
         {{"CN", "China"}}},
    };
}

} // namespace

TEST_CASE("each part of the query language finds what it says") {
    struct Row {
        std::string query;
        Sources expected;
    };
    const Row rows[] = {
        {"\"allian* with chin*\"", {"old.txt"}},
        {"\"allian* china\"", {}},
        {"\"stren* through unity\"", {"trade.txt"}},
        {"title:\"budg* approved\"", {"2024/budget.txt"}},
        // keywords, in any form
        {"alliance", {"hosts.txt", "old.txt"}},
        {"alliance deterrence", {"hosts.txt"}},
        {"ALLIANCES", {"hosts.txt", "old.txt"}},
        {"koizumi", {"hosts.txt"}},
        {"Koizumí", {"hosts.txt"}},
        {"KOIZUMI", {"hosts.txt"}},
        {"koizumi’s", {"hosts.txt"}},
        {"the alliance of japan", {"hosts.txt"}},
        {"the", {"2024/budget.txt", "hosts.txt", "old.txt"}},
        {"us", {"2024/budget.txt"}},
        {"U.S.", {"hosts.txt"}},
        {"nowhere", {}},
        // phrases, as written and in one sentence
        {"\"peace through strength\"", {"hosts.txt"}},
        {"“Peace  through strength”", {"hosts.txt"}},
        {"\"strength through peace\"", {}},
        {"\"alliance\"", {"hosts.txt"}},
        {"\"said peace\"", {}},
        {"\"begin minister\"", {}},
        {"\"talks with japan\" trade", {"trade.txt"}},
        // signs and operators
        {"alliance -china", {"hosts.txt"}},
        {"+alliance +china", {"old.txt"}},
        {"-alliance", {"2024/budget.txt", "trade.txt"}},
        {"-\"talks with japan\" minister", {}},
        {"trade OR china", {"old.txt", "trade.txt"}},
        {"alliance AND china", {"old.txt"}},
        {"alliance NOT china", {"hosts.txt"}},
        {"alliance AND NOT china", {"hosts.txt"}},
        {"NOT alliance", {"2024/budget.txt", "trade.txt"}},
        {"(trade OR budget) approved", {"2024/budget.txt"}},
        {"trade OR budget approved", {"2024/budget.txt"}},
        {"peace AND (alliance OR trade)", {"hosts.txt", "trade.txt"}},
        {"japan -(trade OR budget)", {"hosts.txt"}},
        // proximity
        {"peace NEAR/2 strength", {"hosts.txt"}},
        {"strength NEAR/1 peace", {}},
        {"talk NEAR/3 trade", {"trade.txt"}}, // "talks", by its stem
        {"peace BEFORE/2 strength", {"hosts.txt"}},
        {"strength BEFORE/2 peace", {}},
        {"strength SENTENCE peace", {"hosts.txt"}},
        {"strength PARAGRAPH peace", {"hosts.txt", "trade.txt"}},
        {"deterrence PARAGRAPH strength", {}},
        {"country:japan NEAR/1 alliance", {"hosts.txt"}},
        {"country:japan NEAR/1 japan", {"hosts.txt", "trade.txt"}},
        {"official:koizumi SENTENCE brandt", {"hosts.txt"}},
        {"official:koizumi SENTENCE deterrence", {}},
        {"\"arto salo\" NEAR/5 \"talks with\"", {"trade.txt"}},
        {"(peace OR unity) NEAR/2 strength", {"hosts.txt", "trade.txt"}},
        {"(peace visit) SENTENCE strength", {"hosts.txt"}},
        {"peace NEAR/3 strength NEAR/9 visit", {"hosts.txt"}},
        {"deter* SENTENCE allianc*", {"hosts.txt"}},
        // beginnings
        {"deter*", {"hosts.txt"}},
        {"allian*", {"hosts.txt", "old.txt"}},
        {"xyz*", {}},
        {"**trade**", {"trade.txt"}},
        {"\"talks beg*\"", {"trade.txt"}},
        {"\"beg*\"", {"trade.txt"}},
        {"\"begin tal*\"", {}},
        {"title:\"talks beg*\"", {"trade.txt"}},
        {"Koizúm*", {"hosts.txt"}},
        // parts of the text
        {"title:trade", {"trade.txt"}},
        {"title:alliance", {"old.txt"}},
        {"title:(trade talks)", {"trade.txt"}},
        {"title:\"talks begin\"", {"trade.txt"}},
        {"title:peace", {}},
        {"lead:deterrence", {"hosts.txt"}},
        {"lead:visit", {}},
        {"lead:\"lena brandt\"", {"hosts.txt"}},
        {"Title:budg*", {"2024/budget.txt"}},
        // officials
        {"official:koizumi", {"hosts.txt"}},
        {"official:shinjiro-koizumi", {"hosts.txt"}},
        {"official:\"Shinjirō Koizumi\"", {"hosts.txt"}},
        {"official:\"defense minister\"", {"hosts.txt"}},
        {"official:koizumi country:japan", {"hosts.txt"}},
        {"official:(koizumi OR salo)", {"hosts.txt", "trade.txt"}},
        {"official:lena", {}},
        // countries
        {"country:japan", {"hosts.txt", "trade.txt"}},
        {"country:JP", {"hosts.txt", "trade.txt"}},
        {"country:japanese", {"hosts.txt", "trade.txt"}},
        {"country:japan country:us", {"hosts.txt"}},
        {"country:japan country:china", {}},
        {"country:china OR country:us", {"hosts.txt", "old.txt"}},
        {"country:(china us)", {}},
        {"country:japan,", {"hosts.txt", "trade.txt"}},
        {"alliance -country:china", {"hosts.txt"}},
        // dates
        {"date:2025", {"trade.txt"}},
        {"date:2025-10", {"trade.txt"}},
        {"date:2025-10-28", {"trade.txt"}},
        {"date:2025-10-27", {}},
        {"date:2024", {"2024/budget.txt"}},
        {"date:2024-03-15", {}},
        {"date:2024-03", {"2024/budget.txt"}},
        {"date:2019..2024", {"2024/budget.txt", "old.txt"}},
        {"after:2019", {"2024/budget.txt", "trade.txt"}},
        {"before:2024-03-02", {"old.txt"}},
        {"after:2024 before:2025-10-28", {}},
        {"date:none", {"hosts.txt"}},
        {"date:none japan", {"hosts.txt"}},
        {"-date:none japan", {"trade.txt"}},
        {"date:\"last year\"", {"trade.txt"}},
        {"date:\"October 2025\" japan", {"trade.txt"}},
        // other filters
        {"source:\"ministry of trade\"", {"trade.txt"}},
        {"path:2024/", {"2024/budget.txt"}},
        {"path:2024", {"2024/budget.txt"}},
        {"path:old.txt", {"old.txt"}},
        {"language:en", {"2024/budget.txt", "trade.txt"}},
        {"language:EN trade", {"trade.txt"}},
    };
    TempIndex index = ministers();
    for (const auto& [query, expected] : rows) {
        CAPTURE(query);
        CHECK(index.search(query) == expected);
    }
}

TEST_CASE("an official is found by part of a longer name") {
    TempIndex index{
        {"cruz.txt", "Visit", "Minister Maria de la Cruz came.", "", {{"Maria de la Cruz"}}},
        {"berg.txt", "Visit", "Minister Anna K. Berg came.", "", {{"Anna K. Berg"}}},
    };
    CHECK(index.search("official:\"de la Cruz\"") == Sources{"cruz.txt"});
    CHECK(index.search("official:anna-berg") == Sources{"berg.txt"});
    CHECK(index.search("official:\"Anna Maria Berg\"").empty());
    CHECK(index.search("official:\"Maria de\"").empty());
}

TEST_CASE("releases that lack words follow those that have all, and the answer says so") {
    TempIndex index = ministers();
    Request request;
    request.query = "alliance china budget";
    const SearchResult result = index.answer(request);
    CHECK(result.relaxed);
    REQUIRE(result.hits.size() == 3);
    CHECK(result.hits[0].id == "old.txt");
    CHECK(result.total == 3);
    CHECK(result.total_exact);

    request.query = "china renewed";
    const SearchResult strict = index.answer(request);
    CHECK_FALSE(strict.relaxed);
    CHECK(strict.hits.size() == 1);
}

TEST_CASE("filters and phrases hold even where keywords may be lacking") {
    TempIndex index = ministers();
    CHECK(index.search("country:japan trade budget", Match::automatic) == Sources{"trade.txt"});
    CHECK(index.search("\"peace through strength\" budget", Match::automatic) ==
          Sources{"hosts.txt"});
    CHECK(index.search("+china budget", Match::any) == Sources{"old.txt"});
    CHECK(index.search("trade budget -talks", Match::any) == Sources{"2024/budget.txt"});
}

TEST_CASE("a sorted answer has the undated last") {
    TempIndex index = ministers();
    Request request;
    request.query = "-nothing";
    request.sort = Sort::newest;
    const auto ids = [&] {
        Sources found;
        for (const Hit& hit : index.answer(request).hits)
            found.push_back(hit.id);
        return found;
    };
    const Sources newest = ids();
    REQUIRE(newest.size() == 4);
    CHECK(newest[0] == "trade.txt");
    CHECK(newest[1] == "old.txt");
    request.sort = Sort::oldest;
    const Sources oldest = ids();
    CHECK(oldest[0] == "old.txt");
    CHECK(oldest[1] == "trade.txt");
}

TEST_CASE("pages fit together") {
    TempIndex index = ministers();
    Request request;
    request.query = "the alliance japan trade budget";
    request.match = Match::any;
    request.limit = 100;
    const SearchResult whole = index.answer(request);
    REQUIRE(whole.hits.size() == 4);
    request.limit = 1;
    for (request.offset = 0; request.offset < 4; ++request.offset) {
        const SearchResult page = index.answer(request);
        REQUIRE(page.hits.size() == 1);
        CHECK(page.hits[0].id == whole.hits[request.offset].id);
        CHECK(page.hits[0].rank == request.offset + 1);
    }
    request.offset = 4;
    CHECK(index.answer(request).hits.empty());
}

TEST_CASE("among some releases only these are found and counted") {
    TempIndex index = ministers();
    Request request;
    request.query = "alliance trade";
    request.match = Match::any;
    request.sort = Sort::newest;
    request.among = {"old.txt", "trade.txt"};
    request.facets = {"countries"};
    const SearchResult result = index.answer(request);
    REQUIRE(result.hits.size() == 2);
    CHECK(result.hits[0].id == "trade.txt");
    CHECK(result.total == 2);
    CHECK(result.facets[0].values.size() == 2); // without that of hosts.txt
}

TEST_CASE("facets and timeline count all that is found") {
    TempIndex index = ministers();
    Request request;
    request.query = "country:japan";
    request.limit = 0;
    request.facets = {"countries", "officials", "year", "source"};
    request.timeline = TimelineUnit::month;
    request.count_undated = true;
    const SearchResult result = index.answer(request);
    REQUIRE(result.facets.size() == 4);
    REQUIRE(result.facets[0].values.size() == 2);
    CHECK(result.facets[0].values[0].value == "JP");
    CHECK(result.facets[0].values[0].label == "Japan");
    CHECK(result.facets[0].values[0].count == 2);
    REQUIRE(result.facets[1].values.size() == 3);
    REQUIRE(result.timeline.size() == 1);
    CHECK(result.timeline[0].period == "2025-10");
    CHECK(result.undated == 1);
    CHECK(result.hits.empty());

    request.facets = {"colour"};
    CHECK_THROWS_AS(index.answer(request), Error);
}

TEST_CASE("facets and timeline are the same the first time and whenever they are asked for again") {
    TempIndex index = ministers();
    Request request;
    request.query = "country:japan";
    request.facets = {"countries", "officials", "year", "month", "source"};
    request.timeline = TimelineUnit::day;
    const auto counted = [&] {
        const SearchResult result = index.answer(request);
        std::string text;
        for (const Facet& facet : result.facets) {
            text += facet.name + ":";
            for (const FacetValue& value : facet.values)
                text += " " + value.value + "=" + value.label + "=" + std::to_string(value.count);
            text += "\n";
        }
        for (const Period& period : result.timeline)
            text += period.period + "=" + std::to_string(period.count) + "\n";
        return text;
    };
    const std::string first = counted();
    CHECK(first.find("countries: JP=Japan=2") != std::string::npos);
    CHECK(counted() == first);
    CHECK(counted() == first);
}

TEST_CASE("undated releases are counted as if no date had been asked for") {
    TempIndex index = ministers();
    Request request;
    request.query = "japan date:2025";
    request.count_undated = true;
    const SearchResult result = index.answer(request);
    CHECK(result.hits.size() == 1);
    CHECK(result.undated == 1);
}

TEST_CASE("hits can be streamed") {
    TempIndex index = ministers();
    Request request;
    request.query = "japan";
    Sources ids;
    const SearchResult result =
        search(index.index(), request, [&](const SearchResult& all, Hit&& hit) {
            CHECK(all.total == 2);
            ids.push_back(hit.id);
        });
    CHECK(ids.size() == 2);
    CHECK(result.hits.empty());
}

TEST_CASE("an index that is not there or of another kind is named") {
    CHECK_THROWS_WITH_AS(Index(Sources{"/nowhere/at/all"}), "there is no index at /nowhere/at/all",
                         Error);
    CHECK_THROWS_AS(Index(Sources{"/dev/null"}), Error);
}

TEST_CASE("PARAGRAPH reaches over a paragraph of any length, and over no paragraph's end") {
    std::string filling;
    for (int i = 0; i < 60; ++i)
        filling += " Nothing of note was said in this sentence at all.";
    TempIndex index{
        {"one.txt", "Report", "The harbour opened." + filling + " The bridge closed."},
        {"two.txt", "Report", "The harbour opened." + filling + "\nThe bridge closed." + filling},
        {"short.txt", "Report", "The harbour opened.\nThe bridge closed."},
    };
    CHECK(index.search("harbour PARAGRAPH bridge") == Sources{"one.txt"});
    CHECK(index.search("bridge PARAGRAPH harbour") == Sources{"one.txt"});
    CHECK(index.search("bridge PARAGRAPH note") == Sources{"one.txt", "two.txt"});
    CHECK(index.search("harbour SENTENCE bridge").empty());
}
