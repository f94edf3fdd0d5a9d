#include "common/countries.h"
#include "common/text.h"
#include "common/tokens.h"
#include "indexer/extract/country_context.h"
#include "indexer/extract/country_lexicon.h"
#include "indexer/extract/extract.h"

#include <algorithm>
#include <unordered_map>

namespace dateline {

namespace {

using namespace places;

bool is_upper_ascii(char c) {
    return c >= 'A' && c <= 'Z';
}

bool is_lower_ascii(char c) {
    return c >= 'a' && c <= 'z';
}

bool has_lower(std::string_view text) {
    return std::any_of(text.begin(), text.end(), is_lower_ascii);
}

/// "l’Allemagne", "d'Italie": the article is no part of the name.
void drop_article(PlaceWord& word, std::string_view& written) {
    if (!word.word.starts_with("l'") && !word.word.starts_with("d'")) return;
    const std::size_t article = written.size() > 4 && written[1] == '\'' ? 2 : 4;
    if (written.size() <= article) return;
    word.word.erase(0, 2);
    word.begin += article;
    written.remove_prefix(article);
}

std::vector<PlaceWord> split(std::string_view text) {
    std::vector<PlaceWord> words;
    words.reserve(text.size() / 6);
    TokenStream tokens(text);
    std::uint32_t line = 0;
    std::size_t line_begin = 0;
    bool in_capitals = !has_lower(text.substr(0, text.find('\n')));
    for (Token token; tokens.next(token);) {
        if (token.paragraph != line) {
            line = token.paragraph;
            line_begin = text.rfind('\n', token.begin) + 1;
            in_capitals =
                !has_lower(text.substr(line_begin, text.find('\n', line_begin) - line_begin));
        }
        std::string_view written = text.substr(token.begin, token.end - token.begin);
        PlaceWord word{std::string(token.word), token.begin, token.end};
        word.possessive = word.word.ends_with("'s");
        if (word.possessive) {
            word.word.resize(word.word.size() - 2);
            word.end -= written.ends_with("\xE2\x80\x99s") || written.ends_with("\xE2\x80\x99S")
                            ? 4u
                            : std::min<std::size_t>(2, written.size());
            written = text.substr(word.begin, word.end - word.begin);
        }
        drop_article(word, written);
        std::size_t after = 0;
        word.capital = !written.empty() && is_upper(next_character(written, after));
        word.capitals =
            written.size() > 1 && std::all_of(written.begin(), written.end(),
                                              [](char c) { return is_upper_ascii(c) || c == '.'; });
        word.in_capitals = in_capitals;
        words.push_back(std::move(word));
    }
    return words;
}

/// Collects mentions by country, in order of first mention.
class Collection {
  public:
    void add(std::size_t country, std::string_view text, Mention mention) {
        const auto [place, is_new] = places_.try_emplace(country, found_.size());
        if (is_new) found_.push_back({std::string(countries()[country].code), {}, {}});
        Country& entry = found_[place->second];
        entry.mentions.push_back(mention);
        const std::string words(text.substr(mention.begin, mention.end - mention.begin));
        if (std::find(entry.evidence.begin(), entry.evidence.end(), words) ==
                entry.evidence.end() &&
            entry.evidence.size() < 16)
            entry.evidence.push_back(words);
    }

    std::vector<Country> take() { return std::move(found_); }

  private:
    std::vector<Country> found_;
    std::unordered_map<std::size_t, std::size_t> places_;
};

class Finder {
  public:
    explicit Finder(std::string_view text)
        : text_(text), words_(split(text)), context_(text, words_) {}

    void run() {
        for (std::size_t i = 0; i < words_.size();)
            i += std::max<std::size_t>(1, read(i));
    }

    std::vector<Country> named() { return named_.take(); }
    std::vector<Country> implied() { return implied_.take(); }

  private:
    /// How many words a form that begins at `i` takes; 0 if none does.
    std::size_t read(std::size_t i) {
        if (!words_[i].capital) return 0;
        if (const std::ptrdiff_t country = prefix(i); country >= 0) {
            named_.add(static_cast<std::size_t>(country), text_, {words_[i].begin, words_[i].end});
            return 1;
        }
        const auto* forms = forms_beginning_with(words_[i].word);
        if (forms == nullptr) return 0;
        for (const CountryForm& form : *forms) {
            if (!matches(form, i)) continue;
            const std::size_t last = i + form.words.size() - 1;
            if (form.kind == FormKind::nothing) return form.words.size();
            const std::string_view code = countries()[form.country].code;
            if (!context_.is_country(code, i, last)) return form.words.size();
            const Mention mention{words_[i].begin, words_[last].end};
            (form.kind == FormKind::implied ? implied_ : named_).add(form.country, text_, mention);
            return form.words.size();
        }
        return 0;
    }

    /// "Franco-" before a capital.
    std::ptrdiff_t prefix(std::size_t i) const {
        const bool joined = i + 1 < words_.size() && words_[i + 1].capital &&
                            words_[i + 1].begin > words_[i].end &&
                            words_[i + 1].begin - words_[i].end <= 3 && text_[words_[i].end] != ' ';
        // "Indo-Japanese" has one, "Indo-Pacific" none.
        return joined && forms_beginning_with(words_[i + 1].word) != nullptr
                   ? country_of_prefix(words_[i].word)
                   : -1;
    }

    bool matches(const CountryForm& form, std::size_t i) const {
        if (i + form.words.size() > words_.size()) return false;
        if (form.kind == FormKind::foreign && !context_.is_foreign()) return false;
        if (form.capitals && !words_[i].capitals) return false;
        for (std::size_t k = 0; k < form.words.size(); ++k) {
            const PlaceWord& word = words_[i + k];
            if (word.word != form.words[k]) return false;
            if (k > 0 && !follows(words_[i + k - 1], word)) return false;
        }
        return true;
    }

    /// No more than a space, a hyphen, a full stop or a possessive ending stands between the words
    /// of one name: "People’s Republic".
    bool follows(const PlaceWord& before, const PlaceWord& word) const {
        if (word.begin < before.end || word.begin - before.end > 6) return false;
        const std::string_view between = text_.substr(before.end, word.begin - before.end);
        return between.find_first_of(",;:\n()\"") == std::string_view::npos;
    }

    std::string_view text_;
    std::vector<PlaceWord> words_;
    CountryContext context_;
    Collection named_;
    Collection implied_;
};

} // namespace

std::vector<Country> find_countries(std::string_view text, std::vector<Country>* implied) {
    Finder finder(text);
    finder.run();
    if (implied != nullptr) *implied = finder.implied();
    return finder.named();
}

} // namespace dateline
