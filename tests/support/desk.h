#pragma once

#include "tests/support/program.h"
#include "tests/support/temp_dir.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A place for an index, and dateline-index run upon it.
struct Desk {
    TempDir home;

    std::filesystem::path database() const { return home / "index"; }

    Outcome index(std::vector<std::string> arguments, const Surroundings& around = {}) const {
        arguments.insert(arguments.begin(), {"--db", database().string()});
        return run_program(DATELINE_INDEX_PROGRAM, arguments, around);
    }

    unsigned releases() const { return Xapian::Database(database().string()).get_doccount(); }
};

inline std::vector<nlohmann::json> json_lines(const std::string& text) {
    std::vector<nlohmann::json> values;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);)
        values.push_back(nlohmann::json::parse(line));
    return values;
}

} // namespace dateline
