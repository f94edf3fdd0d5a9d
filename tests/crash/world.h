#pragma once

#include "tests/support/temp_dir.h"

#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace dateline::crash {

/// Two folders of made-up releases that are edited at random, and what ought to be found in them.
/// Each version of each release holds a word of its own, and all of them the word "everywhere".
class World {
  public:
    /// The same seed gives the same folders and edits. A large world is indexed by batches.
    World(unsigned seed, bool large);

    std::filesystem::path index() const { return home_ / "index"; }
    std::filesystem::path news() const { return home_ / "news"; }
    std::filesystem::path wire() const { return home_ / "wire"; }
    std::filesystem::path home() const { return home_.path(); }

    /// Adds, changes, removes, renames and touches this many files.
    void edit(std::size_t times);
    /// Changes this many files, none of them being added or removed.
    void change(std::size_t times);
    /// Writes every file anew.
    void change_all();
    void remove_wire();

    /// The words of the versions that an index of both folders holds, once each.
    std::set<std::string> words() const;
    /// The words of all versions in the files: an index of some of the files holds of a shared item
    /// the newest that was read.
    std::set<std::string> all_words() const;
    std::size_t files() const { return files_.size(); }

    std::mt19937& random() { return random_; }
    std::size_t pick(std::size_t below) { return random_() % below; }

  private:
    enum class Kind { text, packed, lines, feed };
    struct Release {
        std::string guid; ///< empty but in feeds
        unsigned version;
        std::string word;
    };
    struct File {
        Kind kind;
        std::vector<Release> releases;
    };
    Release fresh(std::string guid = {});
    File new_file(Kind kind);
    void renew(File& file);
    void write(const std::string& path, const File& file) const;
    void add();
    std::string some_file();

    TempDir home_;
    std::mt19937 random_;
    std::map<std::string, File> files_; ///< by path below home
    unsigned counter_ = 0;
};

} // namespace dateline::crash
