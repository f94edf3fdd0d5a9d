#pragma once

#include "searcher/match_limits.h"
#include "searcher/shards.h"
#include "searcher/word_postings.h"
#include "searcher/word_score.h"

#include <memory>
#include <vector>
#include <xapian.h>

namespace dateline {

/// A part of a query that is matched in the mapped files of all of these databases.
struct WordQuery {
    std::vector<IndexedWord> words;         ///< at least one
    std::vector<WordStatistics> statistics; ///< of each, but for how often one release has it
    Databases databases;
    Deadline deadline; ///< after which nothing more is found
};

// What the engine is to match in place of its own. Their scores and their estimates of how much
// they find are what it would come to itself. They throw as MappedTable does, and
// Xapian::DatabaseModifiedError where the files of a shard's state are not to be had.

/// Releases that have all of the words.
Xapian::PostingSource* all_words(std::shared_ptr<const WordQuery> query);

/// Those that have the words, of one term each, one after the other.
Xapian::PostingSource* phrase(std::shared_ptr<const WordQuery> query);

/// Those that have any of the words.
Xapian::PostingSource* any_word(std::shared_ptr<const WordQuery> query);

} // namespace dateline
