#include "common/error.h"
#include "common/text.h"
#include "indexer/inspect.h"
#include "indexer/maintenance.h"
#include "indexer/options.h"
#include "indexer/pipeline.h"
#include "indexer/stop_signal.h"

#include <cstdlib>
#include <exception>
#include <iostream>

namespace {

int run(const dateline::IndexOptions& options) {
    using Task = dateline::IndexOptions::Task;
    switch (options.task) {
    case Task::update:
        return dateline::update_index(options);
    case Task::inspect:
        return dateline::inspect(options, std::cout);
    case Task::status:
        return dateline::print_status(options);
    case Task::check:
        return dateline::check_index(options);
    case Task::compact:
        return dateline::compact_index(options);
    case Task::forget:
        return dateline::forget_root(options);
    case Task::short_help:
        std::cout << dateline::index_help(true);
        return 0;
    case Task::help:
        std::cout << dateline::index_help(false);
        return 0;
    case Task::version:
        std::cout << "dateline-index " DATELINE_VERSION "\n";
        return 0;
    }
    return dateline::exit_code::failed;
}

} // namespace

int main(int argc, char** argv) {
    // Commits happen where this program says, not after every 10,000 changes.
    ::setenv("XAPIAN_FLUSH_THRESHOLD", "1000000000", 1);
    dateline::watch_stop_signals();
    try {
        return run(dateline::parse_index_options(argc, argv));
    } catch (const dateline::Error& error) {
        std::cerr << "dateline-index: " << dateline::printable(error.what()) << '\n';
        if (!error.hint.empty()) std::cerr << "hint: " << dateline::printable(error.hint) << '\n';
    } catch (const std::exception& error) {
        std::cerr << "dateline-index: " << dateline::printable(error.what()) << '\n';
    }
    return dateline::exit_code::failed;
}
