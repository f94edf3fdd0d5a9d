#pragma once

#include "searcher/shards.h"

#include <functional>
#include <span>
#include <unordered_map>
#include <xapian.h>

namespace dateline {

/// Reads documents; of far databases those that are named beforehand, all at once, and keeps them
/// up to 64 MB: databases that stay as they are.
class Documents {
  public:
    /// Something to be done with each as soon as it is read, of several at the same time.
    using Look = std::function<void(Xapian::docid, const Xapian::Document&)>;

    explicit Documents(Databases databases) : databases_(std::move(databases)) {}

    const Databases& databases() const { return databases_; }

    /// These are going to be read. Does nothing where reading one is no journey, nor again for one
    /// that was named before.
    void expect(std::span<const Xapian::docid> numbers, const Look& look = {});

    /// Throws Xapian::DocNotFoundError, or gives an empty one, where there is none.
    Xapian::Document read(Xapian::docid number);

  private:
    Databases databases_;
    std::unordered_map<Xapian::docid, Xapian::Document> kept_; ///< far ones
    std::size_t kept_bytes_ = 0;
};

} // namespace dateline
