#include "common/text.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/officials/officials_people.h"
#include "indexer/extract/officials/stated_country.h"

namespace dateline {

namespace {

// Who a by-line names counts, if only there.
void add_author(std::vector<Official>& officials, std::string_view author,
                const officials::Home& home) {
    const officials::Words words(author, {});
    auto candidates = officials::find_candidates(words);
    officials::add_stated_countries(words, home, candidates);
    for (Official& official : officials::join_people(words, candidates, home)) {
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
                                     const std::vector<Mention>& offices, std::string_view url) {
    if (text.size() > 0xFFFFFFFFu) text = cut(text, 0xFFFFFFFFu);
    officials::Words words(text, countries, offices);
    words.set_surnames_first(officials::has_surnames_first(words));
    if (officials::has_loud_surnames(words)) words.set_surnames_loud();
    auto candidates = officials::find_candidates(words);
    const officials::Home home = officials::find_home(words, candidates, countries, url);
    officials::add_stated_countries(words, home, candidates);
    std::vector<Official> found = officials::join_people(words, candidates, home);
    if (!author.empty()) add_author(found, author.substr(0, 4096), home);
    return found;
}

} // namespace dateline
