#include "indexer/extract/countries/country_names.h"

#include "common/countries.h"
#include "common/fnv.h"
#include "common/table.h"
#include "common/text.h"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>

namespace dateline::data {
extern const std::string_view country_context;
extern const std::string_view given_names;
extern const std::string_view states;
} // namespace dateline::data

namespace dateline::country_names {

namespace {

enum Class : unsigned char { other, small, capital, high };

constexpr std::array<unsigned char, 256> classes = [] {
    std::array<unsigned char, 256> table{};
    for (unsigned c = 0; c < 256; ++c) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) table[c] = small;
        if (c >= 'A' && c <= 'Z') table[c] = capital;
        if (c >= 0x80) table[c] = high;
    }
    return table;
}();

unsigned char at(std::string_view text, std::size_t position) {
    return position < text.size() ? static_cast<unsigned char>(text[position]) : 0;
}

// Bytes of the character at `position` if words are made of it, else 0. Quotation marks, dashes and
// other signs begin with E2, those of Latin-1 with C2; letters of no alphabet in use here do.
std::size_t letter_bytes(std::string_view text, std::size_t position) {
    const unsigned char byte = at(text, position);
    if (classes[byte] == other || byte == 0xE2 || byte == 0xC2) return 0;
    if (classes[byte] != high) return 1;
    std::size_t length = 1;
    while ((at(text, position + length) & 0xC0) == 0x80 && length < 4)
        ++length;
    return length;
}

// Capital letters of Latin-1 are C3 80 to C3 9E.
bool is_latin_capital(std::string_view text, std::size_t position) {
    return at(text, position) == 0xC3 && at(text, position + 1) >= 0x80 &&
           at(text, position + 1) <= 0x9E;
}

// Bytes of the character at `position`, which is no letter.
std::size_t sign_bytes(std::string_view text, std::size_t position) {
    std::size_t length = 1;
    while (at(text, position) >= 0xC0 && length < 4 && (at(text, position + length) & 0xC0) == 0x80)
        ++length;
    return length;
}

Word word_at(std::string_view text, std::size_t begin) {
    Word word{begin, begin, fnv_start, false, true};
    word.capital = classes[at(text, begin)] == capital || is_latin_capital(text, begin);
    while (const std::size_t bytes = letter_bytes(text, word.end)) {
        const unsigned char byte = at(text, word.end);
        const bool latin_capital = is_latin_capital(text, word.end);
        if (classes[byte] == small || (classes[byte] == high && !latin_capital))
            word.capitals = false;
        word.hash =
            fnv(word.hash, static_cast<char>(classes[byte] == capital ? byte | 0x20 : byte));
        for (std::size_t i = 1; i < bytes; ++i) {
            const unsigned char next = at(text, word.end + i);
            word.hash = fnv(word.hash, static_cast<char>(latin_capital ? next + 0x20 : next));
        }
        word.end += bytes;
    }
    return word;
}

} // namespace

Word next_word(std::string_view text, std::size_t position) {
    while (position < text.size() && letter_bytes(text, position) == 0)
        position += sign_bytes(text, position);
    return position < text.size() ? word_at(text, position) : Word{text.size(), text.size()};
}

Word previous_word(std::string_view text, std::size_t position) {
    const auto is_continuation = [&](std::size_t i) { return (at(text, i) & 0xC0) == 0x80; };
    const auto character_before = [&](std::size_t i) {
        do
            --i;
        while (i > 0 && is_continuation(i));
        return i;
    };
    position = std::min(position, text.size());
    while (position > 0 && letter_bytes(text, character_before(position)) == 0)
        position = character_before(position);
    const std::size_t limit = position > 64 ? position - 64 : 0;
    while (position > limit && letter_bytes(text, character_before(position)) > 0)
        position = character_before(position);
    return letter_bytes(text, position) > 0 ? word_at(text, position) : Word{};
}

std::uint64_t hash(std::string_view word) {
    return next_word(word, 0).hash;
}

namespace {

std::optional<std::size_t> list_named(std::string_view name) {
    static constexpr std::array<std::string_view, static_cast<std::size_t>(List::count)> names{
        "place-after",        "surname",        "given",         "title",
        "preposition",        "not-surname",    "not-given",     "language-after",
        "language-before",    "function",       "english-after", "pronoun-before",
        "country-after",      "relation-after", "tribal",        "given-names",
        "state-abbreviations"};
    const auto place = std::find(names.begin(), names.end(), name);
    if (place == names.end()) return std::nullopt;
    return static_cast<std::size_t>(place - names.begin());
}

std::optional<Kind> kind_named(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, Kind>, 5> names{{
        {"none", Kind::none},
        {"compound", Kind::compound},
        {"state", Kind::state},
        {"georgia-country", Kind::georgia_country},
        {"georgia-state", Kind::georgia_state},
    }};
    for (const auto& [known, kind] : names)
        if (known == name) return kind;
    return std::nullopt;
}

/// All forms and lists, built once.
class Tables {
  public:
    Tables() {
        for (const CountryRow& row : countries()) {
            add(row.code, Kind::name, row.name);
            for (const auto& [kind, list] : {std::pair{Kind::name, row.names},
                                             {Kind::people, row.peoples},
                                             {Kind::foreign, row.foreign},
                                             {Kind::implied, row.implied}})
                for (const std::string_view text : entries(list))
                    add(row.code, kind, text);
        }
        for_each_row(data::country_context, [&](std::string_view row) {
            const auto name = take_part(row, '\t');
            add_context(name, row);
        });
        for_each_row(data::given_names,
                     [&](std::string_view name) { list(List::given_names).insert(hash(name)); });
        for_each_row(data::states, [&](std::string_view row) {
            const auto code = take_part(row, '\t');
            add_state(code, row);
        });
        index();
    }

    bool is_in(List which, std::uint64_t word) const {
        return lists_[static_cast<std::size_t>(which)].contains(word);
    }

    /// Forms that begin with the word of this hash, the longest first; empty if none.
    std::pair<const Form*, const Form*> forms(std::uint64_t first) const {
        for (std::size_t slot = first & mask_;; slot = (slot + 1) & mask_) {
            const Slot& found = slots_[slot];
            if (found.count == 0) return {nullptr, nullptr};
            if (found.hash == first)
                return {&forms_[found.start], &forms_[found.start] + found.count};
        }
    }

  private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t start = 0;
        std::uint32_t count = 0;
    };

    std::unordered_set<std::uint64_t>& list(List which) {
        return lists_[static_cast<std::size_t>(which)];
    }

    void add(std::string_view code, Kind kind, std::string_view text) {
        add_words({code, kind, text, false, {}}, text);
        const std::string plain = fold(text);
        add_words({code, kind, text, false, {}}, plain);
    }

    void add_words(Form form, std::string_view words) {
        std::size_t capital_letters = 0;
        for (const char c : form.text)
            if (c >= 'A' && c <= 'Z') ++capital_letters;
        form.abbreviation = form.text.find(' ') == std::string_view::npos &&
                            form.text.find('-') == std::string_view::npos &&
                            form.text.find('\'') == std::string_view::npos && capital_letters > 1;
        std::string letters(words);
        if (form.abbreviation) std::erase(letters, '.');
        for (Word word = next_word(letters, 0); !word.empty(); word = next_word(letters, word.end))
            form.words.push_back(word.hash);
        if (!form.words.empty()) forms_.push_back(std::move(form));
    }

    void add_context(std::string_view name, std::string_view cell) {
        if (const auto which = list_named(name)) {
            for (const std::string_view word : entries(cell))
                lists_[*which].insert(hash(word));
        } else if (const auto kind = kind_named(name)) {
            for (const std::string_view entry : entries(cell)) {
                const std::size_t colon = entry.find(':');
                if (colon == std::string_view::npos)
                    add({}, *kind, entry);
                else
                    add(entry.substr(0, colon), *kind, entry.substr(colon + 1));
            }
        } else
            throw std::logic_error("no list of words is called " + std::string(name));
    }

    void add_state(std::string_view code, std::string_view rest) {
        list(List::state_abbreviations).insert(hash(code));
        const std::size_t tab = rest.find('\t');
        if (tab == std::string_view::npos) return;
        for (std::string_view words = rest.substr(tab + 1); !words.empty();) {
            const std::string_view word = words.substr(0, words.find_first_of(" |\t"));
            if (!word.empty()) list(List::state_abbreviations).insert(hash(word));
            words.remove_prefix(std::min(words.size(), word.size() + 1));
        }
    }

    // Forms of the context come after those of countries and rule over them where both are as long.
    void index() {
        std::reverse(forms_.begin(), forms_.end());
        std::stable_sort(forms_.begin(), forms_.end(), [](const Form& a, const Form& b) {
            if (a.words.front() != b.words.front()) return a.words.front() < b.words.front();
            return a.words.size() > b.words.size();
        });
        std::size_t size = 1024;
        while (size < forms_.size() * 4)
            size *= 2;
        slots_.resize(size);
        mask_ = size - 1;
        for (std::size_t start = 0; start < forms_.size();) {
            std::size_t end = start + 1;
            while (end < forms_.size() && forms_[end].words.front() == forms_[start].words.front())
                ++end;
            std::size_t slot = forms_[start].words.front() & mask_;
            while (slots_[slot].count != 0)
                slot = (slot + 1) & mask_;
            slots_[slot] = {forms_[start].words.front(), static_cast<std::uint32_t>(start),
                            static_cast<std::uint32_t>(end - start)};
            start = end;
        }
    }

    std::vector<Form> forms_;
    std::vector<Slot> slots_;
    std::size_t mask_ = 0;
    std::array<std::unordered_set<std::uint64_t>, static_cast<std::size_t>(List::count)> lists_;
};

const Tables& tables() {
    static const Tables all;
    return all;
}

// Whether two words with this between them may belong to one name.
bool joins(std::string_view between, std::size_t word_bytes) {
    if (between.empty() || between.size() > 4) return false;
    bool pointed = false;
    std::size_t lines = 0;
    for (const char c : between) {
        if (c == '.') {
            pointed = true;
        } else if (c == '\n') {
            ++lines;
        } else if (c != ' ' && c != '-' && c != '\'' && c != '&' && c != '\xC2' && c != '\xA0' &&
                   c != '\xE2' && c != '\x80' && c != '\x99' && c != '\x98' && c != '\x91' &&
                   c != '\x90') {
            return false;
        }
    }
    return lines < 2 && (!pointed || word_bytes <= 2);
}

// The letters of `U.S.` or `D.P.R.K`, without points, and the end of them; nothing if there is no
// such abbreviation at `word`.
std::optional<Word> pointed_letters(std::string_view text, const Word& word) {
    if (word.end - word.begin != 1) return std::nullopt;
    if (text.substr(word.begin, 3) == "U S" && letter_bytes(text, word.begin + 3) == 0 &&
        at(text, word.begin + 3) != '.') // scraping lost the points
        return Word{word.begin, word.begin + 3, hash("us"), true, true};
    if (at(text, word.end) != '.') return std::nullopt;
    Word all = word;
    std::size_t letters = 1;
    while (at(text, all.end) == '.' && letters < 6) {
        std::size_t next = all.end + 1;
        if (letters == 1 && at(text, next) == ' ' &&
            (at(text, next + 1) == 'S' || at(text, next + 1) == 'K'))
            ++next;
        if (classes[at(text, next)] != capital || letter_bytes(text, next + 1) != 0) break;
        all.hash = fnv(all.hash, static_cast<char>(at(text, next) | 0x20));
        all.end = next + 1;
        ++letters;
    }
    if (letters == 1) return std::nullopt;
    if (at(text, all.end) == '.') ++all.end;
    return all;
}

std::optional<Hit> abbreviation_hit(const Word& word) {
    const auto [first, last] = tables().forms(word.hash);
    for (const Form* form = first; form != last; ++form)
        if (form->abbreviation) return Hit{form, word.begin, word.end};
    return std::nullopt;
}

// The letters of a form without its points.
bool same_letters(std::string_view word, std::string_view form) {
    std::size_t i = 0;
    for (const char c : form) {
        if (c == '.') continue;
        if (i >= word.size() || word[i] != c) return false;
        ++i;
    }
    return i == word.size();
}

std::optional<Hit> hit_at(std::string_view text, const Word& word) {
    const auto [first, last] = tables().forms(word.hash);
    std::array<Word, 12> words{word};
    std::size_t known = 1;
    for (const Form* form = first; form != last; ++form) {
        if (form->words.size() > words.size()) continue;
        while (known < form->words.size() && known < words.size()) {
            const Word& before = words[known - 1];
            const Word next =
                next_word(text.substr(0, std::min(text.size(), before.end + 64)), before.end);
            if (next.empty() ||
                !joins(text.substr(before.end, next.begin - before.end), before.end - before.begin))
                break;
            words[known++] = next;
        }
        const std::size_t length = form->words.size();
        if (known < length) continue;
        if (form->abbreviation &&
            !same_letters(text.substr(word.begin, word.end - word.begin), form->text))
            continue;
        bool same = true;
        for (std::size_t i = 1; i < length && same; ++i)
            same = words[i].hash == form->words[i];
        if (same) return Hit{form, word.begin, words[length - 1].end};
    }
    return std::nullopt;
}

} // namespace

std::vector<Hit> find_forms(std::string_view text) {
    std::vector<Hit> hits;
    std::size_t position = 0;
    while (position < text.size()) {
        const unsigned char byte = at(text, position);
        if (classes[byte] == other || byte == 0xE2 || byte == 0xC2) {
            position += sign_bytes(text, position);
            continue;
        }
        if (classes[byte] == small) { // no name begins so
            while (letter_bytes(text, position) != 0)
                position += letter_bytes(text, position);
            continue;
        }
        const Word word = word_at(text, position);
        position = word.end;
        if (!word.capital) continue;
        std::optional<Hit> hit;
        if (const auto letters = pointed_letters(text, word)) hit = abbreviation_hit(*letters);
        if (!hit) hit = hit_at(text, word);
        if (!hit) continue;
        hits.push_back(*hit);
        position = hit->end;
    }
    return hits;
}

bool is_in(List list, const Word& word) {
    return !word.empty() && tables().is_in(list, word.hash);
}

} // namespace dateline::country_names
