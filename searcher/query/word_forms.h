#pragma once

#include "common/schema.h"
#include "searcher/query/query_tree.h"
#include "searcher/terms.h"

#include <cstddef>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// The terms of words as they are written.
std::vector<std::string> word_terms(const std::vector<std::string>& words);

/// Terms of the words of this index that have the same stem as `word`: they, not the stem, have
/// positions. The word's own term is first, the others follow with the most frequent first, at most
/// `most` in all.
std::vector<std::string> word_forms(Terms& terms, const Xapian::Stem& stem,
                                    const schema::Field& field, const std::string& word,
                                    std::size_t most);

/// The words of this index that begin as those with `*` in one query, which have a limit in all.
class WordBeginnings {
  public:
    explicit WordBeginnings(Terms& terms) : terms_(terms) {}

    /// The terms for a node of kind `beginning`. Throws QueryError where they are too many.
    std::vector<std::string> terms_of(const QueryNode& node);

  private:
    Terms& terms_;
    std::size_t found_ = 0;
};

} // namespace dateline
