#pragma once

#include "common/date.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A sharded index is a folder of databases and a stub file, Xapian's own format, that lists them;
/// the first one has the index's metadata: roots, files, the registry of persons.
constexpr std::string_view stub_name = "XAPIANDB";

/// Which part of which index a database is: kept in its metadata (schema::shard_key) and never
/// changed.
struct ShardIdentity {
    std::string index;  ///< 16 hexadecimal digits, the same for all shards of an index
    std::string name;   ///< `0`, `1`, ...; where there is one for each year `2026` or `undated`
    std::string layout; ///< how many there are, or `year`

    friend bool operator==(const ShardIdentity&, const ShardIdentity&) = default;
};

/// As text, in the order above, separated by spaces. Decoding gives nothing where it is not such.
std::string encode(const ShardIdentity& shard);
std::optional<ShardIdentity> decode_shard_identity(std::string_view text);

/// Of a shard by year the days of its releases; nothing where any may be in it.
std::optional<DateRange> days_of(const ShardIdentity& shard);

/// A line of a stub file.
struct StubLine {
    enum class Kind { path, remote, program } kind = Kind::path;
    std::string place; ///< path, made relative to the working folder; `host:port`; a command line
};

/// The databases that a stub file lists, in order. Throws Error, naming the line, where it is none.
std::vector<StubLine> read_stub(const std::filesystem::path& file);

} // namespace dateline
