#pragma once

#include "common/schema.h"
#include "searcher/terms.h"

#include <cstddef>
#include <string>
#include <vector>
#include <xapian.h>

namespace dateline {

/// Terms of the words of this index that have the same stem as `word`: they, not the stem, have
/// positions. The word's own term is first, the others follow with the most frequent first, at most
/// `most` in all.
std::vector<std::string> word_forms(Terms& terms, const Xapian::Stem& stem,
                                    const schema::Field& field, const std::string& word,
                                    std::size_t most);

} // namespace dateline
