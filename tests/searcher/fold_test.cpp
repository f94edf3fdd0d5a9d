#include "tests/support/print.h"
#include "tests/support/temp_index.h"

#include <set>

using namespace dateline;

namespace {

std::string text_of(const std::string& subject) {
    std::string text;
    for (int i = 0; i < 30; ++i)
        text += subject + " number " + std::to_string(i * 7) + " was signed at the harbour. ";
    return text;
}

/// Of each three releases two are near-identical, now and then with a third.
TempIndex harbour_releases() {
    std::vector<TempRelease> releases;
    for (int i = 0; i < 90; ++i) {
        const std::string subject = "treaty" + std::to_string(i % 3 == 1 ? i - 1 : i);
        releases.push_back({std::to_string(i) + ".txt", "Signed", text_of(subject),
                            i % 2 == 0 ? "2025-01-02" : "2025-01-03"});
    }
    releases.push_back({"late.txt", "Signed", text_of("treaty0") + "Corrected.", "2025-06-01"});
    return TempIndex(std::move(releases));
}

Request folded(const std::string& query, std::size_t limit = 10, std::size_t offset = 0) {
    Request request;
    request.query = query;
    request.limit = limit;
    request.offset = offset;
    request.fold = true;
    return request;
}

} // namespace

TEST_CASE("near-identical releases are shown once and counted, the total counts releases") {
    TempIndex index{
        {"a.txt", "Signed", text_of("treaty") + "Correction: no."},
        {"b.txt", "Signed", text_of("contract")},
        {"c.txt", "Signed", text_of("treaty") + "Corrected."},
        {"d.txt", "Signed", "One treaty was signed at the harbour, they said."},
    };
    const SearchResult result = index.answer(folded("signed harbour"));
    REQUIRE(result.hits.size() == 3);
    CHECK(result.total == 4);
    unsigned similar = 0;
    for (const Hit& hit : result.hits)
        similar += hit.similar;
    CHECK(similar == 1);

    Request all = folded("signed harbour");
    all.fold = false;
    CHECK(index.answer(all).hits.size() == 4);
}

TEST_CASE("only releases that the query finds are counted as similar") {
    TempIndex index{
        {"a.txt", "Signed", text_of("treaty"), "2025-01-02"},
        {"b.txt", "Signed", text_of("treaty"), "2025-01-03"},
        {"c.txt", "Signed", text_of("treaty"), "2025-02-01"},
    };
    CHECK(index.answer(folded("treaty")).hits.at(0).similar == 2);
    CHECK(index.answer(folded("treaty date:2025-01")).hits.at(0).similar == 1);
    CHECK(index.answer(folded("date:2025-02")).hits.at(0).similar == 0);
}

TEST_CASE("folded pages fit together: nothing comes twice, nothing is lost") {
    TempIndex index = harbour_releases();
    for (const Sort sort : {Sort::relevance, Sort::newest, Sort::oldest}) {
        Request whole = folded("signed harbour", 1000);
        whole.sort = sort;
        const SearchResult at_once = index.answer(whole);
        CHECK(at_once.hits.size() == 60);
        std::set<std::string> seen;
        for (std::size_t offset = 0; offset < 60; offset += 7) {
            Request page = folded("signed harbour", 7, offset);
            page.sort = sort;
            for (const Hit& hit : index.answer(page).hits) {
                CHECK(seen.insert(hit.id).second);
                CHECK(hit.id == at_once.hits.at(hit.rank - 1).id);
                CHECK(hit.similar == at_once.hits.at(hit.rank - 1).similar);
            }
        }
        CHECK(seen.size() == 60);
    }
}

TEST_CASE("as many are similar whether few or many families are shown") {
    std::vector<TempRelease> releases;
    for (int i = 0; i < 40; ++i)
        releases.push_back({std::to_string(i) + ".txt", "Signed",
                            text_of("treaty" + std::to_string(i % 8)),
                            i < 20 ? "2025-01-02" : "2025-02-02"});
    TempIndex index(std::move(releases));
    for (const auto& [query, similar] :
         {std::pair("signed", 4u), std::pair("signed date:2025-01..2025-02", 4u)}) {
        CHECK(index.answer(folded(query)).hits.size() == 8);
        for (const std::size_t limit : {1u, 3u, 8u})
            for (const Hit& hit : index.answer(folded(query, limit)).hits)
                CHECK(hit.similar == similar);
    }
    const auto all = index.answer(folded("signed date:2025-02")).hits;
    unsigned counted = 0;
    for (const Hit& hit : all)
        counted += 1 + hit.similar;
    CHECK(counted == 20);
    CHECK(index.answer(folded("signed date:2025-02", 1)).hits.at(0).similar == all.at(0).similar);
}

TEST_CASE("releases without a word are not taken for one another") {
    TempIndex index{{"a.txt", "", ""}, {"b.txt", "", ""}, {"c.txt", "", ""}};
    CHECK(index.answer(folded("-nothing")).hits.size() == 3);
}
