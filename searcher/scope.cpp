#include "searcher/scope.h"

#include "searcher/query/query_filters.h"

#include <utility>

namespace dateline {

Scope::Scope(Index& index, const QueryNode& query)
    : index_(index), days_(dates_required(query)), openings_(index.openings()),
      numbering_(index.numbering()) {
    choose();
}

void Scope::choose() {
    some_.reset();
    if (!days_) return;
    Databases databases = index_.databases_within(*days_);
    if (databases.shards.size() < index_.answering())
        some_.emplace(Shards{Terms(databases), Documents(databases)});
}

bool Scope::follow() {
    if (numbering_.empty() || index_.numbering() != numbering_) return false;
    openings_ = index_.openings();
    choose();
    return true;
}

} // namespace dateline
