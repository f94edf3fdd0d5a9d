#include "indexer/input.h"

#include "common/error.h"
#include "tests/support/temp_dir.h"

#include <atomic>
#include <doctest/doctest.h>
#include <fstream>
#include <thread>

using namespace dateline;

TEST_CASE("a file rewritten at once in the same length looks other than it did when it was read") {
    const TempDir folder;
    const auto path = folder / "a.txt";
    for (int i = 0; i < 30; ++i) {
        folder.write("a.txt", "The pier is open.");
        const StampedBytes content = read_stamped(path);
        folder.write("a.txt", "The pier is shut.");
        CHECK(content.bytes == "The pier is open.");
        CHECK(content.state != current_state(path));
    }
}

TEST_CASE("a file that keeps changing while it is read is left for another time") {
    const TempDir folder;
    // So long that the other thread cannot but change it during each of the readings.
    folder.write("a.txt", std::string(32 << 20, 'a'));
    std::atomic<bool> begun = false, done = false;
    std::jthread writer([&] {
        std::ofstream file(folder / "a.txt", std::ios::app);
        for (; !done; begun = true) {
            file << '.' << std::flush;
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        }
    });
    while (!begun)
        std::this_thread::yield();
    CHECK_THROWS_AS(read_stamped(folder / "a.txt"), AccessError);
    done = true;
}

TEST_CASE("a file changed once while it is read is read again") {
    const TempDir folder;
    for (int i = 0; i < 20; ++i) {
        folder.write("a.txt", std::string(1 << 20, 'a'));
        std::jthread writer([&] {
            // In the midst of the first reading, or of the waiting before it.
            std::this_thread::sleep_for(std::chrono::microseconds(9'000 + i * 200));
            folder.write("b.txt", std::string(1 << 20, 'b'));
            std::filesystem::rename(folder / "b.txt", folder / "a.txt");
        });
        const std::string bytes = read_stamped(folder / "a.txt").bytes;
        CHECK(bytes == std::string(1 << 20, bytes.front()));
    }
}
