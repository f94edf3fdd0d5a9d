#include "indexer/formats/html_script_dates.h"

#include "common/ascii.h"
#include "common/text.h"
#include "indexer/extract/dates/date_text.h"
#include "indexer/formats/json_record.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>

namespace dateline::html {

namespace {

using Json = nlohmann::json;

constexpr auto date_keys =
    std::to_array<std::string_view>({"datePublished", "dateCreated", "uploadDate"});

bool is_full_date(const std::string& text) {
    const auto date = parse_stated_date(text);
    return date && date->full();
}

/// The string that follows `"key":` at its first place in a script that is perhaps no valid JSON.
std::string json_string(std::string_view script, std::string_view key) {
    for (auto at = script.find(key); at != script.npos; at = script.find(key, at + key.size())) {
        auto value = at + key.size();
        while (value < script.size() && value < at + key.size() + 8 &&
               std::string_view("\"' :\t\n\\").find(script[value]) != std::string_view::npos)
            ++value;
        const std::string_view rest = script.substr(value, 61);
        const auto end = rest.find_first_of("\"'\\,}");
        if (end == rest.npos || end < 8) continue;
        std::string text = squeeze(rest.substr(0, end));
        if (is_full_date(text)) return text;
    }
    return {};
}

/// How much an object of JSON-LD speaks for the page: the lower the more.
int rank_of_type(const Json& object) {
    const auto type = object.find("@type");
    const std::string name = type == object.end() ? std::string() : type->dump();
    const auto holds = [&](std::string_view part) { return name.find(part) != name.npos; };
    if (holds("Article") || holds("Posting") || holds("Report") || holds("Review\"")) return 0;
    if (holds("WebPage") || holds("ItemPage")) return 1;
    if (holds("Comment") || holds("Answer") || holds("Rating")) return 9;
    if (holds("Video") || holds("Image") || holds("Audio") || holds("Media")) return 4;
    return 2;
}

struct RankedDate {
    int rank;
    std::string text;
};

/// Dates in the tree; an object inside another speaks less for the page.
void collect(const Json& value, int depth, std::vector<RankedDate>& found) {
    constexpr int deepest = 8;
    if (depth > deepest) return;
    if (value.is_object()) {
        const int type = rank_of_type(value);
        if (type == 9) return;
        for (std::size_t key = 0; key < date_keys.size(); ++key) {
            const auto date = value.find(date_keys[key]);
            if (date == value.end() || !date->is_string()) continue;
            std::string text = squeeze(to_nfc(date->get<std::string>()));
            if (text.size() <= 60 && is_full_date(text))
                found.push_back({static_cast<int>(key) * 100 + type * 10 + depth, std::move(text)});
        }
    }
    if (value.is_structured())
        for (const Json& member : value)
            if (member.is_structured()) collect(member, depth + 1, found);
}

bool mentions_a_date(std::string_view script) {
    return std::any_of(date_keys.begin(), date_keys.end(),
                       [&](std::string_view key) { return script.find(key) != script.npos; });
}

std::vector<RankedDate> dates_of_json_ld(const PlainPage& page) {
    constexpr std::size_t largest = 1 << 20;
    std::vector<RankedDate> found;
    for (const std::string_view script : page.json_ld) {
        if (!mentions_a_date(script)) continue;
        const Json tree = script.size() > largest ? Json() : parse_json(script);
        if (!tree.is_discarded() && !tree.is_null()) {
            collect(tree, 0, found);
            continue;
        }
        for (std::size_t key = 0; key < date_keys.size(); ++key)
            if (std::string text = json_string(script, date_keys[key]); !text.empty())
                found.push_back({static_cast<int>(key) * 100, std::move(text)});
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.rank < b.rank; });
    return found;
}

/// "publishedAt", "cms_publishing_date", "createdAt": the letters only, in lower case.
bool is_publication_key(std::string_view letters) {
    constexpr auto words = std::to_array<std::string_view>(
        {"publishdate", "publisheddate", "publishtime", "publishedtime", "publicationdate",
         "publicationtime", "publishingdate", "pubdate", "datepublished", "publishedat",
         "firstpublished", "createdat", "datecreated", "creationdate", "postdate"});
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return letters.ends_with(word); });
}

/// Letters of the key that ends before `colon`, its quotation marks passed over.
std::string key_before(std::string_view script, std::size_t colon) {
    std::string letters;
    std::size_t at = colon;
    while (at > 0 && colon - at < 8 &&
           std::string_view("\"'\\ ").find(script[at - 1]) != script.npos)
        --at;
    for (; at > 0 && letters.size() < 40; --at) {
        const char c = script[at - 1];
        if (is_ascii_letter(c))
            letters += to_ascii_lower(c);
        else if (c != '_' && c != '-')
            break;
    }
    std::reverse(letters.begin(), letters.end());
    return letters;
}

} // namespace

std::vector<std::string> find_json_dates(const PlainPage& page) {
    std::vector<std::string> texts;
    for (RankedDate& date : dates_of_json_ld(page))
        texts.push_back(std::move(date.text));
    if (!texts.empty()) return texts;
    for (const std::string_view key : {"\"datePublished", "\"dateCreated", "\"uploadDate"})
        for (const std::string_view script : page.scripts)
            if (std::string text = json_string(script, key); !text.empty())
                texts.push_back(std::move(text));
    return texts;
}

std::string find_script_date(const PlainPage& page) {
    std::optional<DateMention> only;
    std::string words;
    for (const std::string_view script : page.scripts)
        for (auto colon = script.find(':'); colon != script.npos;
             colon = script.find(':', colon + 1)) {
            const auto value = script.find_first_not_of(" \"'\\", colon + 1);
            if (value == script.npos || script[value] < '1' || script[value] > '2') continue;
            if (!is_publication_key(key_before(script, colon))) continue;
            words = script.substr(value, 10); // 2016-11-04; seconds since 1970 have ten digits too
            const auto date = parse_stated_date(words);
            if (!date || !date->full() || date->open) continue;
            const bool same = only && only->year == date->year && only->month == date->month &&
                              only->day == date->day;
            if (only && !same) return {};
            only = date;
        }
    return only ? iso(*day_of(*only, DayOrder::unknown)) : std::string();
}

} // namespace dateline::html
