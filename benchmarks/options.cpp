#include "benchmarks/options.h"

#include "common/error.h"
#include "common/paths.h"

#include <boost/program_options.hpp>
#include <map>
#include <sstream>

namespace dateline::bench {

namespace po = boost::program_options;
namespace fs = std::filesystem;

namespace {

using std::string;
using Strings = std::vector<string>;
using Task = Options::Task;

po::options_description shown_options() {
    using po::value;
    po::options_description options("Options");
    // clang-format off
    options.add_options()
        ("db", value<string>()->value_name("PATH"), "the index (default: as dateline-search finds it)")
        ("queries", value<string>()->value_name("FILE"), "lines of class, tab, query")
        ("folder", value<string>()->value_name("FOLDER"), "indexing: what to index")
        ("rounds", value<unsigned>()->value_name("N")->default_value(10), "how often each query, or each build, is measured")
        ("limit", value<unsigned>()->value_name("N")->default_value(10), "hits a query")
        ("match", value<string>()->value_name("HOW")->default_value("auto"), "auto, all or any, as for dateline-search")
        ("pass", value<string>()->value_name("WHICH")->default_value("both"), "first: only the engine's scoring, nothing read of the hits; both: as dateline-search answers")
        ("read", value<string>()->value_name("WHAT")->default_value("names"), "latency, throughput: of each hit names (id and path, what --format paths or trec prints), facts, or snippets, which are made, too")
        ("snippets", "--read snippets")
        ("facets", value<string>()->value_name("LIST"), "latency, throughput: count these over all hits: officials,countries,year,month,source")
        ("jobs", value<unsigned>()->value_name("N"), "throughput: threads (default: 1 and all cores)")
        ("cold", "process: drop what the system has cached before each start")
        ("command", value<Strings>()->value_name("NAME=COMMAND"), "process: another program to run in turn, {} being the query; may be repeated")
        ("search-program", value<string>()->value_name("PATH"), "default: dateline-search beside this program, else from $PATH")
        ("index-program", value<string>()->value_name("PATH"), "default: dateline-index beside this program, else from $PATH")
        ("index-option", value<Strings>()->value_name("OPTION"), "indexing: passed on, like --index-option=--jobs=1; may be repeated")
        ("append", value<string>()->value_name("FILE"), "add the run to a result file, for compare")
        ("json", "print JSON")
        ("markdown", "print Markdown")
        ("help,h", "this text")
        ("version", "the program's version");
    // clang-format on
    return options;
}

const std::map<string, Task> tasks{{"latency", Task::latency},
                                   {"process", Task::process},
                                   {"throughput", Task::throughput},
                                   {"indexing", Task::indexing},
                                   {"compare", Task::compare}};

Match match_named(const string& name) {
    if (name == "auto") return Match::automatic;
    if (name == "all") return Match::all;
    if (name == "any") return Match::any;
    throw Error("--match does not know '" + name + "'", "it takes auto, all or any");
}

Options::Read read_named(const string& name) {
    if (name == "names") return Options::Read::names;
    if (name == "facts") return Options::Read::facts;
    if (name == "snippets") return Options::Read::snippets;
    throw Error("--read does not know '" + name + "'", "it takes names, facts or snippets");
}

bool is_first_pass(const string& name) {
    if (name == "first") return true;
    if (name == "both") return false;
    throw Error("--pass does not know '" + name + "'", "it takes first or both");
}

/// The program as built, in the folder beside this one's, as CMake lays them out, or installed.
fs::path program_beside(const string& folder, const string& name) {
    std::error_code none;
    const fs::path here = fs::read_symlink("/proc/self/exe", none).parent_path();
    for (const fs::path& path : {here / name, here.parent_path() / folder / name})
        if (fs::exists(path, none)) return path;
    return name;
}

po::variables_map read_command_line(int argc, char** argv) {
    po::options_description all = shown_options();
    all.add_options()("words", po::value<Strings>());
    po::positional_options_description words;
    words.add("words", -1);
    using namespace po::command_line_style;
    constexpr int style = unix_style & ~allow_guessing;
    try {
        po::variables_map given;
        po::store(
            po::command_line_parser(argc, argv).options(all).positional(words).style(style).run(),
            given);
        po::notify(given);
        return given;
    } catch (const po::error& error) {
        throw Error(error.what(), "see dateline-bench --help");
    }
}

void read_task(Options& options, const po::variables_map& given) {
    const Strings words = given.contains("words") ? given["words"].as<Strings>() : Strings{};
    if (words.empty()) return;
    const auto task = tasks.find(words.front());
    if (task == tasks.end())
        throw Error("there is no task '" + words.front() + "'",
                    "latency, process, throughput, indexing or compare");
    options.task = task->second;
    options.compared.assign(words.begin() + 1, words.end());
    if (options.task != Task::compare && !options.compared.empty())
        throw Error("'" + words[1] + "' is one word too many", "see dateline-bench --help");
    if (options.task == Task::compare && options.compared.size() != 2)
        throw Error("compare needs two result files", "dateline-bench compare BEFORE AFTER");
}

bool asks_queries(Task task) {
    return task == Task::latency || task == Task::process || task == Task::throughput;
}

void check(const Options& options) {
    if (asks_queries(options.task) && options.queries.empty())
        throw Error("there is no query file", "give --queries FILE: lines of class, tab, query");
    if (options.task == Task::indexing && options.folder.empty())
        throw Error("there is nothing to index", "give --folder FOLDER");
    if (options.rounds == 0) throw Error("--rounds must be 1 or more");
}

} // namespace

Options parse_options(int argc, char** argv) {
    const po::variables_map given = read_command_line(argc, argv);
    Options options;
    const auto text = [&](const char* name) {
        return given.contains(name) ? given[name].as<string>() : string();
    };
    const auto list = [&](const char* name) {
        return given.contains(name) ? given[name].as<Strings>() : Strings{};
    };
    read_task(options, given);
    if (given.contains("help")) options.task = Task::help;
    if (given.contains("version")) options.task = Task::version;
    if (given.contains("markdown")) options.format = Options::Format::markdown;
    if (given.contains("json")) options.format = Options::Format::json;
    options.first_pass = is_first_pass(text("pass"));
    options.match = match_named(text("match"));
    options.queries = text("queries");
    options.folder = text("folder");
    options.append = text("append");
    options.commands = list("command");
    options.index_options = list("index-option");
    options.search_program = text("search-program");
    options.index_program = text("index-program");
    if (options.search_program.empty())
        options.search_program = program_beside("searcher", "dateline-search");
    if (options.index_program.empty())
        options.index_program = program_beside("indexer", "dateline-index");
    options.rounds = given["rounds"].as<unsigned>();
    options.limit = given["limit"].as<unsigned>();
    options.jobs = given.contains("jobs") ? given["jobs"].as<unsigned>() : 0;
    options.read = given.contains("snippets") ? Options::Read::snippets : read_named(text("read"));
    std::istringstream facets(text("facets"));
    for (string facet; std::getline(facets, facet, ',');)
        options.facets.push_back(facet);
    options.cold = given.contains("cold");
    if (asks_queries(options.task)) options.database = database_path(text("db"));
    if (options.task != Task::help && options.task != Task::version) check(options);
    return options;
}

string help() {
    std::ostringstream text;
    text << "Usage: dateline-bench [TASK] [OPTION]...\n\n"
            "Tasks:\n"
            "  latency     milliseconds a query by class, in one process, warm (the default)\n"
            "  process     milliseconds of whole runs of dateline-search, start to exit\n"
            "  throughput  queries a second with one thread and with all cores\n"
            "  indexing    speed, processor time, peak memory and index size of dateline-index\n"
            "  compare BEFORE AFTER   two result files, with a verdict that knows the noise\n\n"
         << shown_options()
         << "\nExamples:\n"
            "  dateline-bench --db news.db --queries queries.tsv\n"
            "  dateline-bench process --queries queries.tsv --command 'quest=quest -d news.db {}'\n"
            "  dateline-bench indexing --folder releases --rounds 3 --markdown\n";
    return text.str();
}

} // namespace dateline::bench
