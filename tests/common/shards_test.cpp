#include "common/shards.h"

#include "common/error.h"
#include "tests/support/temp_dir.h"

#include <doctest/doctest.h>

namespace dateline {

using namespace std::chrono_literals;

TEST_CASE("a shard says of which index it is, and which part") {
    const ShardIdentity shard{"0123456789abcdef", "2026", "year"};
    CHECK(decode_shard_identity(encode(shard)) == shard);
    CHECK_FALSE(decode_shard_identity("").has_value());
    CHECK_FALSE(decode_shard_identity("0123456789abcdef 2026").has_value());
}

TEST_CASE("only a shard by year has days of its own") {
    CHECK(days_of({"x", "2026", "year"}) == DateRange{2026y / 1 / 1, 2026y / 12 / 31});
    CHECK_FALSE(days_of({"x", "undated", "year"}).has_value());
    CHECK_FALSE(days_of({"x", "2026", "3000"}).has_value());
}

TEST_CASE("a stub file lists paths, servers and programs") {
    const TempDir folder;
    folder.write("stub", "# all of them\nauto 0\n\nglass /elsewhere/1\nremote there:7001\r\n"
                         "remote :ssh there xapian-progsrv /2\n");
    const auto lines = read_stub(folder / "stub");
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].kind == StubLine::Kind::path);
    CHECK(lines[0].place == (folder / "0").string());
    CHECK(lines[1].place == "/elsewhere/1");
    CHECK(lines[2].kind == StubLine::Kind::remote);
    CHECK(lines[2].place == "there:7001");
    CHECK(lines[3].kind == StubLine::Kind::program);
    CHECK(lines[3].place == "ssh there xapian-progsrv /2");
}

TEST_CASE("an error in a stub file is named with its line") {
    const TempDir folder;
    const auto file = folder / "stub";
    const auto complaint_of = [&](std::string_view text) -> std::string {
        folder.write("stub", text);
        try {
            read_stub(file);
        } catch (const Error& error) {
            return error.what();
        }
        return {};
    };
    CHECK(complaint_of("auto 0\nautomatic 1\n") ==
          "line 2 of the stub file " + file.string() + " does not list a database: automatic 1");
    CHECK(complaint_of("auto\n").find("line 1 ") == 0);
    CHECK(complaint_of("remote there\n").find("line 1 ") == 0);
    CHECK(complaint_of(std::string("a\0b", 3)).find("is no line of text") != std::string::npos);
    CHECK(complaint_of("# nothing\n").find("lists no database") != std::string::npos);
}

} // namespace dateline
