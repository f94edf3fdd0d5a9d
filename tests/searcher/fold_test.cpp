#include "searcher/fold.h"

#include "tests/support/print.h"

using namespace dateline;

namespace {

Hit hit_of(std::string id, std::string body) {
    Hit hit;
    hit.id = std::move(id);
    hit.record.body = std::move(body);
    return hit;
}

std::string long_text(const std::string& subject) {
    std::string text;
    for (int i = 0; i < 60; ++i)
        text += subject + " number " + std::to_string(i * 7) + " was signed at the harbour. ";
    return text;
}

} // namespace

TEST_CASE("near-identical releases are shown once and counted, others stay") {
    std::vector<Hit> hits{hit_of("a", long_text("Treaty") + "Correction: no."),
                          hit_of("b", long_text("Contract")),
                          hit_of("c", long_text("Treaty") + "Corrected."),
                          hit_of("d", "Treaty number 7 was signed.")};
    fold_similar(hits);
    REQUIRE(hits.size() == 3);
    CHECK(hits[0].id == "a");
    CHECK(hits[0].similar == 1);
    CHECK(hits[1].id == "b");
    CHECK(hits[1].similar == 0);
    CHECK(hits[2].id == "d");
}

TEST_CASE("releases without a word are not taken for one another") {
    std::vector<Hit> hits{hit_of("a", ""), hit_of("b", "")};
    fold_similar(hits);
    CHECK(hits.size() == 2);
}
