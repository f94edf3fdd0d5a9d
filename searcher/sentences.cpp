#include "searcher/sentences.h"

#include "common/text.h"
#include "common/tokens.h"

#include <algorithm>
#include <set>

namespace dateline {

namespace {

/// Cuts a text into sentences and finds in each what is wanted.
class SentenceReader {
  public:
    SentenceReader(std::string_view text, const WantedWords& wanted)
        : text_(text), wanted_(wanted), tokens_(text), has_token_(tokens_.next(token_)) {}

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
        sentence.end =
            std::min(text_.find('\n', last_word_end_), has_token_ ? opening() : text_.size());
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

bool has_all(const Sentence& sentence, const WantedWords& wanted) {
    if (sentence.matches.size() < wanted.items()) return false;
    std::set<std::size_t> items;
    for (const Match& match : sentence.matches)
        items.insert(match.item);
    return items.size() == wanted.items();
}

/// Of several words, with what ends a sentence.
bool is_prose(std::string_view sentence) {
    constexpr auto fewest_spaces = 5;
    while (!sentence.empty() && (static_cast<unsigned char>(sentence.back()) >= 0x80 ||
                                 sentence.back() == '"' || sentence.back() == ')'))
        sentence.remove_suffix(1); // quotation marks
    const bool ends = sentence.ends_with('.') || sentence.ends_with('!') || sentence.ends_with('?');
    return ends && std::count(sentence.begin(), sentence.end(), ' ') >= fewest_spaces;
}

} // namespace

std::vector<Sentence> sentences_for_snippet(std::string_view text, const WantedWords& wanted) {
    std::vector<Sentence> found;
    SentenceReader reader(text, wanted);
    for (Sentence sentence; reader.next(sentence);) {
        if (sentence.matches.empty()) continue;
        found.push_back(std::move(sentence));
        if (has_all(found.back(), wanted)) break;
    }
    return found;
}

std::vector<Match> matches_in(std::string_view text, const WantedWords& wanted) {
    std::vector<Match> matches;
    SentenceReader reader(text, wanted);
    for (Sentence sentence; reader.next(sentence);)
        matches.insert(matches.end(), sentence.matches.begin(), sentence.matches.end());
    return matches;
}

Sentence first_sentence(std::string_view text) {
    const WantedWords nothing;
    SentenceReader reader(text, nothing);
    Sentence first{0, 0, {}};
    for (Sentence sentence; reader.next(sentence);) {
        if (is_prose(text.substr(sentence.begin, sentence.end - sentence.begin))) return sentence;
        if (first.end == 0) first = sentence;
    }
    return first;
}

} // namespace dateline
