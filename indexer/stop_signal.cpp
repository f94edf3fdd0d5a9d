#include "indexer/stop_signal.h"

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
    struct sigaction before {};
    sigaction(SIGHUP, nullptr, &before);
    if (before.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, nullptr); // else nohup goes on
}

bool stop_requested() {
    return received != 0;
}

int stop_exit_code() {
    return received == 0 ? 0 : 128 + received; // as shells count
}

} // namespace dateline
