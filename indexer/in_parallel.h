#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <mutex>
#include <system_error>
#include <thread>
#include <vector>

namespace dateline {

/// Calls `work` for each number below `count`, in order, from up to `workers` threads, or as many
/// as the system lets start. After the first exception no further work is begun, and it is thrown
/// when all have ended.
template <typename Work>
void in_parallel(std::size_t workers, std::size_t count, const Work& work) {
    std::atomic<std::size_t> next = 0;
    std::atomic<bool> failed = false;
    std::exception_ptr problem;
    std::mutex mutex;
    const auto run = [&] {
        for (std::size_t i = next++; i < count && !failed; i = next++)
            try {
                work(i);
            } catch (...) {
                const std::scoped_lock hold(mutex);
                if (!failed) problem = std::current_exception();
                failed = true;
            }
    };
    {
        std::vector<std::jthread> threads;
        try {
            for (std::size_t i = 1; i < std::min(workers, count); ++i)
                threads.emplace_back(run);
        } catch (const std::system_error&) { // those that there are do it all
        }
        run();
    }
    if (problem) std::rethrow_exception(problem);
}

} // namespace dateline
