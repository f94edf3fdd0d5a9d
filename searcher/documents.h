#pragma once

#include "searcher/shards.h"
#include "searcher/word_places.h"

#include <optional>
#include <span>
#include <unordered_map>
#include <xapian.h>

namespace dateline {

/// Reads documents; of far databases those that are named beforehand, all at once, and keeps about
/// 100 MB of them: databases that stay as they are.
class Documents {
  public:
    explicit Documents(Databases databases) : databases_(std::move(databases)) {}

    const Databases& databases() const { return databases_; }

    /// These are going to be read, and their words. Does nothing where reading is no journey, nor
    /// again for those that were named before.
    void expect(std::span<const Xapian::docid> numbers, bool words = false);

    /// Throws Xapian::DocNotFoundError, or gives an empty one, where there is none.
    Xapian::Document read(Xapian::docid number);

    /// Of a far one.
    const WordPlaces& words(Xapian::docid number);

  private:
    struct Kept {
        Xapian::Document document;
        std::optional<WordPlaces> words;
    };
    void read_from(const Xapian::Database& shard, Xapian::docid number, Kept& kept,
                   bool words) const;
    void limit_memory();

    Databases databases_;
    std::unordered_map<Xapian::docid, Kept> kept_; ///< far ones
    std::size_t kept_bytes_ = 0;
};

} // namespace dateline
