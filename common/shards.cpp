#include "common/shards.h"

#include "common/error.h"

#include <fstream>
#include <sstream>

namespace dateline {

namespace fs = std::filesystem;

std::string encode(const ShardIdentity& shard) {
    return shard.index + ' ' + shard.name + ' ' + shard.layout;
}

std::optional<ShardIdentity> decode_shard_identity(std::string_view text) {
    std::istringstream in{std::string(text)};
    ShardIdentity shard;
    if (in >> shard.index >> shard.name >> shard.layout) return shard;
    return std::nullopt;
}

std::optional<DateRange> days_of(const ShardIdentity& shard) {
    return shard.layout == "year" ? find_iso_period(shard.name) : std::nullopt;
}

namespace {

/// A line without its comment; nothing where nothing is left.
std::optional<StubLine> parse_line(const std::string& line, const fs::path& folder) {
    if (line.empty() || line.front() == '#') return std::nullopt;
    const auto space = line.find(' ');
    const std::string type = line.substr(0, space);
    const std::string place = space == std::string::npos ? "" : line.substr(space + 1);
    if (!place.empty() && (type == "auto" || type == "glass"))
        return StubLine{StubLine::Kind::path, (folder / place).string()};
    if (type == "remote" && place.size() > 1 && place.front() == ':')
        return StubLine{StubLine::Kind::program, place.substr(1)};
    if (type == "remote" && place.find(':') != std::string::npos)
        return StubLine{StubLine::Kind::remote, place};
    throw Error("does not list a database: " + line,
                "write lines: auto PATH, remote HOST:PORT or remote :PROGRAM ARGUMENTS");
}

} // namespace

std::vector<StubLine> read_stub(const fs::path& file) {
    std::ifstream in(file);
    std::vector<StubLine> lines;
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.ends_with('\r')) line.pop_back();
        const auto fail = [&](const std::string& what, const std::string& hint) {
            throw Error("line " + std::to_string(number) + " of the stub file " + file.string() +
                            " " + what,
                        hint);
        };
        constexpr std::size_t longest = 4096; // else it is another kind of file
        if (line.size() > longest || line.find('\0') != std::string::npos)
            fail("is no line of text", "give an index, or a stub file that lists databases");
        try {
            if (auto parsed = parse_line(line, file.parent_path()))
                lines.push_back(*std::move(parsed));
        } catch (const Error& error) {
            fail(error.what(), error.hint);
        }
    }
    if (lines.empty())
        throw Error("the stub file " + file.string() + " lists no database",
                    "write lines: auto PATH, remote HOST:PORT or remote :PROGRAM ARGUMENTS");
    return lines;
}

} // namespace dateline
