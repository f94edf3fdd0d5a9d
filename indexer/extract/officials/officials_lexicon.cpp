#include "indexer/extract/officials/officials_lexicon.h"

#include "common/person_names.h"
#include "common/table.h"

#include <array>
#include <stdexcept>
#include <string>
#include <unordered_map>
#include <utility>

namespace dateline::data {
extern const std::string_view common_words;
extern const std::string_view given_names;
extern const std::string_view name_words;
extern const std::string_view office_words;
extern const std::string_view states;
} // namespace dateline::data

namespace dateline::officials {

namespace {

using Table = std::unordered_map<std::string_view, Classes>;

constexpr std::array<std::pair<std::string_view, Classes>, 31> class_names{{
    {"head", word_class::head},
    {"abbreviation", word_class::abbreviation | word_class::head},
    {"abbreviation-plural", word_class::abbreviation | word_class::plural},
    {"bare", word_class::bare},
    {"weak", word_class::weak},
    {"royal", word_class::royal},
    {"peer", word_class::peer},
    {"rank", word_class::rank},
    {"enlisted", word_class::enlisted},
    {"plural", word_class::plural},
    {"modifier", word_class::modifier},
    {"field", word_class::field},
    {"public", word_class::public_body},
    {"private", word_class::private_body},
    {"person", word_class::person},
    {"particle", word_class::particle},
    {"suffix", word_class::suffix},
    {"honorific", word_class::honorific},
    {"stop", word_class::stop},
    {"thing", word_class::thing},
    {"local", word_class::local},
    {"place", word_class::place},
    {"international", word_class::international},
    {"us_president", word_class::us_president},
    {"foreign_head", word_class::foreign_head},
    {"postnominal", word_class::postnominal},
    {"honour", word_class::honour},
    {"honours", word_class::honours},
    {"sure", word_class::sure},
    {"surname", word_class::surname},
    {"no_name", word_class::no_name},
}};

Classes class_named(std::string_view name) {
    for (const auto& [known, bits] : class_names)
        if (known == name) return bits;
    throw std::logic_error("no class of words is called " + std::string(name));
}

// Calls use(part) for each part of `text` between any of `separators`, empty ones left out.
template <typename Use>
void split(std::string_view text, std::string_view separators, Use use) {
    while (!text.empty()) {
        const auto end = text.find_first_of(separators);
        if (end != 0) use(text.substr(0, end));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

void add_classes(Table& table, std::string_view data) {
    for_each_row(data, [&](std::string_view row) {
        const Classes bits = class_named(take_part(row, '\t'));
        split(row, " ", [&](std::string_view word) { table[word] |= bits; });
    });
}

// Names of two words are listed whole: "new" and "york" stand for much else.
void add_states(Table& table, std::string_view data) {
    for_each_row(data, [&](std::string_view row) {
        table[take_part(row, '\t')] |= word_class::state;
        table[take_part(row, '\t')] |= word_class::state;
        split(row, ",", [&](std::string_view form) {
            table[form] |= word_class::state | word_class::abbreviation;
        });
    });
}

Table make_table() {
    Table table;
    table.reserve(90'000);
    for_each_row(data::common_words, [&](std::string_view w) { table[w] |= word_class::common; });
    for_each_row(data::given_names, [&](std::string_view w) { table[w] |= word_class::given; });
    add_classes(table, data::office_words);
    add_classes(table, data::name_words);
    add_states(table, data::states);
    for (const std::string_view suffix : name_suffixes())
        if (suffix != "v") table[suffix] |= word_class::suffix; // an initial, rather
    return table;
}

// Verkehrsminister, Bundeskanzlerin
bool is_german_office(std::string_view folded) {
    if (folded.ends_with("in")) folded.remove_suffix(2);
    for (const std::string_view head : {"minister", "kanzler", "prasident", "staatssekretar",
                                        "burgermeister", "senator", "botschafter"})
        if (folded.size() > head.size() + 2 && folded.ends_with(head)) return true;
    return false;
}

// then-Senator, sub-secretary; Governor-elect, Commissioner-General; Mary-Ann
template <typename LookUp>
Classes classes_of_compound(std::string_view before, std::string_view after, LookUp look_up) {
    constexpr Classes offices = word_class::any_head | word_class::abbreviation;
    for (const std::string_view prefix :
         {"then", "ex", "vice", "co", "sub", "deputy", "under", "pro"})
        if (before == prefix) return look_up(after);
    for (const std::string_view suffix :
         {"elect", "designate", "general", "delegate", "in-chief", "at-large"})
        if (after == suffix && (look_up(before) & offices) != 0) return look_up(before);
    return look_up(before) & look_up(after) & word_class::given;
}

} // namespace

Classes classes_of(std::string_view folded) {
    static const Table table = make_table();
    const auto found = table.find(folded);
    if (found != table.end()) return found->second;
    const auto look_up = [](std::string_view word) {
        const auto place = table.find(word);
        return place == table.end() ? 0 : place->second;
    };
    const auto hyphen = folded.find('-');
    if (hyphen == std::string_view::npos)
        return is_german_office(folded) ? word_class::foreign_head : 0;
    return classes_of_compound(folded.substr(0, hyphen), folded.substr(hyphen + 1), look_up);
}

} // namespace dateline::officials
