#pragma once

#include "indexer/discover.h"
#include "indexer/index/file_record.h"
#include "indexer/index/index_document.h"
#include "indexer/options.h"

#include <functional>
#include <optional>
#include <vector>

namespace dateline {

/// What a file holds.
struct FileContents {
    std::vector<PressRelease> releases; ///< ids and paths set
    std::string note;                   ///< what was left out, empty if nothing was
    std::uint64_t hash = 0;             ///< FileRecord::content
};

/// What `result.file` holds; its state becomes that in which it was read. `size` as in Taker.
/// Nothing where it cannot be read, whatever was thrown: the result then has the reason.
std::optional<FileContents>
read_or_say_why(FileResult& result, const IndexOptions& options,
                const std::function<void(std::uint64_t bytes)>& size = {});

/// extract(), but what goes wrong in a finder only costs its facts: `note` then says so.
Extraction extract_or_note(const PressRelease& release, const IndexOptions& options,
                           std::string& note);

/// Where prepare() hands what it has made.
struct Taker {
    std::function<void(const IndexDocument&, std::size_t bytes_of_text)> document;
    /// Told how long the file is, unpacked: before it is parsed, when it may count as longer, and
    /// after that; may wait.
    std::function<void(std::uint64_t bytes)> size = [](std::uint64_t) {};
};

/// From file to documents: reads, finds facts, builds, and hands over each document, so that a file
/// of many releases never lies in memory as documents all at once. Touches no database; files can
/// be prepared side by side. A file that cannot be read gives a result with the reason and no
/// document.
FileResult prepare(const SourceFile& file, const IndexOptions& options, const Taker& take);

/// Called for each file read; from one thread at a time.
using FileCallback = std::function<void(const FileResult&)>;

} // namespace dateline
