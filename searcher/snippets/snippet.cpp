#include "searcher/snippets/snippet.h"

#include "common/countries.h"
#include "common/schema.h"
#include "common/text.h"
#include "common/tokens.h"
#include "searcher/snippets/sentences.h"

#include <algorithm>
#include <optional>
#include <set>

namespace dateline {

namespace {

constexpr std::size_t longest_sentence = 320; ///< bytes; of a longer one parts are shown
constexpr std::size_t context = 80;           ///< bytes shown before a match in such a part
constexpr std::size_t usual_sentences = 2;
constexpr std::size_t most_sentences = 12; ///< where quoted phrases are spread over the release
constexpr std::size_t most_parts = 12;     ///< of one long sentence, likewise
constexpr std::size_t top = 500;           ///< bytes, in which by-lines stand
constexpr std::size_t phrase_weight = 100; ///< more than all single words together

using Words = std::vector<std::string>;

Words folded_words(std::string_view text) {
    Words words;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);)
        words.emplace_back(token.word);
    return words;
}

bool is_acronym(const std::string& stem) {
    return stem.find('.') != std::string::npos;
}

using Items = std::set<std::size_t>;

Items items_of(const Sentence& sentence) {
    Items items;
    for (const WordMatch& match : sentence.matches)
        items.insert(match.item);
    return items;
}

/// What showing `items` adds to what is shown already.
std::size_t gain(const Items& items, const Items& shown, std::size_t quoted) {
    std::size_t sum = 0;
    for (const std::size_t item : items)
        if (!shown.contains(item)) sum += item < quoted ? phrase_weight : 1;
    return sum;
}

/// Places of the best sentences, in the order of the text.
std::vector<std::size_t> choose(const std::vector<Sentence>& sentences, std::size_t quoted) {
    std::vector<Items> items;
    for (const Sentence& sentence : sentences)
        items.push_back(items_of(sentence));
    std::vector<std::size_t> chosen;
    Items shown;
    while (chosen.size() < most_sentences) {
        std::size_t best = sentences.size();
        // After the usual ones only for a phrase.
        std::size_t best_gain = chosen.size() < usual_sentences ? 0 : phrase_weight - 1;
        for (std::size_t i = 0; i < sentences.size(); ++i) {
            const std::size_t sum = gain(items[i], shown, quoted);
            if (sum <= best_gain) continue;
            best = i;
            best_gain = sum;
        }
        if (best == sentences.size()) break;
        chosen.push_back(best);
        shown.insert(items[best].begin(), items[best].end());
    }
    std::sort(chosen.begin(), chosen.end());
    return chosen;
}

/// Matches as marks: in order, none inside or across another.
std::vector<Mention> marks_of(std::vector<WordMatch> matches) {
    std::sort(matches.begin(), matches.end(), [](const WordMatch& a, const WordMatch& b) {
        return a.begin != b.begin ? a.begin < b.begin : a.end > b.end;
    });
    std::vector<Mention> marks;
    for (const WordMatch& match : matches)
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
Stretch best_stretch(const std::vector<WordMatch>& matches, const Items& shown,
                     std::size_t quoted) {
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
    std::vector<WordMatch> matches = sentence.matches;
    std::sort(matches.begin(), matches.end(),
              [](const WordMatch& a, const WordMatch& b) { return a.begin < b.begin; });
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

/// As no heading, name or entry of a list does.
bool ends_sentence(std::string_view text) {
    for (const std::string_view mark :
         {".", "!", "?",  ":",  ";",  ")",  "]",  "\"", "'",  "”", "’",
          "»", "…", "。", "！", "？", "：", "；", "）", "」", "』"})
        if (text.ends_with(mark)) return true;
    return false;
}

/// Appends parts of a text to a snippet, with an ellipsis where something is left out, or where a
/// paragraph without an end would run into the next.
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
        const bool runs_on = between.find('\n') != between.npos && !ends_sentence(snippet_.text);
        snippet_.text += adjoining && !cut_off_ && !runs_on ? " " : " … ";
    }

    std::string_view text_;
    std::size_t quoted_;
    Snippet snippet_;
    bool cut_off_ = false;
    std::size_t shown_to_ = 0;
};

/// Behind what may be a by-line, which says little alone, the first full sentence.
std::optional<Sentence> said_behind(std::string_view text, const Sentence& by_line,
                                    const WantedWords& wanted) {
    const std::string_view line = text.substr(by_line.begin, by_line.end - by_line.begin);
    if (by_line.end > top || is_full_sentence(line)) return std::nullopt;
    Sentence first = first_sentence(text.substr(0, 4 * top));
    const bool cut_off = first.end == 4 * top && first.end < text.size();
    if (first.begin < by_line.end || cut_off) return std::nullopt;
    for (const WordMatch& match :
         matches_in(text.substr(first.begin, first.end - first.begin), wanted))
        first.matches.push_back({match.item, match.begin + first.begin, match.end + first.begin});
    return first;
}

} // namespace

SnippetMaker::SnippetMaker(MatchTerms terms) : terms_(std::move(terms)), asked_(terms_.stemmer) {
    for (const Words& phrase : terms_.phrases)
        asked_.add_phrase(phrase, asked_.new_item());
    for (const std::string& beginning : terms_.beginnings)
        asked_.add_beginning(beginning, asked_.new_item());
    for (const std::string& word : terms_.words)
        asked_.add_word(word, asked_.new_item());
    for (const std::string& stem : terms_.stems)
        asked_.add_stem(stem, asked_.new_item());
    names_are_asked_ = !terms_.officials.empty() || !terms_.countries.empty() ||
                       std::any_of(terms_.stems.begin(), terms_.stems.end(), is_acronym);
}

/// What was asked for, with the wordings by which a release names persons and countries of it.
const WantedWords& SnippetMaker::wanted_in(const Record& record, WantedWords& room) const {
    if (!names_are_asked_) return asked_;
    WantedWords& wanted = room = asked_;
    for (const auto& person : record.officials) {
        if (!names_person(person)) continue;
        const Words name = folded_words(person.name);
        if (name.empty()) continue;
        const std::size_t item = wanted.new_item();
        wanted.add_name(name, item);
        wanted.add_name({schema::surname_key(person.name).substr(1)}, item); // without its mark
    }
    for (const auto& country : record.countries) {
        if (!names_country(country.code)) continue;
        const std::size_t item = wanted.new_item();
        for (const std::string& words : country.evidence)
            wanted.add_name(folded_words(words), item);
    }
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
               return is_acronym(stem) && find_country(stem) == code;
           });
}

Snippet SnippetMaker::make(const Record& record) const {
    WantedWords room;
    const WantedWords& wanted = wanted_in(record, room);
    const auto sentences = sentences_for_snippet(record.body, wanted);
    const std::size_t quoted = terms_.phrases.size();
    Assembler snippet(record.body, quoted);
    const auto chosen = choose(sentences, quoted);
    for (const std::size_t i : chosen)
        snippet.add(sentences[i]);
    if (sentences.empty()) snippet.add(first_sentence(record.body));
    if (chosen.size() == 1)
        if (const auto said = said_behind(record.body, sentences[chosen[0]], wanted))
            snippet.add(*said);
    return snippet.take();
}

std::vector<Mention> SnippetMaker::marks_in(std::string_view text, const Record& record) const {
    WantedWords room;
    return marks_of(matches_in(text, wanted_in(record, room)));
}

} // namespace dateline
