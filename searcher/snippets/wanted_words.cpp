#include "searcher/snippets/wanted_words.h"

#include <algorithm>

namespace dateline {

namespace {

unsigned char first_byte(std::string_view word) {
    return static_cast<unsigned char>(word.front());
}

/// The engine's stemmers that also take off how a word begins.
bool changes_beginnings(std::string_view stemmer) {
    return stemmer == "arabic" || stemmer == "indonesian" || stemmer == "irish" ||
           stemmer == "kraaij_pohlmann";
}

/// So much of a stem began the word, too: the other stemmers change a word's end ("dying" has the
/// stem "die", "possibility" "possibl").
std::string_view start_of_stem(std::string_view stem) {
    if (first_byte(stem) >= 0x80) return stem.substr(0, 1); // of a letter of several bytes
    return stem.substr(0, std::clamp<std::size_t>(stem.size(), 3, 6) - 2);
}

} // namespace

WantedWords::WantedWords(const std::string& stemmer)
    : stem_(stemmer.empty() ? "none" : stemmer), any_beginning_(changes_beginnings(stemmer)) {}

void WantedWords::add_phrase(const std::vector<std::string>& words, std::size_t item) {
    Phrase& added = phrases_.emplace_back(Phrase{{}, item});
    for (const std::string& word : words) {
        added.words.push_back(
            phrase_words_.try_emplace(word, phrase_words_.size() + 1).first->second);
        if (!word.empty()) phrase_first_bytes_.set(first_byte(word));
    }
    if (!words.empty()) starts_.add(words.front());
}

void WantedWords::add_word(const std::string& word, std::size_t item) {
    if (word.empty() || !words_.try_emplace(word, item).second) return;
    item_first_bytes_.set(first_byte(word));
    starts_.add(word);
}

void WantedWords::add_stem(const std::string& stem, std::size_t item) {
    if (stem.empty() || !stems_.try_emplace(stem, item).second) return;
    if (any_beginning_)
        item_first_bytes_.set();
    else
        item_first_bytes_.set(first_byte(stem));
    stem_starts_.emplace_back(any_beginning_ ? std::string_view() : start_of_stem(stem));
    starts_.add(stem_starts_.back());
}

void WantedWords::add_beginning(const std::string& beginning, std::size_t item) {
    if (beginning.empty()) return;
    beginnings_.emplace_back(beginning, item);
    item_first_bytes_.set(first_byte(beginning));
    starts_.add(beginning);
}

void WantedWords::add_name(const std::vector<std::string>& words, std::size_t item) {
    if (words.size() == 1)
        add_word(words.front(), item);
    else if (!words.empty())
        add_phrase(words, item);
}

std::size_t WantedWords::phrase_word(std::string_view word) const {
    if (!phrase_first_bytes_.test(first_byte(word))) return 0;
    const auto found = phrase_words_.find(std::string(word));
    return found == phrase_words_.end() ? 0 : found->second;
}

std::optional<std::size_t> WantedWords::find_item(std::string_view word) const {
    if (!item_first_bytes_.test(first_byte(word))) return std::nullopt;
    const std::string key(word);
    if (const auto exact = words_.find(key); exact != words_.end()) return exact->second;
    for (const auto& [beginning, item] : beginnings_)
        if (word.starts_with(beginning)) return item;
    const bool may_share_stem =
        std::any_of(stem_starts_.begin(), stem_starts_.end(),
                    [&](const std::string& start) { return word.starts_with(start); });
    if (!may_share_stem) return std::nullopt; // stemming is dear
    const auto stemmed = stems_.find(stem_(key));
    if (stemmed == stems_.end()) return std::nullopt;
    return stemmed->second;
}

} // namespace dateline
