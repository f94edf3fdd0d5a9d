#pragma once

#include "common/error.h"

#include <boost/program_options.hpp>
#include <string>

namespace dateline {

/// Throws Error where an option has the next one for its value, or what ends the options:
/// `--db --full`, `--db -- folder`.
inline void check_values(const boost::program_options::parsed_options& given) {
    for (const auto& option : given.options) {
        if (option.original_tokens.size() < 2 || option.value.empty()) continue;
        const std::string& value = option.value.front();
        if (!value.starts_with("--")) continue;
        const std::string name = value.substr(2, value.find('=') - 2);
        // To the library an empty name is that of every option without a short one.
        if (value == "--" || (!name.empty() && given.description->find_nothrow(name, false)))
            throw Error("--" + option.string_key + " has no value before " + value,
                        "give it one; if that is meant: --" + option.string_key + "=" + value);
    }
}

} // namespace dateline
