#include "tests/crash/world.h"

#include <ctime>
#include <iterator>
#include <zlib.h>

namespace dateline::crash {

namespace fs = std::filesystem;

namespace {

// Few, so that feeds share them and often hold other versions of the same item.
constexpr unsigned guids = 30;

const char* const bodies[] = {
    "SALO, Finland, March 3, 2024 - Foreign Minister Arto Salo met the President of Chile.",
    "Defense Secretary Ingrid Lindqvist spoke in Japan about the harbour and the ice.",
    "The Treasury said that trade with Kenya had grown. Mr. Salo did not agree.",
    "President Marta Oliveira of Brazil thanked the volunteers of the search and rescue.",
    "January 15, 2026. The council opened a bridge; nobody came from abroad.",
};

std::string body_of(unsigned version, const std::string& word) {
    return std::string(bodies[version % std::size(bodies)]) + " Everywhere " + word + ".";
}

std::string stamp_of(unsigned version) {
    const std::time_t seconds = 1'577'836'800 + std::time_t{version} * 60;
    std::tm parts{};
    ::gmtime_r(&seconds, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

std::string packed(const std::string& bytes) {
    z_stream stream{};
    deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

} // namespace

World::World(unsigned seed, bool large) : random_(seed) {
    fs::create_directory(news());
    fs::create_directory(wire());
    for (std::size_t i = 0; i < (large ? 430u : 24u); ++i)
        add();
}

World::Release World::fresh(std::string guid) {
    const unsigned version = ++counter_;
    return {std::move(guid), version, "version" + std::to_string(version) + "x"};
}

World::File World::new_file(Kind kind) {
    File file{kind, {}};
    std::size_t count = 1;
    if (kind == Kind::lines || kind == Kind::feed) count = 1 + pick(5);
    std::set<std::string> used;
    for (std::size_t i = 0; i < count; ++i) {
        const std::string guid = kind == Kind::feed ? "item" + std::to_string(pick(guids)) : "";
        if (guid.empty() || used.insert(guid).second) file.releases.push_back(fresh(guid));
    }
    return file;
}

/// Other versions of some of its releases; a feed may lose items and take over others'.
void World::renew(File& file) {
    if (file.kind == Kind::feed && pick(2) == 0) {
        file = new_file(Kind::feed);
        for (const auto& [path, other] : files_) {
            if (other.kind != Kind::feed || pick(3) != 0) continue;
            for (Release& mine : file.releases)
                for (const Release& theirs : other.releases)
                    if (mine.guid == theirs.guid) mine = theirs;
        }
        return;
    }
    for (std::size_t i = 0; i < file.releases.size(); ++i)
        if (i == 0 || pick(2) == 0) file.releases[i] = fresh(file.releases[i].guid);
}

void World::write(const std::string& path, const File& file) const {
    std::string bytes;
    if (file.kind == Kind::feed) {
        bytes = "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Harbour News</title>";
        for (const Release& one : file.releases)
            bytes += "<entry><id>" + one.guid + "</id><title>Release on " + one.guid +
                     "</title><updated>" + stamp_of(one.version) + "</updated><content>" +
                     body_of(one.version, one.word) + "</content></entry>";
        bytes += "</feed>\n";
    } else if (file.kind == Kind::lines) {
        for (const Release& one : file.releases)
            bytes += R"({"title":"A Line of the Wire","date":"2024-05-06","body":")" +
                     body_of(one.version, one.word) + "\"}\n";
    } else {
        const Release& one = file.releases.front();
        bytes = "Harbour Opens Again\n\n" + body_of(one.version, one.word) + "\n";
    }
    home_.write(path, file.kind == Kind::packed ? packed(bytes) : bytes);
}

void World::add() {
    const auto chance = pick(10);
    const Kind kind = chance < 6   ? Kind::text
                      : chance < 7 ? Kind::packed
                      : chance < 8 ? Kind::lines
                                   : Kind::feed;
    static constexpr const char* endings[] = {".txt", ".txt.gz", ".jsonl", ".xml"};
    const std::string path = std::string(pick(3) == 0 ? "wire/" : "news/") +
                             std::to_string(pick(6)) + "/" + std::to_string(pick(100'000)) +
                             endings[static_cast<int>(kind)];
    const File& file = files_[path] = new_file(kind);
    write(path, file);
}

std::string World::some_file() {
    return std::next(files_.begin(), static_cast<std::ptrdiff_t>(pick(files_.size())))->first;
}

void World::edit(std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
        const auto what = pick(10);
        if (what < 2 || files_.size() < 5) {
            add();
            continue;
        }
        const std::string path = some_file();
        const fs::path whole = home_ / path;
        if (what < 6) {
            renew(files_[path]);
            write(path, files_[path]);
        } else if (what < 8) {
            fs::remove(whole);
            files_.erase(path);
        } else if (what < 9) {
            const std::string name =
                "m" + std::to_string(pick(100'000)) + whole.filename().string();
            fs::rename(whole, whole.parent_path() / name);
            auto moved = files_.extract(path);
            moved.key() = path.substr(0, path.rfind('/') + 1) + name;
            files_.insert(std::move(moved));
        } else {
            fs::last_write_time(whole, fs::file_time_type::clock::now());
        }
    }
}

void World::change(std::size_t times) {
    for (std::size_t i = 0; i < times; ++i) {
        const std::string path = some_file();
        if (files_[path].kind == Kind::feed) continue;
        renew(files_[path]);
        write(path, files_[path]);
    }
}

void World::change_all() {
    for (auto& [path, file] : files_) {
        for (Release& release : file.releases)
            release = fresh(release.guid);
        write(path, file);
    }
}

void World::remove_wire() {
    fs::remove_all(wire());
    std::erase_if(files_, [](const auto& file) { return file.first.starts_with("wire/"); });
}

std::set<std::string> World::words() const {
    std::set<std::string> words;
    std::map<std::string, const Release*> newest;
    for (const auto& [path, file] : files_)
        for (const Release& release : file.releases) {
            if (release.guid.empty()) {
                words.insert(release.word);
                continue;
            }
            const Release*& best = newest[release.guid];
            if (best == nullptr || best->version < release.version) best = &release;
        }
    for (const auto& [guid, release] : newest)
        words.insert(release->word);
    return words;
}

std::set<std::string> World::all_words() const {
    std::set<std::string> words;
    for (const auto& [path, file] : files_)
        for (const Release& release : file.releases)
            words.insert(release.word);
    return words;
}

} // namespace dateline::crash
