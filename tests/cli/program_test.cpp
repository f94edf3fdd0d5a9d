#include "tests/support/program.h"

#include <doctest/doctest.h>

using namespace dateline;

TEST_CASE("running a program gives its input, output and exit code, however long") {
    const std::string long_text(1'000'000, 'x');
    const Outcome copied = run_program("/bin/cat", {}, {.input = long_text});
    CHECK(copied.code == 0);
    CHECK(copied.out == long_text);
    CHECK(
        run_program("/bin/sh", {"-c", "echo $A >&2; exit 3"}, {.settings = {{"A", "b"}}}).errors ==
        "b\n");
    CHECK(run_program("/bin/sh", {"-c", "kill -TERM $$"}).code == 143);
    CHECK(run_program("/nowhere/at-all", {}).code == 127);
    CHECK(run_program("/bin/true", {}, {.input = long_text}).code == 0);
}
