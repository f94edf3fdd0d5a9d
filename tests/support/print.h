#pragma once

#include "common/date.h"

#include <doctest/doctest.h>
#include <optional>
#include <string>
#include <vector>

// How failed checks show our values.
namespace doctest {

template <>
struct StringMaker<dateline::Date> {
    static String convert(const dateline::Date& date) { return dateline::iso(date).c_str(); }
};

template <typename T>
struct StringMaker<std::optional<T>> {
    static String convert(const std::optional<T>& value) {
        return value ? toString(*value) : String("nothing");
    }
};

template <>
struct StringMaker<std::vector<std::string>> {
    static String convert(const std::vector<std::string>& values) {
        std::string text = "[";
        for (const std::string& value : values)
            text += (text.size() > 1 ? ", " : "") + value;
        return (text + "]").c_str();
    }
};

} // namespace doctest
