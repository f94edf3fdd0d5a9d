#include "indexer/index/item_versions.h"

#include "tests/support/temp_dir.h"

#include <doctest/doctest.h>
#include <xapian.h>

using namespace dateline;

TEST_CASE("of an item's versions the newest is known, whoever comes first and goes last") {
    const TempDir home;
    IndexDatabase database(Xapian::WritableDatabase((home / "index").string()));
    const std::string id = "http://a.example/1";
    const auto newest = [&] { return newest_file(database, id); };
    CHECK(newest().empty());
    put_version(database, {id, ""}, "undated.xml");
    CHECK(newest() == "undated.xml");
    put_version(database, {id, "2024-05-06"}, "may.xml");
    put_version(database, {id, "2024-05-06T07:00"}, "morning.xml");
    put_version(database, {id, "2023-01-01"}, "last-year.xml");
    put_version(database, {"http://a.example/2", "2025-01-01"}, "another.xml");
    CHECK(newest() == "morning.xml");
    put_version(database, {id, "2024-05-06T07:00"}, "copy.xml");
    CHECK(newest() == "morning.xml"); // the last by name
    drop_version(database, {id, "2024-05-06T07:00"}, "morning.xml");
    CHECK(newest() == "copy.xml");
    drop_version(database, {id, "2024-05-06T07:00"}, "copy.xml");
    CHECK(newest() == "may.xml");
    drop_version(database, {id, "2024-05-06"}, "may.xml");
    drop_version(database, {id, "2023-01-01"}, "last-year.xml");
    CHECK(newest() == "undated.xml");
}
