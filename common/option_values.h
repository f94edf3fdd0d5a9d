#pragma once

#include "common/ascii.h"
#include "common/error.h"

#include <boost/program_options.hpp>
#include <string>

namespace dateline {

/// Throws Error where an option has what looks like another for its value, or what ends the
/// options: `--db --full`, `--db -q`, `--db -- folder`. `-` is a value, and so are numbers.
inline void check_values(const boost::program_options::parsed_options& given) {
    for (const auto& option : given.options) {
        if (option.original_tokens.size() < 2 || option.value.empty()) continue;
        const std::string& value = option.value.front();
        if (value.size() < 2 || value[0] != '-' || are_digits(value.substr(1))) continue;
        throw Error("--" + option.string_key + " has no value before " + value,
                    "give it one; if that is meant: --" + option.string_key + "=" + value);
    }
}

} // namespace dateline
