#include "common/text.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/officials_people.h"

namespace dateline {

namespace {

// Whether word `i` ends what only releases of the United States say so: "the White House",
// "National Security Advisor Jo Doe", "(D-WA)", "President Lincoln".
bool speaks_american(const officials::Words& words, std::size_t i) {
    using namespace officials::word_class;
    const auto word = words[i].folded;
    const auto before = words[i - 1].folded;
    if (!words[i].joined() || !words[i].has(officials::shape::capital)) return false;
    return (word == "house" && before == "white") || (word == "spokesperson" && before == "nsc") ||
           ((word == "advisor" || word == "adviser") && before == "security") ||
           (before == "president" && (officials::classes_of(word) & us_president) != 0);
}

// The country that speaks: the one named most of those that publish in English.
std::string home_country(const officials::Words& words, const std::vector<Country>& countries) {
    std::string home = "US";
    for (std::size_t i = 1; i < words.size(); ++i)
        if (speaks_american(words, i)) return home;
    std::size_t most = 0;
    for (const Country& country : countries) {
        const bool speaks = country.code == "AU" || country.code == "GB" || country.code == "NZ" ||
                            country.code == "CA" || country.code == "IE" || country.code == "US";
        if (!speaks || country.mentions.size() < most + (country.code == "US" ? 0 : 1)) continue;
        home = country.code;
        most = country.mentions.size();
    }
    return home;
}

// Who a by-line names counts, if only there.
void add_author(std::vector<Official>& officials, std::string_view author,
                const std::string& home) {
    const officials::Words words(author, {});
    for (Official& official :
         officials::join_people(words, officials::find_candidates(words), home)) {
        bool known = false;
        for (const Official& other : officials)
            known = known || other.id == official.id || other.name.ends_with(official.name);
        if (known) continue;
        official.mentions.clear();
        officials.push_back(std::move(official));
    }
}

} // namespace

std::vector<Official> find_officials(std::string_view text, std::string_view author,
                                     const std::vector<Country>& countries,
                                     const std::vector<Mention>& offices) {
    if (text.size() > 0xFFFFFFFFu) text = cut(text, 0xFFFFFFFFu);
    officials::Words words(text, countries, offices);
    words.set_surnames_first(officials::has_surnames_first(words));
    const std::string home = home_country(words, countries);
    std::vector<Official> found =
        officials::join_people(words, officials::find_candidates(words), home);
    if (!author.empty()) add_author(found, author.substr(0, 4096), home);
    return found;
}

} // namespace dateline
