#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// A folder or file that was indexed, remembered by name.
struct Root {
    std::string name;
    std::filesystem::path path; ///< absolute; empty: forgotten
    friend bool operator==(const Root&, const Root&) = default;
};

/// As the database's metadata have them, see schema::roots_key.
std::string encode(const std::vector<Root>& roots);

/// None where `data` is empty. Throws Error if it is not what encode() made.
std::vector<Root> decode_roots(const std::string& data);

} // namespace dateline
