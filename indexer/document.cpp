#include "indexer/document.h"

#include "common/schema.h"
#include "common/tokens.h"
#include "indexer/derived/sketch.h"
#include "indexer/hash.h"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <vector>

namespace dateline {

namespace {

// A word in the title weighs as much as three in the body (measured best of 1 to 5 on public
// test collections, see benchmarks/README.md).
constexpr std::uint32_t title_weight = 3;

struct PlacedWord {
    std::size_t begin;
    std::uint32_t position;
};

struct Stretch {
    const schema::Field* field;
    std::size_t begin, end;
};

bool is_stretch(const schema::Field& field) {
    return field.kind == schema::Kind::words || field.kind == schema::Kind::stems;
}

/// As a number that sorts as they do.
std::uint64_t first_bytes(std::string_view text) {
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < sizeof number; ++i)
        number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0);
    return number;
}

class DocumentBuilder {
  public:
    explicit DocumentBuilder(Stems& stems) : stems_(stems) {}

    void add_words(std::string_view text, std::size_t title_end,
                   const std::vector<Stretch>& stretches) {
        TokenStream tokens(text);
        for (Token token; tokens.next(token);) {
            const std::uint32_t weight = token.begin < title_end ? title_weight : 1;
            Word& word = known(token.word, stretches);
            for (std::size_t i = 0; i < stretches.size(); ++i) {
                const auto& [field, begin, end] = stretches[i];
                if (token.begin < begin || token.begin >= end) continue;
                if (field->kind == schema::Kind::stems)
                    post_stem(word, i, *field, 0);
                else
                    post_word(word, i, *field, token, weight);
            }
            add_to_paragraph(token);
            places_.push_back({token.begin, token.position});
            sketcher_.add(token.word);
        }
        if (has_long_paragraph_)
            for (const std::uint32_t position : paragraphs_)
                places_of_terms_.emplace_back(term(schema::paragraph_term()), position);
        add_value(schema::sketch_slot, sketcher_.sketch());
    }

    /// A mention is posted at its last word. Entities and filters add nothing to the length by
    /// which words are weighted.
    void add_mention(const schema::Field& field, const schema::Value& value) {
        const std::uint32_t number = term(schema::filter_term(field, value.text));
        const auto after = std::lower_bound(
            places_.begin(), places_.end(), value.end,
            [](const PlacedWord& word, std::size_t end) { return word.begin < end; });
        if (value.end != 0 && after != places_.begin())
            places_of_terms_.emplace_back(number, std::prev(after)->position);
    }

    void add_term(std::string name) { term(std::move(name)); }

    void add_value(Xapian::valueno slot, std::string value) {
        if (!value.empty()) document_.values.emplace_back(slot, std::move(value));
    }

    IndexDocument finish(std::string data) {
        std::sort(document_.values.begin(), document_.values.end());
        document_.data = std::move(data);
        take_positions();
        sort_terms();
        return std::move(document_);
    }

  private:
    static constexpr std::uint32_t none = ~0u;

    /// A word of the text, and its terms in each stretch, as soon as they are there.
    struct Word {
        std::string text, stem;
        std::vector<std::uint32_t> words, stems;
    };

    Word& known(std::string_view text, const std::vector<Stretch>& stretches) {
        const auto found = words_.find(text);
        if (found != words_.end()) return *found->second;
        Word& word = all_words_.emplace_back();
        word.text = text;
        word.stem = stems_.of(word.text);
        word.words.assign(stretches.size(), none);
        word.stems.assign(stretches.size(), none);
        words_.emplace(word.text, &word);
        return word;
    }

    void post_word(Word& word, std::size_t stretch, const schema::Field& field, const Token& token,
                   std::uint32_t weight) {
        std::uint32_t& number = word.words[stretch];
        if (number == none) number = term(schema::word_term(field, word.text));
        document_.terms[number].wdf += weight;
        places_of_terms_.emplace_back(number, token.position);
        if (word.stem != word.text) post_stem(word, stretch, field, weight);
    }

    void post_stem(Word& word, std::size_t stretch, const schema::Field& field,
                   std::uint32_t weight) {
        std::uint32_t& number = word.stems[stretch];
        if (number == none) number = term(schema::stem_term(field, word.stem));
        document_.terms[number].wdf += weight;
    }

    std::uint32_t term(std::string name) {
        const auto [entry, is_new] = numbers_.try_emplace(
            std::move(name), static_cast<std::uint32_t>(document_.terms.size()));
        if (is_new) document_.terms.push_back({entry->first});
        return entry->second;
    }

    /// Those of one term side by side, ascending, none twice.
    void take_positions() {
        std::sort(places_of_terms_.begin(), places_of_terms_.end());
        const auto end = std::unique(places_of_terms_.begin(), places_of_terms_.end());
        for (auto place = places_of_terms_.begin(); place != end; ++place) {
            IndexDocument::Term& term = document_.terms[place->first];
            if (term.places++ == 0)
                term.first_place = static_cast<std::uint32_t>(document_.positions.size());
            document_.positions.push_back(place->second);
        }
    }

    /// By name, most of them told apart by their first bytes.
    void sort_terms() {
        struct Place {
            std::uint64_t beginning;
            std::uint32_t number;
        };
        std::vector<IndexDocument::Term>& terms = document_.terms;
        std::vector<Place> places;
        places.reserve(terms.size());
        for (const IndexDocument::Term& term : terms)
            places.push_back({first_bytes(term.name), static_cast<std::uint32_t>(places.size())});
        std::sort(places.begin(), places.end(), [&](const Place& a, const Place& b) {
            return a.beginning != b.beginning ? a.beginning < b.beginning
                                              : terms[a.number].name < terms[b.number].name;
        });
        std::vector<IndexDocument::Term> sorted;
        sorted.reserve(terms.size());
        for (const Place& place : places)
            sorted.push_back(std::move(terms[place.number]));
        terms = std::move(sorted);
    }

    void add_to_paragraph(const Token& token) {
        if (paragraphs_.empty() || token.paragraph != paragraph_)
            paragraphs_.push_back(token.position);
        paragraph_ = token.paragraph;
        if (token.position - paragraphs_.back() > positions::paragraph_gap)
            has_long_paragraph_ = true;
    }

    Stems& stems_;
    IndexDocument document_;
    std::unordered_map<std::string, std::uint32_t> numbers_; ///< of terms
    std::vector<std::pair<std::uint32_t, std::uint32_t>> places_of_terms_;
    std::deque<Word> all_words_;
    std::unordered_map<std::string_view, Word*> words_;
    std::vector<PlacedWord> places_;
    Sketcher sketcher_;
    std::vector<std::uint32_t> paragraphs_; ///< where each begins
    std::uint32_t paragraph_ = 0;           ///< the last one
    bool has_long_paragraph_ = false;
};

void add_slots(DocumentBuilder& builder, const Record& record) {
    if (!record.date.empty()) {
        std::string day = record.date;
        std::erase(day, '-');
        builder.add_value(schema::age_slot, schema::age_of(day));
        builder.add_value(schema::date_slot, std::move(day));
    }
    std::string ids;
    std::string codes;
    for (const auto& person : record.officials)
        ids += person.id + '\n';
    for (const auto& country : record.countries)
        codes += country.code + '\n';
    builder.add_value(schema::officials_slot, std::move(ids));
    builder.add_value(schema::countries_slot, std::move(codes));
    builder.add_value(schema::source_slot, record.source);
}

} // namespace

Record make_record(const PressRelease& release, const Extraction& facts) {
    Record record;
    record.id = release.id;
    record.path = release.path;
    record.title = release.title;
    if (facts.date) record.date = iso(*facts.date);
    record.date_partial = facts.date_partial;
    if (facts.date_evidence) {
        const DateEvidence& evidence = *facts.date_evidence;
        record.date_evidence = {std::string(name(evidence.from)), evidence.text,
                                evidence.confidence};
    }
    record.language = facts.language;
    record.source = release.source;
    record.url = release.url;
    record.hash = hash_digits(full_text(release));
    for (const Official& person : facts.officials)
        record.officials.push_back({person.id, person.name, person.role, person.country,
                                    static_cast<std::uint32_t>(person.mentions.size())});
    for (const Country& country : facts.countries)
        record.countries.push_back(
            {country.code, static_cast<std::uint32_t>(country.mentions.size()), country.evidence});
    record.body = release.body;
    return record;
}

IndexDocument build_document(const PressRelease& release, const Extraction& facts, Stems& stems) {
    const std::string text = full_text(release);
    std::vector<Stretch> stretches;
    for (const schema::Field& field : schema::fields())
        if (is_stretch(field))
            for (const schema::Value& value : field.values(release, facts))
                stretches.push_back({&field, value.begin, value.end});

    DocumentBuilder builder(stems);
    builder.add_words(text, release.title.size(), stretches);
    for (const schema::Field& field : schema::fields())
        if (!is_stretch(field))
            for (const schema::Value& value : field.values(release, facts))
                builder.add_mention(field, value);
    builder.add_term(schema::id_term(release.id));
    if (release.id != release.file) builder.add_term(schema::file_term(release.file));
    const Record record = make_record(release, facts);
    add_slots(builder, record);
    IndexDocument document = builder.finish(encode(record));
    document.id = record.id;
    document.date = record.known_date();
    return document;
}

} // namespace dateline
