#pragma once

#include <string_view>

namespace dateline {

/// Whether ranking in the language of Xapian's stemmer of that name leaves any words out.
bool has_stop_words(std::string_view stemmer);

/// Whether an English word says so little that ranking leaves it out where others are left.
bool is_stop_word(std::string_view folded);

} // namespace dateline
