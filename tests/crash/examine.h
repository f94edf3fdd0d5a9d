#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <stdexcept>
#include <string>

namespace dateline::crash {

/// A promise was not kept.
struct Broken : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// All that an index holds but the names of its roots and how it is divided: each release as a
/// query could see it, by id, and each entry of the metadata.
std::map<std::string, std::string> whole_contents(const std::filesystem::path& index);

/// Each version's word in the index. Throws Broken where one is there more often.
std::set<std::string> words_in(const std::filesystem::path& index, unsigned most = 1);

/// Names, sizes, times and inodes of all files below a folder.
std::string looks_of(const std::filesystem::path& folder);

/// Throws Broken that says where they differ.
void compare(const std::map<std::string, std::string>& found,
             const std::map<std::string, std::string>& wanted, const std::string& what);
void compare(const std::set<std::string>& found, const std::set<std::string>& wanted,
             const std::string& what);

} // namespace dateline::crash
