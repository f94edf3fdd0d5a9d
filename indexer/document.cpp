#include "indexer/document.h"

#include "common/schema.h"
#include "common/tokens.h"
#include "indexer/sketch.h"

#include <algorithm>
#include <cstdio>
#include <unordered_map>
#include <vector>
#include <xxhash.h>

namespace dateline {

namespace {

// A word in the title weighs as much as three in the body (measured best of 1 to 5 on public
// test collections, see benchmarks/README.md).
constexpr Xapian::termcount title_weight = 3;

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

class DocumentBuilder {
  public:
    explicit DocumentBuilder(const Xapian::Stem& stem) : stem_(stem) {}

    void add_words(std::string_view text, std::size_t title_end,
                   const std::vector<Stretch>& stretches) {
        TokenStream tokens(text);
        for (Token token; tokens.next(token);) {
            const auto weight = token.begin < title_end ? title_weight : 1;
            const std::string& stem = stem_of(token.word);
            for (const auto& [field, begin, end] : stretches) {
                if (token.begin < begin || token.begin >= end) continue;
                if (field->kind == schema::Kind::stems) {
                    document_.add_boolean_term(schema::stem_term(*field, stem));
                    continue;
                }
                document_.add_posting(schema::word_term(*field, token.word), token.position,
                                      weight);
                if (stem != token.word) document_.add_term(schema::stem_term(*field, stem), weight);
            }
            add_to_paragraph(token);
            places_.push_back({token.begin, token.position});
            sketcher_.add(token.word);
        }
        if (has_long_paragraph_)
            for (const std::uint32_t position : paragraphs_)
                document_.add_posting(schema::paragraph_term(), position, 0);
        document_.add_value(schema::sketch_slot, sketcher_.sketch());
    }

    /// A mention is posted at its last word. Entities and filters add nothing to the length by
    /// which words are weighted.
    void add_value(const schema::Field& field, const schema::Value& value) {
        const std::string term = schema::filter_term(field, value.text);
        const auto after = std::lower_bound(
            places_.begin(), places_.end(), value.end,
            [](const PlacedWord& word, std::size_t end) { return word.begin < end; });
        if (value.end == 0 || after == places_.begin())
            document_.add_boolean_term(term);
        else
            document_.add_posting(term, std::prev(after)->position, 0);
    }

    Xapian::Document& document() { return document_; }

  private:
    void add_to_paragraph(const Token& token) {
        if (paragraphs_.empty() || token.paragraph != paragraph_)
            paragraphs_.push_back(token.position);
        paragraph_ = token.paragraph;
        if (token.position - paragraphs_.back() > positions::paragraph_gap)
            has_long_paragraph_ = true;
    }

    const std::string& stem_of(std::string_view word) {
        auto [entry, is_new] = stems_.try_emplace(std::string(word));
        if (is_new) entry->second = stem_(entry->first);
        return entry->second;
    }

    Xapian::Stem stem_;
    Xapian::Document document_;
    std::vector<PlacedWord> places_;
    Sketcher sketcher_;
    std::vector<std::uint32_t> paragraphs_; ///< where each begins
    std::uint32_t paragraph_ = 0;           ///< the last one
    bool has_long_paragraph_ = false;
    std::unordered_map<std::string, std::string> stems_;
};

void add_slots(Xapian::Document& document, const Record& record) {
    if (!record.date.empty()) {
        std::string day = record.date;
        std::erase(day, '-');
        document.add_value(schema::date_slot, day);
    }
    std::string ids;
    std::string codes;
    for (const auto& person : record.officials)
        ids += person.id + '\n';
    for (const auto& land : record.countries)
        codes += land.code + '\n';
    document.add_value(schema::officials_slot, ids);
    document.add_value(schema::countries_slot, codes);
    document.add_value(schema::source_slot, record.source);
}

} // namespace

std::string content_hash(const PressRelease& release) {
    const std::string text = full_text(release);
    const XXH128_hash_t hash = XXH3_128bits(text.data(), text.size());
    char digits[40];
    std::snprintf(digits, sizeof digits, "%016llx%016llx",
                  static_cast<unsigned long long>(hash.high64),
                  static_cast<unsigned long long>(hash.low64));
    return digits;
}

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
    record.hash = content_hash(release);
    for (const Official& person : facts.officials)
        record.officials.push_back({person.id, person.name, person.role, person.country,
                                    static_cast<std::uint32_t>(person.mentions.size())});
    for (const Country& country : facts.countries)
        record.countries.push_back(
            {country.code, static_cast<std::uint32_t>(country.mentions.size()), country.evidence});
    record.body = release.body;
    return record;
}

Xapian::Document build_document(const PressRelease& release, const Extraction& facts,
                                const std::string& file_id, const Xapian::Stem& stem) {
    const std::string text = full_text(release);
    std::vector<Stretch> stretches;
    for (const schema::Field& field : schema::fields())
        if (is_stretch(field))
            for (const schema::Value& value : field.values(release, facts))
                stretches.push_back({&field, value.begin, value.end});

    DocumentBuilder builder(stem);
    builder.add_words(text, release.title.size(), stretches);
    for (const schema::Field& field : schema::fields())
        if (!is_stretch(field))
            for (const schema::Value& value : field.values(release, facts))
                builder.add_value(field, value);

    Xapian::Document& document = builder.document();
    document.add_boolean_term(schema::id_term(release.id));
    document.add_boolean_term(schema::file_term(file_id));
    const Record record = make_record(release, facts);
    add_slots(document, record);
    document.set_data(encode(record));
    return document;
}

} // namespace dateline
