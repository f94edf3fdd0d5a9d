// The manual pages are written by hand, so they are held to what the programs say of themselves.

#include "common/schema.h"
#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/temp_dir.h"
#include "tests/support/text.h"

#include <filesystem>
#include <regex>
#include <set>

using namespace dateline;

namespace {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

std::string page(const char* file) {
    return read_whole(fs::path(DATELINE_SOURCE) / file);
}

Names all(const std::string& text, const char* pattern) {
    Names names;
    const std::regex expression(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
        names.insert((*at)[1]);
    return names;
}

} // namespace

TEST_CASE("the manual pages have the options of the help, and no others") {
    const std::pair<const char*, const char*> programs[] = {
        {DATELINE_INDEX_PROGRAM, "indexer/dateline-index.1.scd"},
        {DATELINE_SEARCH_PROGRAM, "searcher/dateline-search.1.scd"}};
    for (const auto& [program, file] : programs) {
        const std::string help = run_program(program, {"--help"}).out;
        CAPTURE(file);
        const Names options = all(help, "\n  (?:-. \\[ )?(--[a-z-]+)");
        CHECK(options.size() > 15);
        CHECK(all(page(file), "\n\\*(?:-.\\*, \\*)?(--[a-z-]+)") == options);
    }
}

TEST_CASE("the page on queries has every field and operator") {
    const std::string text = page("searcher/dateline-query.7.scd");
    for (const schema::Field& field : schema::fields()) {
        if (field.name.empty()) continue;
        CAPTURE(std::string(field.name));
        CHECK(text.find("*" + std::string(field.name) + ":*") != std::string::npos);
    }
    for (const char* operation :
         {"AND", "OR", "NOT", "NEAR/", "BEFORE/", "SENTENCE", "PARAGRAPH"}) {
        CAPTURE(operation);
        CHECK(text.find("*" + std::string(operation) + "*") != std::string::npos);
    }
}

TEST_CASE("an installation has everything in its place") {
    const TempDir home;
    const Outcome outcome =
        run_program(DATELINE_CMAKE, {"--install", DATELINE_BUILD, "--prefix", home / "usr"});
    CAPTURE(outcome);
    REQUIRE(outcome.code == 0);
    for (const char* file :
         {"bin/dateline-index", "bin/dateline-search", "share/man/man1/dateline-index.1.gz",
          "share/man/man1/dateline-search.1.gz", "share/man/man7/dateline-query.7.gz",
          "lib/systemd/system/dateline-shard@.service",
          "share/bash-completion/completions/dateline-index",
          "share/bash-completion/completions/dateline-search",
          "share/zsh/site-functions/_dateline-index", "share/zsh/site-functions/_dateline-search",
          "share/fish/vendor_completions.d/dateline-index.fish",
          "share/fish/vendor_completions.d/dateline-search.fish",
          "share/dateline/schemas/answer.schema.json",
          "share/dateline/schemas/inspected.schema.json", "share/doc/dateline/README.md",
          "share/doc/dateline/TUTORIAL.md", "share/doc/dateline/copyright",
          "share/doc/dateline/examples/no-date.txt"}) {
        CAPTURE(file);
        CHECK(fs::is_regular_file(home / "usr" / file));
    }
    const Outcome version = run_program(home / "usr/bin/dateline-search", {"--version"});
    CHECK(version.out.starts_with("dateline-search "));
}
