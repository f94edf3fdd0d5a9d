#include "indexer/index/batch.h"

#include "indexer/index/new_file.h"

#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <xxhash.h>

namespace dateline {

namespace fs = std::filesystem;

namespace {

constexpr const char* contents_name = "contents";

std::string encode(const Batch& batch, const std::vector<FileResult>& results,
                   const std::string& settings) {
    SerialWriter out;
    out.put(settings);
    out.put(batch.databases.size());
    for (const Batch::Piece& piece : batch.databases) {
        out.put(piece.shard);
        out.put(piece.releases);
        out.put(piece.checksum);
    }
    out.put(results.size());
    for (const FileResult& result : results)
        put_result(out, result);
    return out.take();
}

void describe_files(Batch& batch, const std::vector<FileResult>& results) {
    batch.files = results.size();
    if (!results.empty()) batch.first = results.front().file.id;
}

/// XXH3 of the names and bytes of a database's files.
std::uint64_t checksum_of(const fs::path& database) {
    std::set<fs::path> files;
    for (const auto& entry : fs::directory_iterator(database))
        files.insert(entry.path());
    const std::unique_ptr<XXH3_state_t, decltype(&XXH3_freeState)> state(XXH3_createState(),
                                                                         &XXH3_freeState);
    XXH3_64bits_reset(state.get());
    std::vector<char> buffer(1u << 20);
    for (const fs::path& path : files) {
        const std::string name = path.filename().string();
        XXH3_64bits_update(state.get(), name.data(), name.size());
        std::ifstream in(path, std::ios::binary);
        while (in.read(buffer.data(), std::streamsize(buffer.size())) || in.gcount() > 0)
            XXH3_64bits_update(state.get(), buffer.data(), std::size_t(in.gcount()));
    }
    return XXH3_64bits_digest(state.get());
}

} // namespace

void seal_batch(Batch& batch, const std::vector<FileResult>& results, const std::string& settings) {
    describe_files(batch, results);
    for (std::size_t i = 0; i < batch.databases.size(); ++i)
        batch.databases[i].checksum = checksum_of(batch.database(i));
    NewFile contents(batch.path / contents_name);
    contents.write(encode(batch, results, settings));
    contents.finish();
}

BatchContents read_batch(const fs::path& path) {
    std::ifstream file(path / contents_name, std::ios::binary);
    const std::string data{std::istreambuf_iterator<char>(file), {}};
    SerialReader in(data);
    BatchContents contents{in.text(), {}, {}};
    Batch& batch = contents.batch;
    batch.path = path;
    batch.databases.resize(in.count());
    for (Batch::Piece& piece : batch.databases) {
        piece.shard = in.text();
        piece.releases = in.number();
        piece.checksum = in.number();
    }
    contents.results.resize(in.count());
    for (FileResult& result : contents.results)
        result = take_result(in);
    describe_files(batch, contents.results);
    return contents;
}

std::vector<FileResult> read_results(const Batch& batch) {
    return read_batch(batch.path).results;
}

bool is_sound(const Batch& batch) {
    for (std::size_t i = 0; i < batch.databases.size(); ++i)
        if (checksum_of(batch.database(i)) != batch.databases[i].checksum) return false;
    return true;
}

// What makes it a batch goes first, so that no half of it is ever taken for one.
void remove_batch(const fs::path& path) {
    if (fs::is_directory(path)) fs::remove(path / contents_name); // else nobody's batch
    fs::remove_all(path);
}

} // namespace dateline
