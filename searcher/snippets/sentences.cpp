#include "searcher/snippets/sentences.h"

#include "common/ascii.h"
#include "common/text.h"
#include "common/tokens.h"

#include <algorithm>
#include <cstring>
#include <set>

namespace dateline {

namespace {

/// Cuts a text into sentences and finds in each what is wanted.
class SentenceReader {
  public:
    SentenceReader(std::string_view text, const WantedWords& wanted)
        : text_(text), wanted_(wanted), tokens_(text), has_token_(tokens_.next(token_)) {}

    /// Where the next sentence begins, or the text ends.
    std::size_t at() const { return has_token_ ? opening() : text_.size(); }

    /// False at the end of the text.
    bool next(Sentence& sentence) {
        if (!has_token_) return false;
        const std::uint32_t number = token_.sentence;
        sentence = {opening(), 0, {}};
        words_.clear();
        do {
            take_word(sentence);
            has_token_ = tokens_.next(token_);
        } while (has_token_ && token_.sentence == number);
        for (const WantedWords::Phrase& phrase : wanted_.phrases())
            find_phrase(phrase, sentence);
        sentence.end = std::min(text_.find('\n', last_word_end_), at());
        while (sentence.end > sentence.begin && text_[sentence.end - 1] == ' ')
            --sentence.end;
        return true;
    }

  private:
    struct Word {
        std::size_t number; ///< see WantedWords::phrase_word()
        std::size_t begin, end;
    };

    /// Where the sentence begins whose first word is the token: opening quotation marks and
    /// brackets belong to the sentence they open.
    std::size_t opening() const {
        std::size_t begin = token_.begin;
        while (begin > last_word_end_) {
            std::size_t before = begin - 1;
            while (before > 0 && (static_cast<unsigned char>(text_[before]) & 0xC0) == 0x80)
                --before;
            std::size_t after = before;
            const char32_t c = next_character(text_, after);
            if (c != U'“' && c != U'"' && c != U'‘' && c != U'\'' && c != U'(' && c != U'[' &&
                c != U'«' && c != U'$')
                break;
            begin = before;
        }
        return std::max(begin, last_word_end_);
    }

    void take_word(Sentence& sentence) {
        last_word_end_ = token_.end;
        if (!wanted_.phrases().empty())
            words_.push_back({wanted_.phrase_word(token_.word), token_.begin, token_.end});
        if (const auto item = wanted_.find_item(token_.word))
            sentence.matches.push_back({*item, token_.begin, token_.end});
    }

    void find_phrase(const WantedWords::Phrase& phrase, Sentence& sentence) const {
        const std::size_t size = phrase.words.size();
        for (std::size_t i = 0; i + size <= words_.size(); ++i) {
            const auto first = words_.begin() + static_cast<std::ptrdiff_t>(i);
            const bool here =
                std::equal(phrase.words.begin(), phrase.words.end(), first,
                           [](std::size_t a, const Word& b) { return a == b.number; });
            if (here)
                sentence.matches.push_back({phrase.item, first->begin, words_[i + size - 1].end});
        }
    }

    std::string_view text_;
    const WantedWords& wanted_;
    TokenStream tokens_;
    Token token_;
    bool has_token_;
    std::vector<Word> words_; ///< of the sentence; none where no phrase is wanted
    std::size_t last_word_end_ = 0;
};

/// In a text with so many bytes before it.
Sentence moved(Sentence sentence, std::size_t bytes) {
    sentence.begin += bytes;
    sentence.end += bytes;
    for (WordMatch& match : sentence.matches) {
        match.begin += bytes;
        match.end += bytes;
    }
    return sentence;
}

bool has_all(const Sentence& sentence, const WantedWords& wanted) {
    if (sentence.matches.size() < wanted.items()) return false;
    std::set<std::size_t> items;
    for (const WordMatch& match : sentence.matches)
        items.insert(match.item);
    return items.size() == wanted.items();
}

/// As rfind() does, which takes ten times as long.
std::size_t last_place(std::string_view text, char byte) {
    const void* const place = ::memrchr(text.data(), byte, text.size());
    return place == nullptr
               ? std::string_view::npos
               : static_cast<std::size_t>(static_cast<const char*>(place) - text.data());
}

/// Whether the full stop there ends a sentence, whatever else stands before: it is behind a word
/// longer than all abbreviations, and a capital follows.
bool surely_ends_sentence(std::string_view text, std::size_t stop) {
    constexpr std::size_t letters = 5;
    if (stop < letters || stop + 2 >= text.size() || text[stop + 1] != ' ') return false;
    const auto word = text.substr(stop - letters, letters);
    return is_ascii_upper(text[stop + 2]) && std::all_of(word.begin(), word.end(), is_ascii_letter);
}

/// Where to begin to read the sentence in which a word begins at `word`: where the line does, or
/// behind the last sentence that surely ends before. From `least` on, where one begins.
std::size_t sentence_before(std::string_view text, std::size_t word, std::size_t least) {
    std::string_view before = text.substr(least, word - least);
    const std::size_t line = last_place(before, '\n') + 1; // npos + 1 is 0
    for (before.remove_prefix(line);;) {
        const std::size_t stop = last_place(before, '.');
        if (stop == std::string_view::npos) return least + line;
        if (surely_ends_sentence(text.substr(least + line, word + 1 - least - line), stop))
            return least + line + stop + 2;
        before = before.substr(0, stop);
    }
}

} // namespace

std::vector<Sentence> sentences_for_snippet(std::string_view text, const WantedWords& wanted) {
    std::vector<Sentence> found;
    std::size_t read_to = 0;
    for (;;) {
        const std::size_t start = wanted.starts().find(text, read_to);
        if (start == std::string_view::npos) return found;
        const std::size_t begin = sentence_before(text, start, read_to);
        SentenceReader reader(text.substr(begin), wanted);
        for (Sentence sentence; read_to <= start;) {
            if (!reader.next(sentence)) return found;
            read_to = begin + reader.at();
            if (sentence.matches.empty()) continue;
            found.push_back(moved(std::move(sentence), begin));
            if (has_all(found.back(), wanted)) return found;
        }
    }
}

std::vector<WordMatch> matches_in(std::string_view text, const WantedWords& wanted) {
    std::vector<WordMatch> matches;
    SentenceReader reader(text, wanted);
    for (Sentence sentence; reader.next(sentence);)
        matches.insert(matches.end(), sentence.matches.begin(), sentence.matches.end());
    return matches;
}

bool is_full_sentence(std::string_view sentence) {
    constexpr auto fewest_spaces = 5;
    while (!sentence.empty() && (static_cast<unsigned char>(sentence.back()) >= 0x80 ||
                                 sentence.back() == '"' || sentence.back() == ')'))
        sentence.remove_suffix(1); // quotation marks
    const bool ends = sentence.ends_with('.') || sentence.ends_with('!') || sentence.ends_with('?');
    return ends && std::count(sentence.begin(), sentence.end(), ' ') >= fewest_spaces;
}

Sentence first_sentence(std::string_view text) {
    const WantedWords nothing;
    SentenceReader reader(text, nothing);
    Sentence first{0, 0, {}};
    for (Sentence sentence; reader.next(sentence);) {
        if (is_full_sentence(text.substr(sentence.begin, sentence.end - sentence.begin)))
            return sentence;
        if (first.end == 0) first = sentence;
    }
    return first;
}

} // namespace dateline
