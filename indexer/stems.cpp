#include "indexer/stems.h"

namespace dateline {

namespace {

constexpr std::size_t most_kept = 20'000; // some 2 MB

} // namespace

const std::string& Stems::of(const std::string& word) {
    if (const auto found = kept_.find(word); found != kept_.end()) return found->second;
    if (kept_.size() == most_kept) kept_.clear();
    return kept_.emplace(word, stem_(word)).first->second;
}

} // namespace dateline
