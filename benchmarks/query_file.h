#pragma once

#include <filesystem>
#include <istream>
#include <string>
#include <vector>

namespace dateline::bench {

struct ClassifiedQuery {
    std::string group; ///< the class, as the file names it
    std::string text;  ///< in Dateline's query language
};

/// Reads lines of `class<TAB>query`; empty lines and lines that begin with `#` are skipped. A query
/// `words DATE 20040101 20041231`, as engine-neutral query files write ranges, becomes
/// `words date:2004-01-01..2004-12-31`; `AND`, `OR`, `NOT` and quoted phrases are the same in both.
/// A day past the end of its month, like 20040431, is that month's last. Throws Error.
std::vector<ClassifiedQuery> read_queries(std::istream& lines);
std::vector<ClassifiedQuery> read_queries(const std::filesystem::path& file);

/// The classes in order of appearance.
std::vector<std::string> groups_of(const std::vector<ClassifiedQuery>& queries);

} // namespace dateline::bench
