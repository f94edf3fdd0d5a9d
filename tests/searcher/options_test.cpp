#include "searcher/options.h"

#include "common/error.h"
#include "tests/support/print.h"

using namespace dateline;

namespace {

SearchOptions parse(std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), {"dateline-search", "--db=/tmp/x"});
    std::vector<char*> pointers;
    for (std::string& argument : arguments)
        pointers.push_back(argument.data());
    SearchOptions options;
    parse_search_options(static_cast<int>(pointers.size()), pointers.data(), options);
    return options;
}

} // namespace

TEST_CASE("words, exclusions and options are told apart wherever they stand") {
    struct Row {
        std::vector<std::string> arguments;
        std::string query;
        std::size_t limit;
    };
    const Row rows[] = {
        {{"budget", "defense"}, "budget defense", 10},
        {{"budget", "-defense", "-n", "5"}, "budget -defense", 5},
        {{"-n5", "budget"}, "budget", 5},
        {{"--limit", "5", "budget", "-nuclear"}, "budget -nuclear", 5},
        {{"--limit=5", "--", "-budget", "--help"}, "-budget --help", 5},
        {{"--format", "json", "--facets", "year", "budget"}, "budget", 10},
        {{"\"peace through strength\"", "after:2025"}, "\"peace through strength\" after:2025", 10},
    };
    for (const auto& [arguments, query, limit] : rows) {
        CAPTURE(query);
        const auto options = parse(arguments);
        CHECK(options.request.query == query);
        CHECK(options.request.limit == limit);
    }
}

TEST_CASE("what cannot be understood is an error with a hint") {
    for (const std::vector<std::string>& arguments :
         {std::vector<std::string>{"--nosuch", "x", "budget"},
          {"--format", "xml", "budget"},
          {"--match", "some", "budget"},
          {"--today", "soon", "budget"},
          {"--lim", "5", "budget"},
          {"--limit", "-1", "budget"},
          {"--db=", "budget"},
          {"--similar-to", "", "budget"},
          {"--show", ""},
          {"--list", ""},
          {"budget", "-n=5"},
          {"--facets", "year", "--format", "csv", "budget"},
          {"--timeline", "year", "--format", "paths", "budget"},
          {"--facets", "year", "--list", "countries"},
          {"--list", "countries", "budget"},
          {"--list", "countries", "--format", "csv"},
          {"--show", "a.txt", "budget"},
          {"--batch", "queries.tsv", "budget"},
          {"-0", "budget"},
          {}}) {
        try {
            parse(arguments);
            FAIL("no error");
        } catch (const Error& error) {
            CHECK_FALSE(error.hint.empty());
        }
    }
}

TEST_CASE("who asks for help gets it, whatever else is asked") {
    using Task = SearchOptions::Task;
    CHECK(parse({"--help", "--facets", "year", "--format", "csv"}).task == Task::help);
    CHECK(parse({"-h", "--show", "a.txt", "budget"}).task == Task::short_help);
    CHECK(parse({"--version", "--today", "never"}).task == Task::version);
}

TEST_CASE("help lists every field of the schema and every option") {
    const std::string help = search_help(false);
    for (const char* part :
         {"official:", "country:", "date:", "path:", "--facets", "--batch", "Exit codes"}) {
        CAPTURE(part);
        CHECK(help.find(part) != std::string::npos);
    }
}
