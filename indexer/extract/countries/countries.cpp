#include "indexer/extract/countries/country_context.h"
#include "indexer/extract/countries/country_names.h"
#include "indexer/extract/extract.h"

#include <algorithm>

namespace dateline {

namespace {

using country_names::Hit;
using country_names::Kind;

void add(std::vector<Country>& countries, std::string_view code, Mention mention,
         std::string_view wording) {
    auto place = std::find_if(countries.begin(), countries.end(),
                              [&](const Country& known) { return known.code == code; });
    if (place == countries.end())
        place = countries.insert(countries.end(), Country{std::string(code), {}, {}});
    place->mentions.push_back(mention);
    auto& evidence = place->evidence;
    constexpr std::size_t enough = 64;
    if (evidence.size() < enough &&
        std::find(evidence.begin(), evidence.end(), wording) == evidence.end())
        evidence.emplace_back(wording);
}

bool has_hyphen_between(std::string_view text, const Hit& first, const Hit& second) {
    return first.end + 1 == second.begin && text[first.end] == '-';
}

// The words of a compound for each of its countries: `U.S-Japan`.
std::string_view wording(std::string_view text, const std::vector<Hit>& hits, std::size_t i) {
    std::size_t first = i;
    std::size_t last = i;
    if (i > 0 && has_hyphen_between(text, hits[i - 1], hits[i])) first = i - 1;
    if (i + 1 < hits.size() && has_hyphen_between(text, hits[i], hits[i + 1])) last = i + 1;
    return text.substr(hits[first].begin, hits[last].end - hits[first].begin);
}

// `North and South Korea`, `North and South Koreans`.
bool names_both_koreas(std::string_view text, const Hit& hit) {
    return hit.form->code == "KR" && hit.begin >= 10 && text.substr(hit.begin, 5) == "South" &&
           text.substr(hit.begin - 10, 10) == "North and ";
}

} // namespace

std::vector<Country> find_countries(std::string_view text, std::vector<Country>* implied) {
    const std::vector<Hit> hits = country_names::find_forms(text);
    const auto verdicts = country_names::judge(text, hits);
    std::vector<Country> countries;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const std::string_view code = verdicts[i].code;
        if (code.empty()) continue;
        const Mention mention{hits[i].begin, hits[i].end};
        if (hits[i].form->kind == Kind::implied) {
            if (implied) add(*implied, code, mention, wording(text, hits, i));
            continue;
        }
        add(countries, code, mention, wording(text, hits, i));
        if (names_both_koreas(text, hits[i]))
            add(countries, "KP", {hits[i].begin - 10, hits[i].end},
                text.substr(hits[i].begin - 10, hits[i].end - hits[i].begin + 10));
    }
    return countries;
}

std::vector<CountryDoubt> find_country_doubts(std::string_view text) {
    const std::vector<Hit> hits = country_names::find_forms(text);
    const auto verdicts = country_names::judge(text, hits);
    std::vector<CountryDoubt> doubts;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        const auto& [code, reason] = verdicts[i];
        const bool implied = hits[i].form->kind == Kind::implied && !code.empty();
        if (reason == country_names::Reason::plain && !implied) continue;
        CountryDoubt doubt{std::string(text.substr(hits[i].begin, hits[i].end - hits[i].begin)),
                           std::string(code),
                           std::string(implied ? "a capital or a government by its seat"
                                               : country_names::words_of(reason))};
        const bool known = std::any_of(doubts.begin(), doubts.end(), [&](const auto& other) {
            return other.words == doubt.words && other.reason == doubt.reason;
        });
        if (!known && doubts.size() < 256) doubts.push_back(std::move(doubt));
    }
    return doubts;
}

} // namespace dateline
