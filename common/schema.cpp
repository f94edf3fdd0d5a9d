#include "common/schema.h"

#include "common/countries.h"
#include "common/person_names.h"
#include "common/registry.h"
#include "common/text.h"
#include "common/tokens.h"

#include <algorithm>
#include <array>

namespace dateline::schema {

namespace {

using Release = const PressRelease&;
using Facts = const Extraction&;
using Values = std::vector<Value>;

Value stretch(std::size_t begin, std::size_t end) {
    return {{}, begin, end};
}

// A text without line breaks is one endless paragraph: of that the lead is what a first paragraph
// usually holds.
std::size_t lead_end(Release release) {
    constexpr std::size_t longest = 1000, usual = 400; // bytes
    const auto paragraph = std::string_view(release.body).substr(0, release.body.find('\n'));
    const auto lead = paragraph.size() <= longest ? paragraph : cut(paragraph, usual);
    return release.title.size() + 1 + lead.size();
}

Values official_values(Release, Facts facts) {
    Values values;
    for (const Official& person : facts.officials) {
        const std::string full = name_key(person.name);
        const auto groups = person_groups(person.name, person.country);
        const auto offices = office_keys(person.role);
        for (const Mention& mention : person.mentions) {
            values.push_back({full, mention.begin, mention.end});
            for (const std::string& group : groups)
                values.push_back({surname_key(group), mention.begin, mention.end});
            for (const std::string& office : offices)
                values.push_back({office, mention.begin, mention.end});
        }
    }
    return values;
}

Values country_values(Release, Facts facts) {
    Values values;
    for (const Country& country : facts.countries)
        for (const Mention& mention : country.mentions)
            values.push_back({country.code, mention.begin, mention.end});
    return values;
}

Values plain(std::vector<std::string> texts) {
    Values values;
    for (std::string& text : texts)
        if (!text.empty()) values.push_back({std::move(text), 0, 0});
    return values;
}

// "https://www.state.gov/x" is found by www.state.gov and state.gov, not by gov.
std::vector<std::string> hosts(std::string_view url) {
    const auto scheme = url.find("://");
    if (scheme == std::string_view::npos) return {};
    std::string_view host = url.substr(scheme + 3);
    host = host.substr(0, host.find_first_of("/?#:"));
    std::vector<std::string> found;
    while (host.find('.') != std::string_view::npos) {
        found.emplace_back(host);
        host = host.substr(host.find('.') + 1);
    }
    return found;
}

Values source_values(Release release, Facts) {
    auto values = hosts(release.url);
    values.push_back(release.source);
    return plain(std::move(values));
}

// Each folder above the file: path:2025/ finds all below. The file itself is known by its
// file_term() or, where it is the release, by its id_term().
Values path_values(Release release, Facts) {
    std::vector<std::string> values;
    for (auto slash = release.file.find('/'); slash != std::string::npos;
         slash = release.file.find('/', slash + 1))
        values.push_back(release.file.substr(0, slash + 1));
    return plain(std::move(values));
}

constexpr std::array<Field, 9> table{{
    {"", "", Kind::words, "words anywhere in the release",
     [](Release r, Facts) { return Values{stretch(0, r.title.size() + 1 + r.body.size())}; }},
    {"title", "S", Kind::stems, "words in the title",
     [](Release r, Facts) { return Values{stretch(0, r.title.size())}; }, positions::title_gap},
    {"lead", "XL", Kind::stems, "words in the title or the first paragraph",
     [](Release r, Facts) { return Values{stretch(r.title.size(), lead_end(r))}; }, 0, "title"},
    {"official", "XO", Kind::official,
     "a person by name, surname or id, or the holder of an office: official:\"defense minister\"",
     official_values},
    {"country", "XC", Kind::country, "a country under any of its names: country:japan, country:JP",
     country_values},
    {"date", "D", Kind::date,
     "day of publication: date:2025-10, date:2025-10..2026-01, after:2025, before:2026-01-15, "
     "date:none",
     [](Release, Facts f) { return plain(date_terms(f)); }},
    {"language", "L", Kind::exact, "language of the text, as ISO 639-1: language:fr",
     [](Release, Facts f) { return plain({f.language}); }},
    {"source", "H", Kind::exact, "publisher or host: source:state.gov", source_values},
    {"path", "P", Kind::exact, "folder or file below the indexed folder: path:2025/", path_values},
}};

constexpr std::string_view name_mark = "N";
constexpr std::string_view surname_mark = "S";
constexpr std::string_view office_mark = "O";

std::string limited(std::string prefix, std::string_view value) {
    constexpr std::size_t longest = 200; // Xapian: 245, a NUL counting twice
    std::string term = std::move(prefix);
    std::string clean(value);
    std::erase(clean, '\0');
    if (clean.size() > longest)
        term.append(cut(clean, longest - 17)).append("#" + short_hash(clean));
    else
        term += clean;
    return term;
}

std::string folded_words(std::string_view text) {
    std::string words;
    TokenStream tokens(text);
    for (Token token; tokens.next(token);) {
        if (!words.empty()) words += ' ';
        words += token.word;
    }
    return words;
}

std::string compact(Date date, std::size_t digits) {
    std::string text = iso(date);
    std::erase(text, '-');
    return text.substr(0, digits);
}

} // namespace

std::span<const Field> fields() {
    return table;
}

const Field* find_field(std::string_view name) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Field& field) { return field.name == name; });
    return found == table.end() ? nullptr : &*found;
}

std::string word_term(const Field& field, std::string_view folded_word) {
    return std::string(field.prefix).append(folded_word);
}

std::string stem_term(const Field& field, std::string_view stem) {
    return std::string("Z").append(field.prefix).append(stem);
}

std::vector<std::string> stem_terms(const Field& field, std::string_view stem) {
    std::vector<std::string> terms{stem_term(field, stem)};
    if (!field.holds.empty()) terms.push_back(stem_term(*find_field(field.holds), stem));
    return terms;
}

std::string filter_term(const Field& field, std::string_view value) {
    switch (field.kind) {
    case Kind::official:
    case Kind::country:
    case Kind::date:
        return limited(std::string(field.prefix), value);
    case Kind::words:
    case Kind::stems:
    case Kind::exact:
        break;
    }
    if (field.name == "path" && !value.ends_with('/')) return id_term(value);
    return limited(std::string(field.prefix) + ":", fold(value));
}

std::vector<std::string> filter_terms(const Field& field, std::string_view value) {
    std::vector<std::string> terms{filter_term(field, value)};
    if (field.name == "path" && !value.ends_with('/')) terms.push_back(file_term(value));
    return terms;
}

std::string name_key(std::string_view name) {
    return std::string(name_mark) + folded_words(name);
}

std::string surname_key(std::string_view name_or_surname) {
    return std::string(surname_mark) + split_name(name_or_surname).surname;
}

std::string office_key(std::string_view role) {
    return std::string(office_mark) + folded_words(role);
}

std::vector<std::string> office_keys(std::string_view role) {
    if (role.empty()) return {};
    std::vector<std::string> keys{office_key(role)};
    const std::string words = folded_words(role);
    constexpr std::size_t most_words = 3; // of a country's name
    std::size_t end = 0;
    for (std::size_t i = 0; i < most_words; ++i) {
        end = words.find(' ', end + 1);
        if (end == words.npos) break;
        const std::string country = words.substr(0, end);
        const bool is_code = country.size() == 2 && country != "us" && country != "uk"; // `IT`
        if (is_code || !find_country(country)) continue;
        keys.push_back(std::string(office_mark) + words.substr(end + 1));
        break;
    }
    return keys;
}

std::vector<std::string> date_terms(const Extraction& facts) {
    if (facts.date) {
        return {"D" + compact(*facts.date, 8), "D" + compact(*facts.date, 7),
                "M" + compact(*facts.date, 6), "M" + compact(*facts.date, 5),
                "Y" + compact(*facts.date, 4), "T" + compact(*facts.date, 3)};
    }
    // A month or a year alone has no terms finer than itself, so only ranges that hold the whole
    // of it reach it.
    if (const auto period = find_iso_period(facts.date_partial)) {
        std::vector<std::string> terms{"Y" + compact(period->first, 4),
                                       "T" + compact(period->first, 3)};
        if (facts.date_partial.size() > 4) {
            terms.push_back("M" + compact(period->first, 5));
            terms.push_back("M" + compact(period->first, 6));
        }
        return terms;
    }
    return {"none"};
}

namespace {

struct Period {
    Date last;
    std::string value;
};

/// The longest period with a value of its own that begins on `day` and ends by `latest`.
Period longest_period(Date day, Date latest) {
    using namespace std::chrono;
    const auto day_of_month = unsigned(day.day());
    const Date month_end = day.year() / day.month() / std::chrono::last;
    if (day_of_month == 1 && day.month() == January) {
        const Date decade_end = (day.year() + years{9}) / December / 31;
        if (int(day.year()) % 10 == 0 && decade_end <= latest)
            return {decade_end, "T" + compact(day, 3)};
        const Date year_end = day.year() / December / 31;
        if (year_end <= latest) return {year_end, "Y" + compact(day, 4)};
    }
    if (day_of_month == 1 && (day.month() == January || day.month() == October)) {
        const Date months_end =
            day.month() == January ? day.year() / September / 30 : day.year() / December / 31;
        if (months_end <= latest) return {months_end, "M" + compact(day, 5)};
    }
    if (day_of_month == 1 && month_end <= latest) return {month_end, "M" + compact(day, 6)};
    const unsigned digit = day_of_month / 10;
    const Date digit_end =
        std::min(month_end, Date(day.year() / day.month() / std::chrono::day(digit * 10 + 9)));
    if (day_of_month == std::max(1u, digit * 10) && digit_end <= latest)
        return {digit_end, "D" + compact(day, 7)};
    return {day, "D" + compact(day, 8)};
}

} // namespace

std::vector<std::string> date_range_terms(DateRange range) {
    const Field& field = *find_field("date");
    std::vector<std::string> terms;
    for (Date day = range.first; day <= range.last;) {
        const Period period = longest_period(day, range.last);
        terms.push_back(filter_term(field, period.value));
        day = plus_days(period.last, 1);
    }
    return terms;
}

std::string age_of(std::string_view day) {
    std::string age(day);
    for (char& digit : age)
        digit = static_cast<char>('0' + ('9' - digit));
    return age;
}

std::string undated_term() {
    return filter_term(*find_field("date"), "none");
}

std::string paragraph_term() {
    return "XB";
}

std::string id_term(std::string_view release_id) {
    return limited("Q", release_id);
}

std::string file_term(std::string_view file_id) {
    return limited("XF", file_id);
}

std::string persons_key(std::string_view group) {
    return "persons:" + std::string(group);
}

std::string person_facts_key(std::string_view group) {
    return "person-facts:" + std::string(group);
}

} // namespace dateline::schema
