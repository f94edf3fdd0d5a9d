#include "searcher/query/query_stop_words.h"

#include <algorithm>
#include <array>

namespace dateline {

namespace {

// English words without content, in the order of comparison.
constexpr auto stop_words = std::to_array<std::string_view>(
    {"a",      "about",  "above",   "after",  "again",   "against", "all",    "also",  "am",
     "among",  "an",     "and",     "any",    "are",     "as",      "at",     "be",    "because",
     "been",   "before", "being",   "below",  "between", "both",    "but",    "by",    "can",
     "could",  "did",    "do",      "does",   "doing",   "down",    "during", "each",  "few",
     "for",    "from",   "further", "had",    "has",     "have",    "having", "he",    "her",
     "here",   "hers",   "him",     "his",    "how",     "i",       "if",     "in",    "into",
     "is",     "it",     "its",     "itself", "may",     "me",      "more",   "most",  "my",
     "no",     "nor",    "not",     "of",     "off",     "on",      "once",   "only",  "or",
     "other",  "our",    "ours",    "out",    "over",    "own",     "s",      "same",  "she",
     "should", "so",     "some",    "such",   "t",       "than",    "that",   "the",   "their",
     "theirs", "them",   "then",    "there",  "these",   "they",    "this",   "those", "through",
     "to",     "too",    "under",   "until",  "up",      "upon",    "very",   "was",   "we",
     "were",   "what",   "when",    "where",  "which",   "while",   "who",    "whom",  "whose",
     "why",    "will",   "with",    "within", "without", "would",   "you",    "your",  "yours"});

static_assert(std::is_sorted(stop_words.begin(), stop_words.end()));

} // namespace

bool has_stop_words(std::string_view stemmer) {
    return stemmer == "english" || stemmer == "en";
}

bool is_stop_word(std::string_view folded) {
    return std::binary_search(stop_words.begin(), stop_words.end(), folded);
}

} // namespace dateline
