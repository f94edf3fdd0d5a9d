#include "common/error.h"
#include "common/open_files.h"
#include "common/text.h"
#include "searcher/answer.h"
#include "searcher/batch.h"
#include "searcher/lookup.h"
#include "searcher/terminal.h"

#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <exception>
#include <initializer_list>
#include <iostream>
#include <malloc.h>
#include <new>
#include <string>
#include <string_view>
#include <sys/mman.h>
#include <unistd.h>

namespace {

using namespace dateline;

int answer_one(Index& index, const SearchOptions& options) {
    if (options.task != SearchOptions::Task::search) report_missing(index);
    if (options.task == SearchOptions::Task::show) return show(index, options, std::cout);
    if (options.task == SearchOptions::Task::list) return print_list(index, options, std::cout);
    return answer(index, options.request, options, "", std::cout);
}

/// Gets the memory that most searches need at once: a page that is got when it is first written to
/// takes longer than to read a block of the index.
void claim_memory() {
    constexpr int usual = 448 << 10, largest = 32 << 20;
    ::mallopt(M_TOP_PAD, usual);
    ::mallopt(M_MMAP_THRESHOLD, largest); // as far as it would move by itself without the first
    ::mallopt(M_TRIM_THRESHOLD, 2 * largest);
    const auto begin = reinterpret_cast<std::uintptr_t>(::sbrk(0));
    void* volatile more = std::malloc(132 << 10); // than there is yet
    std::free(more);
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
    const std::uintptr_t page = ::getpagesize(), first = begin / page * page;
    if (end > first + usual) ::madvise(reinterpret_cast<void*>(first), usual, MADV_POPULATE_WRITE);
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

constexpr std::string_view no_memory = "there is not enough memory",
                           no_memory_hint = "allow it more, or ask for fewer releases with --limit";

const std::terminate_handler usual_end = std::get_terminate();

/// What is asked, once that is known.
const SearchOptions* asked = nullptr;

/// Where there is not even memory to clear up: JSON values need some to be taken apart.
void end_without_memory() {
    const auto say = [](int file, std::initializer_list<std::string_view> parts) {
        for (const std::string_view part : parts)
            [[maybe_unused]] const ssize_t written = ::write(file, part.data(), part.size());
    };
    try {
        if (std::current_exception()) throw;
    } catch (const std::bad_alloc&) {
        std::cout.flush();
        if (asked != nullptr && asked->output->is(Output::is_json))
            say(STDOUT_FILENO, {R"({"schema":1,"error":{"message":")", no_memory,
                                R"(","offset":null,"hint":")", no_memory_hint, "\"}}\n"});
        else
            say(STDERR_FILENO, {"dateline-search: ", no_memory, "\nhint: ", no_memory_hint, "\n"});
        ::_exit(exit_code::failed);
    } catch (...) {
    }
    usual_end();
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
    std::set_terminate(end_without_memory);
    claim_memory();
    std::ios::sync_with_stdio(false);
    std::signal(SIGBUS, end_at_lost_file);
    std::signal(SIGPIPE, SIG_DFL); // output to a closed pipe ends quietly
    allow_many_files();
    SearchOptions options;
    asked = &options;
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
        report_error(Error(std::string(no_memory), std::string(no_memory_hint)),
                     options.request.query, options, "", std::cout);
    } catch (const std::exception& error) {
        report_error(Error(error.what()), options.request.query, options, "", std::cout);
    }
    return exit_code::failed;
}
