#include "benchmarks/synthetic.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <string_view>

namespace dateline::bench {

namespace {

/// The most frequent words of English, in about that order, so that sentences have what every
/// release has.
constexpr std::array<std::string_view, 48> function_words{
    "the",  "of",   "and",   "to",    "in",   "a",     "for",  "that", "is",    "on",
    "with", "will", "by",    "this",  "as",   "be",    "are",  "has",  "our",   "we",
    "it",   "from", "have",  "an",    "at",   "said",  "was",  "not",  "their", "which",
    "more", "also", "its",   "would", "all",  "been",  "new",  "who",  "were",  "they",
    "can",  "but",  "other", "these", "than", "today", "must", "about"};

constexpr std::array<std::string_view, 20> countries{
    "Japan",    "Japanese", "France", "French",  "Kenya",       "Brazil", "Canada",
    "Canadian", "Norway",   "India",  "Indian",  "Australia",   "Peru",   "Germany",
    "German",   "Vietnam",  "Poland", "Senegal", "New Zealand", "Morocco"};

constexpr std::array<std::string_view, 8> offices{
    "Defense Minister",   "Foreign Minister", "President",        "Senator",
    "Secretary of State", "Prime Minister",   "Finance Minister", "Ambassador"};

constexpr std::array<std::string_view, 6> cities{"WASHINGTON", "TOKYO",  "PARIS",
                                                 "NAIROBI",    "OTTAWA", "OSLO"};

constexpr std::array<std::string_view, 12> months{"January",   "February", "March",    "April",
                                                  "May",       "June",     "July",     "August",
                                                  "September", "October",  "November", "December"};

constexpr std::string_view consonants = "bcdfghjklmnprstvwz";
constexpr std::string_view vowels = "aeiou";

/// The same number gives the same word, another number another one.
std::string syllables(std::uint64_t number, int fewest) {
    std::string word;
    for (int i = 0; i < fewest || number > 0; ++i) {
        word += consonants[number % consonants.size()];
        number /= consonants.size();
        word += vowels[number % vowels.size()];
        number /= vowels.size();
    }
    return word;
}

std::string capitalised(std::string word) {
    word.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(word.front())));
    return word;
}

} // namespace

/// SplitMix64.
class Synthesiser::Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9e3779b97f4a7c15U;
        std::uint64_t value = state_;
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9U;
        value = (value ^ (value >> 27)) * 0x94d049bb133111ebU;
        return value ^ (value >> 31);
    }
    /// From 0 to `end` - 1.
    std::size_t below(std::size_t end) { return static_cast<std::size_t>(next() % end); }
    /// From 0 to below 1.
    double share() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    template <typename List>
    const auto& any_of(const List& list) {
        return list[below(list.size())];
    }

  private:
    std::uint64_t state_;
};

Synthesiser::Synthesiser(const SyntheticSettings& settings) : settings_(settings) {
    words_.assign(function_words.begin(), function_words.end());
    while (words_.size() < settings.words)
        words_.push_back(syllables(words_.size() * 7 + 11, 2));
    double sum = 0;
    for (std::size_t rank = 0; rank < words_.size(); ++rank) {
        sum += 1 / (static_cast<double>(rank) + 2.7); // Zipf-Mandelbrot, as English text has it
        cumulated_.push_back(sum);
    }
    for (std::uint64_t i = 0; i < 200; ++i)
        given_.push_back(capitalised(syllables(i * 31 + 5, 2)));
    for (std::uint64_t i = 0; i < settings.persons; ++i)
        family_.push_back(capitalised(syllables(i * 13 + 700, 3)));
}

const std::string& Synthesiser::word(Random& random) const {
    const double at = random.share() * cumulated_.back();
    const auto found = std::lower_bound(cumulated_.begin(), cumulated_.end(), at);
    return words_[static_cast<std::size_t>(found - cumulated_.begin())];
}

std::string Synthesiser::person(Random& random, bool in_full) const {
    const double share = random.share();
    const auto number = static_cast<std::size_t>(
        share * share * share * static_cast<double>(settings_.persons)); // a few are named often
    const std::string& family = family_[number];
    const auto office = offices[number % offices.size()];
    if (!in_full) return std::string(office) + ' ' + family;
    return std::string(office) + ' ' + given_[number % given_.size()] + ' ' + family;
}

std::string Synthesiser::sentence(Random& random) const {
    std::string text = capitalised(word(random));
    const std::size_t length = 8 + random.below(24);
    for (std::size_t i = 1; i < length; ++i) {
        text += i % 9 == 0 && random.below(4) == 0 ? ", " : " ";
        const std::size_t kind = random.below(100);
        if (kind == 0)
            text += person(random, random.below(3) == 0);
        else if (kind <= 2)
            text += random.any_of(countries);
        else
            text += word(random);
    }
    return text + ". ";
}

std::string Synthesiser::release(std::uint64_t number) const {
    Random random(settings_.seed * 0x100000001b3U ^ number * 0x9e3779b97f4a7c15U);
    std::string title = person(random, true) + " and " + std::string(random.any_of(countries));
    for (std::size_t i = 0; i < 6; ++i)
        title += ' ' + capitalised(word(random));
    char day[64];
    std::snprintf(day, sizeof day, "%s %d, %d", random.any_of(months).data(),
                  static_cast<int>(1 + random.below(28)),
                  static_cast<int>(2001 + random.below(25)));
    std::string text = title + "\n\n" + std::string(random.any_of(cities)) + ", " + day + " - ";
    const std::size_t paragraphs = 3 + random.below(settings_.most_paragraphs - 2);
    for (std::size_t paragraph = 0; paragraph < paragraphs; ++paragraph) {
        const std::size_t sentences = 2 + random.below(4);
        for (std::size_t i = 0; i < sentences; ++i)
            text += sentence(random);
        text.back() = '\n';
        text += '\n';
    }
    return text;
}

} // namespace dateline::bench
