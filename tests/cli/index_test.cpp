#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

using namespace dateline;

namespace {

Outcome index(std::vector<std::string> arguments, const Surroundings& around = {}) {
    return run_program(DATELINE_INDEX_PROGRAM, arguments, around);
}

bool contains(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a folder that is not there stops the indexer with one sentence") {
    const TempDir place;
    const Outcome outcome = index({"--db", place.path() / "db", place.path() / "absent"});
    CAPTURE(outcome);
    CHECK(outcome.code == 2);
    CHECK(outcome.out.empty());
    CHECK(contains(outcome.errors, "dateline-index: "));
    CHECK(contains(outcome.errors, "absent"));
}
