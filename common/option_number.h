#pragma once

#include <cstdint>
#include <istream>
#include <ostream>

namespace dateline {

/// The value of an option that takes a number: digits alone, where the library would take `-3` for
/// a very large one.
struct OptionNumber {
    std::uint32_t value = 0;

    friend std::istream& operator>>(std::istream& in, OptionNumber& number) {
        if (in.peek() == '-' || in.peek() == '+') in.setstate(std::ios::failbit);
        return in >> number.value;
    }
    friend std::ostream& operator<<(std::ostream& out, const OptionNumber& number) {
        return out << number.value;
    }
};

} // namespace dateline
