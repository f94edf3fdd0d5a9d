#include "indexer/prepare.h"

#include "common/error.h"
#include "common/text.h"
#include "indexer/document.h"
#include "indexer/formats/readers.h"
#include "indexer/input.h"

#include <algorithm>
#include <map>
#include <new>
#include <stdexcept>
#include <system_error>
#include <xxhash.h>

namespace dateline {

namespace {

/// A position is unique only inside its file; a guid or URL names the item wherever it appears.
std::string id_of(const PressRelease& release, const std::string& file_id) {
    if (!release.item.empty()) return "feed:" + release.item;
    return release.position > 0 ? file_id + "#" + std::to_string(release.position) : file_id;
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

/// As how long a file counts for the memory that reading it takes: pdftotext may take as much as
/// for some megabytes of text, however short the PDF.
std::uint64_t weight_of(const Input& input) {
    constexpr std::uint64_t a_pdf = 5u << 20;
    const std::uint64_t size = input.bytes.size();
    return looks_like_pdf(input) ? std::max(size, a_pdf) : size;
}

/// Whether there was too little of something, rather than too much in the file.
bool is_of_machine(const std::exception& error) {
    return dynamic_cast<const std::bad_alloc*>(&error) != nullptr ||
           dynamic_cast<const std::system_error*>(&error) != nullptr;
}

Stems& stems_of_thread(const std::string& language) {
    thread_local Stems stems(language);
    if (stems.language() != language) stems = Stems(language);
    return stems;
}

FileContents read_contents(SourceFile& file, const IndexOptions& options,
                           const std::function<void(std::uint64_t bytes)>& size) {
    const std::string path = file.path();
    const auto [bytes, state] = read_stamped(path);
    file.state = state;
    FileContents contents;
    const Input input{path, bytes, options.field_map, &contents.note};
    if (size) size(weight_of(input));
    contents.hash = XXH3_64bits(bytes.data(), bytes.size());
    contents.releases = read_releases(input);
    if (size) size(bytes.size());
    for (PressRelease& release : contents.releases) {
        release.path = path;
        release.file = file.id;
        release.id = id_of(release, file.id);
    }
    contents.releases = newest_of_each(std::move(contents.releases));
    return contents;
}

} // namespace

Extraction extract_or_note(const PressRelease& release, const IndexOptions& options,
                           std::string& note) {
    try {
        return extract(release, options.extract);
    } catch (const std::logic_error& error) {
        note = "has facts that could not be found (" + std::string(error.what()) + ")";
        return {};
    }
}

std::optional<FileContents> read_or_say_why(FileResult& result, const IndexOptions& options,
                                            const std::function<void(std::uint64_t bytes)>& size) {
    try {
        return read_contents(result.file, options, size);
    } catch (const AccessError& error) {
        result.reason = error.what();
        result.try_again = true;
    } catch (const FormatError& error) {
        result.reason = error.what();
    } catch (const std::exception& error) {
        // What a library throws at one file must not cost the others.
        result.reason = "cannot be read: " + std::string(cut(error.what(), 200));
        result.try_again = is_of_machine(error);
    }
    if (result.file.is_held) result.reason += "; what was read from it before is kept";
    return std::nullopt;
}

FileResult prepare(const SourceFile& file, const IndexOptions& options, const Taker& take) {
    FileResult result;
    result.file = file;
    result.settings = fingerprint(options.settings);
    const auto contents = read_or_say_why(result, options, take.size);
    if (!contents) return result;
    Stems& stems = stems_of_thread(options.language);
    result.note = contents->note;
    result.content = contents->hash;
    for (const PressRelease& release : contents->releases) {
        const Extraction facts = extract_or_note(release, options, result.note);
        take.document(build_document(release, facts, stems), release.body.size());
        if (!release.item.empty()) result.shared.push_back({release.id, release.version});
    }
    result.releases = contents->releases.size();
    return result;
}

} // namespace dateline
