#include "indexer/discover.h"

#include "common/error.h"
#include "tests/support/print.h"
#include "tests/support/temp_dir.h"

#include <algorithm>
#include <sys/stat.h>

using namespace dateline;

namespace {

std::vector<std::string> ids(const Listing& listing) {
    std::vector<std::string> found;
    for (const SourceFile& file : listing.files)
        found.push_back(file.id);
    return found;
}

} // namespace

TEST_CASE("a folder is listed whole, in an order that repeats") {
    const TempDir folder;
    folder.write("b/2.txt", "x");
    folder.write("a.txt", "x");
    folder.write("b/1.txt", "x");
    CHECK(ids(discover(folder.path())) == std::vector<std::string>{"a.txt", "b/1.txt", "b/2.txt"});
    CHECK(ids(discover(folder.path(), "news:")) ==
          std::vector<std::string>{"news:a.txt", "news:b/1.txt", "news:b/2.txt"});
}

TEST_CASE("a single file is a listing of one") {
    const TempDir folder;
    folder.write("a.txt", "x");
    CHECK(ids(discover(folder / "a.txt")) == std::vector<std::string>{"a.txt"});
}

TEST_CASE("links and pipes are named and left alone") {
    const TempDir folder;
    folder.write("real/a.txt", "x");
    std::filesystem::create_symlink(folder / "real", folder / "link");
    std::filesystem::create_symlink(folder.path(), folder / "real" / "loop");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    const Listing listing = discover(folder.path());
    CHECK(ids(listing) == std::vector<std::string>{"real/a.txt"});
    CHECK(listing.unlisted.size() == 3);
}

TEST_CASE("a file name with a colon is never taken for one of another root") {
    const TempDir folder;
    folder.write("news:a.txt", "x");
    CHECK(ids(discover(folder.path())) == std::vector<std::string>{"./news:a.txt"});
}

TEST_CASE("the path of a file is known from its id and its root, whatever the root is") {
    const TempDir folder;
    folder.write("2026/a.txt", "x");
    folder.write("7:30.txt", "x");
    std::filesystem::create_symlink(folder.path(), folder.path().string() + "-link");
    const std::string real = std::filesystem::canonical(folder.path()).string();
    struct Row {
        std::filesystem::path root;
        std::string prefix, id, path;
    };
    const Row rows[] = {
        {real, "", "2026/a.txt", real + "/2026/a.txt"},
        {real + "/", "news:", "news:2026/a.txt", real + "/2026/a.txt"},
        {real + "/2026/.", "", "a.txt", real + "/2026/./a.txt"},
        {real, "", "./7:30.txt", real + "/7:30.txt"},
        {real + "-link", "", "2026/a.txt", real + "/2026/a.txt"},
        {real + "/2026/a.txt", "", "a.txt", real + "/2026/a.txt"},
        {real + "/7:30.txt", "", "./7:30.txt", real + "/7:30.txt"},
    };
    for (const auto& [root, prefix, id, path] : rows) {
        CAPTURE(root);
        const Listing listing = discover(root, prefix);
        const auto listed = std::find_if(listing.files.begin(), listing.files.end(),
                                         [&](const SourceFile& file) { return file.id == id; });
        REQUIRE(listed != listing.files.end());
        CHECK(listed->path() == path);
        const auto found = find_source(root, prefix, id);
        REQUIRE(found);
        CHECK(found->path() == path);
        CHECK(found->state == listed->state);
    }
    std::filesystem::remove(folder.path().string() + "-link");
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder / "2026");
    CHECK(discover("a.txt").files.at(0).path() == "a.txt");
    CHECK(discover(".").files.at(0).path() == "./a.txt");
    std::filesystem::current_path(before);
}

TEST_CASE("a folder that is not there is an error with a hint") {
    CHECK_THROWS_AS(discover("/nowhere/at/all"), Error);
}
