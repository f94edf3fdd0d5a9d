#include "common/position_list.h"

#include <algorithm>
#include <doctest/doctest.h>
#include <random>
#include <xapian.h>

using namespace dateline;

namespace {

using Positions = std::vector<std::uint32_t>;

std::string packed(const Positions& positions) {
    std::string bytes;
    pack_positions(bytes, positions);
    return bytes;
}

/// Few or many, close together or far apart, now and then side by side, up to the highest number.
Positions any_positions(std::mt19937& random) {
    const auto up_to = [&](std::uint32_t most) {
        return std::uniform_int_distribution<std::uint32_t>(0, most)(random);
    };
    const std::uint32_t widest = std::uint32_t{1} << up_to(20);
    Positions positions{1 + (up_to(3) == 0 ? 0 : up_to(widest))};
    for (std::uint32_t more = up_to(up_to(4) == 0 ? 2000 : 12); more > 0; --more)
        positions.push_back(positions.back() + 1 + (up_to(2) == 0 ? 0 : up_to(widest)));
    if (up_to(50) == 0) positions.push_back(0xFFFFFFFF);
    return positions;
}

} // namespace

TEST_CASE("positions are unpacked as they were packed, all or only the first of them") {
    std::mt19937 random(20261130);
    for (int i = 0; i < 3000; ++i) {
        const Positions positions = any_positions(random);
        const std::string bytes = packed(positions);
        Positions unpacked{1, 2, 3};
        unpack_positions(bytes, unpacked);
        REQUIRE(unpacked == positions);
        PositionReader reader(bytes);
        REQUIRE(reader.last() == positions.back());
        const std::size_t wanted = random() % positions.size();
        for (std::size_t at = 0; at < wanted; ++at) {
            REQUIRE(reader.left() == positions.size() - at);
            REQUIRE(reader.next() == positions[at]);
            REQUIRE(reader.last() == positions.back());
        }
        CHECK(reader.left() == positions.size() - wanted);
    }
}

TEST_CASE("what the first positions need is read where the rest is cut off") {
    Positions positions;
    for (std::uint32_t i = 0; i < 1000; ++i)
        positions.push_back(i * 17 + i % 5);
    const std::string bytes = packed(positions);
    const std::string_view half = std::string_view(bytes).substr(0, bytes.size() / 2);
    PositionReader reader(half);
    for (std::size_t at = 0; at < 400; ++at)
        REQUIRE(reader.next() == positions[at]);
    Positions unpacked;
    CHECK_THROWS_AS(unpack_positions(half, unpacked), Xapian::DatabaseCorruptError);
}

TEST_CASE("any bytes are positions in order, or an error") {
    std::mt19937 random(20261130);
    unsigned lists = 0, errors = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string bytes(random() % 24, '\0');
        for (char& byte : bytes)
            byte = static_cast<char>(random() % (i % 2 == 0 ? 256 : 8));
        try {
            Positions positions;
            unpack_positions(bytes, positions);
            REQUIRE(!positions.empty());
            REQUIRE(std::is_sorted(positions.begin(), positions.end(), std::less_equal<>()));
            ++lists;
        } catch (const Xapian::DatabaseCorruptError&) {
            ++errors;
        }
    }
    CHECK(lists > 500);
    CHECK(errors > 500);
}
