#include "searcher/snippet.h"

#include "common/schema.h"
#include "common/text.h"
#include "common/tokens.h"

#include <algorithm>
#include <unordered_map>
#include <xapian.h>

namespace dateline {

namespace {

constexpr std::size_t longest_sentence = 320; ///< bytes; of a longer one a part is shown
constexpr std::size_t usual_sentences = 2;
constexpr std::size_t most_sentences = 4; ///< where phrases are spread over the release

/// One thing asked for, found at one place.
struct Match {
    std::size_t item; ///< index of what was asked for
    bool phrase;
    std::size_t begin, end;
};

struct Sentence {
    std::size_t begin, end;
    std::vector<Match> matches;
};

using Words = std::vector<std::string>;

Words folded_words(std::string_view text) {
    Words words;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        words.emplace_back(token.word);
    return words;
}

} // namespace

/// What to look for in one release: the query's terms, and the wordings by which this release names
/// the persons and countries asked for. Items are numbered: phrases first, then single words.
struct SnippetMaker::Wanted {
    std::vector<Words> phrases;
    std::size_t quoted = 0; ///< so many of the phrases were quoted by the user
    std::unordered_map<std::string, std::size_t> words;
    std::unordered_map<std::string, std::size_t> stems;
    std::vector<std::string> beginnings;
    Xapian::Stem stem;

    void add_name(const Words& name) {
        if (name.size() == 1)
            words.try_emplace(name.front(), next_item());
        else if (!name.empty())
            phrases.push_back(name);
    }
    std::size_t next_item() const { return 1000 + words.size() + stems.size(); }

    /// The item that a word of the text is, or -1.
    std::ptrdiff_t item_of(const std::string& word) const {
        if (const auto exact = words.find(word); exact != words.end())
            return static_cast<std::ptrdiff_t>(exact->second);
        for (std::size_t i = 0; i < beginnings.size(); ++i)
            if (word.starts_with(beginnings[i])) return static_cast<std::ptrdiff_t>(5000 + i);
        if (!may_share_stem(word)) return -1;
        const auto stemmed = stems.find(stem(word));
        return stemmed == stems.end() ? -1 : static_cast<std::ptrdiff_t>(stemmed->second);
    }

    // Stemming is dear and keeps a word's beginning.
    bool may_share_stem(const std::string& word) const {
        return std::any_of(stems.begin(), stems.end(), [&](const auto& entry) {
            const std::size_t same = word.size() <= 5 ? 1 : 2;
            return entry.first.compare(0, same, word, 0, same) == 0;
        });
    }
};

namespace {

template <typename Wanted>
class Reader {
  public:
    Reader(std::string_view text, const Wanted& wanted) : text_(text), wanted_(wanted) {}

    std::vector<Sentence> read() {
        TokenStream tokens(text_);
        std::uint32_t number = 0;
        for (Token token; tokens.next(token);) {
            if (sentences_.empty() || token.sentence != number) begin_sentence(token);
            number = token.sentence;
            sentence_words_.push_back({std::string(token.word), token.begin, token.end});
            const auto item = wanted_.item_of(sentence_words_.back().word);
            if (item >= 0)
                sentences_.back().matches.push_back(
                    {static_cast<std::size_t>(item), false, token.begin, token.end});
        }
        end_sentence(text_.size());
        return std::move(sentences_);
    }

  private:
    struct Word {
        std::string word;
        std::size_t begin, end;
    };

    /// Opening quotation marks and brackets belong to the sentence they open.
    std::size_t opening(std::size_t begin) const {
        while (begin > 0) {
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
        return begin;
    }

    void begin_sentence(const Token& token) {
        const std::size_t begin = opening(token.begin);
        end_sentence(begin);
        sentences_.push_back({begin, begin, {}});
    }

    void end_sentence(std::size_t next_begin) {
        if (sentences_.empty()) return;
        find_phrases();
        Sentence& sentence = sentences_.back();
        const auto line_end = std::min(text_.find('\n', sentence_words_.back().end), next_begin);
        sentence.end = line_end;
        while (sentence.end > sentence.begin && text_[sentence.end - 1] == ' ')
            --sentence.end;
        sentence_words_.clear();
    }

    void find_phrases() {
        for (std::size_t p = 0; p < wanted_.phrases.size(); ++p) {
            const Words& phrase = wanted_.phrases[p];
            for (std::size_t i = 0; i + phrase.size() <= sentence_words_.size(); ++i) {
                const bool here = std::equal(
                    phrase.begin(), phrase.end(),
                    sentence_words_.begin() + static_cast<std::ptrdiff_t>(i),
                    [](const std::string& word, const Word& other) { return word == other.word; });
                if (here)
                    sentences_.back().matches.push_back(
                        {p, true, sentence_words_[i].begin,
                         sentence_words_[i + phrase.size() - 1].end});
            }
        }
    }

    std::string_view text_;
    const Wanted& wanted_;
    std::vector<Sentence> sentences_;
    std::vector<Word> sentence_words_;
};

/// What a sentence adds to what others show already: a quoted phrase counts for more than all
/// words.
std::size_t gain(const Sentence& sentence, const std::set<std::size_t>& shown, std::size_t quoted) {
    std::set<std::size_t> fresh;
    for (const Match& match : sentence.matches)
        if (!shown.contains(match.item)) fresh.insert(match.item);
    std::size_t sum = 0;
    for (const std::size_t item : fresh)
        sum += item < quoted ? 100 : 1;
    return sum;
}

/// Places of the best sentences, in the order of the text.
std::vector<std::size_t> choose(const std::vector<Sentence>& sentences, std::size_t quoted) {
    std::vector<std::size_t> chosen;
    std::set<std::size_t> shown;
    while (chosen.size() < most_sentences) {
        std::size_t best = sentences.size();
        std::size_t best_gain =
            chosen.size() < usual_sentences ? 0 : 99; // a third only for a phrase
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            const std::size_t sum = gain(sentences[i], shown, quoted);
            if (sum <= best_gain) continue;
            best = i;
            best_gain = sum;
        }
        if (best == sentences.size()) break;
        chosen.push_back(best);
        for (const Match& match : sentences[best].matches)
            shown.insert(match.item);
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// Matches as marks: in order, none inside or across another.
std::vector<Mention> marks_of(std::vector<Match> matches) {
    std::sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Mention> marks;
    for (const Match& match : matches)
        if (marks.empty() || match.begin >= marks.back().end)
            marks.push_back({match.begin, match.end});
    return marks;
}

/// The part of a sentence that is shown: all of it where it fits, else words around its matches.
Mention part_of(std::string_view text, const Sentence& sentence) {
    if (sentence.end - sentence.begin <= longest_sentence) return {sentence.begin, sentence.end};
    std::size_t begin = sentence.begin;
    if (!sentence.matches.empty()) {
        const auto first = std::min_element(
            sentence.matches.begin(), sentence.matches.end(), [](const Match& a, const Match& b) {
                return std::tuple(!a.phrase, a.begin) < std::tuple(!b.phrase, b.begin);
            });
        if (first->end > sentence.begin + longest_sentence)
            begin = first->begin - std::min<std::size_t>(first->begin - sentence.begin, 80);
    }
    if (begin > sentence.begin) begin = std::min(text.find(' ', begin), sentence.end - 1) + 1;
    std::size_t end = std::min(begin + longest_sentence, sentence.end);
    if (end < sentence.end) {
        const auto space = text.rfind(' ', end);
        end = space != std::string_view::npos && space > begin
                  ? space
                  : begin + cut(text.substr(begin), longest_sentence).size();
    }
    return {begin, end};
}

void append_part(Snippet& snippet, std::string_view text, const Sentence& sentence) {
    const Mention part = part_of(text, sentence);
    const bool cut_before = part.begin > sentence.begin;
    if (!snippet.text.empty())
        snippet.text += snippet.text.ends_with("…") ? " " : " … ";
    else if (cut_before)
        snippet.text += "… ";
    const std::size_t shift = snippet.text.size();
    snippet.text += text.substr(part.begin, part.end - part.begin);
    for (const Mention& mark : marks_of(sentence.matches))
        if (mark.begin >= part.begin && mark.end <= part.end)
            snippet.marks.push_back(
                {mark.begin - part.begin + shift, mark.end - part.begin + shift});
    if (part.end < sentence.end) snippet.text += " …";
}

} // namespace

SnippetMaker::SnippetMaker(const MatchTerms& terms) : terms_(terms) {}

SnippetMaker::Wanted SnippetMaker::wanted_in(const Record& record) const {
    Wanted wanted;
    wanted.stem = Xapian::Stem(terms_.stemmer.empty() ? "none" : terms_.stemmer);
    wanted.phrases = terms_.phrases;
    wanted.quoted = wanted.phrases.size();
    wanted.beginnings = terms_.beginnings;
    for (const std::string& word : terms_.words)
        wanted.words.try_emplace(word, wanted.next_item());
    for (const std::string& stem : terms_.stems)
        wanted.stems.try_emplace(stem, wanted.next_item());
    for (const auto& person : record.officials) {
        const Words name = folded_words(person.name);
        const bool asked = terms_.officials.contains(schema::name_key(person.name)) ||
                           terms_.officials.contains(schema::surname_key(person.name)) ||
                           terms_.officials.contains(schema::office_key(person.role));
        if (!asked || name.empty()) continue;
        wanted.add_name(name);
        wanted.add_name({name.back()});
    }
    for (const auto& land : record.countries)
        if (terms_.countries.contains(land.code))
            for (const std::string& words : land.evidence)
                wanted.add_name(folded_words(words));
    return wanted;
}

Snippet SnippetMaker::make(const Record& record) const {
    const Wanted wanted = wanted_in(record);
    const auto sentences = Reader<Wanted>(record.body, wanted).read();
    Snippet snippet;
    for (const std::size_t i : choose(sentences, wanted.quoted))
        append_part(snippet, record.body, sentences[i]);
    if (snippet.text.empty() && !sentences.empty())
        append_part(snippet, record.body, sentences.front());
    return snippet;
}

std::vector<Mention> SnippetMaker::marks_in(std::string_view text, const Record& record) const {
    const Wanted wanted = wanted_in(record);
    std::vector<Match> matches;
    for (const Sentence& sentence : Reader<Wanted>(text, wanted).read())
        matches.insert(matches.end(), sentence.matches.begin(), sentence.matches.end());
    return marks_of(std::move(matches));
}

} // namespace dateline
