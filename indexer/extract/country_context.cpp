#include "indexer/extract/country_context.h"

#include "indexer/extract/officials_lexicon.h"

#include <algorithm>
#include <array>

namespace dateline::places {

namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Names of countries that people bear, as given names or surnames.
constexpr auto borne = std::to_array<std::string_view>(
    {"jordan",  "chad",   "georgia", "israel", "ireland", "holland", "england",  "france",
     "wales",   "kenya",  "germany", "brazil", "poland",  "britain", "china",    "india",
     "english", "french", "german",  "welsh",  "scott",   "cuba",    "paraguay", "scotland"});

constexpr auto georgia_country_cues = std::to_array<std::string_view>(
    {"tbilisi", "abkhazia", "ossetia", "ossetian", "caucasus", "georgian", "georgians", "russia",
     "russian", "armenia", "azerbaijan", "moldova", "ukraine", "nato", "batumi", "kakheti",
     "adjara", "black"});

constexpr auto georgia_state_cues = std::to_array<std::string_view>(
    {"atlanta", "savannah", "augusta", "macon", "athens", "alabama", "florida", "carolina",
     "tennessee", "ga", "georgia's", "mississippi", "albany", "brunswick", "valdosta", "marietta",
     "peach"});

constexpr auto language_openers = std::to_array<std::string_view>(
    {"in", "speak", "speaks", "speaking", "learn", "learning", "into", "from"});

bool has(officials::Classes classes, officials::Classes wanted) {
    return (classes & wanted) != 0;
}

/// Function words that betray the languages whose names of countries are in the table.
int foreign_words(const std::vector<PlaceWord>& words) {
    constexpr auto foreign = std::to_array<std::string_view>(
        {"le",  "les", "des", "et",  "une", "dans", "der", "die",  "das", "und",   "den",
         "mit", "el",  "los", "las", "del", "una",  "con", "para", "il",  "della", "di",
         "che", "dos", "uma", "nao", "est", "pour", "von", "zu",   "e",   "o"});
    constexpr auto english = std::to_array<std::string_view>(
        {"the", "of", "and", "to", "in", "for", "that", "with", "is", "on"});
    int balance = 0;
    for (std::size_t i = 0; i < std::min<std::size_t>(words.size(), 300); ++i) {
        if (among(foreign, words[i].word)) ++balance;
        if (among(english, words[i].word)) --balance;
    }
    return balance;
}

} // namespace

CountryContext::CountryContext(std::string_view text, const std::vector<PlaceWord>& words)
    : text_(text), words_(words) {
    foreign_ = foreign_words(words) > 2;
    for (const PlaceWord& word : words) {
        india_ = india_ || word.word == "india" || word.word == "delhi" || word.word == "mumbai";
        florida_ = florida_ || word.word == "florida" || word.word == "fla";
        if (among(georgia_country_cues, word.word)) ++georgia_country_;
        if (among(georgia_state_cues, word.word)) ++georgia_state_;
    }
    for (std::size_t i = 0; i < words.size(); ++i)
        if (words[i].capital && among(borne, words[i].word) && stands_in_name(i))
            persons_.insert(words[i].word);
}

/// Only a space, or nothing, lies between the two words.
bool CountryContext::adjoins(std::size_t left, std::size_t right) const {
    return words_[right].begin - words_[left].end <= 1 && !words_[left].possessive &&
           (words_[right].begin == words_[left].end || text_[words_[left].end] == ' ');
}

/// "Michael Jordan", "Rep. Jordan", "Jordan Smith".
bool CountryContext::stands_in_name(std::size_t place) const {
    using namespace officials;
    if (place > 0 && words_[place - 1].capital) {
        const std::string_view between =
            text_.substr(words_[place - 1].end, words_[place].begin - words_[place - 1].end);
        const bool close = between == " " || between == ". ";
        const Classes before = classes_of(words_[place - 1].word);
        const bool given = has(before, word_class::given) && !has(before, word_class::common);
        if (close && (given || has(before, word_class::honorific | word_class::abbreviation)))
            return true;
    }
    if (place + 1 >= words_.size() || !words_[place + 1].capital || !adjoins(place, place + 1))
        return false;
    return has(classes_of(words_[place].word), word_class::given) &&
           classes_of(words_[place + 1].word) == 0;
}

/// Where one mention stands in a person's name, the bare ones are that person, too.
bool CountryContext::is_person(std::size_t first, std::size_t last) const {
    return first == last && persons_.contains(words_[first].word);
}

/// A. “Dutch” Smith.
bool CountryContext::is_nickname(std::size_t place) const {
    constexpr std::string_view marks = "\"'()";
    const std::size_t begin = words_[place].begin;
    const std::size_t end = words_[place].end;
    if (begin == 0 || end >= text_.size() || words_[place].possessive) return false;
    const bool curly =
        begin >= 3 && text_.substr(begin - 3, 3) == "“" && text_.substr(end, 3) == "”";
    const bool plain = marks.find(text_[begin - 1]) != std::string_view::npos &&
                       marks.find(text_[end]) != std::string_view::npos;
    return (curly || plain) && place + 1 < words_.size() && words_[place + 1].capital &&
           place > 0 && words_[place - 1].capital;
}

/// "Lebanon, Pa.", "Peru, Indiana": a town of the United States.
bool CountryContext::is_town(std::size_t last) const {
    if (last + 1 >= words_.size() || words_[last].end >= text_.size() ||
        text_[words_[last].end] != ',')
        return false;
    if (words_[last + 1].begin - words_[last].end != 2 || words_[last + 1].word == "georgia")
        return false;
    return words_[last + 1].capital &&
           has(officials::classes_of(words_[last + 1].word), officials::word_class::state);
}

bool CountryContext::is_american_state_georgia() const {
    return georgia_state_ > 0 ? georgia_state_ >= georgia_country_ : georgia_country_ == 0;
}

/// "in English", "English-speaking".
bool CountryContext::is_language(std::size_t first) const {
    const std::string& word = words_[first].word;
    if (word != "english" && word != "french" && word != "spanish" && word != "portuguese" &&
        word != "chinese")
        return false;
    const bool opened = first > 0 && among(language_openers, words_[first - 1].word);
    if (first + 1 >= words_.size()) return opened;
    const std::string& next = words_[first + 1].word;
    if (next == "speaking" || next == "language" || next == "speakers" || next == "proficiency")
        return true;
    return opened && (!adjoins(first, first + 1) || next == "and" || next == "or" || next == "at" ||
                      next == "to");
}

bool CountryContext::is_country(std::string_view code, std::size_t first, std::size_t last,
                                std::string_view* reason) const {
    const auto no = [&](std::string_view why) {
        if (reason != nullptr) *reason = why;
        return false;
    };
    const PlaceWord& word = words_[first];
    if (is_town(last)) return no("a town of that name");
    if (is_person(first, last)) return no("a person of that name");
    if (is_language(first)) return no("the language");
    if (first == last && is_nickname(first)) return no("a nickname");
    if (code == "GE" && first == last && word.word == "georgia" && is_american_state_georgia())
        return no("the state of that name");
    if (code == "IN" && word.word != "india" && !india_) return no("native peoples of America");
    if (code == "PA" && last + 1 < words_.size() && words_[last + 1].word == "city" && florida_)
        return no("a town of that name");
    // In a headline all in capitals a word that is also a common one says nothing.
    constexpr auto common = std::to_array<std::string_view>(
        {"us", "turkey", "polish", "chad", "jordan", "guinea", "china", "georgia"});
    if (word.in_capitals && first == last && among(common, word.word) && word.word != "china")
        return no("a word in capitals");
    if ((word.word == "america" || word.word == "american" || word.word == "americans") &&
        first > 0 && adjoins(first - 1, first) &&
        (words_[first - 1].word == "cuban" || words_[first - 1].word == "mexican" ||
         words_[first - 1].word == "arab"))
        return no("part of a people's name");
    return true;
}

} // namespace dateline::places
