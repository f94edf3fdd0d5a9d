// Disturbs dateline-index in every way that a machine does, and sees whether its promises hold.
//
//   dateline-crash [--rounds N] [--only KIND] [--seed S]
//
// Of each kind its share of N rounds (100), one at least, which makes a sixth more in all. The
// first of a kind has the seed S (1), the next S + 1. A round depends on its seed alone, so that a
// failing one can be repeated.
#include "tests/crash/rounds.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <exception>
#include <iterator>
#include <string>

namespace {

using namespace dateline::crash;

struct Wanted {
    unsigned rounds = 100;
    unsigned seed = 1;
    std::string only;
};

bool is_wanted(const Wanted& wanted, const Kind& kind) {
    return wanted.only.empty() || wanted.only == kind.name;
}

unsigned share_of(const Wanted& wanted, const Kind& kind) {
    if (!wanted.only.empty()) return wanted.rounds;
    return (kind.in_a_thousand * wanted.rounds + 999) / 1000;
}

/// Rounds that showed nothing are made up for, within reason. Returns how many failed.
unsigned run(const Kind& kind, unsigned rounds, unsigned seed) {
    const auto begin = std::chrono::steady_clock::now();
    unsigned good = 0, failed = 0;
    for (unsigned tried = 0; good + failed < rounds && tried < 4 * rounds + 20; ++tried, ++seed) {
        try {
            const Result result = kind.round(seed);
            if (result == Result::impossible) {
                std::printf("%-8s not possible here (tmpfs needs root)\n", kind.name.data());
                return 0;
            }
            good += result == Result::good ? 1 : 0;
        } catch (const std::exception& broken) {
            ++failed;
            std::printf(
                "%s round with seed %u failed: %s\n  repeat it: --only %s --seed %u --rounds 1\n",
                kind.name.data(), seed, broken.what(), kind.name.data(), seed);
        }
        std::fflush(stdout);
    }
    const std::chrono::duration<double> time = std::chrono::steady_clock::now() - begin;
    std::printf("%-8s %u of %u good: %s (%.1f s)\n", kind.name.data(), good, rounds,
                kind.what.data(), time.count());
    std::fflush(stdout);
    return rounds - good;
}

/// What is mistyped must not pass for rounds that went well.
bool read(int argc, char** argv, Wanted& wanted) {
    for (int i = 1; i < argc; i += 2) {
        if (i + 1 == argc) return false;
        if (std::strcmp(argv[i], "--rounds") == 0)
            wanted.rounds = static_cast<unsigned>(std::stoul(argv[i + 1]));
        else if (std::strcmp(argv[i], "--seed") == 0)
            wanted.seed = static_cast<unsigned>(std::stoul(argv[i + 1]));
        else if (std::strcmp(argv[i], "--only") == 0)
            wanted.only = argv[i + 1];
        else
            return false;
    }
    return std::any_of(std::begin(kinds), std::end(kinds),
                       [&](const Kind& kind) { return is_wanted(wanted, kind); });
}

} // namespace

int main(int argc, char** argv) {
    Wanted wanted;
    if (!read(argc, argv, wanted)) {
        std::fputs("usage: dateline-crash [--rounds N] [--only KIND] [--seed S], of kinds:",
                   stderr);
        for (const Kind& kind : kinds)
            std::fprintf(stderr, " %s", kind.name.data());
        std::fputs("\n", stderr);
        return 2;
    }
    unsigned failed = 0;
    for (const Kind& kind : kinds)
        if (is_wanted(wanted, kind)) failed += run(kind, share_of(wanted, kind), wanted.seed);
    return failed == 0 ? 0 : 1;
}
