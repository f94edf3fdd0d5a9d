#include "indexer/formats/fields.h"

#include "common/text.h"
#include "indexer/charset.h"
#include "indexer/formats/limits.h"
#include "indexer/formats/markup.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace dateline {

namespace {

enum class Meaning { title, body, date, version, url, id, source, author, language };

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
    {"fulltext", Meaning::body},
    {"text", Meaning::body},
    {"content", Meaning::body},
    {"transcript", Meaning::body},
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
    {"issued", Meaning::date},
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

std::string bare(std::string_view name) {
    std::string out;
    for (const char c : fold(name))
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) out += c;
    return out;
}

/// The place of a field's name in the table; its size where it means nothing to us.
std::size_t place_of(const NamedField& field, const FieldMap& field_map) {
    const auto given = field_map.find(field.name);
    const std::string name = bare(given != field_map.end() ? given->second : field.name);
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const Name& known) { return known.name == name; });
    return static_cast<std::size_t>(found - names.begin());
}

/// Where English is written with one order alone; in Canada and elsewhere both are.
DayOrder order_in(std::string_view country) {
    constexpr auto day_first =
        std::to_array<std::string_view>({"AU", "GB", "IE", "IN", "NZ", "ZA", "UK"});
    if (country == "US") return DayOrder::month_first;
    return std::find(day_first.begin(), day_first.end(), country) != day_first.end()
               ? DayOrder::day_first
               : DayOrder::unknown;
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
        const bool spoken =
            std::find(commonwealth.begin(), commonwealth.end(), name) != commonwealth.end();
        if (spoken && order == DayOrder::unknown) order = DayOrder::day_first;
    }
    return order;
}

class Record {
  public:
    Record(const std::vector<NamedField>& fields, const FieldMap& field_map) {
        for (const NamedField& field : fields) {
            const std::size_t place = place_of(field, field_map);
            if (place < names.size() && !squeeze(field.value).empty())
                known_.push_back({place, depth_of(field, names[place].meaning), &field.value});
        }
        std::stable_sort(known_.begin(), known_.end(), [](const Known& a, const Known& b) {
            return std::tie(a.depth, a.place) < std::tie(b.depth, b.place);
        });
    }

    std::vector<std::string> all(Meaning meaning) const {
        std::vector<std::string> values;
        for (const Known& known : known_)
            if (names[known.place].meaning == meaning) values.push_back(*known.value);
        return values;
    }

    std::string best(Meaning meaning) const {
        const auto values = all(meaning);
        return values.empty() ? "" : values.front();
    }

    /// A publisher's name goes before an address of its site.
    std::string source() const {
        const auto values = all(Meaning::source);
        for (const std::string& value : values)
            if (value.find("://") == std::string::npos) return value;
        return {};
    }

  private:
    /// Texts lie deep while a summary lies on top, so of texts only the name counts.
    static int depth_of(const NamedField& field, Meaning meaning) {
        return meaning == Meaning::body ? 0 : field.depth;
    }

    struct Known {
        std::size_t place;
        int depth;
        const std::string* value;
    };
    std::vector<Known> known_;
};

std::string plain_text(const std::string& value) {
    check_field_size(value.size());
    return repair_mojibake(to_nfc(has_markup(value) ? text_of_markup(value) : value));
}

} // namespace

bool is_known_field(std::string_view name, const FieldMap& field_map) {
    return place_of({std::string(name), {}}, field_map) < names.size();
}

PressRelease release_from_fields(const std::vector<NamedField>& fields, const FieldMap& field_map,
                                 DateSource from) {
    const Record record(fields, field_map);
    PressRelease release;
    release.title = squeeze(plain_text(record.best(Meaning::title)));
    release.body = squeeze_lines(plain_text(record.best(Meaning::body)));
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
