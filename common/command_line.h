#pragma once

#include "common/ascii.h"
#include "common/error.h"

#include <boost/program_options.hpp>
#include <span>
#include <string>
#include <utility>

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

/// The task whose option is given, `usual` where none is. Throws Error where two are, which cannot
/// be `done` at once; who asks for help gets it, whatever else is asked.
template <typename Task>
Task task_given(const boost::program_options::variables_map& given,
                std::span<const std::pair<const char*, Task>> tasks, Task usual,
                const std::string& done) {
    if (given.count("short-help") != 0) return Task::short_help;
    if (given.count("help") != 0) return Task::help;
    if (given.count("version") != 0) return Task::version;
    Task found = usual;
    std::string name;
    for (const auto& [option, task] : tasks) {
        if (given.count(option) == 0) continue;
        if (!name.empty())
            throw Error("--" + name + " and --" + option + " cannot be " + done + " at once",
                        "ask for the one, then for the other");
        name = option;
        found = task;
    }
    return found;
}

} // namespace dateline
