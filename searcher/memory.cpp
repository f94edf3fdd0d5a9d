#include "searcher/memory.h"

#include "searcher/outputs/outputs.h"

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

namespace dateline {

namespace {

constexpr std::string_view no_memory = "there is not enough memory",
                           no_memory_hint = "allow it more, or ask for fewer releases with --limit";

const std::terminate_handler usual_end = std::get_terminate();

const SearchOptions* asked = nullptr;

void end_without_memory() {
    const auto say = [](int file, std::initializer_list<std::string_view> parts) {
        for (const std::string_view part : parts)
            [[maybe_unused]] const ssize_t written = ::write(file, part.data(), part.size());
    };
    try {
        if (std::current_exception()) throw;
    } catch (const std::bad_alloc&) {
        std::cout.flush();
        if (asked->output->is(Output::is_json))
            say(STDOUT_FILENO, {R"({"schema":1,"error":{"message":")", no_memory,
                                R"(","offset":null,"hint":")", no_memory_hint, "\"}}\n"});
        else
            say(STDERR_FILENO, {"dateline-search: ", no_memory, "\nhint: ", no_memory_hint, "\n"});
        ::_exit(exit_code::failed);
    } catch (...) {
    }
    usual_end();
}

} // namespace

void claim_memory() {
    constexpr int usual = 448 << 10, largest = 32 << 20;
    ::mallopt(M_TOP_PAD, usual);
    ::mallopt(M_MMAP_THRESHOLD, largest); // as far as it would move by itself without the first
    ::mallopt(M_TRIM_THRESHOLD, 2 * largest);
    const auto begin = reinterpret_cast<std::uintptr_t>(::sbrk(0));
    void* volatile more = std::malloc(132 << 10); // than there is yet
    std::free(more);
    const auto end = reinterpret_cast<std::uintptr_t>(::sbrk(0));
    const auto page = static_cast<std::uintptr_t>(::getpagesize()), first = begin / page * page;
    if (end > first + usual) ::madvise(reinterpret_cast<void*>(first), usual, MADV_POPULATE_WRITE);
}

Error out_of_memory() {
    return Error(std::string(no_memory), std::string(no_memory_hint));
}

void say_where_memory_ends(const SearchOptions& options) {
    asked = &options;
    std::set_terminate(end_without_memory);
}

} // namespace dateline
