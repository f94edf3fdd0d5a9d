#include "indexer/prepare.h"

#include "indexer/document.h"
#include "indexer/input.h"

#include <map>

namespace dateline {

namespace {

/// A position is unique only inside its file; a guid or URL names the item wherever it appears.
std::string id_of(const PressRelease& release, const std::string& file_id) {
    if (release.item.empty()) return file_id;
    return release.item.front() == '#' ? file_id + release.item : "feed:" + release.item;
}

bool is_shared(const PressRelease& release) {
    return !release.item.empty() && release.item.front() != '#';
}

/// Of an item that a file holds twice the newer version stays, the later one among equals.
std::vector<PressRelease> newest_of_each(std::vector<PressRelease> releases) {
    std::map<std::string, std::size_t> places;
    std::vector<PressRelease> kept;
    for (PressRelease& release : releases) {
        const auto [place, is_new] = places.try_emplace(release.id, kept.size());
        if (is_new)
            kept.push_back(std::move(release));
        else if (release.version >= kept[place->second].version)
            kept[place->second] = std::move(release);
    }
    return kept;
}

} // namespace

std::vector<PressRelease> read_file_releases(const SourceFile& file, const IndexOptions& options) {
    const std::string bytes = read_file(file.path);
    const std::string path = file.path.string();
    auto releases = read_releases({path, bytes, options.field_map});
    for (PressRelease& release : releases) {
        release.path = path;
        release.id = id_of(release, file.id);
    }
    return newest_of_each(std::move(releases));
}

std::vector<PreparedRelease> prepare(const SourceFile& file, const IndexOptions& options) {
    const Xapian::Stem stem(options.language);
    std::vector<PreparedRelease> prepared;
    for (const PressRelease& release : read_file_releases(file, options)) {
        const Extraction facts = extract(release, options.extract);
        prepared.push_back({release.id, release.version, is_shared(release),
                            build_document(release, facts, file.id, stem)});
    }
    return prepared;
}

} // namespace dateline
