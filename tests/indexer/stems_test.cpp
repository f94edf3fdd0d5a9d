#include "indexer/stems.h"

#include "tests/support/print.h"

using namespace dateline;

TEST_CASE("stems are the engine's, however many words were asked for before and how often") {
    Stems stems("english");
    const Xapian::Stem stem("english");
    for (int round = 0; round < 2; ++round)
        for (int i = 0; i < 25'000; ++i) {
            const std::string word =
                "harbour" + std::to_string(i % 12'500 + 12'500 * round) + "ing";
            if (stems.of(word) != stem(word)) FAIL_CHECK(word);
        }
    CHECK(stems.of("ministers") == "minist");
    CHECK(Stems("none").of("ministers") == "ministers");
    CHECK_THROWS_AS(Stems("klingon"), Xapian::InvalidArgumentError);
}
