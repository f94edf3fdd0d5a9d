#include "indexer/options.h"

#include "common/ascii.h"
#include "common/command_line.h"
#include "common/contains.h"
#include "common/error.h"
#include "common/option_number.h"
#include "common/paths.h"
#include "common/text.h"
#include "indexer/extract/gazetteer.h"
#include "indexer/formats/fields.h"
#include "indexer/input.h"

#include <algorithm>
#include <boost/program_options.hpp>
#include <sstream>
#include <thread>
#include <unistd.h>
#include <xapian.h>

namespace dateline {

namespace po = boost::program_options;

namespace {

struct Groups {
    po::options_description what{"What to index"};
    po::options_description how{"How"};
    po::options_description other{"Instead of indexing"};
    po::options_description output{"Output"};
    po::options_description help{"Help"};
};

Groups describe() {
    using po::value;
    using std::string;
    using Strings = std::vector<string>;
    Groups groups;
    // clang-format off
    groups.what.add_options()
        ("db", value<string>()->value_name("PATH"), "the index (default: $DATELINE_DB, else dateline/default in $XDG_DATA_HOME)")
        ("shards", value<string>()->value_name("N|year"), "divide a new index into N databases, or one for each year; with --full an old one, too")
        ("include", value<Strings>()->value_name("GLOB")->composing(), "only files whose path below the folder matches; may be repeated")
        ("exclude", value<Strings>()->value_name("GLOB")->composing(), "no files whose path below the folder matches; may be repeated")
        ("full", "forget what is indexed and read everything again");
    groups.how.add_options()
        ("jobs", value<OptionNumber>()->value_name("N"), "how many files to read at once (default: all cores)")
        ("memory", value<OptionNumber>()->value_name("MB")->default_value({512}), "how much memory to use, about")
        ("field-map", value<string>()->value_name("FILE"), "names of fields in JSON, CSV and XML dumps, a line each: headline_text = title")
        ("date-from", value<string>()->value_name("ORDER"), "sources of the date in order of trust, the others unused: feed,dateline,file-name; mtime only if named here")
        ("gazetteer", value<string>()->value_name("FILE"), "your own people, offices and names of countries: lines of kind, name, aliases, id, role, country, with tabs between (see README)")
        ("language", value<string>()->value_name("NAME"), "language of the releases, for stemming (default: the index's, or english)");
    groups.other.add_options()
        ("inspect", "print what would be indexed as JSON Lines, write no index")
        ("dry-run", "say what an update or --forget would do, write nothing")
        ("status", "say what the index holds")
        ("check", "verify the index")
        ("compact", "rewrite the index in as little space as possible")
        ("forget", value<string>()->value_name("ROOT"), "drop a folder and its releases from the index");
    groups.output.add_options()
        ("report", value<string>()->value_name("FILE"), "write what became of each file, as JSON Lines")
        ("verbose", "with --inspect alone: say of words like a country's why they name none, to stderr")
        ("quiet", "no progress, no summary; problems only")
        ("color", value<string>()->value_name("WHEN")->default_value("auto"), "auto, always or never");
    groups.help.add_options()
        ("short-help,h", "the usual options")
        ("help", "all options, with examples")
        ("version", "the program's version");
    // clang-format on
    return groups;
}

std::vector<DateSource> parse_date_order(const std::string& order) {
    const std::string hint = "it takes " +
                             listed({date_source_names.begin(), date_source_names.end()}, "and") +
                             ", separated by commas";
    std::vector<DateSource> sources;
    std::istringstream words(order);
    for (std::string word; std::getline(words, word, ',');) {
        const auto source = find_date_source(trimmed(word));
        if (!source) throw Error("--date-from does not know '" + word + "'", hint);
        sources.push_back(*source);
    }
    return sources;
}

FieldMap read_field_map(const std::string& path) {
    std::istringstream file(read_settings(
        path, "field map", "give a file that exists, of lines like: headline_text = title"));
    FieldMap map;
    std::string line;
    for (int number = 1; std::getline(file, line); ++number) {
        const std::string_view row = trimmed(line);
        if (row.empty() || row.front() == '#') continue;
        const auto equals = row.find('=');
        if (equals == row.npos)
            throw Error(path + ", line " + std::to_string(number) + ": no '='",
                        "write lines like: headline_text = title");
        const std::string meaning(trimmed(row.substr(equals + 1)));
        if (!meaning_of(meaning, {}))
            throw Error(path + ", line " + std::to_string(number) + ": no field is called '" +
                            meaning + "'",
                        "write one of title, body, summary, date, version, url, id, source, "
                        "author and language behind the '='");
        map[std::string(trimmed(row.substr(0, equals)))] = meaning;
    }
    return map;
}

bool wants_color(const std::string& when) {
    if (when != "auto" && when != "always" && when != "never")
        throw Error("--color does not know '" + when + "'", "it takes auto, always or never");
    return when == "always" || (when == "auto" && ::isatty(STDERR_FILENO) != 0);
}

using Task = IndexOptions::Task;

/// The options that ask for something else than an update.
constexpr std::pair<const char*, Task> tasks[] = {{"inspect", Task::inspect},
                                                  {"status", Task::status},
                                                  {"check", Task::check},
                                                  {"compact", Task::compact},
                                                  {"forget", Task::forget}};

/// "beside --status"
std::string beside(const po::variables_map& given) {
    for (const auto& [option, task] : tasks)
        if (given.count(option) != 0) return std::string("beside --") + option;
    return "without --inspect";
}

/// What would be passed over is an error. Settings (--memory, --gazetteer) may stand beside any
/// task.
void check_use(const po::variables_map& given, Task task) {
    if (task == Task::help || task == Task::short_help || task == Task::version) return;
    const std::pair<const char*, std::vector<Task>> uses[] = {
        {"input", {Task::update, Task::inspect}},
        {"include", {Task::update, Task::inspect}},
        {"exclude", {Task::update, Task::inspect}},
        {"full", {Task::update}},
        {"shards", {Task::update}},
        {"report", {Task::update}},
        {"dry-run", {Task::update, Task::forget}},
        {"verbose", {Task::inspect}}};
    for (const auto& [option, users] : uses)
        if (given.count(option) != 0 && !contains(users, task))
            throw Error((std::string(option) == "input" ? "a folder" : std::string("--") + option) +
                            " means nothing " + beside(given),
                        "leave it out");
    if (given.count("dry-run") != 0 && given.count("report") != 0)
        throw Error("--report means nothing beside --dry-run", "leave one of them out");
    if (task == Task::inspect && given.count("input") == 0)
        throw Error("there is nothing to inspect",
                    "give files or folders: dateline-index --inspect releases/a.txt");
}

/// As the engine calls it: `fr` is french.
std::string language_named(const std::string& name) {
    if (name.empty()) return name;
    try {
        const std::string stemmer = Xapian::Stem(name).get_description(); // Xapian::Stem(french)
        const auto open = stemmer.find('(');
        return stemmer.substr(open + 1, stemmer.rfind(')') - open - 1);
    } catch (const Xapian::InvalidArgumentError&) {
        throw Error("--language does not know '" + name + "'",
                    "it takes one of: " + Xapian::Stem::get_available_languages());
    }
}

po::variables_map read_command_line(int argc, char** argv) {
    const Groups groups = describe();
    po::options_description all;
    all.add(groups.what).add(groups.how).add(groups.other).add(groups.output).add(groups.help);
    all.add_options()("input", po::value<std::vector<std::string>>());
    po::positional_options_description positional;
    positional.add("input", -1);
    using namespace po::command_line_style;
    const int style = default_style & ~allow_guessing;
    try {
        po::variables_map given;
        const auto parsed = po::command_line_parser(argc, argv)
                                .options(all)
                                .positional(positional)
                                .style(style)
                                .run();
        check_values(parsed);
        po::store(parsed, given);
        po::notify(given);
        return given;
    } catch (const po::invalid_option_value& error) {
        throw Error(error.what(), "it takes a number");
    } catch (const po::error& error) {
        throw Error(error.what(), "dateline-index --help lists the options");
    }
}

/// See IndexOptions::settings.
std::string settings_of(const IndexOptions& options, const std::string& date_order) {
    std::string settings = std::string(DATELINE_VERSION) + " date-from=" + date_order;
    for (const auto& [field, meaning] : options.field_map)
        settings += " " + field + "=" + meaning;
    if (options.extract.gazetteer)
        settings += " gazetteer=" + options.extract.gazetteer->fingerprint();
    return settings;
}

} // namespace

IndexOptions parse_index_options(int argc, char** argv) {
    const auto given = read_command_line(argc, argv);
    const auto text = [&](const char* name) {
        if (given.count(name) == 0) return std::string();
        const auto& value = given[name].as<std::string>();
        if (value.empty())
            throw Error(std::string("--") + name + " is empty", "say what it should be");
        return value;
    };
    const auto texts = [&](const char* name) {
        return given.count(name) != 0 ? given[name].as<std::vector<std::string>>()
                                      : std::vector<std::string>();
    };
    IndexOptions options;
    options.task = task_given<Task>(given, tasks, Task::update, "done");
    check_use(given, options.task);
    for (const std::string& input : texts("input"))
        options.inputs.emplace_back(input);
    options.database = database_path(text("db"));
    // What is written anew takes the place of the index, not of a link to it.
    if (std::filesystem::is_symlink(options.database))
        options.database = std::filesystem::weakly_canonical(options.database);
    if (given.count("shards") != 0) options.shards = Layout(text("shards"));
    options.jobs = given.count("jobs") != 0 ? given["jobs"].as<OptionNumber>().value
                                            : std::thread::hardware_concurrency();
    options.jobs = std::clamp(options.jobs, 1u, 256u);
    options.memory_mb = std::max(64u, given["memory"].as<OptionNumber>().value);
    options.include = texts("include");
    options.exclude = texts("exclude");
    if (given.count("field-map") != 0) options.field_map = read_field_map(text("field-map"));
    if (given.count("date-from") != 0)
        options.extract.date_order = parse_date_order(text("date-from"));
    if (given.count("gazetteer") != 0)
        options.extract.gazetteer = Gazetteer::load(text("gazetteer"));
    options.language = language_named(text("language"));
    options.forget = text("forget");
    options.report = text("report");
    options.dry_run = given.count("dry-run") != 0;
    options.full = given.count("full") != 0;
    options.verbose = given.count("verbose") != 0;
    options.quiet = given.count("quiet") != 0;
    options.color = wants_color(text("color"));
    options.settings = settings_of(options, text("date-from"));
    return options;
}

IndexOptions in_language_of_index(IndexOptions options) {
    std::string language;
    if (holds_index(options.database)) language = language_of(parts_of(options.database));
    if (!options.language.empty() && !language.empty() && options.language != language &&
        !options.full)
        throw Error("the index " + options.database.string() + " is of releases in " + language +
                        ", not " + options.language,
                    "leave out --language, or build it anew with --full");
    if (options.language.empty()) options.language = language.empty() ? "english" : language;
    return options;
}

std::string index_help(bool brief) {
    const Groups groups = describe();
    std::ostringstream out;
    out << "dateline-index [options] FOLDER|FILE...\n\n"
           "Builds or updates a full-text index of press releases.\n"
           "Without a folder, the folders indexed before are read again.\n\n";
    if (brief) {
        out << groups.what << "\ndateline-index --help lists all options.\n";
        return out.str();
    }
    out << groups.what << '\n'
        << groups.how << '\n'
        << groups.other << '\n'
        << groups.output << '\n'
        << groups.help
        << "\nExamples:\n"
           "  dateline-index releases/                   index a folder, or what changed in it\n"
           "  dateline-index --shards year archive/      a database for each year\n"
           "  dateline-index --inspect releases/a.txt    what would be indexed, and how it is "
           "known\n"
           "  dateline-index --report report.jsonl       all folders again, each file's fate in a "
           "file\n\n"
           "Exit codes: 0 all well, 1 some files were skipped or read in part, 2 could not do it, "
           "129, 130 and 143\n"
           "interrupted (what was done is kept).\n";
    return out.str();
}

} // namespace dateline
