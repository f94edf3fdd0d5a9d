// What README and --help tell is tried: every command line runs, every field and option is there.

#include "tests/support/print.h"
#include "tests/support/sample_index.h"

#include <doctest/doctest.h>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

using namespace dateline;
namespace fs = std::filesystem;

namespace {

const fs::path project = fs::path(DATELINE_CORPUS).parent_path();

std::string read(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string help_of(const char* program) {
    return run_program(program, {"--help"}).out;
}

std::set<std::string> all(const std::string& text, const std::string& pattern) {
    const std::regex expression(pattern, std::regex::multiline);
    std::set<std::string> found;
    for (std::sregex_iterator at(text.begin(), text.end(), expression), end; at != end; ++at)
        found.insert((*at)[1]);
    return found;
}

/// Indented lines that run the searcher.
std::set<std::string> questions(const std::string& text) {
    return all(text, "^ +(dateline-search [^\\n]*)$");
}

/// Where the index is, for some lines write files.
Outcome shell(const std::string& line, const SampleIndex& sample) {
    const std::string path = fs::path(DATELINE_SEARCH_PROGRAM).parent_path().string() + ":/usr/bin";
    return run_program("/bin/sh", {"-c", line},
                       {.settings = {{"PATH", path}, {"DATELINE_DB", sample.database().string()}},
                        .folder = sample.home.path().string()});
}

} // namespace

TEST_CASE("every question in the documents and in the help can be asked as it stands there") {
    const SampleIndex sample;
    for (const std::string& text :
         {read(project / "README.md"), read(project / "searcher/TUTORIAL.md"),
          help_of(DATELINE_SEARCH_PROGRAM)}) {
        const auto lines = questions(text);
        CHECK(lines.size() >= 2);
        for (const std::string& line : lines) {
            if (line.find(" --db ") != std::string::npos) continue; // see servers_test.cpp
            const Outcome outcome = shell(line, sample);
            CAPTURE(line);
            CAPTURE(outcome);
            CHECK(outcome.code <= 1);
        }
    }
}

TEST_CASE("the README names only options that there are") {
    const std::string readme = read(project / "README.md");
    const std::pair<const char*, std::string> programs[] = {
        {DATELINE_INDEX_PROGRAM, "dateline-index"}, {DATELINE_SEARCH_PROGRAM, "dateline-search"}};
    for (const auto& [program, name] : programs) {
        const auto known = all(help_of(program), "(--[a-z][a-z-]*)");
        std::set<std::string> named;
        for (const std::string& line : all(readme, "^ +(" + name + " [^\\n]*)$"))
            named.merge(all(line, "(--[a-z][a-z-]*)"));
        CHECK(named.size() >= 3);
        for (const std::string& option : named) {
            CAPTURE(option);
            CHECK(known.contains(option));
        }
    }
}

TEST_CASE("the README explains every field that can be asked for") {
    const std::string readme = read(project / "README.md");
    const auto fields = all(help_of(DATELINE_SEARCH_PROGRAM), "^  ([a-z]+:)");
    CHECK(fields.size() >= 8);
    for (const std::string& field : fields) {
        CAPTURE(field);
        CHECK(readme.find('`' + field) != std::string::npos);
    }
}
