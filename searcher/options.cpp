#include "searcher/options.h"

#include "common/ascii.h"
#include "common/command_line.h"
#include "common/error.h"
#include "common/option_number.h"
#include "common/paths.h"
#include "common/schema.h"
#include "common/text.h"
#include "searcher/facets.h"
#include "searcher/outputs/outputs.h"
#include "searcher/terminal.h"

#include <boost/program_options.hpp>
#include <chrono>
#include <limits>
#include <sstream>
#include <unistd.h>

namespace dateline {

namespace po = boost::program_options;

namespace {

using Strings = std::vector<std::string>;

struct Groups {
    po::options_description what{"What to find"};
    po::options_description output{"What to show"};
    po::options_description input{"Where to look"};
    po::options_description help{"Help"};

    po::options_description all() const {
        po::options_description options;
        return options.add(what).add(output).add(input).add(help);
    }
};

std::string format_help() {
    Strings names;
    for (const Output& output : outputs()) {
        names.emplace_back(output.name);
        if (output.is(Output::takes_all)) names.back() += " (all that is found, or all there is)";
    }
    return listed(names, "or");
}

Groups describe() {
    using po::value;
    using std::string;
    Groups groups;
    // clang-format off
    groups.what.add_options()
        ("match", value<string>()->value_name("HOW")->default_value("auto"), "auto, all or any of the keywords")
        ("sort", value<string>()->value_name("ORDER")->default_value("relevance"), "relevance, newest or oldest; undated last")
        ("today", value<string>()->value_name("DATE"), "what \"last month\" is counted from (default: today)")
        ("similar-to", value<string>()->value_name("ID"), "releases like that one; with words, only those that have them")
        ("no-spelling", "suggest no other spellings")
        ("timeout", value<OptionNumber>()->value_name("MS")->default_value({0}), "stop looking after so long; 0: never");
    groups.output.add_options()
        ("limit,n", value<OptionNumber>()->value_name("N")->default_value({10}), "how many hits")
        ("offset", value<OptionNumber>()->value_name("N")->default_value({0}), "how many to leave out first")
        ("format", value<string>()->value_name("NAME")->default_value("text"), format_help().c_str())
        ("null,0", "with --format paths: end each path with NUL")
        ("facets", value<string>()->value_name("LIST"), ("counts over all hits, in text and json: " + joined(facet_names(), ",")).c_str())
        ("timeline", value<string>()->value_name("UNIT"), "hits by year, month or day, in text and json")
        ("fields", value<string>()->value_name("LIST"), ("which values of a hit, and in which order, in " + listed(names_of_outputs(Output::has_fields), "and")).c_str())
        ("explain", "say for each hit which words matched where, with their share of the weight of all words")
        ("duplicates", value<string>()->value_name("HOW"), "near-identical releases: fold into the first of them (in text) or show")
        ("show", value<string>()->value_name("ID"), "one release, whole; official:ID, what the releases say of a person")
        ("list", value<string>()->value_name("WHAT"), "roots, officials, countries or sources of the index")
        ("count", value<string>()->value_name("HOW")->default_value("estimate"), "estimate or exact total")
        ("color", value<string>()->value_name("WHEN")->default_value("auto"), "auto, always or never")
        ("no-pager", "write long answers straight to the terminal");
    groups.input.add_options()
        ("db", value<Strings>()->value_name("PATH")->composing(), "the index, a stub file that lists several, or host:port of a server; may be repeated (default: $DATELINE_DB, else dateline/default in $XDG_DATA_HOME)")
        ("batch", value<string>()->value_name("FILE"), "many queries, a line each: id, a tab, query; - for standard input");
    groups.help.add_options()
        ("short-help,h", "the usual options")
        ("help", "all options, the query language and examples")
        ("version", "the program's version");
    // clang-format on
    return groups;
}

/// The option that `--limit`, `-n` or `-n5` names; null if there is none.
const po::option_description* find(const po::options_description& known,
                                   const std::string& argument) {
    const bool is_long = argument.starts_with("--");
    return known.find_nothrow(is_long ? argument.substr(2) : argument.substr(0, 2), false);
}

bool takes_value(const po::option_description* option) {
    return option == nullptr || option->semantic()->max_tokens() > 0;
}

bool is_short_option(const std::string& argument, const po::option_description* option) {
    return option != nullptr && (argument.size() == 2 || argument[2] == '=' ||
                                 (takes_value(option) && are_digits(argument.substr(2))));
}

/// The command line, with the words of the query taken out: after the first word one that begins
/// with a single dash is an exclusion, and after `--` everything is a word.
struct CommandLine {
    Strings options;
    Strings words;
};

CommandLine split(int argc, char** argv, const po::options_description& known) {
    CommandLine line;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const bool dashed = argument.size() > 1 && argument.front() == '-';
        if (argument == "--") {
            line.words.insert(line.words.end(), argv + i + 1, argv + argc);
            break;
        }
        const po::option_description* const option = dashed ? find(known, argument) : nullptr;
        const bool is_short = dashed && argument[1] != '-';
        if (!dashed || (is_short && !line.words.empty() && !is_short_option(argument, option))) {
            line.words.push_back(argument);
            continue;
        }
        line.options.push_back(argument);
        const bool complete = argument.find('=') != std::string::npos ||
                              (is_short && option != nullptr && argument.size() > 2);
        if (takes_value(option) && !complete && i + 1 < argc) line.options.emplace_back(argv[++i]);
    }
    return line;
}

/// The format that is asked for, whatever else is wrong; the first where there is none such.
const Output& stated_output(const Strings& options) {
    constexpr std::string_view option = "--format";
    std::string_view name;
    for (std::size_t i = 0; i < options.size(); ++i) {
        const std::string_view argument = options[i];
        if (argument == option && i + 1 < options.size()) name = options[i + 1];
        if (argument.starts_with("--format=")) name = argument.substr(option.size() + 1);
    }
    for (const Output& output : outputs())
        if (output.name == name) return output;
    return outputs().front();
}

po::variables_map read_options(const Strings& arguments, const po::options_description& known) {
    using namespace po::command_line_style;
    try {
        po::variables_map given;
        const auto parsed = po::command_line_parser(arguments)
                                .options(known)
                                .positional({})
                                .style(default_style & ~allow_guessing)
                                .run();
        check_values(parsed);
        po::store(parsed, given);
        po::notify(given);
        return given;
    } catch (const po::invalid_option_value& error) {
        throw Error(error.what(), "it takes a number from 0 to " +
                                      std::to_string(std::numeric_limits<std::uint32_t>::max()));
    } catch (const po::error& error) {
        throw Error(error.what(), "dateline-search --help lists the options; -- goes before words "
                                  "that begin with a dash");
    }
}

/// The value that `word` names among the choices.
template <typename Value>
Value choose(const std::string& option, const std::string& word,
             std::initializer_list<std::pair<const char*, Value>> choices) {
    std::string known;
    for (const auto& [name, value] : choices) {
        if (word == name) return value;
        known += (known.empty() ? "" : ", ") + std::string(name);
    }
    throw Error("--" + option + " does not know '" + word + "'", "it takes one of: " + known);
}

Strings split_list(const std::string& list) {
    Strings parts;
    std::istringstream in(list);
    for (std::string part; std::getline(in, part, ',');)
        parts.push_back(part);
    return parts;
}

Date today() {
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    using namespace std::chrono;
    return year{local.tm_year + 1900} / month{static_cast<unsigned>(local.tm_mon + 1)} /
           day{static_cast<unsigned>(local.tm_mday)};
}

/// What stands after an option, empty where it is not given.
std::string text_of(const po::variables_map& given, const std::string& option) {
    return given.count(option) != 0 ? given[option].as<std::string>() : std::string();
}

/// Of an option that may be left out, but not be empty.
Strings list_given(const po::variables_map& given, const std::string& option) {
    Strings parts = split_list(text_of(given, option));
    if (parts.empty() && given.count(option) != 0)
        throw Error("--" + option + " is empty", "say what to list, separated by commas");
    return parts;
}

Request read_request(const po::variables_map& given, const Strings& words) {
    Request request;
    for (const std::string& word : words)
        request.query += (request.query.empty() ? "" : " ") + word;
    request.limit = given["limit"].as<OptionNumber>().value;
    request.offset = given["offset"].as<OptionNumber>().value;
    request.timeout_ms = given["timeout"].as<OptionNumber>().value;
    request.match =
        choose<Match>("match", text_of(given, "match"),
                      {{"auto", Match::automatic}, {"all", Match::all}, {"any", Match::any}});
    request.sort = choose<Sort>(
        "sort", text_of(given, "sort"),
        {{"relevance", Sort::relevance}, {"newest", Sort::newest}, {"oldest", Sort::oldest}});
    request.exact_count =
        choose<bool>("count", text_of(given, "count"), {{"estimate", false}, {"exact", true}});
    request.facets = list_given(given, "facets");
    if (given.count("timeline") != 0)
        request.timeline = choose<TimelineUnit>("timeline", text_of(given, "timeline"),
                                                {{"year", TimelineUnit::year},
                                                 {"month", TimelineUnit::month},
                                                 {"day", TimelineUnit::day}});
    request.today = today();
    if (given.count("today") != 0) {
        const std::string text = text_of(given, "today");
        const auto day = find_iso_date(text);
        if (!day) throw Error("--today is no day: " + text, "write it as 2026-01-15");
        request.today = *day;
    }
    return request;
}

using Task = SearchOptions::Task;

/// The options that ask for something else than one search.
constexpr std::pair<const char*, Task> tasks[] = {
    {"batch", Task::batch}, {"show", Task::show}, {"list", Task::list}};

Strings databases_of(const po::variables_map& given) {
    if (given.count("db") == 0) return {database_path("").string()};
    Strings databases;
    for (const std::string& place : given["db"].as<Strings>()) {
        if (place.empty())
            throw Error("--db is empty", "give it the path of an index, or host:port of a server");
        databases.push_back(database_path(place).string());
    }
    return databases;
}

std::string id_of(const po::variables_map& given, const std::string& option) {
    std::string id = text_of(given, option);
    if (id.empty() && given.count(option) != 0)
        throw Error("--" + option + " is empty",
                    "ids are in the answers of --format json, jsonl and csv");
    return id;
}

std::string list_of(const po::variables_map& given) {
    const std::string list = text_of(given, "list");
    if (given.count("list") == 0) return list;
    return choose<const char*>("list", list,
                               {{"roots", "roots"},
                                {"officials", "officials"},
                                {"countries", "countries"},
                                {"sources", "source"}});
}

/// Counts stand beside the hits, for which formats of one line a hit have no place.
void check_counts(const po::variables_map& given, bool is_lookup, const std::string& task,
                  const Output& output) {
    constexpr unsigned with_counts = Output::for_people | Output::counts_undated;
    for (const std::string option : {"facets", "timeline"}) {
        if (given.count(option) == 0) continue;
        if (is_lookup)
            throw Error("--" + option + " means nothing beside " + task,
                        "ask for the one or the other");
        if (!output.is(with_counts))
            throw Error("--" + option + " means nothing in the format " + std::string(output.name),
                        "add --format " + listed(names_of_outputs(with_counts), "or"));
    }
}

/// What would be passed over is an error.
void check_use(const SearchOptions& options, const po::variables_map& given, const Strings& words) {
    const bool is_lookup = options.task == Task::show || options.task == Task::list;
    const std::string task = options.task == Task::show   ? "--show"
                             : options.task == Task::list ? "--list"
                                                          : "--batch";
    if ((is_lookup || options.task == Task::batch) && !words.empty())
        throw Error("words mean nothing beside " + task + ": " + words.front(),
                    "ask for the one or the other");
    if (is_lookup && !options.similar_to.empty())
        throw Error("--similar-to means nothing beside " + task, "ask for the one or the other");
    check_counts(given, is_lookup, task, *options.output);
    const Output& output = *options.output;
    const std::string format(output.name);
    constexpr unsigned for_lookups = Output::for_people | Output::is_json;
    if (is_lookup && !output.is(for_lookups))
        throw Error(task + " does not know the format " + format,
                    "it takes one of: " + joined(names_of_outputs(for_lookups), ", "));
    if (options.end_with_nul && !output.is(Output::ends_paths))
        throw Error("--null means nothing in the format " + format,
                    "add --format " + listed(names_of_outputs(Output::ends_paths), "or"));
}

/// How the answer is to look.
void read_output(SearchOptions& options, const po::variables_map& given) {
    options.output = &find_output(text_of(given, "format"));
    options.end_with_nul = given.count("null") != 0;
    options.explain = given.count("explain") != 0;
    options.fold_duplicates = options.output->is(Output::for_people);
    if (const std::string how = text_of(given, "duplicates"); !how.empty())
        options.fold_duplicates =
            choose<bool>("duplicates", how, {{"fold", true}, {"show", false}});
    options.fields = list_given(given, "fields");
    check_fields(options.fields, *options.output);
    options.color = choose<bool>("color", text_of(given, "color"),
                                 {{"auto", wants_color()}, {"always", true}, {"never", false}});
    options.width = terminal_width();
    options.to_terminal = ::isatty(STDOUT_FILENO) != 0;
    options.page = options.to_terminal && given.count("no-pager") == 0 &&
                   options.output->is(Output::for_people);
}

} // namespace

void parse_search_options(int argc, char** argv, SearchOptions& options) {
    const po::options_description known = describe().all();
    const CommandLine line = split(argc, argv, known);
    options.output = &stated_output(line.options);
    const auto given = read_options(line.options, known);
    options.task = task_given<Task>(given, tasks, Task::search, "answered");
    const bool is_help = options.task == Task::help || options.task == Task::short_help;
    if (is_help || options.task == Task::version) return;
    options.databases = databases_of(given);
    options.request = read_request(given, line.words);
    options.read_query = line.words.size() == 1 && line.words.front() == "-";
    options.batch = text_of(given, "batch");
    options.id = id_of(given, "show");
    options.list = list_of(given);
    options.similar_to = id_of(given, "similar-to");
    options.limit_given = !given["limit"].defaulted();
    options.suggest = given.count("no-spelling") == 0;
    read_output(options, given);
    const bool takes_all = options.output->is(Output::takes_all);
    check_use(options, given, line.words);
    options.request.count_undated =
        options.output->is(Output::counts_undated) || options.request.timeline;
    if (takes_all && !options.limit_given)
        options.request.limit = std::numeric_limits<std::size_t>::max();
    const bool is_search = options.task == Task::search;
    options.request.everything = takes_all && is_search && line.words.empty();
    if (is_search && line.words.empty() && options.similar_to.empty() && !takes_all)
        throw Error("there is nothing to look for",
                    "give words: dateline-search alliance deterrence");
}

std::string search_help(bool brief) {
    const Groups groups = describe();
    std::ostringstream out;
    out << "dateline-search [options] WORDS...\n\nFinds press releases by words, persons, "
           "countries and dates.\n\n";
    if (brief) {
        out << groups.output
            << "\ndateline-search --help lists all options and the query language.\n";
        return out.str();
    }
    out << groups.what << '\n'
        << groups.output << '\n'
        << groups.input << '\n'
        << groups.help
        << "\nQuery language:\n"
           "  alliance deterrence          ranked keywords, in any of their forms\n"
           "  \"peace through strength\"     these words side by side, as written\n"
           "  AND OR NOT ( ) +word -word   all, either, none, grouping, must, must not\n"
           "  a NEAR/5 b, a BEFORE/5 b     at most 5 words apart; in this order\n"
           "  a SENTENCE b, a PARAGRAPH b  in one sentence, in one paragraph\n"
           "  deter*                       words that begin so\n";
    for (const schema::Field& field : schema::fields())
        if (!field.name.empty())
            out << "  " << field.name << ":" << std::string(28 - field.name.size(), ' ')
                << field.help << '\n';
    out << "\nExamples:\n"
           "  dateline-search alliance deterrence\n"
           "  dateline-search 'official:koizumi country:japan date:2026-01'\n"
           "  dateline-search '\"peace through strength\"' after:2025 --format json\n"
           "  dateline-search budget -defense --facets officials,countries\n\n"
           "Exit codes: 0 found something, 1 nothing found, 2 error.\n";
    return out.str();
}

} // namespace dateline
