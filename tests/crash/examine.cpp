#include "tests/crash/examine.h"

#include "common/schema.h"
#include "tests/support/archive.h"

#include <algorithm>
#include <sys/stat.h>

namespace dateline::crash {

namespace fs = std::filesystem;

std::map<std::string, std::string> whole_contents(const fs::path& index) {
    auto all = contents(index);
    const Xapian::Database database(index.string());
    for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key)
        if (*key != schema::roots_key && *key != schema::shard_key)
            all.emplace("key " + *key, database.get_metadata(*key));
    return all;
}

std::set<std::string> words_in(const fs::path& index, unsigned most) {
    const Xapian::Database database(index.string());
    std::set<std::string> words;
    Xapian::doccount having_one = 0;
    for (auto term = database.allterms_begin("version"); term != database.allterms_end("version");
         ++term) {
        if (!(*term).ends_with('x')) continue;
        words.insert(*term);
        having_one += term.get_termfreq();
        if (term.get_termfreq() > most) throw Broken(*term + " is in the index too often");
    }
    if (having_one != database.get_doccount())
        throw Broken("the index has " + std::to_string(database.get_doccount()) +
                     " releases, of which " + std::to_string(having_one) + " have words");
    return words;
}

std::string looks_of(const fs::path& folder) {
    std::vector<std::string> lines;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        struct stat status {};
        ::lstat(entry.path().c_str(), &status);
        lines.push_back(entry.path().string() + ' ' + std::to_string(status.st_size) + ' ' +
                        std::to_string(status.st_ino) + ' ' +
                        std::to_string(status.st_mtim.tv_sec) + '.' +
                        std::to_string(status.st_mtim.tv_nsec) + '\n');
    }
    std::sort(lines.begin(), lines.end());
    std::string all;
    for (const std::string& line : lines)
        all += line;
    return all;
}

void compare(const std::map<std::string, std::string>& found,
             const std::map<std::string, std::string>& wanted, const std::string& what) {
    for (const auto& [id, content] : wanted) {
        const auto same = found.find(id);
        if (same == found.end()) throw Broken(what + ": " + id + " is missing");
        if (same->second != content)
            throw Broken(what + ": " + id + " differs:\n" + same->second + "\nrather than\n" +
                         content);
    }
    for (const auto& [id, content] : found)
        if (!wanted.contains(id)) throw Broken(what + ": " + id + " is too many");
}

void compare(const std::set<std::string>& found, const std::set<std::string>& wanted,
             const std::string& what) {
    std::string difference;
    for (const std::string& word : wanted)
        if (!found.contains(word)) difference += " lacks " + word;
    for (const std::string& word : found)
        if (!wanted.contains(word)) difference += " should not have " + word;
    if (!difference.empty()) throw Broken(what + difference);
}

} // namespace dateline::crash
