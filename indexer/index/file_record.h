#pragma once

#include "common/serial.h"
#include "indexer/discover.h"
#include "indexer/index/item_versions.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dateline {

/// What the index knows of a file: kept in the same commit as its releases.
struct FileRecord {
    FileState state;
    std::string reason; ///< why it was skipped when last read; empty if it was read well
    std::string note;   ///< FileResult::note of when its releases were read
    std::uint64_t releases = 0;
    std::uint64_t content = 0;  ///< XXH3 of its bytes, by which a renamed file is known; 0: unread
    std::uint64_t settings = 0; ///< IndexOptions::settings that it was read with
    std::vector<SharedItem> shared; ///< its releases that other files may hold too (feed items)
};

/// What reading a file gave: kept with its releases.
struct FileResult {
    SourceFile file;
    std::string reason;     ///< why it was skipped; empty if it was read well
    bool try_again = false; ///< skipped, and to be read by the next run even if it stays the same
    std::string note;       ///< what went wrong though it was read, empty if nothing
    std::uint64_t releases = 0;
    std::uint64_t content = 0;  ///< as in FileRecord
    std::uint64_t settings = 0; ///< as in FileRecord
    std::vector<SharedItem> shared;
};

/// What the keys of all records begin with in the metadata of an index.
constexpr std::string_view file_prefix = "file:";

/// The key of a file's record: limited as terms are, so that a long id is hashed in it.
std::string file_key(const std::string& id);

std::string encode_file(const std::string& id, const FileRecord& record);

/// The file's id and its record. Throws Error where `data` is none.
std::pair<std::string, FileRecord> decode_file(const std::string& key, std::string_view data);

/// Of IndexOptions::settings.
std::uint64_t fingerprint(const std::string& settings);

void put_result(SerialWriter& out, const FileResult& result);

/// Throws as the reader does.
FileResult take_result(SerialReader& in);

} // namespace dateline
