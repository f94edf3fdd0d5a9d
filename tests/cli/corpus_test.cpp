// The indexer run on corpus/sample, against corpus/expected. What is not yet found is listed here
// with its reason: the expectation stays as a reader would have it.

#include "tests/support/print.h"
#include "tests/support/program.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

using namespace dateline;
using nlohmann::json;
namespace fs = std::filesystem;

namespace {

using Releases = std::map<std::string, json>; // by id
using Ids = std::set<std::string>;

Releases by_id(std::istream& lines) {
    Releases releases;
    for (std::string line; std::getline(lines, line);) {
        json release = json::parse(line);
        const std::string id = release["id"];
        releases.emplace(id, std::move(release));
    }
    return releases;
}

const Releases& expected() {
    static const Releases all = [] {
        std::ifstream file(fs::path(DATELINE_CORPUS) / "expected/expected.jsonl");
        return by_id(file);
    }();
    return all;
}

const Releases& found() {
    static const Releases all = [] {
        const auto sample = fs::path(DATELINE_CORPUS) / "sample";
        std::istringstream lines(run_program(DATELINE_INDEX_PROGRAM, {"--inspect", sample}).out);
        return by_id(lines);
    }();
    return all;
}

/// Calls `check(expected, found)` for each release whose file is not among `missed`.
template <typename Check>
void each_but(const Ids& missed, Check check) {
    for (const auto& [id, release] : expected()) {
        const std::string file = release["file"];
        if (missed.count(file) != 0) continue;
        CAPTURE(id);
        const auto place = found().find(id);
        REQUIRE(place != found().end());
        check(release, place->second);
    }
}

} // namespace

TEST_CASE("every sample file has its expectation, and every expectation its file") {
    Ids files;
    for (const auto& entry : fs::directory_iterator(fs::path(DATELINE_CORPUS) / "sample"))
        files.insert(entry.path().filename());
    Ids named;
    for (const auto& [id, release] : expected())
        named.insert(release["file"].get<std::string>());
    CHECK(files == named);
}

TEST_CASE("the releases of the sample corpus have the titles that a reader would give them") {
    const Ids missed = {"markdown-without-front-matter.md", // the # of its heading is kept
                        "share-links.txt"};                 // the menu is taken for the title
    each_but(missed,
             [](const json& wanted, const json& got) { CHECK(got["title"] == wanted["title"]); });
}

TEST_CASE("the releases of the sample corpus have their day of publication, or none") {
    const Ids missed = {"markdown-without-front-matter.md"}; // set in bold
    each_but(missed, [](const json& wanted, const json& got) {
        CHECK(got["date"] == wanted["date"]);
        CHECK(got["date_partial"] == wanted["date_partial"]);
    });
}

TEST_CASE("the releases of the sample corpus have the countries that they name, and no others") {
    each_but({}, [](const json& wanted, const json& got) {
        Ids codes;
        for (const json& country : got["countries"])
            codes.insert(country["code"].get<std::string>());
        const Ids named = wanted["countries"];
        for (const std::string& code : named)
            CHECK_MESSAGE(codes.count(code) != 0, code << " is named");
        for (const json& code : wanted["countries_optional"])
            codes.erase(code.get<std::string>());
        for (const std::string& code : codes)
            CHECK_MESSAGE(named.count(code) != 0, code << " is not named");
    });
}

TEST_CASE("the releases of the sample corpus have the officials that they name, and no others") {
    const Ids missed = {"windows-1252.txt"}; // director of lifeboats, far behind the name
    each_but(missed, [](const json& wanted, const json& got) {
        const auto names = [](const json& officials) {
            Ids all;
            for (const json& official : officials)
                all.insert(official["name"].get<std::string>());
            return all;
        };
        Ids found_names = names(got["officials"]);
        const Ids named = names(wanted["officials"]);
        for (const std::string& name : named)
            CHECK_MESSAGE(found_names.count(name) != 0, name << " is an official");
        for (const std::string& name : names(wanted["officials_optional"]))
            found_names.erase(name);
        for (const std::string& name : found_names)
            CHECK_MESSAGE(named.count(name) != 0, name << " is no official");
    });
}
