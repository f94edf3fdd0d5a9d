#pragma once

#include "searcher/shards.h"
#include "searcher/word_places.h"

#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Reads documents; of remote databases those that are named beforehand, all at once, and keeps
/// about 100 MB of them: databases that stay as they are.
class Documents {
  public:
    explicit Documents(Databases databases) : databases_(std::move(databases)) {}

    const Databases& databases() const { return databases_; }

    /// These are going to be read, and their words. Does nothing for local databases,
    /// nor again for those that were named before.
    void expect(std::span<const Xapian::docid> numbers, bool words = false);

    /// Throws Xapian::DocNotFoundError where there is no such document.
    std::string data(Xapian::docid number);

    /// Empty, or throws likewise, where there is no such document.
    std::string value(Xapian::docid number, Xapian::valueno slot);

    /// Where a word's term stands, as the index has it; of remote ones as the text has it, because
    /// each position would be a message.
    std::vector<std::uint32_t> positions(Xapian::docid number, const std::string& term);

  private:
    struct Kept {
        Xapian::Document document;
        std::optional<WordPlaces> words;
    };
    void read_from(const Xapian::Database& shard, Xapian::docid number, Kept& kept,
                   bool words) const;
    const Kept& remote_one(Xapian::docid number, bool words = false);
    ShardFiles* files_of(Xapian::docid number) const;
    void limit_memory();

    Databases databases_;
    std::unordered_map<Xapian::docid, Kept> kept_; ///< remote ones
    std::size_t kept_bytes_ = 0;
};

} // namespace dateline
