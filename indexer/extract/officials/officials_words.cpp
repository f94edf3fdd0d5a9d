#include "indexer/extract/officials/officials_words.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/text.h"

#include <algorithm>
#include <unordered_map>

namespace dateline::officials {

namespace {

// Bytes of the apostrophe at `i`, 0 if there is none.
std::size_t apostrophe(std::string_view text, std::size_t i) {
    if (text[i] == '\'' || text[i] == '`') return 1;
    const auto three = text.substr(i, 3);
    return three == "\u2019" || three == "\u02BC" || three == "\u2018" ? three.size() : 0;
}

std::size_t hyphen(std::string_view text, std::size_t i) {
    if (text[i] == '-') return 1;
    const auto three = text.substr(i, 3);
    return three == "\u2010" || three == "\u2011" ? 3 : 0;
}

// Bytes of the character at `i` if words are made of it, else 0.
std::size_t word_character(std::string_view text, std::size_t i) {
    if (i >= text.size()) return 0;
    const auto c = static_cast<unsigned char>(text[i]);
    if (c < 0x80) return is_ascii_letter(text[i]) || (c >= '0' && c <= '9') ? 1 : 0;
    std::size_t next = i;
    return is_word_character(next_character(text, next)) ? next - i : 0;
}

std::uint16_t gap_of(char32_t c) {
    switch (c) {
    case ',':
        return gap::comma;
    case '.':
    case '?':
    case '!':
        return gap::stop;
    case ':':
        return gap::colon;
    case ';':
        return gap::semicolon;
    case '(':
    case '[':
        return gap::open;
    case ')':
    case ']':
        return gap::close;
    case '"':
    case '\'':
    case U'\u2018':
    case U'\u2019':
    case U'\u201C':
    case U'\u201D':
        return gap::quote;
    case '-':
    case U'\u2013':
    case U'\u2014':
        return gap::dash;
    case '\n':
        return gap::line;
    case ' ':
    case '\t':
    case 0xA0:
        return 0;
    default:
        return gap::other;
    }
}

// "President [of Norway, Jo] Doe": whether the bracket at `at` is an editor's, in a speech, and
// parts nothing.
bool is_editors_bracket(std::string_view text, std::size_t at) {
    if (text[at] != '[' && text[at] != ']') return false;
    constexpr std::size_t longest = 60;
    const std::size_t begin = at - std::min(at, longest);
    const auto open = text.substr(begin, at + 1 - begin).rfind('[');
    return open != text.npos && text.substr(begin + open).starts_with("[of ");
}

// Lines of a text wrapped by hand are all short.
bool is_wrapped(std::string_view text) {
    const auto title = text.find('\n');
    if (title == std::string_view::npos) return false;
    std::size_t lines = 0, longer = 0;
    for (std::size_t begin = title + 1; begin < text.size();) {
        const auto end = std::min(text.find('\n', begin), text.size());
        ++lines;
        if (end - begin > 110) ++longer;
        begin = end + 1;
    }
    return lines >= 4 && longer * 20 <= lines;
}

// Whether a sentence goes on past the line break at `at` of a text wrapped by hand: the line is
// long, no sentence ends with it, and it is no heading in capitals.
bool breaks_sentence(std::string_view text, std::size_t at) {
    if (at + 1 >= text.size() || text[at + 1] == '\n') return false;
    const auto start = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
    auto line = text.substr(start == std::string_view::npos ? 0 : start + 1);
    line = line.substr(0, at - static_cast<std::size_t>(line.data() - text.data()));
    while (!line.empty() && line.back() == ' ')
        line.remove_suffix(1);
    if (line.size() < 45 || std::string_view(".?!:").find(line.back()) != std::string_view::npos)
        return false;
    return std::any_of(line.begin(), line.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

} // namespace

Words::Words(std::string_view text, const std::vector<Country>& countries,
             const std::vector<Mention>& offices)
    : text_(text), wrapped_(is_wrapped(text)) {
    words_.reserve(text.size() / 6 + 1);
    folded_ends_.reserve(text.size() / 6 + 1);
    folded_.reserve(text.size());
    cut();
    look_up();
    judge_lines();
    mark_countries(countries);
    learn_acronyms();
    mark_offices(offices);
}

std::string_view Words::between(std::size_t begin, std::size_t end) const {
    if (begin >= end || end > words_.size()) return {};
    return text_.substr(words_[begin].begin, words_[end - 1].end - words_[begin].begin);
}

void Words::cut() {
    std::size_t i = 0;
    std::size_t gap_begin = 0;
    pending_gap_ = gap::line;
    while (i < text_.size()) {
        if (const auto size = word_character(text_, i); size == 0) {
            next_character(text_, i);
            continue;
        }
        read_gap(gap_begin, i);
        i = read_word(i);
        gap_begin = i;
    }
    read_gap(gap_begin, text_.size());
}

void Words::read_gap(std::size_t begin, std::size_t end) {
    std::uint16_t bits = begin == 0 ? gap::line : std::uint16_t{0};
    for (std::size_t i = begin; i < end;) {
        const bool first = i == begin;
        const std::size_t at = i;
        const std::uint16_t bit = gap_of(next_character(text_, i));
        if (bit == gap::stop && first && text_[at] == '.' && !words_.empty())
            words_.back().shape |= shape::dotted;
        if (bit == gap::stop && first && text_.substr(at, 3) == "., ")
            continue; // Jo Doe Jr., Mayor
        if (bit == gap::line && wrapped_ && breaks_sentence(text_, at)) continue;
        if (is_editors_bracket(text_, at)) continue;
        bits |= bit;
    }
    pending_gap_ = bits;
}

std::size_t Words::read_word(std::size_t begin) {
    std::size_t end = begin;
    std::size_t part = begin; // since the last point or hyphen
    while (end < text_.size()) {
        if (const auto size = word_character(text_, end)) {
            end += size;
            continue;
        }
        std::size_t inner = apostrophe(text_, end);
        if (inner != 0) {
            const auto after = end + inner;
            const bool s = after < text_.size() && (text_[after] == 's' || text_[after] == 'S') &&
                           word_character(text_, after + 1) == 0;
            if (s) {
                add(begin, end);
                words_.back().shape |= shape::possessive;
                return after + 1;
            }
        }
        if (inner == 0 && (inner = hyphen(text_, end)) != 0) part = end + inner;
        const bool point = inner == 0 && text_[end] == '.' && end - part == 1;
        if (point && word_character(text_, end + 1) == 1 && word_character(text_, end + 2) == 0) {
            part = end + 1;
            inner = 1;
        }
        if (inner == 0 || word_character(text_, end + inner) == 0) break;
        end += inner;
    }
    add(begin, end);
    return end;
}

void Words::add(std::size_t begin, std::size_t end) {
    std::uint16_t bits = 0;
    std::size_t letters = 0, capitals = 0;
    bool ascii = true;
    for (std::size_t i = begin; i < end;) {
        const auto c = static_cast<unsigned char>(text_[i]);
        if (c < 0x80) {
            letters += is_ascii_letter(text_[i]);
            capitals += c >= 'A' && c <= 'Z';
            if (c >= '0' && c <= '9') bits |= shape::digits;
            folded_ += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : static_cast<char>(c);
            ++i;
        } else {
            const std::size_t at = i;
            const char32_t character = next_character(text_, i);
            ++letters;
            capitals += is_upper(character);
            if (at == begin && is_upper(character)) bits |= shape::capital;
            folded_ += fold(text_.substr(at, i - at));
            ascii = false;
        }
    }
    // al-Kadhimi, d'Estaing, then-President
    for (std::size_t i = begin + 1; i < std::min(end - 1, begin + 5); ++i) {
        const char mark = text_[i];
        if (mark != '-' && mark != '\'') continue;
        if (text_[i + 1] >= 'A' && text_[i + 1] <= 'Z') bits |= shape::capital;
    }
    const char first = text_[begin];
    if (first >= 'A' && first <= 'Z') bits |= shape::capital;
    if (letters >= 2 && capitals == letters) bits |= shape::upper;
    const bool points = ascii && end - begin > 1 && text_[begin + 1] == '.';
    if (capitals == letters && (letters == 1 || points)) bits |= shape::initial;
    folded_ends_.push_back(folded_.size());
    words_.push_back({static_cast<std::uint32_t>(begin),
                      static_cast<std::uint32_t>(end),
                      {},
                      0,
                      bits,
                      pending_gap_,
                      {}});
}

namespace {

// "*M.* Jean Roy, ministre": no initial where the text speaks of ministers in French.
void mark_french_misters(std::vector<Word>& words) {
    if (std::none_of(words.begin(), words.end(),
                     [](const Word& word) { return word.folded == "ministre"; }))
        return;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const bool inside_name = i > 0 && words[i].joined() && words[i - 1].has(shape::capital);
        if (words[i].folded == "m" && words[i].has(shape::dotted) && !inside_name)
            words[i].classes = word_class::honorific;
    }
}

// "Jo Doe *T.D.* said": no initials, as those of T.D. Doe are.
void mark_dotted_letters(std::vector<Word>& words) {
    using namespace word_class;
    for (std::size_t i = 1; i < words.size(); ++i) {
        Word& word = words[i];
        const Word& before = words[i - 1];
        if (!word.has(shape::initial) || !word.has(shape::dotted) || !before.has(shape::capital))
            continue;
        if (!word.joined() && word.gap != gap::comma) continue;
        if (before.has(shape::initial) || before.is(stop | any_head | honorific | honour)) continue;
        std::string letters(word.folded);
        std::erase(letters, '.');
        if (letters.size() < 2 || (classes_of(letters) & postnominal) == 0) continue;
        const bool name_goes_on = i + 1 < words.size() && words[i + 1].joined() &&
                                  words[i + 1].has(shape::capital) &&
                                  !words[i + 1].is(stop | any_head | modifier);
        if (name_goes_on) continue;
        word.classes = postnominal;
        word.shape &= static_cast<std::uint16_t>(~shape::initial);
    }
}

} // namespace

bool is_retired_mark(const Word& word) {
    static constexpr std::string_view forms[] = {"ret", "retd", "retired", "ret'd", "ret’d", "rtd"};
    return contains(forms, word.folded);
}

namespace {

// "Mr. *Gen* Doe", "Mr Lu *Cong* Orr": a given name, written like an office cut short.
bool is_given_name(const std::vector<Word>& words, std::size_t i) {
    using namespace word_class;
    constexpr std::size_t longest = 4;
    static constexpr std::string_view misters[] = {"mr", "mrs", "ms"};
    const Word& word = words[i];
    const auto goes_on = [&](std::size_t k) {
        return k < words.size() && words[k].joined() && words[k].has(shape::capital);
    };
    if (!word.is(abbreviation | rank) || word.has(shape::dotted | shape::upper)) return false;
    if (word.folded.size() > longest || i == 0 || !goes_on(i) || !goes_on(i + 1)) return false;
    const bool inside = i > 1 && goes_on(i - 1) && (words[i - 1].classes & ~given) == 0;
    const Word& mister = words[inside ? i - 2 : i - 1];
    return contains(misters, mister.folded) && !mister.has(shape::upper); // of MS Sen Jo Doe
}

// "Dr *Law* Chi-kwong": a family's name, whatever else the word means; but "Mr *Justice* Jo-anne
// Doe", and no "Dr *Ports* Vice-chair".
bool is_family_name(const std::vector<Word>& words, std::size_t i, std::string_view text) {
    using namespace word_class;
    static constexpr std::string_view misters[] = {"dr", "mr", "mrs", "ms"};
    if (i == 0 || i + 1 >= words.size() || !contains(misters, words[i - 1].folded)) return false;
    const Word& given = words[i + 1];
    if (!words[i].joined() || !words[i].has(shape::capital) || !given.joined()) return false;
    const auto hyphen = given.folded.find('-');
    return !words[i].is(any_head) && given.has(shape::capital) && hyphen != given.folded.npos &&
           (classes_of(given.folded.substr(hyphen + 1)) & any_head) == 0 &&
           is_ascii_lower(text[std::min<std::size_t>(given.begin + hyphen + 1, given.end - 1)]);
}

} // namespace

bool Words::begins_line(std::size_t i) const {
    if (i == 0) return true;
    const auto gap = text_.substr(words_[i - 1].end, words_[i].begin - words_[i - 1].end);
    return gap.find('\n') != gap.npos;
}

void Words::set_surnames_loud() {
    surnames_loud_ = true;
    const auto is_heading = [&](std::size_t i) {
        const std::size_t next = i + 1 < words_.size() && words_[i + 1].joined() ? i + 2 : i + 1;
        return next < words_.size() && (words_[next].gap & gap::colon) != 0;
    };
    for (std::size_t i = 1; i < words_.size(); ++i)
        if (words_[i].joined() && words_[i].has(shape::capital) &&
            words_[i - 1].has(shape::capital) && begins_line(i) &&
            (words_[i].is(word_class::honorific) || is_heading(i)))
            words_[i].gap = gap::line;
}

// An abbreviation's full stop ends no sentence.
void Words::look_up() {
    using namespace word_class;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) {
        Word& word = words_[i];
        word.folded = std::string_view(folded_).substr(begin, folded_ends_[i] - begin);
        begin = folded_ends_[i];
        word.classes = classes_of(word.folded);
        if (word.folded == "md" && !word.has(shape::upper)) // Omar *Md* Isa
            word.classes &= ~suffix;
        if (i == 0) continue;
        Word& before = words_[i - 1];
        if (word.is(honour) && before.folded == "most") before.classes = honorific;
        if (word.folded == "chiefs" && before.folded == "joint") word.classes |= public_body;
        if (word.folded == "said" && word.has(shape::capital) && before.is(particle))
            word.classes = given;                                 // Omar Al *Said*
        if (word.folded == "mantri" && before.folded == "raksha") // else a given name
            before.classes = modifier;
        if (word.folded == "sri" && before.folded == "tan") // titles together, names apart
            word.classes = before.classes = honorific;
        if (word.folded == "sri" && before.folded.starts_with("dat") && before.is(honorific))
            word.classes = honorific; // Dato' *Sri* Jo Doe
        if (word.folded == "sheikh" && word.joined() && before.is(given) && !before.is(any_head))
            word.classes = given; // President Omar *Sheikh* Qays
        const bool abbreviated =
            before.has(shape::initial) || before.folded == "a.i" ||
            (before.end - before.begin <= 5 && before.has(shape::capital) &&
             (before.is(abbreviation | honorific | rank | enlisted | suffix | place) ||
              is_retired_mark(before) ||
              (before.is(state) && before.folded.size() == 2))); // Pa., not Iowa.
        const bool double_rank = (word.gap & gap::dash) != 0 && before.is(rank) && word.is(rank);
        if ((double_rank ? word.gap & ~gap::dash : word.gap) == gap::stop &&
            before.has(shape::dotted) && abbreviated)
            word.gap = 0;                                                 // Maj.-Gen.
        if (word.gap == gap::quote && before.is(honorific)) word.gap = 0; // Dato’ Jo Doe
        if (before.folded == "ma" && before.has(shape::dotted) && !before.has(shape::upper))
            before.classes = given; // *Ma.* Lourdes Doe, for Maria
        if ((word.gap & (gap::stop | gap::line)) != 0) word.shape |= shape::sentence;
        if (is_given_name(words_, i)) word.classes = given;
    }
    for (std::size_t i = 0; i < words_.size(); ++i)
        if (is_family_name(words_, i, text_) && words_[i].is(private_body | public_body | field))
            words_[i].classes = 0;
    if (!words_.empty()) words_.front().shape |= shape::sentence;
    mark_french_misters(words_);
    mark_dotted_letters(words_);
}

void Words::judge_lines() {
    using namespace word_class;
    for (std::size_t begin = 0; begin < words_.size();) {
        std::size_t end = begin + 1;
        while (end < words_.size() && (words_[end].gap & gap::line) == 0)
            ++end;
        // A line that closes like a sentence is one, however many names it holds.
        const bool closed = end < words_.size() ? (words_[end].gap & gap::stop) != 0
                                                : words_.back().has(shape::dotted);
        std::size_t lower = 0, capital = 0, upper = 0, content = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Word& word = words_[i];
            if (word.end - word.begin < 4 || word.has(shape::digits)) continue;
            ++content;
            if (word.has(shape::upper)) ++upper;
            if (word.has(shape::capital))
                ++capital;
            else if (!word.is(stop))
                ++lower;
        }
        std::uint16_t bits = 0;
        if (content >= 2 && upper * 10 >= content * 7)
            bits = shape::headline | shape::capitals;
        else if (capital >= 3 && lower * 4 <= capital && !closed)
            bits = shape::headline;
        for (std::size_t i = begin; i < end; ++i) {
            Word& word = words_[i];
            word.shape |= bits;
            const bool acronym = word.has(shape::upper) && !word.has(shape::capitals);
            if (acronym && word.is(public_body)) word.classes &= ~stop; // WHO
            const bool style = acronym ? word.folded == "he" : word.folded == "engineer";
            if (style && word.has(shape::capital) && i + 1 < end && words_[i + 1].joined() &&
                words_[i + 1].has(shape::capital) && !words_[i + 1].is(stop | public_body))
                word.classes = honorific; // Minister *HE* Jo Doe, *Engineer* Lu Orr
        }
        begin = end;
    }
}

void Words::mark_countries(const std::vector<Country>& countries) {
    std::vector<std::pair<Mention, std::string_view>> spans;
    for (const Country& country : countries)
        for (const Mention& mention : country.mentions)
            spans.emplace_back(mention, country.code);
    std::sort(spans.begin(), spans.end(),
              [](const auto& a, const auto& b) { return a.first.begin < b.first.begin; });
    std::size_t i = 0;
    for (const auto& [span, code] : spans) {
        while (i < words_.size() && words_[i].end <= span.begin)
            ++i;
        for (std::size_t k = i; k < words_.size() && words_[k].begin < span.end; ++k)
            words_[k].country = code;
    }
    // *Hossein Amir* Qays, Minister for Ports; but Qatar *Amir* Omar Qays
    for (i = 1; i + 1 < words_.size(); ++i) {
        if (words_[i].folded != "amir") continue;
        const auto is_name = [&](std::size_t k) {
            return k < words_.size() && words_[k].joined() && words_[k].has(shape::capital);
        };
        Word& before = words_[i - 1];
        if (before.has(shape::capital) && (before.classes & ~word_class::given) == 0 &&
            before.country.empty() && is_name(i) && is_name(i + 1) && !is_name(i + 2))
            before.classes = words_[i].classes = word_class::given;
    }
}

void Words::mark_offices(const std::vector<Mention>& offices) {
    std::size_t i = 0;
    for (const Mention& office : offices) {
        while (i < words_.size() && words_[i].end <= office.begin)
            ++i;
        for (; i < words_.size() && words_[i].begin < office.end; ++i)
            words_[i].classes = words_[i].end < office.end ? word_class::modifier
                                                           : word_class::head | word_class::sure;
    }
}

// `Harbour Safety Commission (HSC)`: from there on HSC is a commission wherever it stands.
void Words::learn_acronyms() {
    using namespace word_class;
    std::unordered_map<std::string_view, Classes> learned;
    for (std::size_t i = 2; i + 1 < words_.size(); ++i) {
        const Word& word = words_[i];
        const bool defined = word.has(shape::upper) && word.gap == gap::open &&
                             (words_[i + 1].gap & gap::close) != 0 && word.folded.size() >= 3;
        if (!defined) continue;
        Classes classes = 0;
        const std::size_t first = i - std::min(i, word.folded.size() + 2);
        for (std::size_t k = i; k > first && (k == i || words_[k].joined()); --k) {
            if (!words_[k - 1].has(shape::capital) && !words_[k - 1].is(stop)) break;
            classes |= words_[k - 1].classes & (public_body | private_body | international);
            if ((words_[k - 1].classes & private_body) != 0) break;
        }
        if ((classes & private_body) != 0) classes = private_body;
        if (classes != 0) learned.emplace(word.folded, classes);
    }
    if (learned.empty()) return;
    for (Word& word : words_)
        if (word.has(shape::upper) && !word.is(any_head))
            if (const auto found = learned.find(word.folded); found != learned.end())
                word.classes |= found->second;
}

} // namespace dateline::officials
