#include "indexer/stop_signal.h"

#include "common/error.h"

#include <atomic>
#include <csignal>

namespace dateline {

namespace {

std::atomic<int> received = 0;
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler may touch it");

extern "C" void on_stop_signal(int signal) {
    received = signal;
}

} // namespace

void watch_stop_signals() {
    struct sigaction action {};
    action.sa_handler = on_stop_signal;
    action.sa_flags = static_cast<int>(SA_RESETHAND) | SA_RESTART;
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool stop_requested() {
    return received != 0;
}

int stop_exit_code() {
    switch (received) {
    case SIGINT:
        return exit_code::interrupted;
    case SIGTERM:
        return exit_code::terminated;
    default:
        return 0;
    }
}

} // namespace dateline
