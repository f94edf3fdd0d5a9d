#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline::bench {

/// Something to know about a measurement: `cpu`, `Intel Xeon …`.
struct Fact {
    std::string name;
    std::string value;
};

/// Processor, cores, memory, kernel.
std::vector<Fact> machine_facts();

/// Compiler, kind of build, Xapian's version, ours.
std::vector<Fact> build_facts();

/// Releases, terms, average length, bytes by table. Throws Error where there is no index.
std::vector<Fact> index_facts(const std::filesystem::path& database);

/// Bytes of the files in a folder, or of a file.
std::uintmax_t bytes_of(const std::filesystem::path& place);

/// `12,345,678`.
std::string with_commas(std::uintmax_t number);

} // namespace dateline::bench
