// Completions are written by hand, so they are held to what the program says of itself.

#include "tests/support/print.h"
#include "tests/support/program.h"
#include "tests/support/text.h"

#include <filesystem>
#include <regex>
#include <set>

using namespace dateline;

namespace {

std::string completion(const std::string& file) {
    return read_whole(std::filesystem::path(DATELINE_SOURCE) / file);
}

std::set<std::string> options_in(const std::string& text, const char* pattern) {
    const std::regex option(pattern);
    std::set<std::string> names;
    for (std::sregex_iterator at(text.begin(), text.end(), option), end; at != end; ++at)
        names.insert((*at)[1]);
    names.erase("short-help"); // -h
    return names;
}

/// Long options of the help's table.
std::set<std::string> options(const char* program) {
    const std::string help = run_program(program, {"--help"}).out;
    return options_in(help.substr(0, help.find("Query language:")), "\n  (?:-. \\[ )?--([a-z-]+)");
}

} // namespace

TEST_CASE("zsh and fish complete every option and nothing else; bash takes them from the help") {
    const std::pair<const char*, std::string> programs[] = {
        {DATELINE_INDEX_PROGRAM, "indexer/completion/"},
        {DATELINE_SEARCH_PROGRAM, "searcher/completion/"}};
    for (const auto& [program, folder] : programs) {
        const std::string name = folder[0] == 'i' ? "dateline-index" : "dateline-search";
        const std::string zsh = completion(folder + "_" + name);
        const std::string fish = completion(folder + name + ".fish");
        REQUIRE(options(program).size() > 15);
        CHECK(options_in(zsh, "--([a-z-]+)") == options(program));
        CHECK(options_in(fish, "-l ([a-z][a-z-]+)") == options(program));
    }
}
