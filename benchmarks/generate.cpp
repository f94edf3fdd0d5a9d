// dateline-generate: synthetic press releases of any number, the same ones for the same seed.

#include "benchmarks/synthetic.h"
#include "common/error.h"
#include "common/option_number.h"
#include "common/text.h"

#include <boost/program_options.hpp>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

namespace fs = std::filesystem;
namespace po = boost::program_options;
using namespace dateline;
using namespace dateline::bench;

struct Options {
    fs::path folder;
    std::uint64_t releases = 10'000;
    std::uint64_t first = 0;
    SyntheticSettings settings;
};

po::options_description shown_options() {
    using po::value;
    const SyntheticSettings usual;
    po::options_description options("Options");
    // clang-format off
    options.add_options()
        ("releases,n", value<OptionNumber>()->value_name("N")->default_value({10'000}), "how many")
        ("first", value<OptionNumber>()->value_name("N")->default_value({0}), "number of the first, to continue a folder")
        ("seed", value<OptionNumber>()->value_name("N")->default_value({usual.seed}), "another seed, other releases")
        ("words", value<OptionNumber>()->value_name("N")->default_value({usual.words}), "distinct words to draw from")
        ("persons", value<OptionNumber>()->value_name("N")->default_value({usual.persons}), "officials to draw from")
        ("paragraphs", value<OptionNumber>()->value_name("N")->default_value({usual.most_paragraphs}), "of a release, at most; 3 at least")
        ("help,h", "this text");
    // clang-format on
    return options;
}

Options parse(int argc, char** argv) {
    po::options_description all = shown_options();
    all.add_options()("folder", po::value<std::string>());
    po::positional_options_description words;
    words.add("folder", 1);
    Options options;
    try {
        using namespace po::command_line_style;
        constexpr int style = unix_style & ~allow_guessing;
        po::variables_map given;
        po::store(
            po::command_line_parser(argc, argv).options(all).positional(words).style(style).run(),
            given);
        if (given.contains("help") || !given.contains("folder")) return options;
        options.folder = given["folder"].as<std::string>();
        const auto number = [&](const char* name) { return given[name].as<OptionNumber>().value; };
        options.releases = number("releases");
        options.first = number("first");
        options.settings.seed = number("seed");
        options.settings.words = number("words");
        options.settings.persons = number("persons");
        options.settings.most_paragraphs = number("paragraphs");
    } catch (const po::error& error) {
        throw Error(error.what(), "see dateline-generate --help");
    }
    if (options.settings.words < 100 || options.settings.persons < 1 ||
        options.settings.most_paragraphs < 3)
        throw Error("--words must be 100 or more, --persons 1 or more, --paragraphs 3 or more");
    return options;
}

void write(const Options& options) {
    const Synthesiser synthesiser(options.settings);
    std::uint64_t bytes = 0;
    for (std::uint64_t i = options.first; i < options.first + options.releases; ++i) {
        // A thousand a folder, so that no folder grows slow.
        const fs::path folder = options.folder / std::to_string(i / 1000);
        if (i == options.first || i % 1000 == 0) fs::create_directories(folder);
        const fs::path file = folder / ("release-" + std::to_string(i) + ".txt");
        const std::string text = synthesiser.release(i);
        std::ofstream out(file);
        out << text;
        if (!out.flush()) throw Error("cannot write " + file.string(), "is the disk full?");
        bytes += text.size();
    }
    std::cerr << options.releases << " releases, " << bytes << " bytes, seed "
              << options.settings.seed << '\n';
}

} // namespace

int main(int argc, char** argv) {
    try {
        const Options options = parse(argc, argv);
        if (options.folder.empty()) {
            std::cout << "Usage: dateline-generate [OPTION]... FOLDER\n\n"
                         "Writes synthetic press releases into FOLDER, one a file.\n\n"
                      << shown_options();
            return exit_code::good;
        }
        write(options);
        return exit_code::good;
    } catch (const Error& error) {
        std::cerr << "dateline-generate: " << printable(error.what()) << '\n';
        if (!error.hint.empty()) std::cerr << "hint: " << printable(error.hint) << '\n';
    } catch (const std::exception& error) {
        std::cerr << "dateline-generate: " << printable(error.what()) << '\n';
    }
    return exit_code::failed;
}
