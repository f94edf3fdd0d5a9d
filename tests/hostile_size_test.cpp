#include "indexer/input.h"
#include "tests/crash/process.h"
#include "tests/support/temp_dir.h"
#include "tests/support/text.h"

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>
#include <string>
#include <zlib.h>

using namespace dateline;
using crash::Process;
namespace fs = std::filesystem;

namespace {

/// `begin`, then `part` again and again, then `end`: `size` bytes or a few less.
std::string filled(const std::string& begin, std::string_view part, std::string_view end,
                   std::size_t size) {
    return (begin + repeated(part, (size - begin.size() - end.size()) / part.size())).append(end);
}

} // namespace

TEST_CASE("a file of 64 MB in one line is refused with its reason, in little memory") {
    struct Row {
        std::string name, begin, part, end, reason;
        std::size_t size = max_file_bytes;
    };
    const std::string words = "Harbour opens to ships of every nation ";
    const std::string record = R"({"title":"Harbour","date":"2024-05-06","body":)";
    const Row rows[] = {
        {"line.txt", "", words, "", "holds a text of over 4 MB"},
        {"string.json", record + '"', words, "\"}", "holds a field of over 8 MB"},
        {"string.jsonl", record + '"', words, "\"}", "holds a field of over 8 MB"},
        {"numbers.json", record + "[", "1,", "NaN]}", "is JSON of over 2,000,000 values"},
        {"objects.json", record + "[", "{\"a\":{}},", "0]}", "is JSON of over 2,000,000 values"},
        {"value.csv", "title,body\nHarbour,\"", words, "\"\n", "holds a field of over 8 MB"},
        {"commas.csv", "title,body\n", ",", "\n", "line 2 has over 10,000 values for 2 names"},
        {"text.xml", "<?xml version='1.0'?><r><title>H</title><body>", words, "</body></r>",
         "holds a field of over 8 MB"},
        {"attributes.xml", "<?xml version='1.0'?><r><title ", "a='' ", "/></r>",
         "is XML of over 2,000,000 attributes"},
        {"starts.xml", "<?xml version='1.0'?><r><title>", "<a ", ">",
         "is broken XML at line 1: Error parsing start element tag"},
        {"markup.rss", "<rss><channel><item><title>H</title><description><![CDATA[", "<p>a",
         "]]></description></item></channel></rss>", "holds a field of over 8 MB"},
        {"starts.json", record + '"', "<a ", "\"}", "holds a text of over 4 MB", 7u << 20},
        {"page.html", "<!DOCTYPE html><html><body>", "<p>a", "", "is an HTML page of over 16 MB"},
        {"blocks.html", "<!DOCTYPE html><html><body>", "<p>a", "",
         "is an HTML page of over 8 MB, scripts and pictures aside", 16u << 20},
    };
    for (const auto& [name, begin, part, end, reason, size] : rows) {
        CAPTURE(name);
        const TempDir home;
        home.write("in/" + name, filled(begin, part, end, size));
        Process process({{DATELINE_INDEX_PROGRAM, "--db", home / "index", "--report",
                          home / "report", home / "in"},
                         home / "output"});
        CHECK(process.wait() == 1);
#ifndef __SANITIZE_ADDRESS__
        CHECK(process.peak() <= 400u << 20);
#endif
        CHECK(nlohmann::json::parse(read_whole(home / "report"))["reason"] == reason);
    }
}

TEST_CASE("large pages side by side, packed or not, take turns rather than all the memory") {
    const TempDir home;
    for (const char* name : {"a.html", "b.html.gz", "c.html.gz"}) {
        const std::string page =
            filled("<!DOCTYPE html><html><body><h1>Harbour</h1>", "<p>a", "", (8u << 20) - 99);
        home.write(std::string("in/") + name, "");
        const bool packed = std::string_view(name).ends_with(".gz");
        gzFile file = ::gzopen((home / "in" / name).c_str(), packed ? "wb1" : "wbT");
        REQUIRE(::gzwrite(file, page.data(), static_cast<unsigned>(page.size())) > 0);
        ::gzclose(file);
    }
    Process process({{DATELINE_INDEX_PROGRAM, "--db", home / "index", "--jobs", "3", home / "in"},
                     home / "output"});
    CHECK(process.wait() == 0);
#ifndef __SANITIZE_ADDRESS__
    CHECK(process.peak() <= 512u << 20);
#endif
}

TEST_CASE("a file of many releases that is added to an index takes no more than its share") {
    const TempDir home;
    home.write("in/a.txt", "Harbour opened\nShips came.");
    const std::vector<std::string> words{DATELINE_INDEX_PROGRAM, "--db", home / "index",
                                         home / "in"};
    for (int i = 0; i < 19; ++i)
        home.write("in/" + std::to_string(i) + ".txt", "Harbour opened\nShips came.");
    REQUIRE(Process({words, home / "output"}).wait() == 0);
    std::string lines;
    for (int i = 0; i < 40'000; ++i)
        lines += "{\"title\":\"Harbour\",\"body\":\"Ship " + std::to_string(i) + " of " +
                 std::to_string(i * 7) + " and others came to the port of the town again.\"}\n";
    home.write("in/many.jsonl", lines);
    Process process({words, home / "output"});
    CHECK(process.wait() == 0);
#ifndef __SANITIZE_ADDRESS__
    CHECK(process.peak() <= 200u << 20);
#endif
}
