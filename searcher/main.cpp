#include "common/error.h"
#include "common/open_files.h"
#include "common/text.h"
#include "searcher/answer.h"
#include "searcher/batch.h"
#include "searcher/lookup.h"
#include "searcher/memory.h"
#include "searcher/terminal.h"

#include <csignal>
#include <exception>
#include <iostream>
#include <new>
#include <string>
#include <string_view>
#include <unistd.h>

namespace {

using namespace dateline;

int answer_one(Index& index, const SearchOptions& options) {
    if (options.task != SearchOptions::Task::search) report_missing(index);
    if (options.task == SearchOptions::Task::show) return show(index, options, std::cout);
    if (options.task == SearchOptions::Task::list) return print_list(index, options, std::cout);
    return answer(index, options.request, options, "", std::cout);
}

/// More than a query may have, but not all of what never ends.
std::string read_query() {
    std::string query(1 << 20, '\0');
    std::cin.read(query.data(), static_cast<std::streamsize>(query.size()));
    query.resize(static_cast<std::size_t>(std::cin.gcount()));
    return query;
}

/// Files of an index may be mapped: that is how the system tells of one that is cut off, or of a
/// disk that fails, while it is read.
extern "C" void end_at_lost_file(int) {
    constexpr std::string_view problem =
        "dateline-search: a file of the index can no longer be read; look into it with "
        "dateline-index --check\n";
    [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, problem.data(), problem.size());
    ::_exit(exit_code::failed);
}

int run(SearchOptions& options) {
    using Task = SearchOptions::Task;
    switch (options.task) {
    case Task::help:
        std::cout << search_help(false);
        return exit_code::good;
    case Task::short_help:
        std::cout << search_help(true);
        return exit_code::good;
    case Task::version:
        std::cout << "dateline-search " DATELINE_VERSION "\n";
        return exit_code::good;
    case Task::search:
    case Task::batch:
    case Task::show:
    case Task::list:
        break;
    }
    if (options.read_query) options.request.query = read_query();
    Index index(options.databases, options.request.timeout_ms);
    if (options.task == Task::batch) return answer_batch(index, options, std::cout);
    const Pager pager(options.page);
    const int code = answer_one(index, options);
    std::cout.flush();
    return code;
}

/// Nothing that the engine throws ends the program without a word.
int run_or_say_why(SearchOptions& options) try {
    return run(options);
} catch (const Xapian::Error& error) {
    throw_index_error(error);
}

} // namespace

int main(int argc, char** argv) {
    SearchOptions options;
    say_where_memory_ends(options);
    claim_memory();
    std::ios::sync_with_stdio(false);
    std::signal(SIGBUS, end_at_lost_file);
    std::signal(SIGPIPE, SIG_DFL); // output to a closed pipe ends quietly
    allow_many_files();
    try {
        parse_search_options(argc, argv, options);
        const int code = run_or_say_why(options);
        std::cout.flush();
        if (!std::cout)
            throw Error("the answer could not be written whole", "see whether the disk is full");
        return code;
    } catch (const Error& error) {
        report_error(error, options.request.query, options, "", std::cout);
    } catch (const std::bad_alloc&) {
        report_error(out_of_memory(), options.request.query, options, "", std::cout);
    } catch (const std::exception& error) {
        report_error(Error(error.what()), options.request.query, options, "", std::cout);
    }
    return exit_code::failed;
}
