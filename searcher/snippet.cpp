#include "searcher/snippet.h"

#include "common/countries.h"
#include "common/schema.h"
#include "common/text.h"
#include "common/tokens.h"

#include <algorithm>
#include <bitset>
#include <set>
#include <unordered_map>
#include <xapian.h>

namespace dateline {

namespace {

constexpr std::size_t longest_sentence = 320; ///< bytes; of a longer one parts are shown
constexpr std::size_t context = 80;           ///< bytes shown before a match in such a part
constexpr std::size_t usual_sentences = 2;
constexpr std::size_t most_sentences = 12; ///< where quoted phrases are spread over the release
constexpr std::size_t most_parts = 12;     ///< of one long sentence, likewise
constexpr std::size_t phrase_weight = 100; ///< more than all single words together

/// One thing asked for, found at one place.
struct Match {
    std::size_t item; ///< number of what was asked for: quoted phrases first, then all else
    std::size_t begin, end;
};

struct Sentence {
    std::size_t begin, end;
    std::vector<Match> matches; ///< in no order
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
/// the persons and countries asked for. All wordings of a person or country are one item.
struct SnippetMaker::Wanted {
    /// Its words by their numbers; 0 is any that no phrase has.
    struct Phrase {
        std::vector<std::size_t> words;
        std::size_t item;
    };
    std::vector<Phrase> phrases;
    std::unordered_map<std::string, std::size_t> phrase_words;
    std::size_t quoted = 0; ///< so many of the items are phrases that the user quoted
    std::size_t items = 0;
    std::unordered_map<std::string, std::size_t> words;
    std::unordered_map<std::string, std::size_t> stems;
    std::vector<std::pair<std::string, std::size_t>> beginnings;
    Xapian::Stem stem;
    std::bitset<256> first_bytes; ///< of all of these but the phrases
    std::bitset<256> phrase_first_bytes;

    /// Once all is there.
    void note_first_bytes() {
        const auto note = [](const auto& entries, std::bitset<256>& bytes) {
            for (const auto& [word, item] : entries)
                if (!word.empty()) bytes.set(static_cast<unsigned char>(word.front()));
        };
        note(words, first_bytes);
        note(stems, first_bytes);
        note(beginnings, first_bytes);
        note(phrase_words, phrase_first_bytes);
    }

    void add_phrase(const Words& phrase, std::size_t item) {
        Phrase& added = phrases.emplace_back(Phrase{{}, item});
        for (const std::string& word : phrase)
            added.words.push_back(
                phrase_words.try_emplace(word, phrase_words.size() + 1).first->second);
    }

    void add_name(const Words& name, std::size_t item) {
        if (name.size() == 1)
            words.try_emplace(name.front(), item);
        else if (!name.empty())
            add_phrase(name, item);
    }

    std::size_t phrase_word(std::string_view word) const {
        if (!phrase_first_bytes.test(static_cast<unsigned char>(word.front()))) return 0;
        const auto found = phrase_words.find(std::string(word));
        return found == phrase_words.end() ? 0 : found->second;
    }

    // Stems keep it, too.
    bool may_be_item(std::string_view word) const {
        return first_bytes.test(static_cast<unsigned char>(word.front()));
    }

    std::optional<std::size_t> find_item(const std::string& word) const {
        if (const auto exact = words.find(word); exact != words.end()) return exact->second;
        for (const auto& [beginning, item] : beginnings)
            if (word.starts_with(beginning)) return item;
        if (!may_share_stem(word)) return std::nullopt;
        const auto stemmed = stems.find(stem(word));
        if (stemmed == stems.end()) return std::nullopt;
        return stemmed->second;
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

using Items = std::set<std::size_t>;

Items items_of(const Sentence& sentence) {
    Items items;
    for (const Match& match : sentence.matches)
        items.insert(match.item);
    return items;
}

/// Cuts a text into sentences and finds in each what is wanted.
template <typename Wanted>
class Reader {
  public:
    Reader(std::string_view text, const Wanted& wanted) : text_(text), wanted_(wanted) {}

    /// All of them, or those up to one that has all that is wanted, to which none can add.
    std::vector<Sentence> read(bool to_the_end) {
        TokenStream tokens(text_);
        std::uint32_t number = 0;
        for (Token token; tokens.next(token);) {
            if (sentences_.empty() || token.sentence != number) {
                const std::size_t begin = opening(token.begin);
                end_sentence(begin);
                if (!to_the_end && has_all()) return std::move(sentences_);
                sentences_.push_back({begin, begin, {}});
            }
            number = token.sentence;
            last_word_end_ = token.end;
            take_word(token);
        }
        end_sentence(text_.size());
        return std::move(sentences_);
    }

  private:
    struct Word {
        std::size_t number; ///< see Wanted::Phrase
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
        return std::max(begin, last_word_end_);
    }

    void take_word(const Token& token) {
        if (!wanted_.phrases.empty())
            sentence_words_.push_back({wanted_.phrase_word(token.word), token.begin, token.end});
        if (!wanted_.may_be_item(token.word)) return;
        if (const auto item = wanted_.find_item(std::string(token.word)))
            sentences_.back().matches.push_back({*item, token.begin, token.end});
    }

    bool has_all() const {
        return !sentences_.empty() && sentences_.back().matches.size() >= wanted_.items &&
               items_of(sentences_.back()).size() == wanted_.items;
    }

    void end_sentence(std::size_t next_begin) {
        if (sentences_.empty()) return;
        for (const auto& phrase : wanted_.phrases)
            find_phrase(phrase.words, phrase.item);
        Sentence& sentence = sentences_.back();
        sentence.end = std::min(text_.find('\n', last_word_end_), next_begin);
        while (sentence.end > sentence.begin && text_[sentence.end - 1] == ' ')
            --sentence.end;
        sentence_words_.clear();
    }

    void find_phrase(const std::vector<std::size_t>& phrase, std::size_t item) {
        for (std::size_t i = 0; i + phrase.size() <= sentence_words_.size(); ++i) {
            const auto first = sentence_words_.begin() + static_cast<std::ptrdiff_t>(i);
            const bool here =
                std::equal(phrase.begin(), phrase.end(), first,
                           [](std::size_t a, const Word& b) { return a == b.number; });
            if (here)
                sentences_.back().matches.push_back(
                    {item, first->begin, sentence_words_[i + phrase.size() - 1].end});
        }
    }

    std::string_view text_;
    const Wanted& wanted_;
    std::vector<Sentence> sentences_;
    std::vector<Word> sentence_words_;
    std::size_t last_word_end_ = 0;
};

/// What showing `items` adds to what is shown already.
std::size_t gain(const Items& items, const Items& shown, std::size_t quoted) {
    std::size_t sum = 0;
    for (const std::size_t item : items)
        if (!shown.contains(item)) sum += item < quoted ? phrase_weight : 1;
    return sum;
}

/// Places of the best sentences, in the order of the text.
std::vector<std::size_t> choose(const std::vector<Sentence>& sentences, std::size_t quoted) {
    std::vector<std::pair<std::size_t, Items>> with_matches;
    for (std::size_t i = 0; i < sentences.size(); ++i)
        if (!sentences[i].matches.empty()) with_matches.emplace_back(i, items_of(sentences[i]));
    std::vector<std::size_t> chosen;
    Items shown;
    while (chosen.size() < most_sentences) {
        const std::pair<std::size_t, Items>* best = nullptr;
        // After the usual ones only for a phrase.
        std::size_t best_gain = chosen.size() < usual_sentences ? 0 : phrase_weight - 1;
        for (const auto& sentence : with_matches) {
            const std::size_t sum = gain(sentence.second, shown, quoted);
            if (sum <= best_gain) continue;
            best = &sentence;
            best_gain = sum;
        }
        if (best == nullptr) break;
        chosen.push_back(best->first);
        shown.insert(best->second.begin(), best->second.end());
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

/// The stretch of a long sentence, no longer than is shown, that adds most to what is shown.
struct Stretch {
    std::size_t begin = 0, end = 0;
    Items items;
    std::size_t gain = 0;
};

/// `matches` are in order.
Stretch best_stretch(const std::vector<Match>& matches, const Items& shown, std::size_t quoted) {
    Stretch best;
    for (std::size_t first = 0; first < matches.size(); ++first) {
        Stretch stretch{matches[first].begin, matches[first].end, {matches[first].item}, 0};
        for (std::size_t i = first + 1; i < matches.size(); ++i) {
            if (matches[i].begin > stretch.begin + longest_sentence) break;
            if (matches[i].end > stretch.begin + longest_sentence - context) continue;
            stretch.end = std::max(stretch.end, matches[i].end);
            stretch.items.insert(matches[i].item);
        }
        stretch.gain = gain(stretch.items, shown, quoted);
        if (stretch.gain > best.gain) best = std::move(stretch);
    }
    return best;
}

/// With words around it, as many as there is room for.
Mention widened(std::string_view text, const Sentence& sentence, const Stretch& stretch) {
    const std::size_t length = stretch.end - stretch.begin;
    const std::size_t room = length < longest_sentence ? longest_sentence - length : 0;
    std::size_t begin = stretch.begin - std::min({stretch.begin - sentence.begin, room, context});
    if (begin > sentence.begin) begin = std::min(text.find(' ', begin), stretch.begin - 1) + 1;
    std::size_t end = std::min(std::max(begin + longest_sentence, stretch.end), sentence.end);
    if (end < sentence.end) {
        const auto space = text.rfind(' ', end);
        if (space != std::string_view::npos && space >= stretch.end && space > begin)
            end = space;
        else
            end = std::max(stretch.end, begin + cut(text.substr(begin), end - begin).size());
    }
    return {begin, end};
}

/// What is shown of a sentence: all of it where it fits, else the words around its matches: a
/// second part only for another phrase, or where the first has but one of the words.
std::vector<Mention> parts_of(std::string_view text, const Sentence& sentence, std::size_t quoted) {
    if (sentence.end - sentence.begin <= longest_sentence) return {{sentence.begin, sentence.end}};
    std::vector<Match> matches = sentence.matches;
    std::sort(matches.begin(), matches.end(),
              [](const Match& a, const Match& b) { return a.begin < b.begin; });
    std::vector<Mention> parts;
    Items shown;
    while (parts.size() < most_parts) {
        const Stretch stretch = best_stretch(matches, shown, quoted);
        const bool needed = parts.empty() || shown.size() < 2 || stretch.gain >= phrase_weight;
        if (stretch.gain == 0 || !needed) break;
        parts.push_back(widened(text, sentence, stretch));
        shown.insert(stretch.items.begin(), stretch.items.end());
    }
    if (parts.empty())
        parts.push_back(widened(text, sentence, {sentence.begin, sentence.begin, {}, 0}));
    std::sort(parts.begin(), parts.end(),
              [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    std::vector<Mention> joined;
    for (const Mention& part : parts) {
        if (!joined.empty() && part.begin <= joined.back().end + 1)
            joined.back().end = std::max(joined.back().end, part.end);
        else
            joined.push_back(part);
    }
    return joined;
}

/// Appends parts of a text to a snippet, with an ellipsis where something is left out.
class Assembler {
  public:
    Assembler(std::string_view text, std::size_t quoted) : text_(text), quoted_(quoted) {}

    void add(const Sentence& sentence) {
        const auto marks = marks_of(sentence.matches);
        for (const Mention& part : parts_of(text_, sentence, quoted_)) {
            begin_part(part, sentence);
            const std::size_t shift = snippet_.text.size();
            for (const Mention& mark : marks)
                if (mark.begin >= part.begin && mark.end <= part.end)
                    snippet_.marks.push_back(
                        {mark.begin - part.begin + shift, mark.end - part.begin + shift});
            snippet_.text += text_.substr(part.begin, part.end - part.begin);
            cut_off_ = part.end < sentence.end;
            shown_to_ = part.end;
        }
    }

    Snippet take() {
        if (cut_off_) snippet_.text += " …";
        return std::move(snippet_);
    }

  private:
    void begin_part(const Mention& part, const Sentence& sentence) {
        if (snippet_.text.empty()) {
            if (part.begin > sentence.begin) snippet_.text = "… ";
            return;
        }
        const auto between = text_.substr(shown_to_, part.begin - shown_to_);
        const bool adjoining = between.find_first_not_of(" \n") == std::string_view::npos;
        snippet_.text += adjoining && !cut_off_ ? " " : " … ";
    }

    std::string_view text_;
    std::size_t quoted_;
    Snippet snippet_;
    bool cut_off_ = false;
    std::size_t shown_to_ = 0;
};

} // namespace

SnippetMaker::SnippetMaker(const MatchTerms& terms) : terms_(terms) {}

SnippetMaker::Wanted SnippetMaker::wanted_in(const Record& record) const {
    Wanted wanted;
    wanted.stem = Xapian::Stem(terms_.stemmer.empty() ? "none" : terms_.stemmer);
    for (const Words& phrase : terms_.phrases)
        wanted.add_phrase(phrase, wanted.items++);
    wanted.quoted = wanted.items;
    for (const std::string& beginning : terms_.beginnings)
        wanted.beginnings.emplace_back(beginning, wanted.items++);
    for (const std::string& word : terms_.words)
        wanted.words.try_emplace(word, wanted.items++);
    for (const std::string& stem : terms_.stems)
        wanted.stems.try_emplace(stem, wanted.items++);
    for (const auto& person : record.officials) {
        if (!names_person(person)) continue;
        const Words name = folded_words(person.name);
        if (name.empty()) continue;
        const std::size_t item = wanted.items++;
        wanted.add_name(name, item);
        wanted.add_name({schema::surname_key(person.name).substr(1)}, item); // without its mark
    }
    for (const auto& land : record.countries) {
        if (!names_country(land.code)) continue;
        const std::size_t item = wanted.items++;
        for (const std::string& words : land.evidence)
            wanted.add_name(folded_words(words), item);
    }
    wanted.note_first_bytes();
    return wanted;
}

bool SnippetMaker::names_person(const Record::Person& person) const {
    if (terms_.officials.empty()) return false;
    const auto offices = schema::office_keys(person.role);
    return terms_.officials.contains(schema::name_key(person.name)) ||
           terms_.officials.contains(schema::surname_key(person.name)) ||
           std::any_of(offices.begin(), offices.end(), [&](const std::string& office) {
               return terms_.officials.contains(office);
           });
}

/// As a filter, or as an acronym: `U.S.` finds a country under all of its names.
bool SnippetMaker::names_country(const std::string& code) const {
    return terms_.countries.contains(code) ||
           std::any_of(terms_.stems.begin(), terms_.stems.end(), [&](const std::string& stem) {
               return stem.find('.') != std::string::npos && find_country(stem) == code;
           });
}

Snippet SnippetMaker::make(const Record& record) const {
    const Wanted wanted = wanted_in(record);
    const auto sentences = Reader<Wanted>(record.body, wanted).read(false);
    Assembler snippet(record.body, wanted.quoted);
    const auto chosen = choose(sentences, wanted.quoted);
    for (const std::size_t i : chosen)
        snippet.add(sentences[i]);
    if (chosen.empty() && !sentences.empty()) snippet.add(sentences.front());
    return snippet.take();
}

std::vector<Mention> SnippetMaker::marks_in(std::string_view text, const Record& record) const {
    const Wanted wanted = wanted_in(record);
    std::vector<Match> matches;
    for (const Sentence& sentence : Reader<Wanted>(text, wanted).read(true))
        matches.insert(matches.end(), sentence.matches.begin(), sentence.matches.end());
    return marks_of(std::move(matches));
}

} // namespace dateline
