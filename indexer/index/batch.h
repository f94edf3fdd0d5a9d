#pragma once

#include "indexer/index/file_record.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace dateline {

/// A folder of databases, finished. What became of each file in them is kept in it, too, and read
/// when it is needed: of many batches it would not fit into memory.
struct Batch {
    struct Piece {
        std::string shard; ///< that it is to be merged into
        std::uint64_t releases = 0;
        std::uint64_t checksum = 0; ///< of the database's files
    };
    std::filesystem::path path;
    std::size_t files = 0;        ///< so many
    std::string first;            ///< id of the first
    std::vector<Piece> databases; ///< in the folder, named by number from 0

    std::filesystem::path database(std::size_t number) const {
        return path / std::to_string(number);
    }
};

/// What a batch says of itself.
struct BatchContents {
    std::string settings; ///< what it was built with, besides the files
    Batch batch;
    std::vector<FileResult> results;
};

/// Makes a batch of the folder at `batch.path`, whose databases are finished: fills in what is
/// known of them and of the files, and writes it down.
void seal_batch(Batch& batch, const std::vector<FileResult>& results, const std::string& settings);

/// Throws Error where what is at `path` is no whole batch. Its databases are not looked at.
BatchContents read_batch(const std::filesystem::path& path);

/// What became of the files of a batch, in the order in which they were read.
std::vector<FileResult> read_results(const Batch& batch);

/// Whether its databases are as they were written: what a disk did to a batch that waited for the
/// next run must not get into the index, or fail every merge from now on.
bool is_sound(const Batch& batch);

/// Removes what is at `path`, a batch or not.
void remove_batch(const std::filesystem::path& path);

} // namespace dateline
