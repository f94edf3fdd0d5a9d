#include "searcher/query/query_values.h"

#include "common/ascii.h"
#include "common/countries.h"
#include "common/text.h"
#include "searcher/query/natural_dates.h"
#include "searcher/query/query_error.h"

namespace dateline {

namespace {

struct Language {
    std::string_view name, code;
};

// Of those that press releases are in.
constexpr Language languages[] = {
    {"arabic", "ar"},    {"bulgarian", "bg"},  {"catalan", "ca"},   {"chinese", "zh"},
    {"croatian", "hr"},  {"czech", "cs"},      {"danish", "da"},    {"dutch", "nl"},
    {"english", "en"},   {"estonian", "et"},   {"finnish", "fi"},   {"french", "fr"},
    {"german", "de"},    {"greek", "el"},      {"hebrew", "he"},    {"hindi", "hi"},
    {"hungarian", "hu"}, {"indonesian", "id"}, {"irish", "ga"},     {"italian", "it"},
    {"japanese", "ja"},  {"korean", "ko"},     {"latvian", "lv"},   {"lithuanian", "lt"},
    {"norwegian", "no"}, {"persian", "fa"},    {"polish", "pl"},    {"portuguese", "pt"},
    {"romanian", "ro"},  {"russian", "ru"},    {"serbian", "sr"},   {"slovak", "sk"},
    {"slovenian", "sl"}, {"spanish", "es"},    {"swedish", "sv"},   {"turkish", "tr"},
    {"ukrainian", "uk"}, {"urdu", "ur"},       {"vietnamese", "vi"}};

/// `english` as `en`; what is no such name stays.
std::string language_code(const std::string& name) {
    const std::string folded = fold(name);
    for (const Language& language : languages)
        if (language.name == folded) return std::string(language.code);
    return name;
}

void resolve_country(QueryNode& node, std::size_t offset) {
    const auto code = find_country(node.shown);
    if (!code) {
        const std::string similar = joined(similar_countries(node.shown), ", ");
        throw QueryError("there is no country " + printable(node.shown), offset,
                         similar.empty() ? "write its English name or its ISO 3166-1 code"
                                         : "did you mean " + similar + "?");
    }
    node.values = {std::string(*code)};
    node.shared = is_shared_name(node.shown);
    node.shown = std::string(country_name(*code));
}

/// Whether it would be a range if its ends were exchanged.
bool is_backward(std::string_view text, Date today) {
    const auto dots = text.find("..");
    if (dots == std::string_view::npos) return false;
    return find_date_range(
               std::string(text.substr(dots + 2)) + ".." + std::string(text.substr(0, dots)), today)
        .has_value();
}

void resolve_date(QueryNode& node, const QueryToken& name, std::size_t offset, Date today) {
    if (name.relation == DateRelation::on && fold(node.shown) == "none") {
        node.kind = QueryNode::Kind::undated;
        return;
    }
    const auto range = find_date_range(node.shown, today);
    if (!range && is_backward(node.shown, today))
        throw QueryError("the end lies before the beginning: " + printable(node.shown), offset,
                         "write the earlier of the two first");
    if (!range)
        throw QueryError("this is no date: " + printable(node.shown), offset,
                         "write 2025, 2025-10, 2025-10-28, 2025-10..2026-01, \"October "
                         "2025\", \"last month\" or none");
    node.kind = QueryNode::Kind::dates;
    node.range = *range;
    const bool beyond = (name.relation == DateRelation::after && range->last >= last_day) ||
                        (name.relation == DateRelation::before && range->first <= first_day);
    if (beyond)
        throw QueryError(
            "there is no day " +
                std::string(name.relation == DateRelation::after ? "after" : "before") +
                " an open range",
            offset, "give a day, a month or a year");
    if (name.relation == DateRelation::after) node.range = {plus_days(range->last, 1), last_day};
    if (name.relation == DateRelation::before)
        node.range = {first_day, plus_days(range->first, -1)};
}

} // namespace

std::string office_key_asked(std::string_view office) {
    constexpr std::string_view article = "the ";
    const bool has_article = to_ascii_lower(office.substr(0, article.size())) == article;
    return schema::office_key(office.substr(has_article ? article.size() : 0));
}

bool is_listed_value(const schema::Field& field, const std::string& value, Date today) {
    if (field.kind == schema::Kind::country) return find_country(value).has_value();
    return field.kind == schema::Kind::date && find_date_range(value, today).has_value();
}

void resolve_filter(QueryNode& node, const QueryToken& name, std::size_t offset, Date today) {
    switch (name.field->kind) {
    case schema::Kind::country:
        resolve_country(node, offset);
        break;
    case schema::Kind::date:
        resolve_date(node, name, offset, today);
        break;
    case schema::Kind::official:
        node.values = {schema::name_key(node.shown), office_key_asked(node.shown)};
        if (node.values[0].find(' ') == std::string::npos)
            node.values.push_back(schema::surname_key(node.shown));
        break;
    case schema::Kind::exact:
        if (name.field->name == "language") node.shown = language_code(node.shown);
        node.values = {node.shown};
        if (name.field->name == "path" && !node.shown.ends_with('/'))
            node.values.push_back(node.shown + '/');
        break;
    case schema::Kind::words:
    case schema::Kind::stems:
        break;
    }
}

} // namespace dateline
