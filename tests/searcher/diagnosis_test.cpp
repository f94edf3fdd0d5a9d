#include "searcher/diagnosis.h"

#include "common/spelling_distance.h"
#include "searcher/explain.h"
#include "searcher/release.h"
#include "tests/support/print.h"
#include "tests/support/temp_index.h"

using namespace dateline;

namespace {

TempIndex harbours() {
    return {{"a",
             "Harbour opens",
             "The lighthouse of Oulu was lit by Aino Aalto.",
             "2025-03-04",
             {{"Aino Aalto", "harbour minister", "FI"}}},
            {"b",
             "Harbours closed",
             "Lighthouses went dark, Lena Lindqvist said. The ferry stayed.",
             "2025-05-06",
             {{"Lena Lindqvist", "minister", "SE"}}},
            {"c", "Budget", "The ferry budget grew for lighthouses."}};
}

Request request_for(const std::string& query) {
    using namespace std::chrono;
    Request request;
    request.query = query;
    request.today = year{2026} / January / 20;
    return request;
}

} // namespace

TEST_CASE("the distance of two spellings counts letters put in, left out, replaced and swapped") {
    struct Row {
        std::string a, b;
        std::size_t distance;
    };
    const Row rows[] = {{"harbour", "harbour", 0}, {"harbour", "harbor", 1},
                        {"harbour", "harbuor", 1}, {"harbour", "herbuor", 2},
                        {"harbour", "ferry", 3},   {"", "ab", 2}};
    for (const auto& [a, b, distance] : rows) {
        CAPTURE(a);
        CAPTURE(b);
        CHECK(spelling_distance(a, b, 2) == distance);
        CHECK(spelling_distance(b, a, 2) == distance);
    }
}

TEST_CASE("words and officials that no release has are replaced by the nearest that some have") {
    TempIndex index = harbours();
    struct Row {
        std::string query;
        std::optional<std::string> suggestion;
    };
    const Row rows[] = {
        {"lighthuose ferry", "lighthouse ferry"},
        {"Lighthuose AND \"the ferry\"", "lighthouse AND \"the ferry\""},
        {"ferry official:alto", "ferry official:aalto"},
        {"official:\"Aina Aalto\"", "official:\"aino aalto\""},
        {"official:\"Maija Aalto\"", "official:\"aalto\""}, // there are others of that name
        {"official:\"Maija Alto\"", "official:\"aalto\""},
        {"official:lundkvist", "official:lindqvist"},
        {"official:\"Maija Lundkvist\"", std::nullopt},
        {"official:\"the harbour minister\"", std::nullopt}, // there is one
        {"official:aino aalto ferry", "official:\"aino aalto\" ferry"},
        {"ferry official:harbour minister", "ferry official:\"harbour minister\""},
        {"official:aino aalto, ferry", "official:\"aino aalto\", ferry"},
        {"official:aino (aalto)", std::nullopt},
        {"official:o aalto", std::nullopt},
        {"official:aalto ferry", std::nullopt},
        {"ferry bodgit", std::nullopt}, // two letters of six are many
        {"lighthouses", std::nullopt},  // there is one
        {"zeppelin", std::nullopt},     // nothing is near
        {"ferry -lighthuose", std::nullopt},
    };
    for (const auto& [query, suggestion] : rows) {
        CAPTURE(query);
        CHECK(suggest_query(index.index(), request_for(query)) == suggestion);
    }
}

TEST_CASE(
    "a source, language or folder that no release has is replaced by one that has its words") {
    const auto release = [](const char* id, const char* source) {
        return TempRelease{id, "Ice", "Ice came.", "", {}, {}, source, "en"};
    };
    TempIndex index{release("2025/north/a", "Ministry of Trade"),
                    release("2025/north/b", "Ministry of Ice"),
                    release("2025/south/c", "Ministry of Ice")};
    struct Row {
        std::string query;
        std::optional<std::string> suggestion;
    };
    const Row rows[] = {
        {"ice source:trade", "ice source:\"ministry of trade\""},
        {"source:MINISTRY", "source:\"ministry of ice\""}, // the commonest
        {"source:\"ministry of trode\"", "source:\"ministry of trade\""},
        {"path:north", "path:2025/north/"},
        {"source:\"ministry of trade\"", std::nullopt},
        {"language:fr", std::nullopt},
        {"-source:trade ice", std::nullopt},
    };
    for (const auto& [query, suggestion] : rows) {
        CAPTURE(query);
        CHECK(suggest_query(index.index(), request_for(query)) == suggestion);
    }
}

TEST_CASE("of a query that finds nothing each clause is counted alone, and all others without it") {
    TempIndex index = harbours();
    const auto clauses = count_clauses(index.index(), request_for("ferry harbour date:2025-03"));
    REQUIRE(clauses.size() == 3);
    CHECK(clauses[0].clause == "ferry");
    CHECK(clauses[0].releases == 2);
    CHECK(clauses[0].without == 1);
    CHECK(clauses[2].releases == 1);
    CHECK(clauses[2].without == 1);
}

TEST_CASE("one who found nothing is told what the index holds") {
    TempIndex index = harbours();
    CHECK(describe_index(index.index()) == "3 releases of 2025-03-04 to 2025-05-06, 1 undated");
}

TEST_CASE("an explanation says which words of a hit matched, and which clauses it lacks") {
    TempIndex index = harbours();
    Request request = request_for("lighthouse harbour zeppelin");
    request.match = Match::any;
    const SearchResult result = index.answer(request);
    REQUIRE(result.hits.size() == 3);
    const auto hit = std::find_if(result.hits.begin(), result.hits.end(),
                                  [](const Hit& one) { return one.id == "b"; });
    const auto reasons = explain_hit(index.index(), request, *hit);
    REQUIRE(reasons.size() == 3);
    CHECK(reasons[0].holds);
    CHECK(reasons[0].forms.at(0).words == "lighthouses");
    CHECK(reasons[1].in_title == 1);
    CHECK(reasons[0].share + reasons[1].share == doctest::Approx(1));
    CHECK_FALSE(reasons[2].holds);
}

TEST_CASE("a release is found by its id as machine formats write it, too") {
    TempIndex index{{"a b%.txt", "Fish", "One fish came."}};
    CHECK(find_release(index.index(), "a b%.txt"));
    CHECK(find_release(index.index(), "a%20b%25.txt"));
    CHECK_FALSE(find_release(index.index(), "a%2"));
}

TEST_CASE("the words of a release are those that others have, the rarest first") {
    TempIndex index = harbours();
    const auto release = find_release(index.index(), "b");
    REQUIRE(release);
    CHECK(words_of(index.index(), *release) == "ferry lighthouses");
}
