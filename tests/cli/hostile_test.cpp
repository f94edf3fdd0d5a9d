// Files that are broken, or made to do harm: each is one line in the report, and costs no other.

#include "common/error.h"
#include "indexer/input.h"
#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"
#include "tests/support/text.h"

#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

using namespace dateline;

namespace {

const std::string good = "Bridge opens\n\nOSLO, March 3, 2026 - Minister Ada Brandt opened it.\n";

std::string as_utf16(const std::string& ascii) {
    std::string wide;
    for (const char c : ascii)
        wide += {c, '\0'};
    return wide;
}

/// Each entity ten times the one before.
std::string entity_bomb() {
    std::string entities = "<!ENTITY e0 \"boom\">";
    for (int i = 1; i < 10; ++i)
        entities += "<!ENTITY e" + std::to_string(i) + " \"" +
                    repeated("&e" + std::to_string(i - 1) + ";", 10) + "\">";
    return entities;
}

const std::string locked_pdf =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n"
    "3 0 obj<</Filter/Standard/V 1/R 2/O(11111111111111111111111111111111)"
    "/U(22222222222222222222222222222222)/P -4>>endobj\n"
    "trailer<</Root 1 0 R/Encrypt 3 0 R/ID[(1)(1)]>>\n%%EOF\n";

/// What is reported of each file below the folder.
std::map<std::string, nlohmann::json> report_on(const TempDir& folder, const TempDir& home) {
    const std::string report = home / "report";
    const Outcome run =
        run_program(DATELINE_INDEX_PROGRAM, {"--db", home / "index", "--quiet", "--report", report,
                                             (folder / "").string()});
    CAPTURE(run);
    CHECK(run.code == exit_code::partly);
    std::ifstream file(report);
    std::map<std::string, nlohmann::json> lines;
    for (std::string line; std::getline(file, line);) {
        auto entry = nlohmann::json::parse(line);
        const std::string path = entry["path"];
        const std::string name = path.substr(path.rfind('/') + 1);
        CHECK_MESSAGE(!lines.contains(name), "twice: ", name);
        lines[name] = std::move(entry);
    }
    return lines;
}

} // namespace

TEST_CASE("a PDF with any bytes changed is read or named with a reason") {
    const std::string pdf =
        read_whole(std::filesystem::path(DATELINE_CORPUS) / "sample/release.pdf");
    std::mt19937 random(20260115);
    const TempDir folder;
    const TempDir home;
    constexpr int files = 60;
    for (int number = 0; number < files; ++number) {
        std::string bytes = pdf;
        for (auto changes = 1 + random() % 40; changes > 0; --changes)
            bytes[random() % bytes.size()] = static_cast<char>(random());
        folder.write(std::to_string(number) + ".pdf", bytes);
    }
    const auto lines = report_on(folder, home);
    CHECK(lines.size() == files);
    for (const auto& [name, line] : lines)
        CHECK((line["outcome"] == "indexed" || line["reason"].is_string()));
}

TEST_CASE("hostile files are one line each in the report, and cost no other file") {
    struct Row {
        std::string name, bytes;
        unsigned releases; ///< 0: skipped
    };
    const std::string page = "<html><body><h1>Bridge opens</h1><p>It is open.</p>";
    const Row rows[] = {
        {"good.txt", good, 1},
        {"truncated.txt.gz", std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03\x4b", 11), 0},
        {"locked.pdf", locked_pdf, 0},
        {"half.rss", "<rss><channel><item><title>One</title></item><item><title>Tw", 0},
        {"unclosed.html", page + repeated("<div><b>", 500'000) + "The last word.", 1},
        {"unclosed_items.html", page + repeated("<ul><li>word ", 100'000), 1},
        {"ends.html", page + repeated("<span class=x>", 300) + repeated("</div>", 1'000'000), 1},
        {"comments.html", page + repeated("<!-- ", 1'000'000), 1},
        {"arrays.json", repeated("[", 1'000'000), 0},
        {"closed_arrays.json",
         "{\"text\":" + repeated("[", 1'000'000) + repeated("]", 1'000'000) + "}", 0},
        {"too_long.txt", std::string(max_file_bytes + 1, 'x'), 0},
        {"long.txt", repeated("x", 2 << 20), 1},
        {"bomb.xml",
         "<?xml version='1.0'?><!DOCTYPE r [" + entity_bomb() +
             "]><r><title>Bomb</title><body>&e9;</body></r>",
         1},
        {"bomb.html", "<!DOCTYPE html [" + entity_bomb() + "]>" + page + "<p>&e9;</p>", 1},
        {"unmarked.txt", as_utf16(good), 1},
        {"rows.csv", "title,text\nOne,a\nTwo,b,c,d\nThree,e\n", 2},
        {"lines.jsonl", "{\"title\":\"One\"}\n{\"title\":\n{\"title\":\"Three\"}\n", 2},
    };
    const TempDir folder;
    const TempDir home;
    for (const Row& row : rows)
        folder.write(row.name, row.bytes);
    auto lines = report_on(folder, home);
    CHECK(lines.size() == std::size(rows));
    for (const auto& [name, bytes, releases] : rows) {
        CAPTURE(name);
        CAPTURE(lines[name].dump());
        CHECK(lines[name]["outcome"] == (releases > 0 ? "indexed" : "skipped"));
        CHECK(lines[name]["releases"] == releases);
        CHECK((releases > 0 || lines[name]["reason"].is_string()));
    }
    CHECK(lines["rows.csv"]["reason"] == "left out 1 row: line 3 has 4 values for 2 names");
    CHECK(lines["lines.jsonl"]["reason"] == "left out 1 line: line 2 is no JSON object");
}
