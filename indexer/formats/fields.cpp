#include "indexer/formats/fields.h"

#include "common/ascii.h"
#include "common/contains.h"
#include "common/text.h"
#include "common/tokens.h"
#include "indexer/charset.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/markup.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_set>

namespace dateline {

namespace {

struct Name {
    std::string_view name; ///< lower case, letters and digits only
    Meaning meaning;
};

// Of one meaning the first in this table wins.
constexpr auto names = std::to_array<Name>({
    {"title", Meaning::title},
    {"headline", Meaning::title},
    {"heading", Meaning::title},
    {"subject", Meaning::title},
    {"contentencoded", Meaning::body},
    {"body", Meaning::body},
    {"bodytext", Meaning::body},
    {"articlebody", Meaning::body},
    {"article", Meaning::body},
    {"fulltext", Meaning::body},
    {"text", Meaning::body},
    {"content", Meaning::body},
    {"contenthtml", Meaning::body}, // JSON Feed
    {"contenttext", Meaning::body},
    {"transcript", Meaning::body},
    {"paragraphs", Meaning::body},
    {"description", Meaning::body},
    {"summary", Meaning::body},
    {"excerpt", Meaning::body},
    {"datepublished", Meaning::date},
    {"publicationdate", Meaning::date},
    {"releasedate", Meaning::date},
    {"dateofrelease", Meaning::date},
    {"date", Meaning::date},
    {"datedayfirst", Meaning::date},
    {"datemonthfirst", Meaning::date},
    {"pubdate", Meaning::date},
    {"published", Meaning::date},
    {"publishedtime", Meaning::date},
    {"publishedat", Meaning::date},
    {"publisheddate", Meaning::date},
    {"firstpublishedat", Meaning::date},
    {"publicupdatedat", Meaning::date},
    {"datestr", Meaning::date},
    {"issued", Meaning::date},
    {"dateposted", Meaning::date},
    {"updated", Meaning::version},
    {"updatedat", Meaning::version},
    {"datemodified", Meaning::version},
    {"modified", Meaning::version},
    {"lastmodified", Meaning::version},
    {"url", Meaning::url},
    {"link", Meaning::url},
    {"sourceurl", Meaning::url},
    {"canonicalurl", Meaning::url},
    {"permalink", Meaning::url},
    {"guid", Meaning::id},
    {"source", Meaning::source},
    {"publisher", Meaning::source},
    {"agency", Meaning::source},
    {"organisation", Meaning::source},
    {"organization", Meaning::source},
    {"domain", Meaning::source},
    {"author", Meaning::author},
    {"creator", Meaning::author},
    {"byline", Meaning::author},
    {"speaker", Meaning::author},
    {"language", Meaning::language},
    {"lang", Meaning::language},
    {"locale", Meaning::language},
});

bool is_summary(std::string_view bare_name) {
    return bare_name == "description" || bare_name == "summary" || bare_name == "excerpt";
}

std::string bare(std::string_view name) {
    std::string out;
    for (const char c : fold(name))
        if (is_ascii_lower(c) || is_digit(c)) out += c;
    return out;
}

/// The place of a bare name in the table; its size where it means nothing to us.
std::size_t find_name(std::string_view bare_name) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const Name& known) { return known.name == bare_name; });
    return static_cast<std::size_t>(found - names.begin());
}

/// Without what says whose the field is: "article_text", "post_date".
std::string_view without_owner(std::string_view bare_name) {
    constexpr auto owners = std::to_array<std::string_view>(
        {"article", "document", "item", "news", "page", "post", "press", "release", "story"});
    for (const std::string_view owner : owners)
        if (bare_name.starts_with(owner)) return bare_name.substr(owner.size());
    return bare_name;
}

/// A join of two tables that share a name gives "title_x" and "title_y" (pandas).
std::string_view without_table(std::string_view name) {
    return name.ends_with("_x") || name.ends_with("_y") ? name.substr(0, name.size() - 2) : name;
}

/// "body_paragraphs", not those of a footer or of related stories.
bool is_paragraphs(std::string_view bare_name) {
    constexpr std::string_view end = "paragraphs";
    constexpr auto beginnings = std::to_array<std::string_view>(
        {"article", "body", "content", "text", "story", "release", "main"});
    if (!bare_name.ends_with(end)) return false;
    const std::string_view begin = bare_name.substr(0, bare_name.size() - end.size());
    return begin.empty() || contains(beginnings, begin);
}

/// The place of a field's name in the table, which may come from the field map.
std::size_t place_of(std::string_view field, const FieldMap& field_map) {
    const auto given = field_map.find(field);
    if (given != field_map.end()) return find_name(bare(given->second));
    const std::string name = bare(without_table(field));
    std::size_t place = find_name(name);
    if (place == names.size()) place = find_name(without_owner(name));
    if (place == names.size() && (is_paragraphs(name) || is_paragraphs(without_owner(name))))
        place = find_name("paragraphs");
    if (place == names.size() && says_publication(name)) place = find_name("datepublished");
    return place;
}

/// Where English is written with one order alone; in Canada and elsewhere both are.
DayOrder order_in(std::string_view country) {
    constexpr auto day_first =
        std::to_array<std::string_view>({"AU", "GB", "IE", "IN", "NZ", "ZA", "UK"});
    if (country == "US") return DayOrder::month_first;
    return contains(day_first, country) ? DayOrder::day_first : DayOrder::unknown;
}

/// How the record's form orders day and month: as its field map says, its locale ("en-AU"), or the
/// words it has for its fields, which some countries alone use.
DayOrder order_of(const std::vector<NamedField>& fields, const FieldMap& field_map) {
    constexpr auto commonwealth = std::to_array<std::string_view>(
        {"primeminister", "shadowminister", "portfolio", "electorate", "postcode", "organisation",
         "organisations", "programme", "parliament", "lgd", "councilarea"});
    DayOrder order = DayOrder::unknown;
    for (const NamedField& field : fields) {
        const auto given = field_map.find(field.name);
        const std::string meant = given != field_map.end() ? bare(given->second) : std::string();
        if (meant == "datedayfirst") return DayOrder::day_first;
        if (meant == "datemonthfirst") return DayOrder::month_first;
        const std::string name = bare(field.name);
        if ((name == "locale" || name == "language" || name == "lang") && field.value.size() == 5 &&
            fold(field.value).starts_with("en"))
            order = order_in(field.value.substr(3));
        const bool spoken = contains(commonwealth, name);
        if (spoken && order == DayOrder::unknown) order = DayOrder::day_first;
    }
    return order;
}

std::string plain_text(const std::string& value) {
    check_field_size(value.size());
    return repair_mojibake(to_nfc(has_markup(value) ? text_of_markup(value) : value));
}

/// The plain text of each, none twice.
std::string lines_of(const std::vector<const NamedField*>& fields) {
    std::string lines;
    std::unordered_set<std::string_view> seen;
    for (const NamedField* field : fields) {
        if (!seen.insert(field->value).second) continue;
        lines += plain_text(field->value) + '\n';
        check_text_size(lines.size());
    }
    return lines;
}

/// What stands beside a text and is none, however long it is.
bool is_boilerplate(std::string_view bare_name) {
    constexpr auto words = std::to_array<std::string_view>(
        {"about", "bio", "caption", "contact", "copyright", "disclaimer", "footer", "legal",
         "licen", "related", "rights", "terms"});
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return bare_name.find(word) != bare_name.npos;
    });
}

class Record {
  public:
    Record(const std::vector<NamedField>& fields, const FieldMap& field_map) {
        for (const NamedField& field : fields) {
            if (squeeze(field.value).empty()) continue;
            const std::size_t place = place_of(field.name, field_map);
            if (place < names.size())
                known_.push_back({place, depth_of(field, names[place].meaning), &field});
            else if (!is_boilerplate(bare(field.name)))
                unknown_.push_back(&field);
        }
        std::stable_sort(known_.begin(), known_.end(), [](const Known& a, const Known& b) {
            return std::tie(a.depth, a.place) < std::tie(b.depth, b.place);
        });
    }

    std::vector<std::string> all(Meaning meaning) const {
        std::vector<std::string> values;
        for (const Known& known : known_)
            if (names[known.place].meaning == meaning) values.push_back(known.field->value);
        return values;
    }

    std::string best(Meaning meaning) const {
        const auto values = all(meaning);
        return values.empty() ? "" : values.front();
    }

    /// What the best known name gives, behind a summary that says more. Where there is a summary
    /// alone, or nothing, and a name that means nothing to us has more, what that one gives.
    std::string text() const {
        std::vector<std::size_t> places;
        for (const Known& known : known_)
            if (names[known.place].meaning == Meaning::body) places.push_back(known.place);
        const bool has_text = !places.empty() && !is_summary(names[places.front()].name);
        const auto first_summary =
            std::find_if(places.begin(), places.end(),
                         [](std::size_t place) { return is_summary(names[place].name); });
        const std::string summary = first_summary == places.end() ? "" : lines_at(*first_summary);
        const std::string text = has_text ? lines_at(places.front()) : longest_prose();
        if (!has_text && text.size() <= summary.size()) return summary;
        return says_more(summary, text) ? summary + text : text;
    }

    /// A publisher's name goes before an address of its site.
    std::string source() const {
        const auto values = all(Meaning::source);
        for (const std::string& value : values)
            if (value.find("://") == std::string::npos) return value;
        return {};
    }

  private:
    std::string lines_at(std::size_t place) const {
        std::vector<const NamedField*> fields;
        for (const Known& known : known_)
            if (known.place == place &&
                (fields.empty() || known.field->depth == fields.front()->depth))
                fields.push_back(known.field);
        return lines_of(fields);
    }

    /// Of all unknown fields of one name, be they paragraphs.
    std::string longest_prose() const {
        const NamedField* longest = nullptr;
        for (const NamedField* field : unknown_)
            if (is_prose(field->value) &&
                (longest == nullptr || field->value.size() > longest->value.size()))
                longest = field;
        std::vector<const NamedField*> fields;
        for (const NamedField* field : unknown_)
            if (longest != nullptr && field->name == longest->name) fields.push_back(field);
        return lines_of(fields);
    }

    /// Texts lie deep while a summary lies on top, so of texts only the name counts.
    static int depth_of(const NamedField& field, Meaning meaning) {
        return meaning == Meaning::body ? 0 : field.depth;
    }

    struct Known {
        std::size_t place;
        int depth;
        const NamedField* field;
    };
    std::vector<Known> known_;
    std::vector<const NamedField*> unknown_;
};

} // namespace

bool says_publication(std::string_view name) {
    constexpr auto words = std::to_array<std::string_view>(
        {"publishdate", "publisheddate", "publishtime", "publishedtime", "publicationdate",
         "publicationtime", "pubdate", "datepubl", "datepublication", "publishedat", "releasedate",
         "articledate", "dateissued", "firstpublished", "publishedutc", "publishedon"});
    constexpr auto others = std::to_array<std::string_view>({"modif", "updat", "expir", "unpubl"});
    std::string letters;
    for (const char c : name)
        if (is_ascii_lower(c)) letters += c;
    const auto holds = [&](std::string_view word) { return letters.find(word) != letters.npos; };
    return std::any_of(words.begin(), words.end(), holds) &&
           std::none_of(others.begin(), others.end(), holds);
}

bool says_more(std::string_view summary, std::string_view text) {
    constexpr std::size_t few = 3; // words
    std::unordered_set<std::string> words;
    TokenStream of_text(text);
    for (Token token; of_text.next(token);)
        words.emplace(token.word);
    std::size_t others = 0;
    TokenStream of_summary(summary);
    for (Token token; of_summary.next(token);)
        others += words.emplace(token.word).second ? 1 : 0;
    return others > few;
}

std::optional<Meaning> meaning_of(std::string_view name, const FieldMap& field_map) {
    const std::size_t place = place_of(name, field_map);
    if (place == names.size()) return std::nullopt;
    return is_summary(names[place].name) ? Meaning::summary : names[place].meaning;
}

bool is_prose(std::string_view value) {
    constexpr std::size_t shortest = 200;
    constexpr std::ptrdiff_t longest_word = 12; // on average
    return value.size() >= shortest && value.find(". ") != value.npos &&
           std::count(value.begin(), value.end(), ' ') * longest_word > std::ssize(value);
}

PressRelease release_from_fields(const std::vector<NamedField>& fields, const FieldMap& field_map,
                                 DateSource from) {
    const Record record(fields, field_map);
    PressRelease release;
    release.title = squeeze(plain_text(record.best(Meaning::title)));
    release.body = squeeze_lines(record.text());
    release.url = record.best(Meaning::url);
    release.source = squeeze(plain_text(record.source()));
    release.author = squeeze(plain_text(record.best(Meaning::author)));
    release.language = std::string(fold(record.best(Meaning::language)).substr(0, 2));
    release.version = record.best(Meaning::version);
    release.item = record.best(Meaning::id);
    if (release.item.empty()) release.item = release.url;
    const DayOrder order = order_of(fields, field_map);
    for (std::string& date : record.all(Meaning::date))
        release.dates.push_back({from, std::move(date), order});
    return release;
}

} // namespace dateline
