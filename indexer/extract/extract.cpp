#include "indexer/extract/extract.h"

#include "indexer/extract/countries/country_names.h"
#include "indexer/extract/gazetteer.h"

#include <algorithm>
#include <iterator>

namespace dateline {

namespace {

/// Where the text begins that is to be searched: after a title that is but the beginning of a line
/// of the body too long for one, which would break a name in two.
std::size_t begin_of_text(const PressRelease& release) {
    constexpr std::string_view cut_short = " …";
    std::string_view title = release.title;
    if (!title.ends_with(cut_short)) return 0;
    title.remove_suffix(cut_short.size());
    return release.body.find(title) != release.body.npos ? release.title.size() + 1 : 0;
}

void move(std::vector<Mention>& mentions, std::size_t by) {
    for (Mention& mention : mentions) {
        mention.begin += by;
        mention.end += by;
    }
}

/// Where those officials stand whose full name is known, by place; no two overlap.
std::vector<Mention> places_of(const std::vector<Official>& officials) {
    std::vector<Mention> places;
    for (const Official& official : officials)
        if (official.name.find(' ') != official.name.npos)
            places.insert(places.end(), official.mentions.begin(), official.mentions.end());
    std::sort(places.begin(), places.end(),
              [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
    return places;
}

bool is_inside_any(const Mention& mention, const std::vector<Mention>& places) {
    const auto behind = std::upper_bound(
        places.begin(), places.end(), mention.begin,
        [](std::size_t begin, const Mention& place) { return begin < place.begin; });
    return behind != places.begin() && mention.end <= std::prev(behind)->end;
}

/// Drops the countries that are but part of an official's name, "Minister Mark Holland"; whether
/// there were any.
bool drop_names(std::string_view text, std::vector<Country>& countries,
                const std::vector<Official>& officials) {
    const auto places = places_of(officials);
    const auto is_name = [&](const Mention& country) {
        using namespace country_names;
        return text.substr(country.begin, country.end - country.begin).find(' ') == text.npos &&
               !is_in(List::preposition, previous_word(text, country.begin)) &&
               is_inside_any(country, places);
    };
    std::size_t dropped = 0;
    for (Country& country : countries)
        dropped += std::erase_if(country.mentions, is_name);
    std::erase_if(countries, [](const Country& country) { return country.mentions.empty(); });
    return dropped > 0;
}

} // namespace

Extraction extract(const PressRelease& release, const ExtractOptions& options) {
    const std::size_t begin = begin_of_text(release);
    const std::string text = full_text(release).substr(begin);
    Extraction facts;
    if (auto found = find_date(release, options)) {
        facts.date = found->date;
        facts.date_partial = found->partial;
        facts.date_evidence = found->evidence;
    }
    facts.countries = find_countries(text, &facts.implied_countries);
    const Gazetteer* own = options.gazetteer.get();
    if (own) own->add_countries(text, facts.countries);
    const auto offices = own ? own->find_offices(text) : std::vector<Mention>();
    facts.officials = find_officials(text, release.author, facts.countries, offices, release.url);
    // Again without the countries that were names: they told whose the offices are.
    if (drop_names(text, facts.countries, facts.officials))
        facts.officials =
            find_officials(text, release.author, facts.countries, offices, release.url);
    if (own) own->add_people(text, facts.officials);
    for (auto* countries : {&facts.countries, &facts.implied_countries})
        for (Country& country : *countries)
            move(country.mentions, begin);
    for (Official& official : facts.officials)
        move(official.mentions, begin);
    facts.language = release.language;
    return facts;
}

} // namespace dateline
