#include "common/error.h"
#include "common/open_files.h"
#include "common/text.h"
#include "indexer/inspect.h"
#include "indexer/maintenance.h"
#include "indexer/options.h"
#include "indexer/pipeline.h"

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <filesystem>
#include <iostream>
#include <new>
#include <xapian.h>

namespace {

using namespace dateline;

int run(const IndexOptions& options) {
    using Task = IndexOptions::Task;
    switch (options.task) {
    case Task::update:
        return update_index(options);
    case Task::inspect:
        return inspect(options, std::cout);
    case Task::status:
        return print_status(options);
    case Task::check:
        return check_index(options);
    case Task::compact:
        return compact_index(options);
    case Task::forget:
        return forget_root(options);
    case Task::short_help:
        std::cout << index_help(true);
        return 0;
    case Task::help:
        std::cout << index_help(false);
        return 0;
    case Task::version:
        std::cout << "dateline-index " DATELINE_VERSION "\n";
        return 0;
    }
    return exit_code::failed;
}

std::string database; // for the message below

void say(const Error& error) {
    std::cerr << "dateline-index: " << printable(error.what()) << '\n';
    if (!error.hint.empty()) std::cerr << "hint: " << printable(error.hint) << '\n';
}

/// Of a file or folder that is no release.
Error explained(const std::filesystem::filesystem_error& error) {
    const std::string other = error.path2().empty() ? "" : " or " + error.path2().string();
    return Error("cannot use " + error.path1().string() + other + ": " + error.code().message(),
                 "see that it is there, and that you may read and write it");
}

/// The engine writes value lists in a destructor: where that fails, as on a full disk, the program
/// ends at once, no handler having been asked. Nothing is lost, nothing having been committed; it
/// is left to say so.
[[noreturn]] void end_with_message() {
    std::string cause = std::strerror(errno);
    try {
        if (const auto problem = std::current_exception()) std::rethrow_exception(problem);
    } catch (const Xapian::Error& error) {
        cause = error.get_description();
    } catch (const std::exception& error) {
        cause = error.what();
    } catch (...) {
        cause = "unknown";
    }
    std::cerr << "dateline-index: cannot write the index " << printable(database) << ": "
              << printable(cause)
              << "\nhint: what was committed before is kept; run again when the cause is gone\n";
    std::_Exit(exit_code::failed);
}

} // namespace

int main(int argc, char** argv) {
    // Inside a transaction, as here, so many changes are written, but not committed.
    ::setenv("XAPIAN_FLUSH_THRESHOLD", "2000", 1);
    // A limit on the size of files is an error like a full disk, not a deadly signal.
    std::signal(SIGXFSZ, SIG_IGN);
    allow_many_files();
    std::set_terminate(end_with_message);
    try {
        const IndexOptions options = parse_index_options(argc, argv);
        database = options.database.string();
        const int code = run(options);
        std::cout.flush();
        if (!std::cout)
            throw Error("the output could not be written whole", "see whether the disk is full");
        return code;
    } catch (const Error& error) {
        say(error);
    } catch (const Xapian::Error& error) {
        say(Error("cannot read the index: " + error.get_description(),
                  "look into it with dateline-index --check"));
    } catch (const std::filesystem::filesystem_error& error) {
        say(explained(error));
    } catch (const std::bad_alloc&) {
        say(Error("there is not enough memory",
                  "give --jobs 1, or less to --memory; what was done before is kept"));
    } catch (const std::exception& error) {
        say(Error("cannot go on: " + std::string(error.what()),
                  "what was done before is kept; run again when the cause is gone"));
    }
    return exit_code::failed;
}
